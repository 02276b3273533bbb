"""What the holder owes after the decision: where each obligation stands on a day, and how long is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.claims.rows import FollowUpRow

Owed = Literal["done", "late", "soon", "waiting", "undated"]


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something the holder owes, where it stands, and how many days are left; below zero, how late it is."""

    row: FollowUpRow
    standing: Owed
    days: int | None


def obligations_of(rows: Sequence[FollowUpRow], warn_days: int, on: date) -> tuple[Obligation, ...]:
    """Each obligation where it stands on a day."""
    return tuple(_obligation(each, warn_days, on) for each in rows)


def _obligation(row: FollowUpRow, warn_days: int, on: date) -> Obligation:
    if row.done_on is not None and row.done_on <= on:
        return Obligation(row, "done", None)
    if row.due_on is None:
        return Obligation(row, "undated", None)
    left = (row.due_on - on).days
    warned = warn_days if row.warn_days is None else row.warn_days
    return Obligation(row, "late" if left < 0 else "soon" if left <= warned else "waiting", left)
