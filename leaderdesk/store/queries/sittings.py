"""What a sitting reads of the base: its agenda, what is left of envelopes, the votes that were given."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import (
    AgendaPoint,
    Dossier,
    Envelope,
    FundingLine,
    GestureRow,
    Invitation,
    Member,
    StatusStep,
)

# What already weighs on an envelope before the committee sits.
WEIGHING = ("programmed", "convention", "in_progress", "claimed", "paid", "closed", "in_control")


def agenda_rows(session: Session, sitting_id: int) -> Sequence[AgendaPoint]:
    """The points in their order."""
    return session.scalars(
        select(AgendaPoint).where(AgendaPoint.sitting_id == sitting_id).order_by(AgendaPoint.position)
    ).all()


def gesture_rows(session: Session, sitting_id: int) -> list[tuple[int, str, str]]:
    """The gestures in their order: rank, moment, text."""
    rows = session.execute(
        select(GestureRow.rank, GestureRow.at, GestureRow.gesture)
        .where(GestureRow.sitting_id == sitting_id)
        .order_by(GestureRow.rank)
    )
    return [(rank, at, gesture) for rank, at, gesture in rows]


def left_of_envelopes(session: Session) -> dict[tuple[int, int], int]:
    """What is left of each envelope that somebody set, in cents, by fiche-action and fund."""
    query = (
        select(Dossier.fiche_id, FundingLine.fund_id, func.sum(FundingLine.amount))
        .join(FundingLine, FundingLine.dossier_id == Dossier.id)
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .where(FundingLine.nature == "european", FundingLine.refused_on.is_(None))
        .where(Dossier.binned_on.is_(None), StatusStep.status.in_(WEIGHING))
        .group_by(Dossier.fiche_id, FundingLine.fund_id)
    )
    taken = {(fiche, fund): amount for fiche, fund, amount in session.execute(query)}
    envelopes = session.execute(select(Envelope.fiche_id, Envelope.fund_id, Envelope.amount))
    return {(fiche, fund): amount - taken.get((fiche, fund), 0) for fiche, fund, amount in envelopes}


def given_votes(session: Session, sitting_id: int) -> list[tuple[str, str]]:
    """Who gave a vote to whom, by name."""
    names = {row.id: row.name for row in session.scalars(select(Member))}
    rows = session.scalars(select(Invitation).where(Invitation.sitting_id == sitting_id))
    return sorted((names[row.member_id], names[row.proxy_to_id]) for row in rows if row.proxy_to_id is not None)
