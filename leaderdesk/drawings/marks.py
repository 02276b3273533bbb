"""From mark to mark of a drawing: which one lies under a point, and which one an arrow leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from leaderdesk.domain.maps.projecting import holds
from leaderdesk.drawings.shapes import Mark

Way = Literal["next", "previous", "up", "down", "first", "last"]
# How far from a thin mark one may point at it.
_NEAR = 3.0


def mark_at(marks: Sequence[Mark], across: float, down: float) -> int | None:
    """The smallest mark under a point: a case before the box it lies on."""
    found = [rank for rank, each in enumerate(marks) if _holds(each, across, down)]
    return min(found, key=lambda rank: (marks[rank].width * marks[rank].height, rank), default=None)


def mark_after(marks: Sequence[Mark], current: int | None, way: Way) -> int | None:
    """Where a key leads; it stays where there is nothing further."""
    if not marks:
        return None
    last = len(marks) - 1
    if way in ("first", "last") or current is None:
        return last if way in ("last", "previous", "up") else 0
    current = min(current, last)
    if way in ("next", "previous"):
        return min(max(current + (1 if way == "next" else -1), 0), last)
    return _beside(marks, current, is_below=way == "down")


def _holds(mark: Mark, across: float, down: float) -> bool:
    wide, high = max(0.0, 2 * _NEAR - mark.width) / 2, max(0.0, 2 * _NEAR - mark.height) / 2
    return (
        mark.left - wide <= across <= mark.left + mark.width + wide
        and mark.top - high <= down <= mark.top + mark.height + high
        and (not mark.rings or holds(mark.rings, across, down))
    )


def _beside(marks: Sequence[Mark], current: int, *, is_below: bool) -> int:
    """The nearest mark that begins where this one has ended, below or above."""
    here = marks[current]
    rows = [
        rank
        for rank, each in enumerate(marks)
        if (each.top >= here.top + here.height if is_below else each.top + each.height <= here.top)
    ]
    return min(rows, key=lambda rank: _distance(here, marks[rank]), default=current)


def _distance(one: Mark, other: Mark) -> tuple[float, float]:
    """How far in lines first, then across."""
    down = abs((one.top + one.height / 2) - (other.top + other.height / 2))
    return round(down), abs((one.left + one.width / 2) - (other.left + other.width / 2))
