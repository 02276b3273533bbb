"""The committee: its seats, who holds them and until when, who presides, and the interests that were declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.committee.rows import CommitteeSheet
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.numbers import number_of
from leaderdesk.services.periods import programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.committee import committee_sheet
from leaderdesk.store.schema import Interest, Mandate, Member, Office, Seat, Structure
from leaderdesk.store.unit import Unit

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """A seat with those who hold it, as it is pasted or entered at once."""

    structure: str
    college: str
    interest_group: str | None = None
    titulaire: str | None = None
    suppleant: str | None = None
    structure_kind: str = "other"
    commune: str | None = None


def read_committee(base: OpenBase) -> CommitteeSheet:
    """The committee as it is and was."""
    with base.read() as session:
        return committee_sheet(session)


def add_seats(base: OpenBase, drafts: Sequence[SeatDraft], since: date) -> Done:
    """Add seats after the others, with their structures and mandates, as one action."""
    with Unit(base, act(base, "add_seats", count=str(len(drafts)))) as unit:
        programme_id = programme_of(unit)
        last = unit.session.scalar(select(func.max(Seat.number)).where(Seat.programme_id == programme_id)) or 0
        for rank, draft in enumerate(drafts, 1):
            row = Seat(
                id=unit.ids.key(),
                programme_id=programme_id,
                structure_id=_structure(unit, draft),
                number=last + rank,
                college=draft.college,
                interest_group=draft.interest_group,
            )
            unit.session.add(row)
            for role, name in (("titulaire", draft.titulaire), ("suppleant", draft.suppleant)):
                if name and name.strip():
                    member = _member(unit, programme_id, name.strip())
                    unit.session.add(
                        Mandate(id=unit.ids.key(), member_id=member, role=role, seat_id=row.id, since=since)
                    )
            unit.session.flush()
        return done(unit.commit(), "committee")


def add_member(base: OpenBase, name: str, **fields: Any) -> Made:
    """Enter somebody of the committee; two people never have one name."""
    with Unit(base, act(base, "add_member", member=needed(name))) as unit:
        programme_id = programme_of(unit)
        _refuse_namesake(unit, programme_id, needed(name))
        row = Member(id=unit.ids.key(), programme_id=programme_id, name=needed(name))
        put(row, fields)
        unit.session.add(row)
        return made(row.id, unit.commit(), "committee")


def edit_member(base: OpenBase, member_id: int, **fields: Any) -> Done:
    """Change what is known of somebody."""
    with Unit(base, act(base, "edit_member", member=name_of(base, Member, member_id))) as unit:
        row = found(unit, Member, member_id)
        if fields.get("name", row.name) != row.name:
            fields["name"] = needed(fields["name"])
            _refuse_namesake(unit, row.programme_id, fields["name"])
        put(row, fields)
        return done(unit.commit(), "committee")


def give_mandate(
    base: OpenBase,
    member_id: int,
    role: str,
    since: date,
    *,
    seat_id: int | None = None,
    college: str | None = None,
    pool_rank: int | None = None,
) -> Made:
    """Put somebody on a seat, in the pool of a college, or among those who are heard.

    Whoever held the same place leaves it the day before; who is to have it later keeps it, and this mandate ends then.
    """
    until: date | None = None
    with Unit(base, act(base, "give_mandate", member=name_of(base, Member, member_id))) as unit:
        if seat_id is not None:
            query = select(Mandate).where(Mandate.seat_id == seat_id, Mandate.role == role)
            until = make_place(unit, unit.session.scalars(query).all(), since)
        row = Mandate(
            id=unit.ids.key(),
            member_id=member_id,
            role=role,
            seat_id=seat_id,
            college=college,
            pool_rank=pool_rank,
            since=since,
            until=until,
        )
        unit.session.add(row)
        return made(row.id, unit.commit(), "committee")


def give_office(base: OpenBase, member_id: int, rank: int, since: date) -> Made:
    """Name the president (rank 1) or a deputy; who was it ends the day before, who is to be it later still will."""
    with Unit(base, act(base, "give_office", member=name_of(base, Member, member_id))) as unit:
        programme_id = programme_of(unit)
        query = select(Office).where(Office.programme_id == programme_id, Office.rank == rank)
        until = make_place(unit, unit.session.scalars(query).all(), since)
        row = Office(id=unit.ids.key(), programme_id=programme_id, member_id=member_id, rank=rank, since=since)
        row.until = until
        unit.session.add(row)
        return made(row.id, unit.commit(), "committee")


def make_place(unit: Unit, held: Sequence[Mandate] | Sequence[Office], since: date) -> date | None:
    """End what holds a place on a day, and say when who comes must leave it to what is planned after that day."""
    later = [each.since for each in held if each.since > since]
    for each in held:
        if each.since <= since and (each.until is None or each.until >= since):
            _end(unit, each, since - _ONE_DAY)
    return min(later) - _ONE_DAY if later else None


def declare_interest(base: OpenBase, member_id: int, dossier_id: int, reason: str) -> Made:
    """Note that somebody has an interest in a dossier: they will leave for it."""
    row = _interest(base, member_id, dossier_id, state="declared", reason=_refuse_silence(reason))
    names = {"member": name_of(base, Member, member_id), "dossier": number_of(base, dossier_id)}
    with Unit(base, act(base, "declare_interest", member=names["member"], dossier=names["dossier"])) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "committee", "sittings")


def withdraw_interest(base: OpenBase, interest_id: int) -> Done:
    """Take back what was noted of an interest."""
    with Unit(base, act(base, "withdraw_interest")) as unit:
        unit.session.delete(found(unit, Interest, interest_id))
        return done(unit.commit(), "committee", "sittings")


def _interest(base: OpenBase, member_id: int, dossier_id: int, **columns: Any) -> Interest:
    return Interest(
        id=base.author.ids.key(),
        member_id=member_id,
        dossier_id=dossier_id,
        author=base.author.operator,
        said_on=today(base),
        **columns,
    )


def _refuse_silence(reason: str) -> str:
    if not reason.strip():
        raise Refusal("reason_needed")
    return reason.strip()


def _structure(unit: Unit, draft: SeatDraft) -> int | None:
    name = draft.structure.strip()
    if not name:
        return None
    known = unit.session.scalars(select(Structure.id).where(Structure.name == name)).first()
    if known is not None:
        return known
    row = Structure(id=unit.ids.key(), name=name, kind=draft.structure_kind, commune=draft.commune)
    unit.session.add(row)
    unit.session.flush()
    return row.id


def _member(unit: Unit, programme_id: int, name: str) -> int:
    known = unit.session.scalars(
        select(Member.id).where(Member.programme_id == programme_id, Member.name == name)
    ).first()
    if known is not None:
        return known
    row = Member(id=unit.ids.key(), programme_id=programme_id, name=name)
    unit.session.add(row)
    unit.session.flush()
    return row.id


def _refuse_namesake(unit: Unit, programme_id: int, name: str) -> None:
    query = select(Member.id).where(Member.programme_id == programme_id, Member.name == name)
    if unit.session.scalars(query).first() is not None:
        raise Refusal("member_exists", member=name)


def _end(unit: Unit, held: Mandate | Office, last_day: date) -> None:
    """A mandate or an office that would end before it began never was."""
    if last_day < held.since:
        unit.session.delete(held)
    else:
        held.until = last_day
