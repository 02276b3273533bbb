"""The cash of a holder month by month: a curve for each scenario, the range between them, the lowest point in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.drawings.axes import round_marks
from leaderdesk.drawings.legends import LINE, flowed
from leaderdesk.drawings.shapes import (
    SMALL,
    Area,
    Box,
    Dash,
    Drawing,
    Figure,
    Figures,
    Label,
    Line,
    Mark,
    Measure,
    Shape,
    fitted,
)

_TOP = 14.0
_FOOT = 36.0
_MARGIN = 8.0
_MARKS = 5
# In the legend: how long a stroke is, how far its name stands from its beginning, and from the next stroke.
_STROKE, _NAME, _NEXT = 22.0, 27.0, 18.0
# How many months apart they are written.
_EVERY = (1, 2, 3, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class Curve:
    """One scenario: its balances at the end of each month, in cents, and each of them as it is read."""

    name: str
    balances: Sequence[int]
    ink: str
    dash: Dash = "solid"
    width: float = 1.5
    told: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of the curves, and the scale of each axis."""

    left: float
    right: float
    top: float
    bottom: float
    lowest: float
    highest: float
    months: int

    def across(self, month: int) -> float:
        """Where a month stands."""
        return self.left + (self.right - self.left) * month / max(1, self.months - 1)

    def down(self, amount: float) -> float:
        """Where an amount stands."""
        return self.bottom - (self.bottom - self.top) * (amount - self.lowest) / (self.highest - self.lowest)


@dataclass(frozen=True, slots=True)
class Words:
    """The months by their rank, amounts for the axis, and the whole said in a sentence."""

    months: Sequence[str]
    marks: dict[int, str]
    lowest: str
    said: str
    heading: str = ""


def marks_for(curves: Sequence[Curve]) -> tuple[int, ...]:
    """The amounts to write on the axis, zero among them."""
    amounts = [0, *(amount for curve in curves for amount in curve.balances)]
    return round_marks(min(amounts), max(amounts), _MARKS)


def draw_balances(curves: Sequence[Curve], words: Words, width: float, height: float, measure: Measure) -> Drawing:
    """The curves over their axes; the last curve given is painted on top, and its lowest point is named."""
    if not curves:
        return Drawing(width, height, (), words.said)
    marks = sorted(words.marks)
    left = max(measure(text, SMALL) for text in words.marks.values()) + _MARGIN
    months = max(len(curve.balances) for curve in curves)
    # A flat line at zero has a scale too.
    frame = Frame(left, width - _MARGIN, _TOP, height - _FOOT, marks[0], max(marks[-1], marks[0] + 1), months)
    shapes = [
        *_axes(frame, words, measure),
        *_range(curves, frame),
        *(_curve(curve, frame) for curve in curves),
        *_lowest(curves[-1], frame, words.lowest, measure),
    ]
    legend, lines = _legend(curves, height, (left, width), measure)
    told = [curve for curve in curves if curve.told]
    columns = tuple(_marks(told, words, frame)) if told else ()
    whole = height + lines * LINE
    return Drawing(width, whole, (*shapes, *legend), words.said, columns, _figures(told, words) if told else None)


def _axes(frame: Frame, words: Words, measure: Measure) -> Iterator[Shape]:
    if frame.lowest < 0:
        zero = frame.down(0)
        yield Box(frame.left, zero, frame.right - frame.left, frame.bottom - zero, "alert", is_faint=True)
    for amount, text in words.marks.items():
        down = frame.down(amount)
        ink, width = ("axis", 1.4) if amount == 0 else ("grid", 0.8)
        yield Line(((frame.left, down), (frame.right, down)), ink, width)
        yield Label(frame.left - _MARGIN / 2, down + SMALL / 3, text, "muted", SMALL, "right")
    widest = max(measure(month, SMALL) for month in words.months) + _MARGIN
    room = (frame.right - frame.left) / max(1, frame.months - 1)
    every = next((each for each in _EVERY if each * room >= widest), frame.months)
    for rank in range(0, frame.months, every):
        across = frame.across(rank)
        yield Line(((across, frame.bottom), (across, frame.bottom + 3)), "axis", 0.8)
        if across + widest / 2 <= frame.right + 2 * _MARGIN:
            yield Label(across, frame.bottom + SMALL + 5, words.months[rank], "muted", SMALL, "middle")


