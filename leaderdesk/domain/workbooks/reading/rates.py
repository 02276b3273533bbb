"""The rates of cells, as exact shares of one: `80`, `80 %` and `0,8` are told apart by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.reading.told import (
    SAID_EMPTY,
    Told,
    doubtful,
    nothing_in,
    remarked,
    says_nothing,
    sure,
)

_PERCENT = re.compile(r" ?(?:%|pour cent|p\. ?100)$", re.IGNORECASE)
_WHOLE, _UNIT = 100, 1_000_000
# One figure between nought and one alone says nothing of its column.
_FEWEST = 2


class RateReader:
    """Reads the cells of one column; `is_percent` where its cells are shown as percents by the workbook."""

    def __init__(self, cells: Iterable[Cell], *, is_percent: bool = False) -> None:
        held = [value for each in cells if (value := _bare(each)) is not None]
        is_shares = len(held) >= _FEWEST and all(0 <= each <= 1 for each in held) and any(0 < each < 1 for each in held)
        self._scale = Fraction(1) if is_percent or is_shares else Fraction(1, _WHOLE)
        self._is_told = is_percent or is_shares

    def __call__(self, cell: Cell) -> Told:
        """The rate of a cell."""
        empty = SAID_EMPTY if isinstance(cell, str) and says_nothing(cell) else nothing_in(cell)
        if empty is not None:
            return empty
        if isinstance(cell, str) and _PERCENT.search(plain(cell)):
            values = decimals_of(_PERCENT.sub("", plain(cell)))
            return _share(values[0] / _WHOLE) if len(values) == 1 else doubtful("rate_not_read")
        value = _bare(cell)
        if value is None:
            return doubtful("rate_not_read")
        if not self._is_told and 0 < value <= 1:
            return doubtful("rate_unclear", value, value / _WHOLE)
        return _share(value * self._scale)


def _share(value: Fraction) -> Told:
    if not 0 <= value <= 1:
        return doubtful("rate_not_read")
    kept = Fraction(round(value * _UNIT), _UNIT)
    return sure(kept) if abs(value - kept) * _UNIT * _WHOLE < 1 else remarked(kept, "rate_rounded")


def _bare(cell: Cell) -> Fraction | None:
    """A number, or a text that is one and nothing else."""
    if isinstance(cell, str):
        values = decimals_of(plain(cell))
        return values[0] if len(values) == 1 else None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    decimal = Decimal(repr(cell))
    return Fraction(decimal) if decimal.is_finite() else None
