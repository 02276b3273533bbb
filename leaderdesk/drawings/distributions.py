"""Box plots: where most cases of each group lie, the middle one, the ends; few cases are shown one by one.

A box is drawn only where the group is large enough to have one. What still runs stands beside, hollow, and is no part
of any box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.drawings.axes import round_marks
from leaderdesk.drawings.headings import LINE, draw_heading, heading_lines
from leaderdesk.drawings.legends import LINE as LEGEND_LINE
from leaderdesk.drawings.legends import flowed
from leaderdesk.drawings.shapes import (
    SMALL,
    Box,
    Drawing,
    Figure,
    Figures,
    Label,
    Line,
    Mark,
    Measure,
    Shape,
    fitted,
    outline,
)

_NAME = 17.0
_LANE = 22.0
_BESIDE = 10.0
_GAP = 8.0
_POINT = 5.0
_MARKS = 6
# Past so many, points would only hide the box.
MANY = 40
_FOOT = 26.0
_TALL = 4


@dataclass(frozen=True, slots=True)
class Case:
    """One case, as long as it lasted or has lasted so far."""

    value: int
    name: str
    told: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Quantiles:
    """The edges of a box, and its middle."""

    early: int
    likely: int
    late: int


@dataclass(frozen=True, slots=True)
class Group:
    """Cases together; `told` says them in a line, `cells` are its figures in the table."""

    name: str
    cases: Sequence[Case]
    told: str
    running: Sequence[Case] = ()
    quantiles: Quantiles | None = None
    cells: tuple[Figure, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class DistributionWords:
    """What the axis is called, how its values are written, the titles of the table, and the whole in a sentence."""

    axis: str
    marks: dict[int, str]
    columns: tuple[str, ...]
    said: str
    finished: str
    running: str


def marks_of(groups: Sequence[Group]) -> tuple[int, ...]:
    """The values to write along the axis."""
    return round_marks(0, max((case.value for each in groups for case in _all(each)), default=0), _MARKS)


def draw_distributions(groups: Sequence[Group], words: DistributionWords, width: float, measure: Measure) -> Drawing:
    """The groups one below the other on one scale, their names above them."""
    if not groups:
        return Drawing(width, 0, (), words.said)
    most = max(max(words.marks, default=1), 1)
    left, right = _GAP, width - max(measure(text, SMALL) for text in words.marks.values()) / 2 - _GAP
    scale = (right - left) / most
    shapes: list[Shape] = []
    marks: list[Mark] = []
    # Of many groups, the last may be far from the scale below them.
    has_two = len(groups) > _TALL
    top = SMALL + 6 if has_two else 0.0
    begin = top
    for group in groups:
        shapes += draw_heading(group.name, group.told, top, width, measure)
        head = _NAME + (heading_lines(group.name, group.told, width, measure) - 1) * LINE
        drawn = _Group(group, left, top + head, scale)
        shapes += drawn.shapes()
        marks += drawn.marks(width)
        top += drawn.height + head
    rules, end = _axis(words, (left, right), scale, (begin, top), has_two=has_two)
    legend, lines = _legend(words, (left, width), end, measure)
    height = end + _FOOT / 2 + 4 + lines * LEGEND_LINE
    return Drawing(width, height, (*rules, *shapes, *legend), words.said, tuple(marks), _figures(groups, words))


def _figures(groups: Sequence[Group], words: DistributionWords) -> Figures | None:
    """Nothing where another table says the same."""
    if not words.columns:
        return None
    rows = tuple((Figure(each.name), *each.cells) for each in groups)
    return Figures(words.columns, rows, tuple(each.key for each in groups))


@dataclass(frozen=True, slots=True)
class _Group:
    """One group where it stands."""

    group: Group
    left: float
    top: float
    scale: float

    @property
    def height(self) -> float:
        """A lane for what is over, and one for what runs."""
        return _LANE + (_BESIDE if self.group.running else 0.0) + 6

    def at(self, value: int) -> float:
        """Where a value stands."""
        return self.left + value * self.scale

    def shapes(self) -> Iterator[Shape]:
        """The box, then its points."""
        middle = self.top + _LANE / 2
        if (found := self.group.quantiles) is not None and self.group.cases:
            values = [case.value for case in self.group.cases]
            ends = ((self.at(min(values)), middle), (self.at(max(values)), middle))
            yield Line(ends, "likely", 1.2)
            for across, down in ends:
                yield Line(((across, down - 4), (across, down + 4)), "likely", 1.2)
            edge = (self.at(found.early), self.top + 2, self.at(found.late), self.top + _LANE - 2)
            yield Box(edge[0], edge[1], max(1.0, edge[2] - edge[0]), edge[3] - edge[1], "likely", is_faint=True)
            yield Line(outline(*edge), "likely", 1.2)
            likely = self.at(found.likely)
            yield Line(((likely, edge[1]), (likely, edge[3])), "text", 2.6)
        if len(self.group.cases) <= MANY:
            yield from (Box(across, down, _POINT, _POINT, "fund") for across, down in self.points())
        for across, down in self.beside():
            yield Line(outline(across, down, across + _POINT, down + _POINT), "late", 1.3)

    def marks(self, width: float) -> Iterator[Mark]:
        """The group as a whole, then each case that is shown."""
        yield Mark(0, self.top, width, _LANE, self.group.name, self.group.told, self.group.key)
        if len(self.group.cases) <= MANY:
            yield from _points(self.group.cases, self.points())
        yield from _points(self.group.running, self.beside())

    def points(self) -> list[tuple[float, float]]:
        """Cases of one value stand one above the other, as far as the lane goes."""
        seen: dict[int, int] = {}
        places = []
        for case in self.group.cases:
            rank = seen.get(case.value, 0)
            seen[case.value] = rank + 1
            shift = (-1) ** rank * ((rank + 1) // 2) * (_POINT + 1)
            down = min(max(shift, -_LANE / 2), _LANE / 2 - _POINT)
            places.append((self.at(case.value) - _POINT / 2, self.top + _LANE / 2 - _POINT / 2 + down))
        return places

    def beside(self) -> list[tuple[float, float]]:
        """What runs stands below."""
        return [(self.at(case.value) - _POINT / 2, self.top + _LANE + 2) for case in self.group.running]


def _all(group: Group) -> tuple[Case, ...]:
    return (*group.cases, *group.running)


def _points(cases: Sequence[Case], places: Sequence[tuple[float, float]]) -> Iterator[Mark]:
    for case, (left, top) in zip(cases, places, strict=True):
        yield Mark(left, top, _POINT, _POINT, case.name, case.told, case.key)


def _axis(
    words: DistributionWords,
    across: tuple[float, float],
    scale: float,
    down: tuple[float, float],
    *,
    has_two: bool,
) -> tuple[list[Shape], float]:
    """The scale below the groups, and above them too; where it ends."""
    shapes: list[Shape] = []
    bottom = down[1]
    for value, text in words.marks.items():
        place = across[0] + value * scale
        shapes.append(Line(((place, down[0] + _NAME), (place, bottom)), "grid", 0.8))
        shapes.append(Label(place, bottom + SMALL + 4, text, "muted", SMALL, "middle"))
        if has_two:
            shapes.append(Label(place, SMALL, text, "muted", SMALL, "middle"))
    shapes.append(Line(((across[0], bottom), (across[1], bottom)), "axis", 1.2))
    return shapes, bottom + SMALL + 10


def _legend(
    words: DistributionWords, edges: tuple[float, float], top: float, measure: Measure
) -> tuple[list[Shape], int]:
    """What a point is, what a hollow one is, what the axis counts; and how many lines more than one they take."""
    shapes: list[Shape] = []
    told = [(name, is_hollow) for name, is_hollow in ((words.finished, False), (words.running, True)) if name]
    room = edges[1] - edges[0] - _POINT - 4
    names = [fitted(each, SMALL, room, measure) for each in (*(name for name, _ in told), words.axis)]
    widths = [measure(name, SMALL) + (_POINT + 4 if rank < len(told) else 0.0) for rank, name in enumerate(names)]
    places = flowed(widths, *edges, 2 * _GAP)
    for (_, is_hollow), name, (left, line) in zip(told, names, places, strict=False):
        base = top + SMALL + line * LEGEND_LINE
        if is_hollow:
            shapes.append(Line(outline(left, base - _POINT - 1, left + _POINT, base - 1), "late", 1.3))
        else:
            shapes.append(Box(left, base - _POINT - 1, _POINT, _POINT, "fund"))
        shapes.append(Label(left + _POINT + 4, base, name, "text", SMALL))
    left, line = places[-1]
    shapes.append(Label(left, top + SMALL + line * LEGEND_LINE, names[-1], "muted", SMALL))
    return shapes, line