def _range(curves: Sequence[Curve], frame: Frame) -> Iterator[Area]:
    """The room between the lowest and the highest curve of each month."""
    if len(curves) < 2 or len({len(curve.balances) for curve in curves}) > 1:  # noqa: PLR2004 - two edges
        return
    months = list(zip(*(curve.balances for curve in curves), strict=True))
    upper = [(frame.across(rank), frame.down(max(each))) for rank, each in enumerate(months)]
    lower = [(frame.across(rank), frame.down(min(each))) for rank, each in enumerate(months)]
    yield Area(((*upper, *reversed(lower)),), curves[-1].ink, is_faint=True)


def _marks(curves: Sequence[Curve], words: Words, frame: Frame) -> Iterator[Mark]:
    """A column for each month, with what every scenario says of it; the one painted on top is said first."""
    wide = (frame.right - frame.left) / max(1, frame.months - 1)
    for rank in range(frame.months):
        left = max(frame.across(rank) - wide / 2, frame.left)
        right = min(frame.across(rank) + wide / 2, frame.right)
        said = [f"{curve.name} {curve.told[rank]}" for curve in reversed(curves) if rank < len(curve.told)]
        yield Mark(left, frame.top, right - left, frame.bottom - frame.top, words.months[rank], ", ".join(said))


def _figures(curves: Sequence[Curve], words: Words) -> Figures:
    rows = [
        (Figure(month, rank), *(Figure(curve.told[rank], curve.balances[rank]) for curve in curves))
        for rank, month in enumerate(words.months)
    ]
    return Figures((words.heading, *(curve.name for curve in curves)), tuple(rows))


def _curve(curve: Curve, frame: Frame) -> Line:
    points = tuple((frame.across(rank), frame.down(amount)) for rank, amount in enumerate(curve.balances))
    return Line(points, curve.ink, curve.width, curve.dash)


def _lowest(curve: Curve, frame: Frame, told: str, measure: Measure) -> Iterator[Shape]:
    rank = min(range(len(curve.balances)), key=lambda each: curve.balances[each])
    across, down = frame.across(rank), frame.down(curve.balances[rank])
    yield Box(across - 3, down - 3, 6, 6, curve.ink)
    base, wide = min(down + SMALL + 6, frame.bottom - 2), measure(told, SMALL) + _MARGIN
    if across + wide <= frame.right:
        yield Label(across + 6, base, told, "text", SMALL, is_strong=True)
    elif across - wide >= 0:
        yield Label(across - 6, base, told, "text", SMALL, "right", is_strong=True)
    else:
        # Below its point, where there is room on neither side.
        room = frame.right - _MARGIN
        left = max(0.0, min(across, frame.right - wide))
        yield Label(left, base, fitted(told, SMALL, room, measure), "text", SMALL, is_strong=True)


def _legend(
    curves: Sequence[Curve], height: float, edges: tuple[float, float], measure: Measure
) -> tuple[list[Shape], int]:
    """A stroke and a name for each curve, and how many lines more than one they take."""
    shapes: list[Shape] = []
    whole = sum(_NAME + measure(curve.name, SMALL) for curve in curves) + _NEXT * (len(curves) - 1)
    # Where they hold on no line beside the amounts, they begin below these.
    left = edges[0] if edges[0] + whole <= edges[1] else 0.0
    names = [fitted(curve.name, SMALL, edges[1] - left - _NAME, measure) for curve in curves]
    places = flowed([_NAME + measure(name, SMALL) for name in names], left, edges[1], _NEXT)
    for curve, name, (across, line) in zip(curves, names, places, strict=True):
        base = height - 4 + line * LINE
        stroke = ((across, base - SMALL / 3), (across + _STROKE, base - SMALL / 3))
        shapes.append(Line(stroke, curve.ink, curve.width, curve.dash))
        shapes.append(Label(across + _NAME, base, name, "text", SMALL))
    return shapes, places[-1][1]
