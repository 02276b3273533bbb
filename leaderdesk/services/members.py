"""The people of the committee, one by one: their places, ties, yearly declarations, interests; and the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.committee.files import (
    DeclarationLine,
    InterestLine,
    MemberFile,
    MemberLine,
    PlaceLine,
    TieLine,
    place_of_mandate,
    place_of_office,
)
from leaderdesk.domain.committee.rows import CommitteeSheet
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.attendance import attendance_of_member
from leaderdesk.services.bases import act
from leaderdesk.services.committees import give_mandate, give_office, read_committee
from leaderdesk.services.done import Done, Made, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import (
    Dossier,
    Interest,
    Mandate,
    Member,
    MemberTie,
    Office,
    YearlyDeclaration,
)
from leaderdesk.store.unit import Unit
from leaderdesk.words.committee import UNNAMED_TIE

_TIES = Owned(MemberTie, "member_id", {"kind": "structure", "name": UNNAMED_TIE})


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place to give: a seat and its role, a pool and its rank, a voice that is heard, or a presidency."""

    role: str
    since: date
    seat_id: int | None = None
    college: str | None = None
    rank: int | None = None


def list_members(base: OpenBase) -> tuple[MemberLine, ...]:
    """Everybody, those in the bin included."""
    sheet, day = read_committee(base), today(base)
    with base.read() as session:
        signed = dict(
            session.execute(
                select(YearlyDeclaration.member_id, YearlyDeclaration.signed_on).where(
                    YearlyDeclaration.year == day.year
                )
            ).all()
        )
        counts = dict(
            session.execute(
                select(Interest.member_id, func.count())
                .where(Interest.state == "declared")
                .group_by(Interest.member_id)
            ).all()
        )
    places = _places(sheet)
    return tuple(
        MemberLine(
            *(row.id, row.name, row.phone, row.email, row.commune),
            tuple(places.get(row.name, ())),
            tuple(each for each in places.get(row.name, ()) if each.covers(day)),
            signed.get(row.id),
            counts.get(row.id, 0),
            row.is_binned,
        )
        for row in sheet.members
    )


def read_member(base: OpenBase, member_id: int) -> MemberFile:
    """Everything of one person."""
    line = next((each for each in list_members(base) if each.id == member_id), None)
    if line is None:
        raise Refusal("record_gone")
    attendance = attendance_of_member(base, line.name)
    with base.read() as session:
        row = session.get_one(Member, member_id)
        ties = session.scalars(select(MemberTie).where(MemberTie.member_id == member_id).order_by(MemberTie.name))
        declared = session.scalars(
            select(YearlyDeclaration)
            .where(YearlyDeclaration.member_id == member_id)
            .order_by(YearlyDeclaration.year.desc())
        )
        interests = session.execute(
            select(Interest, Dossier.number, Dossier.title)
            .join(Dossier, Dossier.id == Interest.dossier_id)
            .where(Interest.member_id == member_id)
            .order_by(Interest.said_on.desc(), Dossier.number)
        )
        return MemberFile(
            line,
            *(row.street, row.postcode, row.remark),
            tuple(TieLine(each.id, each.kind, each.name, each.siren, each.since, each.until) for each in ties),
            tuple(DeclarationLine(each.id, each.year, each.signed_on, each.text) for each in declared),
            tuple(_interest(each, number, title) for each, number, title in interests),
            attendance,
        )


def titles_of_dossiers(base: OpenBase) -> dict[int, str]:
    """The dossiers that somebody may have an interest in, by number."""
    with base.read() as session:
        rows = session.execute(
            select(Dossier.id, Dossier.number, Dossier.title)
            .where(Dossier.binned_on.is_(None))
            .order_by(Dossier.number)
        )
        return {key: f"{number} {title}" for key, number, title in rows}


def bin_members(base: OpenBase, member_ids: Sequence[int]) -> Done:
    """Put people in the bin as one action; nobody who still has a place goes there."""
    day = today(base)
    for line in list_members(base):
        if line.id in member_ids and any(each.until is None or each.until >= day for each in line.places):
            raise Refusal("member_sits", member=line.name)
    return _move(base, "bin", member_ids, day)


