"""The seats as their sheet has them: typed in cell by cell, added from a list, given to others, left vacant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.committee.pasted import Known, PastedSeat, key_of, read_seats
from leaderdesk.domain.committee.rows import CommitteeSheet
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.services.bases import act
from leaderdesk.services.committees import SeatDraft, add_seats, make_place, read_committee
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.periods import programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Mandate, Member, Seat, Structure
from leaderdesk.store.unit import Unit

ROLES = ("titulaire", "suppleant")


@dataclass(frozen=True, slots=True)
class SeatsFile:
    """The committee, the rules it is held by, the day it is read, the structures of the base."""

    sheet: CommitteeSheet
    rules: CommitteeRules
    day: date
    structures: tuple[str, ...]


def read_seats_file(base: OpenBase) -> SeatsFile:
    """Everything the sheet of seats shows."""
    with base.read() as session:
        structures = tuple(session.scalars(select(Structure.name).order_by(Structure.name)))
    return SeatsFile(read_committee(base), committee_rules(base), today(base), structures)


def plan_pasted(base: OpenBase, rows: Sequence[Sequence[str]]) -> tuple[PastedSeat, ...]:
    """What a pasted list would add: nothing is written."""
    with base.read() as session:
        known = Known.of(tuple(session.scalars(select(Structure.name))), tuple(session.scalars(select(Member.name))))
    return read_seats(rows, known)


def add_pasted(base: OpenBase, seats: Sequence[PastedSeat], since: date) -> Done:
    """Add the sound lines of a list, as one action."""
    drafts = [
        SeatDraft(each.structure, each.college, each.interest_group or None, each.titulaire, each.suppleant)
        for each in seats
        if each.is_sound
    ]
    return add_seats(base, drafts, since)


def begin_seat(base: OpenBase, college: str) -> Made:
    """One seat more, after the others, to be filled in."""
    with Unit(base, act(base, "begin_seat")) as unit:
        programme_id = programme_of(unit)
        last = unit.session.scalar(select(func.max(Seat.number)).where(Seat.programme_id == programme_id)) or 0
        row = Seat(id=unit.ids.key(), programme_id=programme_id, number=last + 1, college=college)
        unit.session.add(row)
        return made(row.id, unit.commit(), "committee")


def edit_seats(base: OpenBase, edits: Mapping[int, Mapping[str, Any]]) -> Done:
    """Change cells of the sheet as one action; another name on a place begins a mandate today."""
    if len(edits) == 1:
        deed = act(base, "edit_seat", seat=name_of(base, Seat, next(iter(edits)), "number"))
    else:
        deed = act(base, "edit_seats", count=str(len(edits)))
    with Unit(base, deed) as unit:
        for seat_id, fields in edits.items():
            seat = found(unit, Seat, seat_id)
            for name, value in fields.items():
                _CHANGES[name](unit, seat, value, today(base))
        return done(unit.commit(), "committee")


def seat_somebody(base: OpenBase, seat_id: int, role: str, name: str, since: date) -> Done:
    """Give a place of a seat to somebody from a day; who held it leaves the day before, who is planned stays so."""
    with Unit(base, act(base, "give_mandate", member=needed(name))) as unit:
        _seat(unit, found(unit, Seat, seat_id), role, needed(name), since)
        return done(unit.commit(), "committee")


def vacate_seats(base: OpenBase, seat_ids: Sequence[int], last_day: date, roles: Sequence[str] = ROLES) -> Done:
    """Those who hold these seats leave them after a day, as after an election; mandates planned later are kept."""
    with Unit(base, act(base, "vacate_seats", count=str(len(seat_ids)))) as unit:
        for seat_id in seat_ids:
            for role in roles:
                for held in _held(unit, found(unit, Seat, seat_id), role):
                    if held.since <= last_day and (held.until is None or held.until > last_day):
                        held.until = last_day
        return done(unit.commit(), "committee")


def remove_seats(base: OpenBase, seat_ids: Sequence[int]) -> Done:
    """Take away seats entered by mistake; one that a sitting counted stays in that sitting's record."""
    with Unit(base, act(base, "remove_seats", count=str(len(seat_ids)))) as unit:
        for seat_id in seat_ids:
            unit.session.delete(found(unit, Seat, seat_id))
        return done(unit.commit(), "committee")


