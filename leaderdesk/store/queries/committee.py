"""The committee read whole: a few hundred rows, in as many queries as there are tables."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.committee.rows import CommitteeSheet, MandateRow, MemberRow, OfficeRow, SeatRow
from leaderdesk.domain.committee.seats import Committee, CommitteeSeat, PooledMandate
from leaderdesk.domain.committee.seats import Mandate as Held
from leaderdesk.store.schema import Interest, Mandate, Member, Office, Seat, Structure


def committee_sheet(session: Session) -> CommitteeSheet:
    """The committee with everybody who ever held something in it."""
    members = {row.id: row for row in session.scalars(select(Member).order_by(Member.name))}
    mandates = [
        MandateRow(
            id=row.id,
            member_id=row.member_id,
            member=members[row.member_id].name,
            role=row.role,
            seat_id=row.seat_id,
            college=row.college,
            pool_rank=row.pool_rank,
            since=row.since,
            until=row.until,
        )
        for row in session.scalars(select(Mandate).order_by(Mandate.since.desc(), Mandate.id))
    ]
    query = select(Seat, Structure.name).outerjoin(Structure, Structure.id == Seat.structure_id).order_by(Seat.number)
    seats = tuple(
        SeatRow(
            *(seat.id, seat.number, structure, seat.college, seat.interest_group),
            tuple(each for each in mandates if each.seat_id == seat.id),
        )
        for seat, structure in session.execute(query)
    )
    offices = session.scalars(select(Office).order_by(Office.rank, Office.since.desc()))
    return CommitteeSheet(
        seats=seats,
        members=tuple(
            MemberRow(*(row.id, row.name, row.phone, row.email, row.commune, row.remark), row.binned_on is not None)
            for row in members.values()
        ),
        others=tuple(each for each in mandates if each.seat_id is None),
        offices=tuple(
            OfficeRow(row.id, members[row.member_id].name, row.rank, row.since, row.until) for row in offices
        ),
        committee=_committee(seats, mandates),
    )


def interested_in(session: Session, dossier_ids: list[int]) -> dict[int, tuple[str, ...]]:
    """Who declared an interest in each of these dossiers."""
    query = (
        select(Interest.dossier_id, Member.name)
        .join(Member, Member.id == Interest.member_id)
        .where(Interest.dossier_id.in_(dossier_ids), Interest.state == "declared")
        .order_by(Member.name)
    )
    found: dict[int, list[str]] = {}
    for key, name in session.execute(query):
        found.setdefault(key, []).append(name)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}


def _committee(seats: tuple[SeatRow, ...], mandates: list[MandateRow]) -> Committee:
    keys = {seat.id: seat.key for seat in seats}
    return Committee(
        tuple(CommitteeSeat(seat.key, seat.college, seat.interest_group, seat.structure) for seat in seats),
        tuple(
            Held(each.member, keys[each.seat_id], each.role, each.since, each.until)  # type: ignore[arg-type]  # its check says so
            for each in mandates
            if each.seat_id is not None
        ),
        tuple(
            PooledMandate(each.member, each.college or "", each.pool_rank or 0, each.since, each.until)
            for each in mandates
            if each.role == "pooled"
        ),
    )
