"""When the convention of a dossier ends, amendments included."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, func, select

from leaderdesk.store.schema import Amendment, Dossier
from leaderdesk.store.schema.columns import Day


def convention_end(on: date) -> ColumnElement[date | None]:
    """By the last amendment signed up to a day, else as it was typed at first."""
    last = (
        select(Amendment.ends_on)
        .where(Amendment.dossier_id == Dossier.id, Amendment.ends_on.is_not(None))
        .where(Amendment.refused_on.is_(None), Amendment.signed_on <= on)
        .order_by(Amendment.signed_on.desc(), Amendment.position.desc(), Amendment.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(last, Dossier.convention_ends_on, type_=Day())
