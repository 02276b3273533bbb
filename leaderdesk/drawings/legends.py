"""What each ink and pattern of a drawing is called, on as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.drawings.shapes import SMALL, Box, Label, Line, Measure, Pattern, Shape, fitted, outline

_SWATCH = 9.0
_GAP = 8.0
LINE = 15.0


@dataclass(frozen=True, slots=True)
class Key:
    """One entry."""

    name: str
    ink: str
    pattern: Pattern = "solid"
    is_faint: bool = False


def flowed(widths: Sequence[float], left: float, right: float, gap: float) -> list[tuple[float, int]]:
    """Where entries so wide stand one after the other: how far across, and on which line."""
    places: list[tuple[float, int]] = []
    across, line = left, 0
    for wide in widths:
        if across > left and across + wide > right:
            across, line = left, line + 1
        places.append((across, line))
        across += wide + gap
    return places


def draw_legend(
    keys: Sequence[Key], left: float, top: float, right: float, measure: Measure
) -> tuple[list[Shape], float]:
    """The entries one after the other, and where they end."""
    shapes: list[Shape] = []
    room = right - left - _SWATCH - _GAP / 2
    names = [fitted(key.name, SMALL, room, measure) for key in keys]
    widths = [_SWATCH + _GAP / 2 + measure(name, SMALL) for name in names]
    base = top + SMALL
    for key, name, (across, line) in zip(keys, names, flowed(widths, left, right, 2 * _GAP), strict=True):
        base = top + SMALL + line * LINE
        shapes.append(Box(across, base - _SWATCH + 1, _SWATCH, _SWATCH, key.ink, key.pattern, key.is_faint))
        if key.is_faint:
            edges = (across, base - _SWATCH + 1, across + _SWATCH, base + 1)
            shapes.append(Line(outline(*edges), "axis", 0.8))
        shapes.append(Label(across + _SWATCH + _GAP / 2, base, name, "text", SMALL))
    return shapes, base + _GAP
