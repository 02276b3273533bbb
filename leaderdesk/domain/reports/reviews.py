"""The review of projects as a list for the weekly meeting: living dossiers by person, fiche-action or state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.sheets.reviews import ReviewRow, most_urgent_first

By = Literal["person", "fiche", "status"]
BYS: tuple[By, ...] = ("person", "fiche", "status")
_GROUPS: Mapping[By, Callable[[ReviewRow], str]] = {
    "person": lambda row: row.person or "",
    "fiche": lambda row: row.fiche or "",
    "status": lambda row: row.status,
}


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """Dossiers together, the most urgent first; its name is empty where nothing is known."""

    name: str
    rows: tuple[ReviewRow, ...]

    @property
    def late(self) -> int:
        """How many have a deadline behind them."""
        return sum(is_late(each) for each in self.rows)

    @property
    def blocked(self) -> int:
        """How many something grave stops."""
        return sum(any(alert.is_grave for alert in each.blocks) for each in self.rows)

    @property
    def oldest(self) -> int | None:
        """The most days that one of them has spent in its state."""
        return max((each.days for each in self.rows if each.days is not None), default=None)


def grouped(rows: Sequence[ReviewRow], by: By) -> tuple[ReviewGroup, ...]:
    """The groups in their order; what nobody follows, or has no fiche-action, comes last."""
    found: dict[str, list[ReviewRow]] = {}
    for row in most_urgent_first(rows):
        found.setdefault(_GROUPS[by](row), []).append(row)
    names = sorted(found, key=lambda name: (not name, STATUSES.index(name) if by == "status" else name))
    return tuple(ReviewGroup(name, tuple(found[name])) for name in names)


def is_late(row: ReviewRow) -> bool:
    """True for one whose nearest deadline is behind it."""
    return row.margin is not None and row.margin < 0
