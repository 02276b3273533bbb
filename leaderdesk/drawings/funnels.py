"""A funnel: how many come to each step and with how much, each bar beside the one that came before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.drawings.headings import LINE, draw_heading, heading_lines
from leaderdesk.drawings.legends import LINE as LEGEND_LINE
from leaderdesk.drawings.legends import flowed
from leaderdesk.drawings.shapes import (
    SMALL,
    Area,
    Box,
    Drawing,
    Figure,
    Figures,
    Label,
    Mark,
    Measure,
    Shape,
    fitted,
)

_NAME = 15.0
_BAR = 15.0
_THIN = 4.0
_BETWEEN = 10.0
_LEAST = 1.0
_GAP = 8.0
_SWATCH, _KEY = 9.0, 13.0


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step; `told` is written with its name, `cells` are its figures in the table."""

    name: str
    count: int
    amount: int
    told: str
    cells: tuple[Figure, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class FunnelWords:
    """What the two bars measure, the titles of the table, and the whole in a sentence."""

    amount: str
    count: str
    columns: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """How high a name stands over its bars, and how wide a cent and a dossier are."""

    name: float
    amount: float
    count: float

    @property
    def step(self) -> float:
        """From the top of a step to that of the next one."""
        return self.name + _BAR + _THIN + _BETWEEN


def draw_funnel(steps: Sequence[FunnelStep], words: FunnelWords, width: float, measure: Measure) -> Drawing:
    """The steps in their order: a thick bar for the money, a thin one for how many, the ground between them faint."""
    if not steps:
        return Drawing(width, 0, (), words.said)
    lines = max(heading_lines(each.name, each.told, width, measure) for each in steps)
    scale = _Scale(
        _NAME + (lines - 1) * LINE,
        width / max(1, *(each.amount for each in steps)),
        width / max(1, *(each.count for each in steps)),
    )
    shapes: list[Shape] = []
    marks: list[Mark] = []
    for rank, each in enumerate(steps):
        top = rank * scale.step
        if rank:
            shapes.append(_ground(steps[rank - 1], each, top, scale))
        shapes += draw_heading(each.name, each.told, top, width, measure)
        shapes += _bars(each, top + scale.name, scale)
        marks.append(Mark(0, top, width, scale.name + _BAR + _THIN + 1, each.name, each.told, each.key))
    height = len(steps) * scale.step
    legend, lines = _legend(words, height, width, measure)
    rows = tuple((Figure(each.name), *each.cells) for each in steps)
    figures = Figures(words.columns, rows, tuple(each.key for each in steps))
    height += SMALL + _GAP + lines * LEGEND_LINE
    return Drawing(width, height, (*shapes, *legend), words.said, tuple(marks), figures)


def _bars(each: FunnelStep, top: float, scale: _Scale) -> Iterator[Shape]:
    if each.amount > 0:
        yield Box(0, top, max(each.amount * scale.amount, _LEAST), _BAR, "fund")
    if each.count > 0:
        yield Box(0, top + _BAR + 1, max(each.count * scale.count, _LEAST), _THIN, "own", "hatch")


def _ground(before: FunnelStep, each: FunnelStep, top: float, scale: _Scale) -> Area:
    """From the end of the bar above to that of the bar below: what did not come through."""
    above, below = max(before.amount, 0) * scale.amount, max(each.amount, 0) * scale.amount
    start, end = top - _BETWEEN + 1, top + scale.name
    return Area((((0, start), (above, start), (below, end), (0, end)),), "fund", is_faint=True)


def _legend(words: FunnelWords, top: float, width: float, measure: Measure) -> tuple[list[Shape], int]:
    """The thick bar and the thin one, and how many lines more than one they take."""
    names = [fitted(each, SMALL, width - _KEY, measure) for each in (words.amount, words.count)]
    amount, count = flowed([_KEY + measure(name, SMALL) for name in names], 0, width, 2 * _GAP)
    first, second = (top + SMALL + line * LEGEND_LINE for _, line in (amount, count))
    shapes: list[Shape] = [
        Box(amount[0], first - 8, _SWATCH, _SWATCH, "fund"),
        Label(amount[0] + _KEY, first, names[0], "text", SMALL),
        Box(count[0], second - 5, _SWATCH, _THIN, "own", "hatch"),
        Label(count[0] + _KEY, second, names[1], "text", SMALL),
    ]
    return shapes, count[1]
