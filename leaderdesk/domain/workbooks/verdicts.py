"""What a workbook would do to a base, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leaderdesk.domain.workbooks.mappings import ColumnMatch, Memory
from leaderdesk.domain.workbooks.tables import Layout, LeftOut, Table

VERDICTS = ("new", "changed", "same", "doubt", "error")


@dataclass(frozen=True, slots=True)
class CofunderShare:
    """A co-funder of a dossier, as a row or a column names it, and what it gives where that is said."""

    name: str
    amount: int | None


# Amounts are whole cents; a status, a kind of holder and a fiche-action are codes of ours.
Value = str | int | date | Fraction | tuple[CofunderShare, ...]


# A cell by its row and its column, counted from one.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or doubtful in a cell: its code, what was read, and the readings between which to choose."""

    field: str
    code: str
    read: str
    row: int
    column: int | None = None
    weight: str = "error"
    readings: tuple[Value, ...] = ()
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a dossier that would be another; `old` is None where nothing was known."""

    field: str
    old: Value | None
    new: Value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier or a holder of the base that a row may speak of, and by what: number, siret, name, likeness."""

    key: int
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says: the values that are sure, and the problems of the others."""

    sheet: str
    row: int
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    # Columns kept as notes, heading and text.
    notes: tuple[tuple[str, str], ...] = ()
    # The cells of a field that were read elsewhere than in one column on this row.
    cells: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be done with a row; `dossier` is the dossier it changes, none for a new one."""

    read: ReadRow
    verdict: str
    dossier: Candidate | None = None
    holder: Candidate | None = None
    changes: tuple[Change, ...] = ()
    # Others it may speak of, to be chosen from: never merged silently.
    dossiers: tuple[Candidate, ...] = ()
    holders: tuple[Candidate, ...] = ()
    problems: tuple[Problem, ...] = ()
    # What writing it would suppose, none of which the row says: remarks, with their reason.
    supposed: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """A table with its columns and what each row would do."""

    table: Table
    columns: tuple[ColumnMatch, ...]
    rows: tuple[Proposal, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChoice:
    """What somebody decided of a row: taken or not, cells corrected (as typed), which dossier and holder it is.

    A key of 0 means a new one; none means that nothing was said.
    """

    is_taken: bool | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    dossier: int | None = None
    holder: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """All that somebody decided of a workbook: tables pointed at, columns and words mapped, rows by (sheet, row)."""

    layouts: tuple[Layout, ...] = ()
    left_sheets: frozenset[str] = frozenset()
    # By sheet: the field of each column that was changed by hand.
    columns: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[tuple[str, int], RowChoice] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    # Of some rows alone, taken for another reason, nothing is remembered for the source.
    is_remembered: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """What a whole workbook would do; nothing of it is written."""

    tables: tuple[Understood, ...]

    def count(self, verdict: str) -> int:
        """How many rows have a verdict."""
        return sum(each.verdict == verdict for table in self.tables for each in table.rows)
