"""The pictures that reports have in common: bars cut in parts, and one bar that a whole is shared in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from leaderdesk.domain.reports.frame import Opens, Picture

# What a part of a bar stands for, whatever colour and pattern it is given; read without any colour too.
Tone = Literal["first", "second", "third", "fourth", "expected", "beyond"]


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part: its name in the legend, its amount, and how that is read."""

    name: str
    amount: int
    told: str
    tone: Tone = "first"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `told` is written at its end, its parts should not pass the limit."""

    name: str
    parts: tuple[BarPart, ...]
    told: str = ""
    limit: int | None = None
    limit_told: str = ""
    opens: Opens | None = None


@dataclass(frozen=True)
class Bars(Picture):
    """Bars on one scale; `heading` is what they are, `limit` what their limit is called, `left` the room up to it."""

    bars: tuple[Bar, ...]
    heading: str
    limit: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """A share of a whole: its amount and its part of it, as they are read."""

    name: str
    amount: int
    told: str
    part: str
    opens: Opens | None = None


@dataclass(frozen=True)
class Slices(Picture):
    """A whole cut in shares; the headings are those of its table."""

    slices: tuple[Slice, ...]
    headings: tuple[str, str, str]
    nothing: str = ""
