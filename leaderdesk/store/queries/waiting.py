"""The ranks that the committee gave to those who wait, and the last sitting that each of them was in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.envelopes.places import Ranked
from leaderdesk.store.schema import AgendaPoint, Sitting, WaitingRank

_HELD = ("open", "closed", "sealed")


def ranks_of(session: Session) -> dict[int, Ranked]:
    """Every rank that stands by dossier, with the sitting that gave it."""
    query = select(
        *(WaitingRank.dossier_id, WaitingRank.rank, WaitingRank.said_on, WaitingRank.reason),
        *(Sitting.id, Sitting.title),
    ).outerjoin(Sitting, Sitting.id == WaitingRank.sitting_id)
    return {
        key: Ranked(rank, on, sitting_id, title or "", reason or "")
        for key, rank, on, reason, sitting_id, title in session.execute(query)
        if rank is not None
    }


def taken_away(session: Session, sitting_id: int) -> frozenset[int]:
    """The dossiers whose rank of a sitting was taken away since."""
    query = select(WaitingRank.dossier_id)
    found = session.scalars(query.where(WaitingRank.rank.is_(None), WaitingRank.sitting_id == sitting_id))
    return frozenset(found)


def last_sittings(session: Session, keys: Collection[int]) -> dict[int, int]:
    """By dossier the last sitting held on it."""
    query = (
        select(AgendaPoint.dossier_id, Sitting.id)
        .join(Sitting, Sitting.id == AgendaPoint.sitting_id)
        .where(AgendaPoint.dossier_id.in_(keys), Sitting.phase.in_(_HELD), Sitting.binned_on.is_(None))
        .order_by(Sitting.held_on, Sitting.number)
    )
    return {key: sitting for key, sitting in session.execute(query) if key is not None}


def held_sittings(session: Session) -> dict[int, str]:
    """The sittings that were opened, the last first."""
    query = select(Sitting.id, Sitting.title).where(Sitting.phase.in_(_HELD), Sitting.binned_on.is_(None))
    return dict(session.execute(query.order_by(Sitting.held_on.desc(), Sitting.number.desc())).all())
