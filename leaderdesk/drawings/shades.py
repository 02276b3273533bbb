"""Few steps from light to dark that are told apart in grey: lines, dots, a full ground; of four, the first is faint."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.drawings.legends import Key
from leaderdesk.drawings.shapes import Pattern

INK = "fund"
Shade = tuple[Pattern, bool]
_FAINT: Shade = ("solid", True)
_HATCH: Shade = ("hatch", False)
_DOTS: Shade = ("dots", False)
_FULL: Shade = ("solid", False)
_BY_COUNT: dict[int, tuple[Shade, ...]] = {
    1: (_FULL,),
    2: (_HATCH, _FULL),
    3: (_HATCH, _DOTS, _FULL),
    4: (_FAINT, _HATCH, _DOTS, _FULL),
}


def shade_of(level: int, count: int) -> Shade | None:
    """The pattern of a class among so many, and whether it is faint; nothing for the class of nothing."""
    return _BY_COUNT[count][level - 1] if level else None


def shade_keys(levels: Sequence[str]) -> list[Key]:
    """The legend of the classes."""
    return [Key(name, INK, *_BY_COUNT[len(levels)][rank]) for rank, name in enumerate(levels)]
