"""One figure held against a whole: a track, how far it is filled, where it should stand, what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from leaderdesk.drawings.shapes import (
    BODY,
    SMALL,
    Box,
    Drawing,
    Figure,
    Figures,
    Label,
    Line,
    Mark,
    Measure,
    Pattern,
    Shape,
    fitted,
)

Level = Literal["plain", "good", "watch", "alert"]
_BAR = 12.0
_LINE = 14.0
_LOOKS: dict[Level, tuple[str, Pattern]] = {
    "plain": ("likely", "solid"),
    "good": ("early", "solid"),
    "watch": ("late", "hatch"),
    "alert": ("alert", "dots"),
}


@dataclass(frozen=True, slots=True)
class Gauge:
    """`share` is what is filled, 1 being the whole; none where nothing is known, and the track stays empty.

    `told` is the figure, `note` what it means; `aim` is where it should stand, `aim_told` what that place is.
    """

    name: str
    told: str
    share: float | None
    level: Level = "plain"
    note: str = ""
    aim: float | None = None
    aim_told: str = ""
    key: str = ""


def draw_gauge(gauge: Gauge, width: float, measure: Measure, headings: tuple[str, str] = ("", "")) -> Drawing:
    """The name and its figure above the track, its meaning below."""
    most = max(1.0, gauge.share or 0.0, gauge.aim or 0.0)
    top = _LINE + 4
    told = measure(gauge.told, BODY) * 1.1
    shapes: list[Shape] = [
        Label(0, BODY, fitted(gauge.name, BODY, width - told - 8, measure), "text", BODY),
        Label(width, BODY, gauge.told, "text", BODY, "right", is_strong=True),
        *_track(gauge, width, top, most),
    ]
    below = [each for each in (gauge.aim_told, gauge.note) if each]
    for rank, line in enumerate(below, 1):
        shapes.append(Label(0, top + _BAR + rank * _LINE, fitted(line, SMALL, width, measure), "muted", SMALL))
    said = ". ".join((gauge.told, *below))
    height = top + _BAR + len(below) * _LINE + 5
    figures = Figures(headings, ((Figure(gauge.name), Figure(said)),), (gauge.key,))
    return Drawing(
        width,
        height,
        tuple(shapes),
        f"{gauge.name}\u00a0: {said}",
        (Mark(0, 0, width, height, gauge.name, said, gauge.key),),
        figures,
    )


def _track(gauge: Gauge, width: float, top: float, most: float) -> Iterator[Shape]:
    whole = width / most
    yield Box(0, top, whole, _BAR, "grid", is_faint=True)
    if gauge.share:
        ink, pattern = _LOOKS[gauge.level]
        yield Box(0, top, max(1.0, gauge.share * whole), _BAR, ink, pattern)
    yield Line(((0, top + _BAR), (whole, top + _BAR)), "axis", 0.8)
    yield Line(((whole, top - 2), (whole, top + _BAR + 2)), "axis", 1.2)
    if gauge.aim is not None:
        across = gauge.aim * whole
        yield Line(((across, top - 4), (across, top + _BAR + 4)), "text", 2.0, "dotted")