def edit_mandates(base: OpenBase, edits: Mapping[int, Mapping[str, Any]], removed: Sequence[int] = ()) -> Done:
    """Correct the days of mandates, or take away those entered by mistake."""
    with Unit(base, act(base, "edit_mandates", count=str(len(edits) + len(removed)))) as unit:
        for key, fields in edits.items():
            row = found(unit, Mandate, key)
            row.since, row.until = fields.get("since") or row.since, fields.get("until", row.until)
            if row.until is not None and row.until < row.since:
                raise Refusal("mandate_backwards")
        for key in removed:
            unit.session.delete(found(unit, Mandate, key))
        return done(unit.commit(), "committee")


def member_in(unit: Unit, name: str) -> int:
    """The member of this name, whatever its capitals and accents; entered where there is none."""
    programme_id, wanted = programme_of(unit), key_of(name)
    known = unit.session.execute(select(Member.id, Member.name).where(Member.programme_id == programme_id))
    for key, other in known:
        if key_of(other) == wanted:
            found(unit, Member, key).binned_on = None
            return key
    row = Member(id=unit.ids.key(), programme_id=programme_id, name=name.strip())
    unit.session.add(row)
    unit.session.flush()
    return row.id


def _seat(unit: Unit, seat: Seat, role: str, name: str, since: date) -> None:
    until = make_place(unit, _held(unit, seat, role), since)
    row = Mandate(id=unit.ids.key(), member_id=member_in(unit, name), role=role, seat_id=seat.id, since=since)
    row.until = until
    unit.session.add(row)
    unit.session.flush()


def _held(unit: Unit, seat: Seat, role: str) -> Sequence[Mandate]:
    """Every mandate of a place, past and to come."""
    return unit.session.scalars(select(Mandate).where(Mandate.seat_id == seat.id, Mandate.role == role)).all()


def _put_structure(unit: Unit, seat: Seat, value: str | None, _: date) -> None:
    seat.structure_id = None if not value or not value.strip() else _structure(unit, value.strip())


def _put_college(_: Unit, seat: Seat, value: str | None, __: date) -> None:
    seat.college = value or seat.college


def _put_group(_: Unit, seat: Seat, value: str | None, __: date) -> None:
    seat.interest_group = value


def _put_number(unit: Unit, seat: Seat, value: int | None, _: date) -> None:
    if value is None or value == seat.number:
        return
    query = select(Seat.id).where(Seat.programme_id == seat.programme_id, Seat.number == value)
    if unit.session.scalars(query).first() is not None:
        raise Refusal("seat_number_taken", number=str(value))
    seat.number = value


def _put_remark(unit: Unit, seat: Seat, value: str | None, day: date) -> None:
    """What is remarked is of the person: it follows them, and a vacant seat has none."""
    for held in unit.session.scalars(select(Mandate).where(Mandate.seat_id == seat.id, Mandate.role == "titulaire")):
        if held.since <= day and (held.until is None or day <= held.until):
            found(unit, Member, held.member_id).remark = value
            return
    raise Refusal("seat_vacant")


def _person_of(role: str) -> Callable[[Unit, Seat, str | None, date], None]:
    def put_person(unit: Unit, seat: Seat, value: str | None, day: date) -> None:
        if value and value.strip():
            _seat(unit, seat, role, value.strip(), day)
        else:
            make_place(unit, _held(unit, seat, role), day)
            unit.session.flush()

    return put_person


_CHANGES: Mapping[str, Callable[[Unit, Seat, Any, date], None]] = {
    "number": _put_number,
    "structure": _put_structure,
    "college": _put_college,
    "interest_group": _put_group,
    "remark": _put_remark,
    "titulaire": _person_of("titulaire"),
    "suppleant": _person_of("suppleant"),
}


def _structure(unit: Unit, name: str) -> int:
    for key, other in unit.session.execute(select(Structure.id, Structure.name)):
        if key_of(other) == key_of(name):
            return key
    row = Structure(id=unit.ids.key(), name=name, kind="other")
    unit.session.add(row)
    unit.session.flush()
    return row.id
