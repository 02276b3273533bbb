"""What a file holds once it is read: sheets of plain cells, and what the file says beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that has no value to trust: a formula that was never calculated, or one that failed."""

    code: str
    read: str


# A number is what the file holds, never rounded; an empty cell is None and so is a text of spaces.
Cell = str | bool | int | float | date | datetime | BadCell | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells; rows and columns count from one, both ends are in it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of a file or a sheet that changes no value: macros left aside, another calendar, cut texts."""

    code: str
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[0]` is its row 1 and `rows[0][0]` its column A; empty cells at the end of a row are left out."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    remarks: tuple[Remark, ...] = ()
    # Cells shown with a percent sign, by column: runs of rows, both ends in them. Their 0.8 reads as 80 %.
    percents: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def is_percent(self, row: int, column: int) -> bool:
        """Whether a number is shown with a percent sign: 0.8 is then 80 %, elsewhere it is 0.8."""
        runs = self.percents.get(column, ())
        place = bisect_right(runs, row, key=lambda run: run[0])
        return place > 0 and row <= runs[place - 1][1]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a row and a column counted from one; nothing beyond the edges."""
        if not 0 < row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else None


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was read: its name, its kind (xlsx, xlsm, xls, ods, csv, pasted), its SHA-256, its sheets."""

    name: str
    kind: str
    digest: str
    sheets: tuple[Sheet, ...]
    # Of a CSV: how its letters and its columns were told.
    encoding: str | None = None
    separator: str | None = None
    remarks: tuple[Remark, ...] = ()

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name."""
        return next(each for each in self.sheets if each.name == name)
