"""The last amount of each stage of a dossier on a fund, found by SQLite itself: a row in place of many."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from leaderdesk.store.queries.plain import as_kept
from leaderdesk.store.schema import StagedAmount

BY_HAND = "said"
SAID_ON = as_kept(StagedAmount.said_on)
_PLACE = (StagedAmount.dossier_id, StagedAmount.fund_id, StagedAmount.stage)


def last_said(
    *columns: Any,
    on: date | None = None,
    is_today: bool = False,
    among: Collection[int] | None = None,
    stages: Collection[str] = (),
) -> Select[*tuple[Any, ...]]:
    """Columns of the amounts that were said last of each stage, by a day; to be grouped.

    Today, what a hand said counts whatever its day; what claims and amendments will bring counts from its day on.
    """
    said = select(*_PLACE, func.max(SAID_ON).label("said_on")).group_by(*_PLACE)
    if on is not None:
        is_said = StagedAmount.said_on <= on
        said = said.where(or_(is_said, StagedAmount.origin == BY_HAND) if is_today else is_said)
    if among is not None:
        said = said.where(StagedAmount.dossier_id.in_(among))
    if stages:
        said = said.where(StagedAmount.stage.in_(stages))
    last = said.subquery("last")
    is_last = [last.c[column.key] == column for column in _PLACE]
    return select(*columns).join(last, (last.c.said_on == SAID_ON) & is_last[0] & is_last[1] & is_last[2])


def of_stage(stage: str, column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """A column where the stage is this one."""
    return case((StagedAmount.stage == stage, column))
