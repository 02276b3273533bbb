"""The sittings of a period that are over, each as its gestures made it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.reports.mirrors import HeldSitting
from leaderdesk.store.queries.sitting_deeds import state_in
from leaderdesk.store.schema import Sitting


def held_between(session: Session, since: date, until: date) -> list[HeldSitting]:
    """Committees and consultations, closed or sealed; a technical meeting decides nothing."""
    query = (
        select(Sitting.id, Sitting.title, Sitting.held_on)
        .where(
            Sitting.phase.in_(("closed", "sealed")),
            Sitting.kind != "technical",
            Sitting.binned_on.is_(None),
            Sitting.held_on.between(since, until),
        )
        .order_by(Sitting.held_on, Sitting.number)
    )
    found = [(key, title, day, state_in(session, key)) for key, title, day in session.execute(query)]
    return [HeldSitting(key, title, day, state) for key, title, day, state in found if state is not None]
