"""What a sitting reads of the base: its agenda, its gestures, the votes that were given."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import AgendaPoint, GestureRow, Invitation, Member


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


def given_votes(session: Session, sitting_id: int) -> list[tuple[str, str]]:
    """Who gave a vote to whom, by name."""
    names = {row.id: row.name for row in session.scalars(select(Member))}
    rows = session.scalars(select(Invitation).where(Invitation.sitting_id == sitting_id))
    return sorted((names[row.member_id], names[row.proxy_to_id]) for row in rows if row.proxy_to_id is not None)
