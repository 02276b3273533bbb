"""A workbook as plain values: its sheets, what each column says, the rows by group, and what a reader is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

# Money is whole cents, a rate is a share of one, a number has as many decimals as it needs,
# hours are shown with their minutes.
Kind = Literal["text", "money", "day", "count", "number", "rate", "hours"]
Value = str | int | Fraction | date | None


@dataclass(frozen=True, slots=True)
class Combined:
    """What other columns of the row come to, named by their headings: those added, less those taken away.

    Nothing where nothing is known of those added.
    """

    added: tuple[str, ...]
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """What part one column of the row is of another; nothing where there is no whole."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the kind of its values, what it says in a sentence, and how it is computed if it is.

    A computed column is a live formula, and takes no value from the rows.
    """

    heading: str
    kind: Kind = "text"
    meaning: str = ""
    computed: Combined | Share | None = None
    # Whether its total is shown; said of nothing, that of money is.
    has_total: bool | None = None

    @property
    def is_summed(self) -> bool:
        """True when the total of the column means something."""
        if self.has_total is not None:
            return self.has_total
        return self.kind == "money"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that stand together; with a label, a subtotal follows them."""

    rows: Sequence[Sequence[Value]]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one row of headings; `about` says what a row is."""

    name: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    about: str = ""
    has_filter: bool = True
    # How many columns say whose row it is: they stay in sight, and on every page beside.
    heads: int = 1
    # What stands before the sums, where they count more than a reader might think.
    total: str = ""

    @property
    def count(self) -> int:
        """How many rows there are, totals left out."""
        return sum(len(part.rows) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Of whom, and from when: printed on every page; a mark (EXEMPLE) stands before the name of every sheet."""

    gal: str
    on: date
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook; `notes` are what its last sheet says first, each under a word."""

    title: str
    stamp: Stamp
    sheets: tuple[Sheet, ...]
    notes: tuple[tuple[str, str], ...] = ()
    # A workbook that explains itself in a sheet of its own has none after it.
    has_notice: bool = True

    @property
    def count(self) -> int:
        """How many rows all the sheets have."""
        return sum(sheet.count for sheet in self.sheets)


def sheet_of(name: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], about: str = "") -> Sheet:
    """A sheet whose rows are not grouped."""
    return Sheet(name, tuple(columns), (Part(rows),), about)
