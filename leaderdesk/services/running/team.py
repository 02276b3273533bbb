"""Who is on a running-cost dossier, at which tasks, what they cost each month, where they went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sqlalchemy import select

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.running.months import month_of
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.periods import programme_of
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.running import claimed_rows, task_rows
from leaderdesk.store.schema import Assignment, Mission, Payroll, RunningTask, TimeEntry
from leaderdesk.store.unit import Unit
from leaderdesk.words.running import USUAL_TASKS, place_of

TASKS = Owned(RunningTask, "programme_id", {"label": "", "is_eligible": True})
TOPICS = ("running", "dossiers")


def edit_tasks(base: OpenBase, edits: Sequence[RowEdit]) -> Done:
    """Change tasks, new ones included, as one action; one that has hours is put aside where it would be removed."""
    with Unit(base, act(base, "edit_running_tasks")) as unit:
        gone = [each for each in edits if each.is_removed and each.id is not None]
        TASKS.apply(unit, programme_of(unit), [each for each in edits if not each.is_removed])
        for each in gone:
            row = TASKS.found(unit, each.id or 0)
            if unit.session.scalar(select(TimeEntry.id).where(TimeEntry.task_id == row.id).limit(1)) is None:
                unit.session.delete(row)
            else:
                row.binned_on = today(base)
        return done(unit.commit(), *TOPICS)


def add_usual_tasks(base: OpenBase) -> Done:
    """Add the tasks that teams usually have and that are not there yet; all can be changed."""
    with Unit(base, act(base, "add_usual_tasks")) as unit:
        programme = programme_of(unit)
        known = {each.label for each in task_rows(unit.session) if each.binned_on is None}
        for label, is_eligible in USUAL_TASKS:
            if label not in known:
                TASKS.make(unit, programme, {"label": label, "is_eligible": is_eligible})
                unit.session.flush()
        return done(unit.commit(), *TOPICS)


def edit_assignments(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change who is on a dossier, as one action; nobody is on it twice the same day."""
    on = today(base)
    owned = Owned(Assignment, "dossier_id", {"since": on.replace(month=1, day=1)})
    with Unit(base, act(base, "edit_assignments", dossier=number_of(base, dossier_id))) as unit:
        _need_people(edits)
        owned.apply(unit, dossier_id, edits)
        query = select(Assignment).where(Assignment.dossier_id == dossier_id)
        rows = unit.session.scalars(query.order_by(Assignment.person_id, Assignment.since, Assignment.id)).all()
        for row in rows:
            _refuse_reversed(row.since, row.until)
        for one, other in pairwise(rows):
            if one.person_id == other.person_id and (one.until is None or one.until >= other.since):
                raise Refusal("assigned_twice", on=other.since.isoformat())
        return done(unit.commit(), *TOPICS)


def edit_pay(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit], person_id: int | None = None) -> Done:
    """Change what the team cost each month, as one action; `person_id` is whose pay is meant where none is said."""
    with Unit(base, act(base, "edit_pay", dossier=number_of(base, dossier_id))) as unit:
        _refuse_claimed(unit, pay=_removed(edits))
        placed = _placed(unit, edits, person_id, today(base))
        touched: list[Payroll] = []
        for edit in placed:
            fields = dict(edit.fields)
            owner = fields.pop("person_id", 0)
            rows = _PAY.apply(unit, owner, [replace(edit, fields=fields)]) if edit.id is None else _changed(unit, edit)
            touched += rows
        for row in touched:
            if row.gross + row.charges < (row.helped or 0):
                raise Refusal("helped_above_pay", month=row.month.isoformat())
        return done(unit.commit(), *TOPICS)


def edit_missions(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit], person_id: int | None = None) -> Done:
    """Change the journeys of a dossier, as one action."""
    if person_id is None and any(each.id is None and not each.fields.get("person_id") for each in edits):
        raise Refusal("person_needed")
    defaults = {"person_id": person_id, "went_on": today(base), "place": "", "purpose": ""}
    with Unit(base, act(base, "edit_missions", dossier=number_of(base, dossier_id))) as unit:
        _refuse_claimed(unit, missions=_removed(edits))
        for row in Owned(Mission, "dossier_id", defaults).apply(unit, dossier_id, edits):
            _refuse_reversed(row.went_on, row.came_back_on)
        return done(unit.commit(), *TOPICS)


_PAY = Owned(Payroll, "person_id", {"gross": 0, "charges": 0})


def _removed(edits: Sequence[RowEdit]) -> list[int]:
    return [each.id for each in edits if each.is_removed and each.id is not None]


def _need_people(edits: Sequence[RowEdit]) -> None:
    for each in edits:
        is_new = each.id is None and not each.is_removed
        if (is_new or "person_id" in each.fields) and not each.fields.get("person_id"):
            raise Refusal("person_needed")


def _refuse_claimed(unit: Unit, *, pay: Iterable[int] = (), missions: Iterable[int] = ()) -> None:
    """What stands in a claim goes from there first: nothing would tell any more that it was claimed."""
    found = claimed_rows(unit.session, list(pay), list(missions))
    if found:
        raise Refusal("claimed_here", claim=place_of(found[0]))


def _refuse_reversed(starts: date, ends: date | None) -> None:
    if ends is not None and ends < starts:
        raise Refusal("ends_before_it_starts", starts=starts.isoformat(), ends=ends.isoformat())


def _placed(unit: Unit, edits: Sequence[RowEdit], person_id: int | None, on: date) -> list[RowEdit]:
    """Each edit with whose month it is; a month that somebody would have twice is refused before SQLite does."""
    known = {row.id: (row.person_id, row.month) for row in unit.session.scalars(select(Payroll))}
    taken: dict[int | str, tuple[int, date]] = dict(known.items())
    placed = []
    for rank, edit in enumerate(edits):
        fields = dict(edit.fields)
        if edit.is_removed:
            taken.pop(edit.id or 0, None)
        else:
            before = known.get(edit.id or 0)
            owner = fields.get("person_id") or (before[0] if before else person_id)
            if not owner:
                raise Refusal("person_needed")
            month = fields.get("month") or (before[1] if before else _next_month(taken.values(), owner, on))
            place = (owner, month_of(month))
            if place in [each for key, each in taken.items() if key != edit.id]:
                raise Refusal("month_paid_twice", month=place[1].isoformat())
            taken[edit.id or f"new {rank}"] = place
            fields |= {"person_id": owner, "month": place[1]}
        placed.append(replace(edit, fields=fields))
    return placed


def _changed(unit: Unit, edit: RowEdit) -> list[Payroll]:
    row = _PAY.found(unit, edit.id or 0)
    if edit.is_removed:
        unit.session.delete(row)
        unit.session.flush()
        return []
    _PAY.change(row, edit.fields)
    return [row]


def _next_month(taken: Iterable[tuple[int, date]], person_id: int, on: date) -> date:
    """The month after the last that is known; the first of the year where none is."""
    known = [month for owner, month in taken if owner == person_id]
    return months_after(max(known), 1) if known else on.replace(month=1, day=1)
