"""Exact linear programmes of a few bounded variables: the dual simplex on rationals, which ends by Bland's rule.

Every variable stands in a box, so no first phase is needed: each begins on the side of its box that its aim prefers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

ZERO = Fraction(0)
Bounds = tuple[Fraction, Fraction]
Point = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A constant, and what one more of each variable adds to it."""

    constant: Fraction
    slopes: tuple[Fraction, ...]

    def at(self, point: Sequence[Fraction]) -> Fraction:
        """The value at a point."""
        return self.constant + sum(
            (slope * value for slope, value in zip(self.slopes, point, strict=True) if slope), ZERO
        )

    def plus(self, other: Form, times: int = 1) -> Form:
        """This form and another, so many times."""
        slopes = tuple(one + times * two for one, two in zip(self.slopes, other.slopes, strict=True))
        return Form(self.constant + times * other.constant, slopes)

    def more(self, constant: Fraction) -> Form:
        """This form and a constant."""
        return Form(self.constant + constant, self.slopes)


def maximise(aim: Form, positive: Sequence[Form], box: Sequence[Bounds]) -> Point | None:
    """A point of the box where each form is at least zero and the aim is greatest; None where there is none."""
    table = _Table(aim, positive, box)
    while (row := table.leaving()) is not None:
        column = table.entering(row)
        if column is None:
            return None
        table.swap(row, column)
    return table.point()


class _Table:
    """Each basic variable as a form of the others, which stand on a side of their box."""

    def __init__(self, aim: Form, positive: Sequence[Form], box: Sequence[Bounds]) -> None:
        count = len(box)
        self._box: list[tuple[Fraction, Fraction | None]] = [*box, *((ZERO, None) for _ in positive)]
        self._aim = list(aim.slopes)
        self._rows = [[form.constant, *form.slopes] for form in positive]
        self._basic = list(range(count, count + len(positive)))
        self._outside = list(range(count))
        self._at: list[Fraction] = [
            high if slope > 0 else low for slope, (low, high) in zip(aim.slopes, box, strict=True)
        ]
        self._count = count

    def leaving(self) -> int | None:
        """The row of the first variable that is out of its box."""
        broken = [row for row in range(len(self._rows)) if self._side(row) is not None]
        return min(broken, key=lambda row: self._basic[row], default=None)

    def entering(self, row: int) -> int | None:
        """The column that brings it back at the least cost for the aim."""
        side = self._side(row)
        rises = side == self._box[self._basic[row]][0]
        choices = []
        for column, slope in enumerate(self._rows[row][1:]):
            low, high = self._box[self._outside[column]]
            if not slope or low == high:
                continue
            moves_up = (slope > 0) == rises
            if moves_up == (self._at[column] == low):
                choices.append((abs(self._aim[column] / slope), self._outside[column], column))
        return min(choices)[2] if choices else None

    def swap(self, row: int, column: int) -> None:
        """The variable of the row goes to the side it was beyond; that of the column is worked out instead."""
        side = self._side(row)
        pivot = self._rows[row]
        slope = pivot[column + 1]
        solved = [-value / slope for value in pivot]
        solved[column + 1] = 1 / slope
        for index, other in enumerate(self._rows):
            if index != row:
                self._rows[index] = _replaced(other, column + 1, solved)
        self._rows[row] = solved
        self._aim = _replaced([ZERO, *self._aim], column + 1, solved)[1:]
        self._basic[row], self._outside[column] = self._outside[column], self._basic[row]
        self._at[column] = side if side is not None else self._at[column]

    def point(self) -> Point:
        """Where the variables stand."""
        found = dict(zip(self._outside, self._at, strict=True))
        found.update((self._basic[row], self._value(row)) for row in range(len(self._rows)))
        return tuple(found[index] for index in range(self._count))

    def _value(self, row: int) -> Fraction:
        constant, *slopes = self._rows[row]
        return constant + sum((slope * at for slope, at in zip(slopes, self._at, strict=True) if slope and at), ZERO)

    def _side(self, row: int) -> Fraction | None:
        """The side of its box that a basic variable is beyond."""
        value = self._value(row)
        low, high = self._box[self._basic[row]]
        if value < low:
            return low
        return high if high is not None and value > high else None


def _replaced(form: list[Fraction], column: int, solved: list[Fraction]) -> list[Fraction]:
    """A form where one variable is written as its own form of the others."""
    slope = form[column]
    if not slope:
        return form
    found = [value + slope * other if other else value for value, other in zip(form, solved, strict=True)]
    found[column] = slope * solved[column]
    return found