def unbin_members(base: OpenBase, member_ids: Sequence[int]) -> Done:
    """Take people out of the bin as one action."""
    return _move(base, "unbin", member_ids, None)


def give_place(base: OpenBase, member_id: int, place: PlaceDraft) -> Made:
    """Give somebody a place; whoever held it leaves it the day before."""
    if place.role in ("president", "deputy"):
        rank = 1 if place.role == "president" else (place.rank or 1) + 1
        return give_office(base, member_id, rank, place.since)
    if place.role in ("titulaire", "suppleant"):
        if place.seat_id is None:
            raise Refusal("seat_needed")
        return give_mandate(base, member_id, place.role, place.since, seat_id=place.seat_id)
    if place.role == "pooled":
        if place.college is None:
            raise Refusal("college_needed")
        rank = place.rank or _next_in_pool(base, place.college, place.since)
        return give_mandate(base, member_id, "pooled", place.since, college=place.college, pool_rank=rank)
    return give_mandate(base, member_id, "consultative", place.since)


def edit_places(base: OpenBase, member_id: int, edits: Mapping[tuple[int, bool], Mapping[str, Any]]) -> Done:
    """Correct the days of somebody's places; the key says whether it is an office."""
    with Unit(base, act(base, "edit_places", member=name_of(base, Member, member_id))) as unit:
        for (key, is_office), fields in edits.items():
            row: Mandate | Office = found(unit, Office, key) if is_office else found(unit, Mandate, key)
            row.since, row.until = fields.get("since") or row.since, fields.get("until", row.until)
            if row.until is not None and row.until < row.since:
                raise Refusal("mandate_backwards")
        return done(unit.commit(), "committee")


def remove_places(base: OpenBase, member_id: int, keys: Sequence[tuple[int, bool]]) -> Done:
    """Take away places entered by mistake."""
    with Unit(base, act(base, "edit_places", member=name_of(base, Member, member_id))) as unit:
        for key, is_office in keys:
            unit.session.delete(found(unit, Office, key) if is_office else found(unit, Mandate, key))
        return done(unit.commit(), "committee")


def edit_ties(base: OpenBase, member_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change what binds somebody to structures and communes, as one action."""
    with Unit(base, act(base, "edit_ties", member=name_of(base, Member, member_id))) as unit:
        _TIES.apply(unit, member_id, edits)
        return done(unit.commit(), "committee", "sittings")


def _places(sheet: CommitteeSheet) -> dict[str, list[PlaceLine]]:
    seats = {seat.id: seat.key for seat in sheet.seats}
    found: dict[str, list[PlaceLine]] = {}
    for office in sheet.offices:
        found.setdefault(office.member, []).append(place_of_office(office))
    for mandate in (*(each for seat in sheet.seats for each in seat.mandates), *sheet.others):
        found.setdefault(mandate.member, []).append(place_of_mandate(mandate, seats))
    return found


def _interest(row: Interest, number: str, title: str) -> InterestLine:
    return InterestLine(row.id, row.dossier_id, number, title, row.state, row.reason, row.author, row.said_on)


def _next_in_pool(base: OpenBase, college: str, since: date) -> int:
    taken = [
        each.pool_rank or 0
        for each in read_committee(base).others
        if each.role == "pooled" and each.college == college and (each.until is None or each.until >= since)
    ]
    return max(taken, default=0) + 1


def _move(base: OpenBase, move: str, member_ids: Sequence[int], on: date | None) -> Done:
    names = [name_of(base, Member, key) for key in member_ids]
    if len(names) == 1:
        deed = act(base, f"{move}_member", member=names[0])
    else:
        deed = act(base, f"{move}_members", count=str(len(names)))
    with Unit(base, deed) as unit:
        for key in member_ids:
            found(unit, Member, key).binned_on = on
        return done(unit.commit(), "committee")
