"""What a drawing is made of: boxes, lines and labels, in points of a text of ten points, from the top left corner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# What a colour stands for; each theme and each paper gives it a value.
INKS = ("fund", "public", "private", "own", "likely", "early", "late", "alert", "axis", "grid", "text", "muted")
Anchor = Literal["left", "middle", "right"]
Dash = Literal["solid", "dashed", "dotted"]
Pattern = Literal["solid", "hatch", "dots"]
# The width of a text at a size; each surface has its own.
Measure = Callable[[str, float], float]

BODY = 10.0
SMALL = 9.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    left: float
    top: float
    width: float
    height: float
    ink: str
    pattern: Pattern = "solid"
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined by a stroke."""

    points: tuple[tuple[float, float], ...]
    ink: str
    width: float = 1.0
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Label:
    """A text, its baseline at `base`; on a filled box it takes the ink made for it."""

    left: float
    base: float
    text: str
    ink: str = "text"
    size: float = BODY
    anchor: Anchor = "left"
    is_strong: bool = False
    is_on_box: bool = False


Shape = Box | Line | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted, and the same thing said in words for those who do not see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    said: str
