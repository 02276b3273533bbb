"""What a sheet says beside its values: cells not to be trusted, what is hidden, merged, shown with a percent sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from leaderdesk.domain.workbooks.cells import Area, BadCell, Cell, Row

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_FIGURES = re.compile(r"\A[#?]*0[0#?]*\Z")
# Of fewer figures, a year or a rank is told as well by its number.
LEAST_WIDTH = 5
_LETTERS = 26


@dataclass(slots=True)
class SheetFacts:
    """Gathered while a sheet is looked through; rows and columns count from one."""

    bad: dict[tuple[int, int], BadCell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    percents: dict[int, list[int]] = field(default_factory=dict)
    # How many figures a number is shown with: 1000 as 01000.
    widths: dict[tuple[int, int], int] = field(default_factory=dict)
    is_filtered: bool = False
    # Cells whose value the reader gives wrong, with the right one.
    mended: dict[tuple[int, int], Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of a workbook that say something of a value, by their rank."""

    percents: frozenset[int] = frozenset()
    widths: Mapping[int, int] = field(default_factory=dict)

    def __contains__(self, look: int) -> bool:
        return look in self.percents or look in self.widths

    def ranks(self) -> list[int]:
        """Those that say something."""
        return sorted({*self.percents, *self.widths})

    def note(self, look: int, row: int, column: int, facts: SheetFacts) -> None:
        """What a look says of a cell."""
        if look in self.percents:
            facts.percents.setdefault(column, []).append(row)
        elif look in self.widths:
            facts.widths[row, column] = self.widths[look]


def looks_of(codes: Iterable[str]) -> Looks:
    """What number formats say, each look in its rank."""
    told = list(enumerate(codes))
    widths = {rank: _width(code) for rank, code in told}
    return Looks(
        frozenset(rank for rank, code in told if is_percent_format(code)),
        {rank: width for rank, width in widths.items() if width >= LEAST_WIDTH},
    )


def runs(rows: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Rows in their order as runs, both ends in them."""
    found: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return tuple(found)


def is_percent_format(code: str) -> bool:
    """Whether a number format multiplies by a hundred and shows a percent sign; one in quotes is a mere letter."""
    return "%" in _QUOTED.sub("", code)


def _width(code: str) -> int:
    """How many figures a format always shows, where it is of a code and not of a quantity: `00000`, `0#" "##`."""
    shown = _QUOTED.sub("", code.partition(";")[0]).replace(" ", "")
    return len(shown) - shown.index("0") if _FIGURES.match(shown) else 0


def column_number(letters: str) -> int:
    """`A` is 1, `AA` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 is `A`, 27 is `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def put_in(rows: list[Row], cells: dict[tuple[int, int], Cell]) -> None:
    """Put cells at their places, rows and columns counted from one; what is missing up to them is made empty."""
    by_row: dict[int, list[tuple[int, Cell]]] = {}
    for (row, column), cell in cells.items():
        by_row.setdefault(row, []).append((column, cell))
    for row, placed in by_row.items():
        rows.extend([()] * (row - len(rows)))
        line = list(rows[row - 1])
        line.extend([None] * (max(column for column, _ in placed) - len(line)))
        for column, cell in placed:
            line[column - 1] = cell
        rows[row - 1] = tuple(line)


def trimmed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the empty cells at their ends, and without the empty rows at the end."""
    kept = [_trimmed(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _trimmed(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row if end == len(row) else row[:end]
