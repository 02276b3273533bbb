"""What a drawing is made of: boxes, areas, lines, labels, in points of a text of ten points, from the top left corner.

With them go its marks (what each part stands for, where, and what it opens) and its figures as a table: who does not
see the drawing, or wants the exact value, reads the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

# What a colour stands for; each theme and each paper gives it a value.
INKS = (
    *("fund", "public", "private", "own", "likely", "early", "late", "alert"),
    *("axis", "grid", "text", "muted", "paper"),
)
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


Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Filled rings of points; a ring within another one is a hole."""

    rings: tuple[Ring, ...]
    ink: str
    pattern: Pattern = "solid"
    is_faint: bool = False
    # The ink of its outline, where it has one.
    edge: str = ""


Shape = Box | Area | Line | Label


@dataclass(frozen=True, slots=True)
class Mark:
    """What a part of a drawing stands for, in words; `key` is what a page knows it by, and may open."""

    left: float
    top: float
    width: float
    height: float
    name: str
    told: str
    key: str = ""
    # What it looks like where it is no rectangle; a ring within another one is a hole.
    rings: tuple[Ring, ...] = ()

    @property
    def said(self) -> str:
        """The whole in one line."""
        return f"{self.name}\u00a0: {self.told}" if self.name and self.told else self.name or self.told


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of the table of a drawing; `value` is what it sorts by."""

    text: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is drawn, as a table; `keys` are what its rows open, one for each row or none at all."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted, and the same thing said in words for those who do not see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    said: str
    marks: tuple[Mark, ...] = ()
    figures: Figures | None = None


def outline(left: float, top: float, right: float, bottom: float) -> Ring:
    """The points around a rectangle."""
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def fitted(text: str, size: float, room: float, measure: Measure) -> str:
    """A text cut to a width, with an ellipsis where something is left out."""
    if measure(text, size) <= room:
        return text
    kept = len(text)
    while kept and measure(text[:kept].rstrip() + "…", size) > room:
        kept -= 1
    return text[:kept].rstrip() + "…"
