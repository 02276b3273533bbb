"""A report as plain values: parts with sentences, figures, a picture and a table, each saying what it rests on.

One renderer shows it on the screen, one makes a paper of it, one a workbook: none of them reckons anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

# Money is whole cents, a rate is a share of one, a number is exact.
Kind = Literal["words", "money", "count", "number", "rate", "day"]
Value = str | int | Fraction | date | None
_BETWEEN = ":"
# The main column weighs so much; each weight is room for so many letters at most.
_MAIN_WEIGHT, _LETTERS = 3, 20


@dataclass(frozen=True, slots=True)
class Opens:
    """The place that a row or a mark opens: a page, one of its records, and the part of it to show."""

    page: str
    key: int = 0
    part: str = ""

    @property
    def address(self) -> str:
        """The same as a text, for what only carries texts."""
        return _BETWEEN.join((self.page, str(self.key), self.part))


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column of one kind; the main one names its row, `weight` is what room a column of words may take at most.

    In a sparse one nothing is a dash: the eye goes to what is not.
    """

    title: str
    kind: Kind = "words"
    is_main: bool = False
    weight: int = 2
    is_sparse: bool = False


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A value under each column, and what the row opens."""

    cells: tuple[Value, ...]
    opens: Opens | None = None


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Rows under columns, and their total where it means something; `nothing` is said where there is no row.

    `on_paper` is how many rows a paper shows at most, where it has to be short; the screen and the workbook show all.
    """

    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    total: tuple[Value, ...] | None = None
    caption: str = ""
    nothing: str = ""
    on_paper: int | None = None

    def __post_init__(self) -> None:
        rows = [each.cells for each in self.rows] + ([self.total] if self.total is not None else [])
        wrong = [each for each in rows if len(each) != len(self.columns)]
        if wrong:
            raise ValueError(f"a row of {len(wrong[0])} cells under {len(self.columns)} columns")

    def share_of(self, rank: int) -> int:
        """The room of a column of words beside the others: what its longest text asks, as far as its weight allows."""
        column = self.columns[rank]
        cells = (row.cells[rank] for row in self.rows)
        longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
        most = _LETTERS * (_MAIN_WEIGHT if column.is_main else column.weight)
        return min(max(longest, len(column.title)), most)

    def is_summed(self, rank: int) -> bool:
        """True for a column whose total is the sum of its rows, and not something else (as a count of people)."""
        if self.total is None or not isinstance(self.total[rank], int):
            return False
        return sum(each.cells[rank] or 0 for each in self.rows) == self.total[rank]  # type: ignore[misc]  # whole numbers


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One figure to remember, as people read it, and what it is held against."""

    label: str
    told: str
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """What is drawn, and the same said in words; `drawings/reported` knows how each kind of picture is painted."""

    said: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report. `name` is its sheet in a workbook; `sources` says from what its figures are reckoned."""

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    figures: tuple[ReportFigure, ...] = ()
    picture: Picture | None = None
    table: ReportTable | None = None
    sources: str = ""
    # Doubts come before anything else: what could not be told for sure.
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; `subtitle` is its period or its day, `reference` what its file and its pages bear."""

    code: str
    title: str
    subtitle: str
    reference: str
    parts: tuple[Part, ...]
    is_wide: bool = False
    # A paper that has to hold on so many pages shows fewer rows of the tables that may be cut (`on_paper`).
    most_pages: int | None = None


def opens_at(address: str) -> Opens | None:
    """The place that a text stands for."""
    page, _, rest = address.partition(_BETWEEN)
    key, _, part = rest.partition(_BETWEEN)
    return Opens(page, int(key), part) if page and key.isdecimal() else None


def total_of(columns: Sequence[ReportColumn], rows: Sequence[ReportRow], label: str) -> tuple[Value, ...] | None:
    """The sums of money and counts under a label; nothing where there is but one row to add up."""
    if len(rows) < 2:  # noqa: PLR2004 - a sum has two terms
        return None
    summed = ("money", "count")
    sums = [
        sum(each.cells[rank] or 0 for each in rows) if column.kind in summed else None  # type: ignore[misc]  # whole numbers
        for rank, column in enumerate(columns)
    ]
    return tuple(label if column.is_main else found for column, found in zip(columns, sums, strict=True))
