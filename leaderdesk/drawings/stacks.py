"""Bars cut in parts, on one scale, each with the limit it is held against: envelopes, shares of a whole, years.

What is below zero stands on the left of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.drawings.legends import Key, draw_legend
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
    Pattern,
    Shape,
    fitted,
)

_BAR = 14.0
# The stroke of a limit, and the ring of the mark in front, pass a bar by this much.
_TOP = 4.0
_STEP = 24.0
_NAME = 13.0
_GAP = 8.0
_LEAST = 0.75
# Names take this part of the width at most; where the bars then have less than that, names stand above them.
_NAMES, _BARS = 0.34, 0.36


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: what it is called in the legend, its amount, and how it is read."""

    name: str
    amount: int
    told: str
    ink: str
    pattern: Pattern = "solid"
    is_faint: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar; `told` is written at its end, `limit` is what its parts should not pass."""

    name: str
    parts: tuple[Part, ...]
    told: str = ""
    limit: int | None = None
    limit_told: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class StackWords:
    """What the bars are, what their limit is called (nothing where they have none), and the whole in a sentence."""

    heading: str
    said: str
    limit: str = ""
    # What the empty room up to the limit is called in the legend.
    left: str = ""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where bars stand: beside their names, or below them where there is little room."""

    left: float
    step: float
    scale: float
    is_narrow: bool
    # How far below zero the lowest bar goes.
    below: int = 0

    @property
    def zero(self) -> float:
        """Where bars begin."""
        return self.left + self.below * self.scale

    def top(self, rank: int) -> float:
        """The top of a bar."""
        return _TOP + rank * self.step + (_NAME if self.is_narrow else 0.0)


def draw_stacks(stacks: Sequence[Stack], words: StackWords, width: float, measure: Measure) -> Drawing:
    """The bars in the order given; the parts of each in theirs."""
    if not stacks:
        return Drawing(width, 0, (), words.said)
    rows = _rows_for(stacks, width, measure)
    shapes: list[Shape] = []
    marks: list[Mark] = []
    for rank, stack in enumerate(stacks):
        shapes += _texts(stack, rank, rows, width, measure)
        shapes += _bar(stack, rows, rows.top(rank))
        marks += _marks(stack, rows, rows.top(rank))
    height = _TOP + len(stacks) * rows.step
    if rows.below:
        shapes.append(Line(((rows.zero, 0), (rows.zero, height - _BAR / 2)), "axis", 1.2))
    legend, end = draw_legend(_keys(stacks, words), rows.left, height, width, measure)
    return Drawing(width, end, (*shapes, *legend), words.said, tuple(marks), figures_of(stacks, words))


def figures_of(stacks: Sequence[Stack], words: StackWords) -> Figures:
    """A row for each bar, a column for each kind of part."""
    names = list(dict.fromkeys(part.name for stack in stacks for part in stack.parts))
    rows = []
    for stack in stacks:
        parts = {part.name: Figure(part.told, part.amount) for part in stack.parts}
        limit = [Figure(stack.limit_told, stack.limit)] if words.limit else []
        rows.append((Figure(stack.name), *limit, *(parts.get(name, Figure("")) for name in names)))
    columns = (words.heading, *([words.limit] if words.limit else []), *names)
    return Figures(columns, tuple(rows), tuple(stack.key for stack in stacks))


def _rows_for(stacks: Sequence[Stack], width: float, measure: Measure) -> _Rows:
    below = max(_below(each) for each in stacks)
    most = max(1, below + max(max(each.limit or 0, _whole(each)) for each in stacks))
    told = max(measure(each.told, SMALL) for each in stacks)
    ends = told + _GAP if told else 0.0
    left = min(max(measure(each.name, SMALL) for each in stacks), width * _NAMES) + _GAP
    room = width - left - ends
    if is_narrow := room < width * _BARS:
        left, room = 0.0, width * _BARS if told > width * (1 - _BARS) - _GAP else width - ends
    return _Rows(left, _STEP + (_NAME if is_narrow else 0.0), room / most, is_narrow, below)


def _texts(stack: Stack, rank: int, rows: _Rows, width: float, measure: Measure) -> Iterator[Label]:
    top = rows.top(rank)
    base = top + _BAR / 2 + SMALL * 0.36
    if rows.is_narrow:
        yield Label(0, top - 4, fitted(stack.name, SMALL, width, measure), "text", SMALL)
    else:
        name = fitted(stack.name, SMALL, rows.left - _GAP, measure)
        yield Label(rows.left - _GAP, base, name, "text", SMALL, "right")
    if stack.told:
        end = rows.zero + max(stack.limit or 0, _whole(stack)) * rows.scale + _GAP
        yield Label(end, base, fitted(stack.told, SMALL, width - end, measure), "text", SMALL)


def _bar(stack: Stack, rows: _Rows, top: float) -> Iterator[Shape]:
    """The room up to the limit, the parts, then the stroke of the limit."""
    if stack.limit is not None:
        yield Box(rows.zero, top, max(stack.limit * rows.scale, _LEAST), _BAR, "grid", is_faint=True)
    for part, left, wide in _placed(stack, rows):
        if part.amount:
            yield Box(left, top, max(wide, _LEAST), _BAR, part.ink, part.pattern, part.is_faint)
    if stack.limit is not None:
        end = rows.zero + stack.limit * rows.scale
        yield Line(((rows.zero, top + _BAR), (end, top + _BAR)), "axis", 0.8)
        yield Line(((end, top - 3), (end, top + _BAR + 3)), "axis", 1.4)


def _marks(stack: Stack, rows: _Rows, top: float) -> Iterator[Mark]:
    for part, left, wide in _placed(stack, rows):
        yield Mark(left, top, wide, _BAR, _name(stack, part), part.told, part.key or stack.key)
    whole = _whole(stack)
    if stack.limit is not None and stack.limit > whole and stack.told:
        left = rows.zero + whole * rows.scale
        yield Mark(left, top, (stack.limit - whole) * rows.scale, _BAR, stack.name, stack.told, stack.key)


def _name(stack: Stack, part: Part) -> str:
    """What a part is called with its stack; a stack of one part that bears its name says it once."""
    return stack.name if stack.name.endswith(part.name) else f"{stack.name}, {part.name}"


def _placed(stack: Stack, rows: _Rows) -> Iterator[tuple[Part, float, float]]:
    """Each part that is something, with its left and its width; of a bar of nothing, its first part is read."""
    right = left = rows.zero
    drawn = [part for part in stack.parts if part.amount] or ([] if stack.limit else list(stack.parts[:1]))
    for part in drawn:
        wide = abs(part.amount) * rows.scale
        if part.amount < 0:
            left -= wide
            yield part, left, wide
        else:
            yield part, right, wide
            right += wide


def _whole(stack: Stack) -> int:
    return sum(max(part.amount, 0) for part in stack.parts)


def _below(stack: Stack) -> int:
    return -sum(min(part.amount, 0) for part in stack.parts)


def _keys(stacks: Sequence[Stack], words: StackWords) -> list[Key]:
    """Only what is drawn is explained."""
    parts = [part for stack in stacks for part in stack.parts if part.amount]
    drawn = [Key(part.name, part.ink, part.pattern, part.is_faint) for part in parts]
    return [*dict.fromkeys(drawn), *([Key(words.left, "grid", "solid", is_faint=True)] if words.left else [])]
