"""How far the notes of a criterion stand from each other: its scale, from the lowest to the highest, and the median."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leaderdesk.drawings.shapes import Box, Drawing, Line, Measure, Shape

_HEIGHT = 14.0
_THIN = 4.0
_MARK = 3.0


@dataclass(frozen=True, slots=True)
class SpreadOf:
    """Parts of the scale, from 0 to 1; `team` are the notes of others, shown beside and never counted."""

    lowest: float
    median: float
    highest: float
    team: Sequence[float] = ()
    is_divided: bool = False


def draw_spread(spread: SpreadOf | None, width: float, _measure: Measure, *, said: str = "") -> Drawing:
    """The whole scale faint, the notes on it, the median as a bar, the team's as dotted lines."""
    room, middle = width - 2 * _MARK, _HEIGHT / 2
    shapes: list[Shape] = [Box(_MARK, middle - _THIN / 2, room, _THIN, "grid")]
    if spread is None:
        return Drawing(width, _HEIGHT, tuple(shapes), said)
    left, right = _MARK + room * spread.lowest, _MARK + room * spread.highest
    # A single note is still seen.
    wide = max(right - left, _MARK)
    bar = Box(left, middle - _THIN, wide, 2 * _THIN, "fund")
    shapes.append(replace(bar, ink="late", pattern="hatch") if spread.is_divided else bar)
    shapes += [Line(((at, 1), (at, _HEIGHT - 1)), "muted", 1.5, "dotted") for at in _at(spread.team, room)]
    at = _MARK + room * spread.median
    shapes.append(Line(((at, 0), (at, _HEIGHT)), "text", _MARK))
    return Drawing(width, _HEIGHT, tuple(shapes), said)


def _at(parts: Sequence[float], room: float) -> list[float]:
    return [_MARK + room * part for part in parts]
