"""What the home page says of days that no dossier has: sittings to hold, to end or to seal, calls that close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.home.tasks import MONTH, Task
from leaderdesk.store.schema import Call, Sitting


def sittings_due(session: Session, on: date) -> Iterator[Task]:
    """Those to come, and those that were held and are neither ended nor sealed."""
    query = select(Sitting.id, Sitting.title, Sitting.held_on, Sitting.phase, Sitting.deadline).where(
        Sitting.binned_on.is_(None), Sitting.phase != "sealed"
    )
    for key, title, held_on, phase, deadline in session.execute(query):
        due_on = deadline.astimezone().date() if deadline is not None else held_on
        if phase == "preparation" and due_on <= on + MONTH:
            yield Task("sitting", key, due_on, None, "", title)
        elif phase == "open" and due_on < on:
            yield Task("sitting_to_end", key, due_on, None, "", title)
        elif phase == "closed":
            yield Task("sitting_to_seal", key, None, held_on, "", title)


def calls_due(session: Session, on: date) -> Iterator[Task]:
    """Those that close within a month."""
    for key, title, closes_at in session.execute(
        select(Call.id, Call.title, Call.closes_at).where(Call.binned_on.is_(None), Call.closes_at.is_not(None))
    ):
        day = closes_at.astimezone().date() if closes_at is not None else None
        if day is not None and on <= day <= on + MONTH:
            yield Task("call_closes", key, day, None, "", title)
