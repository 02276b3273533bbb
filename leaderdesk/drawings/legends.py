"""What each ink and pattern of a drawing is called, on as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.drawings.shapes import SMALL, Box, Label, Line, Measure, Pattern, Shape, outline

_SWATCH = 9.0
_GAP = 8.0
_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Key:
    """One entry."""

    name: str
    ink: str
    pattern: Pattern = "solid"
    is_faint: bool = False


def draw_legend(
    keys: Sequence[Key], left: float, top: float, right: float, measure: Measure
) -> tuple[list[Shape], float]:
    """The entries one after the other, and where they end."""
    shapes: list[Shape] = []
    across, base = left, top + SMALL
    for key in keys:
        wide = _SWATCH + _GAP / 2 + measure(key.name, SMALL)
        if across > left and across + wide > right:
            across, base = left, base + _LINE
        shapes.append(Box(across, base - _SWATCH + 1, _SWATCH, _SWATCH, key.ink, key.pattern, key.is_faint))
        if key.is_faint:
            edges = (across, base - _SWATCH + 1, across + _SWATCH, base + 1)
            shapes.append(Line(outline(*edges), "axis", 0.8))
        shapes.append(Label(across + _SWATCH + _GAP / 2, base, key.name, "text", SMALL))
        across += wide + 2 * _GAP
    return shapes, base + _GAP
