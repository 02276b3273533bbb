"""What tells who came to the sittings that were held: their grounds, their gestures, the answers to the convocation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import GestureRow, Invitation, Member, Sitting


@dataclass(frozen=True, slots=True)
class HeldSitting:
    """A sitting with what was noted, as it is kept, and those who had said they would not come."""

    row: Sitting
    gestures: Sequence[tuple[int, str]]
    excused: frozenset[str]


def held_sittings(session: Session) -> list[HeldSitting]:
    """Those that are over, the last first."""
    rows = session.scalars(
        select(Sitting)
        .where(Sitting.phase.in_(("closed", "sealed")), Sitting.binned_on.is_(None), Sitting.kind != "technical")
        .order_by(Sitting.held_on.desc(), Sitting.number.desc())
    ).all()
    gestures: dict[int, list[tuple[int, str]]] = {row.id: [] for row in rows}
    noted = select(GestureRow.sitting_id, GestureRow.rank, GestureRow.gesture).where(
        GestureRow.sitting_id.in_(list(gestures))
    )
    for sitting_id, rank, gesture in session.execute(noted):
        gestures[sitting_id].append((rank, gesture))
    excused: dict[int, set[str]] = {row.id: set() for row in rows}
    answers = (
        select(Invitation.sitting_id, Member.name)
        .join(Member, Member.id == Invitation.member_id)
        .where(Invitation.sitting_id.in_(list(gestures)), Invitation.answer == "absent")
    )
    for sitting_id, name in session.execute(answers):
        excused[sitting_id].add(name)
    return [HeldSitting(row, gestures[row.id], frozenset(excused[row.id])) for row in rows]
