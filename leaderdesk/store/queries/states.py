"""Which of the states that a dossier went through is the one of a day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, or_, select

from leaderdesk.store.schema import Dossier, StatusStep


def in_force(on: date | None) -> ColumnElement[bool]:
    """The state of a day; the last one where no day is given."""
    is_open: ColumnElement[bool] = StatusStep.until.is_(None)
    return is_open if on is None else (StatusStep.since <= on) & or_(is_open, StatusStep.until > on)


def stands(is_such: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the dossier that a query has come to stands in such a state; asked of those that all the rest leaves."""
    present = select(StatusStep.id).where(StatusStep.dossier_id == Dossier.id, in_force(None), is_such)
    return present.exists()
