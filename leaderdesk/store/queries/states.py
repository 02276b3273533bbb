"""Which of the states that a dossier went through is the one of a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.store.schema import Dossier, StatusStep


def in_force(on: date | None) -> ColumnElement[bool]:
    """The state of a day; the last one where no day is given."""
    is_open: ColumnElement[bool] = StatusStep.until.is_(None)
    return is_open if on is None else (StatusStep.since <= on) & or_(is_open, StatusStep.until > on)


def stands(is_such: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the dossier that a query has come to stands in such a state; asked of those that all the rest leaves."""
    present = select(StatusStep.id).where(StatusStep.dossier_id == Dossier.id, in_force(None), is_such)
    return present.exists()


def living(query: Select[*tuple[Any, ...]], among: Collection[str] = ()) -> Select[*tuple[Any, ...]]:
    """Of dossiers that are there and have not ended, or that stand in some states; the query has come to them."""
    status = StatusStep.status
    is_such = status.in_(sorted(among)) if among else status.not_in(sorted(ENDED))
    return query.where(Dossier.binned_on.is_(None), stands(is_such))
