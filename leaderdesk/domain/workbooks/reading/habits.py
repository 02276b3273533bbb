"""Amounts about a thousand times away from all the others of their column: asked with both readings, never mended."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leaderdesk.domain.workbooks.answers import amount_data
from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.reading.told import Reader, Told, doubtful

_THOUSAND = 1000
# Fewer amounts have no habit.
_FEWEST = 5
# Beyond the root of a thousand, an amount is nearer to the middle of its column by a thousand than as it is written.
_FAR = 32
# How far from the others at least: in honest columns, three times between neighbours.
_GAP = 8
# Put right, it lies among the others or not far beyond.
_BEYOND = 2


@dataclass(frozen=True, slots=True)
class Habit:
    """The least and the most of a column but for what is out of its habit, and the middle."""

    least: int
    middle: int
    most: int

    def other_reading(self, cents: int) -> int | None:
        """What an amount would be among the others; nothing where it is, or where a thousand puts nothing right."""
        if 0 < cents * _GAP <= self.least and cents * _FAR <= self.middle:
            other = cents * _THOUSAND
        elif cents >= self.most * _GAP and cents >= self.middle * _FAR and cents % _THOUSAND == 0:
            other = cents // _THOUSAND
        else:
            return None
        return other if self.least <= other * _BEYOND and other <= self.most * _BEYOND else None


def habit_of(amounts: Sequence[int]) -> Habit | None:
    """The habit of amounts in order; none where they are few, or nothing is far from their middle."""
    if len(amounts) <= _FEWEST:
        return None
    middle = amounts[len(amounts) // 2]
    usual = amounts[bisect_right(amounts, middle // _FAR) : bisect_left(amounts, middle * _FAR)]
    if len(usual) < _FEWEST or len(usual) == len(amounts):
        return None
    return Habit(usual[0], usual[len(usual) // 2], usual[-1])


def habitual(read: Reader, cells: Iterable[Cell]) -> Reader:
    """The same reader, asking what is out of the habit of its column; itself where the column has none to break."""
    amounts = sorted(value for cell in cells if isinstance(value := read(cell).value, int) and value > 0)
    habit = habit_of(amounts)
    if habit is None:
        return read

    def told(cell: Cell) -> Told:
        found = read(cell)
        other = habit.other_reading(found.value) if isinstance(found.value, int) else None
        if other is None or not isinstance(found.value, int):
            return found
        return doubtful("amount_unlike_others", found.value, other, typical=amount_data(habit.middle))

    return told
