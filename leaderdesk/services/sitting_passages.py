"""The sittings that a dossier passes in: planned, held, or over, the last first."""

from __future__ import annotations

from sqlalchemy import select

from leaderdesk.domain.sheets.sittings.passages import Passage, passage_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.sitting_deeds import state_in
from leaderdesk.store.schema import AgendaPoint, Sitting


def read_passages(base: OpenBase, dossier_id: int) -> tuple[Passage, ...]:
    """Each sitting whose agenda has the dossier, with what came of it."""
    with base.read() as session:
        query = (
            select(AgendaPoint, Sitting)
            .join(Sitting, Sitting.id == AgendaPoint.sitting_id)
            .where(AgendaPoint.dossier_id == dossier_id, Sitting.binned_on.is_(None))
            .order_by(Sitting.held_on.desc(), Sitting.number.desc(), AgendaPoint.position)
        )
        return tuple(
            passage_of(
                Passage(
                    sitting_id=sitting.id,
                    number=sitting.number,
                    title=sitting.title,
                    day=sitting.held_on,
                    phase=sitting.phase,
                    point=f"p{point.id}",
                    decides=point.decision,
                ),
                state_in(session, sitting.id),
            )
            for point, sitting in session.execute(query)
        )
