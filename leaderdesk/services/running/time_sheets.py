"""The time sheets of the team: read, typed in, copied from the month before, signed.

Hours that change on a signed sheet take the signatures away, and the entry says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.running.months import month_of
from leaderdesk.domain.running.sheets import TimeSheet as Sheet
from leaderdesk.domain.running.sheets import copied_hours
from leaderdesk.domain.typed.durations import minutes_of
from leaderdesk.services.attachments import taken_in
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.records import name_of, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.running_sheets import time_sheet
from leaderdesk.store.schema import Person, TimeEntry, TimeSheet
from leaderdesk.store.unit import Unit
from leaderdesk.words.numbers import month as month_words

Hours = Mapping[tuple[int, date], Fraction | None]


def read_sheet(base: OpenBase, person_id: int, month: date) -> Sheet:
    """The sheet of somebody for the month of a day; empty where nothing was written."""
    with base.read() as session:
        return time_sheet(session, person_id, month_of(month))


def write_hours(base: OpenBase, person_id: int, month: date, hours: Hours, *, reason: str = "") -> Done:
    """Put hours in cells, by task and day, as one action; a signed sheet asks for a reason and loses its signatures.

    Refusals `sheet_signed` (with the days), `day_too_long`.
    """
    month = month_of(month)
    person, named = name_of(base, Person, person_id), month_words(month)
    with Unit(base, act(base, "write_hours", reason=reason or None, person=person, month=named)) as unit:
        before = time_sheet(unit.session, person_id, month)
        changed = {key: value for key, value in hours.items() if before.hours.get(key) != (value or None)}
        if not changed:
            return done(unit.commit(), "running")
        row = _row(unit, person_id, month)
        _lift_signatures(row, before, reason)
        _put(unit, row.id, changed)
        _refuse_long_days(time_sheet(unit.session, person_id, month))
        return done(unit.commit(), "running")


def copy_month(base: OpenBase, person_id: int, month: date, *, reason: str = "") -> Done:
    """Fill a month after the one before: same weekday, same week of the month; hours already there stay.

    Tasks that are no longer used are left out.
    """
    with base.read() as session:
        now = time_sheet(session, person_id, month_of(month))
        before = time_sheet(session, person_id, months_after(month_of(month), -1))
    if not before.hours:
        raise Refusal("no_hours_before", month=before.month.isoformat())
    used = {each.id for each in before.tasks if each.binned_on is None}
    kept = {(task, day): hours for (task, day), hours in before.hours.items() if task in used}
    found = copied_hours(kept, now.month, now.idle)
    busy = {day for _, day in now.hours}
    return write_hours(
        *(base, person_id, now.month),
        {(task, day): hours for (task, day), hours in found.items() if day not in busy},
        reason=reason,
    )


def edit_sheet(base: OpenBase, person_id: int, month: date, fields: Mapping[str, Any]) -> Done:
    """Sign, countersign, note, attach the scan."""
    month = month_of(month)
    person, named = name_of(base, Person, person_id), month_words(month)
    with Unit(base, act(base, "edit_time_sheet", person=person, month=named)) as unit:
        row = _row(unit, person_id, month)
        put(row, fields)
        return done(unit.commit(), "running")


def attach_scan(base: OpenBase, dossier_id: int, person_id: int, month: date, source: Path) -> Done:
    """Keep the scan of a signed sheet with a dossier, and say that it is that of the sheet: one action."""
    month = month_of(month)
    person, named = name_of(base, Person, person_id), month_words(month)
    scan = taken_in(base, source, dossier_id=dossier_id)
    with Unit(base, act(base, "attach_scan", person=person, month=named)) as unit:
        unit.session.add(scan)
        unit.session.flush()
        _row(unit, person_id, month).attachment_id = scan.id
        return done(unit.commit(), "running", "dossiers", "attachments")


def _row(unit: Unit, person_id: int, month: date) -> TimeSheet:
    query = select(TimeSheet).where(TimeSheet.person_id == person_id, TimeSheet.month == month)
    row = unit.session.scalars(query).first()
    if row is None:
        row = TimeSheet(id=unit.ids.key(), person_id=person_id, month=month)
        unit.session.add(row)
        unit.session.flush()
    return row


def _lift_signatures(row: TimeSheet, before: Sheet, reason: str) -> None:
    if not before.is_signed:
        return
    if not reason.strip():
        raise Refusal("sheet_signed", month=before.month.isoformat())
    row.signed_on = row.countersigned_on = row.countersigned_by = None
    # The scan is of what was signed.
    row.attachment_id = None


def _put(unit: Unit, sheet_id: int, hours: Hours) -> None:
    query = select(TimeEntry).where(TimeEntry.sheet_id == sheet_id)
    known = {(row.task_id, row.worked_on): row for row in unit.session.scalars(query)}
    for (task, day), value in hours.items():
        row = known.get((task, day))
        if not value:
            if row is not None:
                unit.session.delete(row)
        elif row is not None:
            row.minutes = minutes_of(value)
        else:
            place = {"sheet_id": sheet_id, "task_id": task, "worked_on": day}
            unit.session.add(TimeEntry(id=unit.ids.key(), **place, minutes=minutes_of(value)))
    unit.session.flush()


def _refuse_long_days(sheet: Sheet) -> None:
    for day in sheet.days:
        if sheet.of_day(day) > _HOURS:
            raise Refusal("day_too_long", on=day.isoformat())


_HOURS = 24
