"""What the preparation of a sitting reads of the base: its plan, who was asked, what was sent, the interests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain import conflicts as linked
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.matching import Address
from leaderdesk.domain.sittings.calendars import Sent
from leaderdesk.domain.sittings.conflicts import Answered
from leaderdesk.domain.sittings.ground import Silence
from leaderdesk.domain.sittings.plans import Plan, PlannedDossier, PlannedPoint, timed
from leaderdesk.store.queries.committee import interested_in
from leaderdesk.store.schema import (
    AgendaPoint,
    Contact,
    Dossier,
    Envelope,
    Fiche,
    FundingLine,
    Holder,
    Interest,
    Invitation,
    Mandate,
    Member,
    MemberTie,
    Seat,
    Sending,
    Sitting,
    StatusStep,
    Structure,
)


@dataclass(frozen=True, slots=True)
class SittingCount:
    """A sitting, and what its agenda holds."""

    row: Sitting
    points: int
    dossiers: int
    minutes: int


def sitting_counts(session: Session, *, has_binned: bool = False) -> list[SittingCount]:
    """The sittings, the last day first."""
    query = (
        select(
            Sitting,
            func.count(AgendaPoint.id),
            func.count(AgendaPoint.dossier_id),
            func.sum(AgendaPoint.planned_minutes),
        )
        .outerjoin(AgendaPoint, AgendaPoint.sitting_id == Sitting.id)
        .group_by(Sitting.id)
        .order_by(Sitting.held_on.desc(), Sitting.number.desc())
    )
    wanted = query if has_binned else query.where(Sitting.binned_on.is_(None))
    return [
        SittingCount(row, points, dossiers, minutes or 0) for row, points, dossiers, minutes in session.execute(wanted)
    ]


def plan_of(session: Session, sitting_id: int, silence: Silence) -> Plan:
    """A sitting with its agenda."""
    row = session.get(Sitting, sitting_id)
    if row is None:
        raise Refusal("record_gone")
    before = session.get(Sitting, row.prepared_by_id) if row.prepared_by_id else None
    return Plan(
        id=row.id,
        number=row.number,
        kind=row.kind,
        title=row.title,
        held_on=row.held_on,
        starts_at=row.starts_at,
        place=row.place,
        phase=row.phase,
        remark=row.remark,
        deadline=row.deadline,
        silence=silence,
        prepared_by_id=row.prepared_by_id,
        prepared_by=before.title if before else None,
        points=timed(_points(session, sitting_id), row.starts_at),
        is_binned=row.binned_on is not None,
    )


def planned_elsewhere(session: Session, sitting_id: int) -> dict[int, str]:
    """The dossiers that wait on the agenda of another sitting, with its title."""
    query = (
        select(AgendaPoint.dossier_id, Sitting.title)
        .join(Sitting, Sitting.id == AgendaPoint.sitting_id)
        .where(Sitting.id != sitting_id, Sitting.binned_on.is_(None), Sitting.phase.in_(("preparation", "open")))
        .where(AgendaPoint.dossier_id.is_not(None), Sitting.kind != "technical")
    )
    return {key: title for key, title in session.execute(query) if key is not None}


def invitations_of(session: Session, sitting_id: int) -> dict[int, Invitation]:
    """What is known of each person asked to come."""
    rows = session.scalars(select(Invitation).where(Invitation.sitting_id == sitting_id))
    return {row.member_id: row for row in rows}


def sendings_of(session: Session, sitting_id: int) -> tuple[Sent, ...]:
    """What was sent, in the order of the days."""
    rows = session.scalars(
        select(Sending).where(Sending.sitting_id == sitting_id).order_by(Sending.sent_on, Sending.id)
    )
    return tuple(Sent(row.id, row.code, row.sent_on, row.way, row.recipients, row.remark) for row in rows)


def answered_interests(session: Session) -> tuple[Answered, ...]:
    """Every interest declared or set aside, the oldest first."""
    query = (
        select(Interest, Member.name)
        .join(Member, Member.id == Interest.member_id)
        .order_by(Interest.said_on, Interest.id)
    )
    return tuple(
        Answered(
            *(row.id, row.member_id, name, row.dossier_id, row.state == "declared", row.reason, row.said_on),
            *(row.role, row.party, row.suggestion),
        )
        for row, name in session.execute(query)
    )


def linked_members(session: Session, day: date) -> dict[int, linked.Member]:
    """Who is of the committee that day, with what binds them to others: ties, and the structures they sit for."""
    ties: dict[int, list[linked.Tie]] = {}
    for tie in session.scalars(select(MemberTie).order_by(MemberTie.id)):
        said = linked.Tie(tie.kind, tie.name, tie.siren, tie.since, tie.until)  # type: ignore[arg-type]  # its column says so
        ties.setdefault(tie.member_id, []).append(said)
    query = (
        select(Mandate.member_id, Structure.name, Mandate.since, Mandate.until)
        .join(Seat, Seat.id == Mandate.seat_id)
        .join(Structure, Structure.id == Seat.structure_id)
    )
    for key, name, since, until in session.execute(query):
        ties.setdefault(key, []).append(linked.Tie("structure", name, None, since, until))
    sits = select(Mandate.member_id).where(Mandate.since <= day, or_(Mandate.until.is_(None), Mandate.until >= day))
    members = session.scalars(select(Member).where(Member.binned_on.is_(None), Member.id.in_(sits)))
    return {
        row.id: linked.Member(
            row.name,
            person_of(row.name, row.street, row.postcode, row.commune),
            tuple(ties.get(row.id, ())),
        )
        for row in members
    }


def undecided_ids(session: Session, open_statuses: Sequence[str]) -> list[int]:
    """The dossiers in one of the states before a decision, by number; one without a state is a first contact."""
    present = select(StatusStep.dossier_id, StatusStep.status).where(StatusStep.until.is_(None)).subquery()
    status = func.coalesce(present.c.status, "contact")
    query = (
        select(Dossier.id)
        .outerjoin(present, present.c.dossier_id == Dossier.id)
        .where(Dossier.binned_on.is_(None), status.in_(open_statuses))
        .order_by(Dossier.number)
    )
    return list(dict.fromkeys(session.scalars(query)))


def contacts_of(session: Session, holder_ids: Sequence[int]) -> dict[int, tuple[linked.Person, ...]]:
    """Who speaks for each holder."""
    found: dict[int, list[linked.Person]] = {}
    for key, name in session.execute(
        select(Contact.holder_id, Contact.name).where(Contact.holder_id.in_(holder_ids)).order_by(Contact.name)
    ):
        found.setdefault(key, []).append(person_of(name))
    return {key: tuple(people) for key, people in found.items()}


def person_of(
    name: str, street: str | None = None, postcode: str | None = None, commune: str | None = None
) -> linked.Person:
    """Somebody as written in one field, the given name first; a street makes an address."""
    given, _, surname = name.strip().rpartition(" ")
    address = Address(street, postcode or "", commune or "") if street and street.strip() else None
    return linked.Person(surname, given, address)


def enveloped_fiches(session: Session) -> set[tuple[int, int]]:
    """The fiche-actions and funds of which an envelope was set."""
    return {(fiche, fund) for fiche, fund in session.execute(select(Envelope.fiche_id, Envelope.fund_id))}


def last_held(session: Session, plan: Plan) -> str | None:
    """The title of the last sitting held before, unless its minutes were put on an agenda since."""
    held = select(Sitting).where(
        Sitting.kind == "committee", Sitting.phase.in_(("closed", "sealed")), Sitting.binned_on.is_(None)
    )
    last = session.scalars(
        held.where(Sitting.id != plan.id, Sitting.held_on <= plan.held_on).order_by(Sitting.held_on.desc()).limit(1)
    ).first()
    if last is None:
        return None
    since = (
        select(AgendaPoint.id)
        .join(Sitting, Sitting.id == AgendaPoint.sitting_id)
        .where(AgendaPoint.kind == "minutes", Sitting.held_on > last.held_on, Sitting.binned_on.is_(None))
        .where(Sitting.id != plan.id, Sitting.phase.in_(("closed", "sealed")))
    )
    return None if session.scalars(since.limit(1)).first() is not None else last.title


def _points(session: Session, sitting_id: int) -> tuple[PlannedPoint, ...]:
    rows = session.scalars(
        select(AgendaPoint).where(AgendaPoint.sitting_id == sitting_id).order_by(AgendaPoint.position)
    ).all()
    keys = [row.dossier_id for row in rows if row.dossier_id is not None]
    dossiers = {
        key: PlannedDossier(key, number, title, holder, fiche, status, asked, binned_on is not None)
        for key, number, title, holder, fiche, status, asked, binned_on in session.execute(_dossiers(keys))
    }
    interested = interested_in(session, keys)
    return tuple(
        PlannedPoint(
            id=row.id,
            kind=row.kind,
            title=row.title,
            decision=row.decision,
            minutes=row.planned_minutes or 0,
            dossier=dossiers.get(row.dossier_id or 0),
            interested=interested.get(row.dossier_id or 0, ()),
        )
        for row in rows
    )


def _dossiers(keys: Sequence[int]) -> Select[Any]:
    asked = (
        select(func.coalesce(func.sum(FundingLine.amount), 0))
        .where(FundingLine.dossier_id == Dossier.id, FundingLine.nature == "european")
        .where(FundingLine.refused_on.is_(None))
        .correlate(Dossier)
        .scalar_subquery()
    )
    return (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, Holder.name, Fiche.code),
            *(func.coalesce(StatusStep.status, "contact"), asked, Dossier.binned_on),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
        .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .where(Dossier.id.in_(keys))
    )
