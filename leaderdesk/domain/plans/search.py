"""The best allowed point, exactly: boxes halved where the linear relaxation falls between two allowed amounts.

A box whose bound, brought down to a value the aim can take, is no better than the best point known is left aside.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count

from leaderdesk.domain.exact import round_down
from leaderdesk.domain.plans.linear import Bounds, Form, Point, maximise
from leaderdesk.domain.plans.ranges import Range


@dataclass(frozen=True, slots=True)
class Box:
    """Where to look: the bounds of each variable, and forms that must not be below zero."""

    bounds: tuple[Bounds, ...]
    positive: tuple[Form, ...]

    def with_bounds(self, rank: int, low: Fraction, high: Fraction) -> Box:
        """The box with other bounds for one variable."""
        return replace(self, bounds=(*self.bounds[:rank], (low, high), *self.bounds[rank + 1 :]))


@dataclass(frozen=True, slots=True)
class Goal:
    """What to make greatest: a form never below the value inside a box, the value, and the steps it goes by."""

    form_in: Callable[[Box], Form]
    value: Callable[[Point], Fraction]
    unit: Fraction


@dataclass(frozen=True, slots=True)
class Kept:
    """A goal that was reached before: no point may be worth less for it."""

    goal: Goal
    worth: Fraction

    def form_in(self, box: Box) -> Form:
        """A form that is not below zero where the goal may still be kept."""
        return self.goal.form_in(box).more(-self.worth)


@dataclass(frozen=True, slots=True)
class Field:
    """The allowed values of each variable, funds being the last, and what a point is really worth.

    `accept` gives the point with its true funds, None where the rules refuse it; at least one form of each group of
    `apart` holds wherever they accept: what divides a box whose best point they refuse although every form allows it.
    """

    allowed: tuple[Range, ...]
    accept: Callable[[Point], Point | None]
    apart: tuple[tuple[Form, ...], ...]
    kept: tuple[Kept, ...] = ()

    def worthy(self, point: Point) -> Point | None:
        """The point as it really is, where it is accepted and keeps what was reached."""
        found = self.accept(point)
        if found is None or any(each.goal.value(found) < each.worth for each in self.kept):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Best:
    """The best point found, whether nothing better exists, and the boxes it took."""

    point: Point | None
    is_proven: bool
    boxes: int


def search(goal: Goal, field: Field, start: Box, known: Point | None, most_boxes: int) -> Best:
    """The point of greatest value, None where no point is accepted."""
    best, order = known, count()
    waiting: list[tuple[Fraction, int, Box, Point]] = []

    def wait(box: Box) -> None:
        form = goal.form_in(box)
        point = maximise(form, (*box.positive, *(each.form_in(box) for each in field.kept)), box.bounds)
        if point is not None:
            heapq.heappush(waiting, (-round_down(form.at(point), goal.unit), next(order), box, point))

    wait(start)
    boxes = 0
    while waiting and (best is None or -waiting[0][0] > goal.value(best)):
        if boxes == most_boxes:
            return Best(best, is_proven=False, boxes=boxes)
        boxes += 1
        _, _, box, point = heapq.heappop(waiting)
        for near in _near(point, field.allowed):
            found = field.worthy(near)
            if found is not None and (best is None or goal.value(found) > goal.value(best)):
                best = found
        for part in _divided(box, point, field):
            wait(part)
    return Best(best, is_proven=True, boxes=boxes)


def _near(point: Point, allowed: Sequence[Range]) -> Iterator[Point]:
    """The allowed points just below and just above."""
    below = [each.down_to(value) for each, value in zip(allowed, point, strict=True)]
    above = [each.up_to(value) for each, value in zip(allowed, point, strict=True)]
    for found in (below, above) if below != above else (below,):
        amounts = tuple(amount for amount in found if amount is not None)
        if len(amounts) == len(point):
            yield amounts


def _divided(box: Box, point: Point, field: Field) -> Iterator[Box]:
    """Smaller boxes that hold every allowed point of this one, but not the point where it is not allowed."""
    for rank, (each, value) in enumerate(zip(field.allowed, point, strict=True)):
        if not each.allows(value):
            yield from _beside(box, rank, each, value)
            return
    for rank, (each, (low, high)) in enumerate(zip(field.allowed, box.bounds, strict=True)):
        # A funder that may still bring nothing blurs the count of funders.
        if low == 0 < high and point[rank]:
            first = each.least or each.step
            yield box.with_bounds(rank, low, low)
            yield box.with_bounds(rank, first, high)
            return
    for group in field.apart:
        if not set(group) & set(box.positive):
            yield from (replace(box, positive=(*box.positive, form)) for form in group)
            return
    for rank, (low, high) in enumerate(box.bounds):
        if low < high:
            each, value = field.allowed[rank], point[rank]
            yield box.with_bounds(rank, value, value)
            yield from _beyond(box, rank, each, value)
            return


def _beside(box: Box, rank: int, each: Range, value: Fraction) -> Iterator[Box]:
    low, high = box.bounds[rank]
    below, above = each.down_to(value), each.up_to(value)
    if below is not None and below >= low:
        yield box.with_bounds(rank, low, below)
    if above is not None and above <= high:
        yield box.with_bounds(rank, above, high)


def _beyond(box: Box, rank: int, each: Range, value: Fraction) -> Iterator[Box]:
    """The box on either side of an allowed value."""
    low, high = box.bounds[rank]
    hair = each.step / 2
    below, above = each.down_to(value - hair), each.up_to(value + hair)
    if below is not None and low <= below < value:
        yield box.with_bounds(rank, low, below)
    if above is not None and value < above <= high:
        yield box.with_bounds(rank, above, high)
