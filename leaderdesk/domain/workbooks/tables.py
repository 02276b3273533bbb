"""A table found in a sheet: where it lies, its headings, its rows, and each row that was left out with the reason."""

from __future__ import annotations

from dataclasses import dataclass

# Why a row under the headings, or above them, gives no dossier.
LEFT_OUT = ("title", "blank", "heading", "subtotal", "total", "note", "section", "cofunder", "example")
# Where the first text of a row says so, it only shows how to fill in the others.
EXAMPLE = "EXEMPLE, à effacer"
# Headings are looked for in the first columns alone: no table that people keep has more.
MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table lies, counted from one and both ends in it; this is what somebody corrects by pointing."""

    sheet: str
    first_header: int
    last_header: int
    first_column: int
    last_column: int
    last_row: int

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.last_header + 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as it is headed: a heading on two lines or under a merged one is joined by a space."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that gives no dossier: its code of `LEFT_OUT`, and what it says."""

    row: int
    why: str
    read: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A row that gives a dossier, and the rows of its co-funders beneath."""

    row: int
    beneath: tuple[int, ...] = ()
    # What titles between rows say of those below them: « Fiche-action 2 », « 2024 ».
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table and what was understood of its rows, before any column is read."""

    layout: Layout
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    left_out: tuple[LeftOut, ...] = ()
    # How sure, in thousandths, that this is a table of dossiers; below 500 it is shown and not proposed.
    confidence: int = 1000
    # What the sheet's name or the title lines say of every row: a fiche-action, a year.
    about: tuple[str, ...] = ()
