"""A whole base as tables of stored values: what each column is, and the digests that tell when a value was touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# As a base keeps them: cents, millionths, thousandths, 1 and 0, days and moments in their ISO form.
Stored = int | str | None
StoredRow = tuple[Stored, ...]

KINDS = ("key", "reference", "text", "code", "money", "rate", "quantity", "number", "flag", "day", "moment")
# Of a row: long enough that no two texts that people write meet by chance, short enough to stand in a column.
_SHORT = 16
# After this many the rest would say nothing more.
ENOUGH = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its kind, whether it must hold something, its codes, the table it points to."""

    name: str
    kind: str
    is_required: bool
    codes: tuple[str, ...] = ()
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A table and its columns; the first is its key."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A table with its rows, in the order of their keys."""

    shape: Shape
    rows: tuple[StoredRow, ...]

    @property
    def keys(self) -> frozenset[Stored]:
        """The keys of its rows."""
        return frozenset(row[0] for row in self.rows)


@dataclass(frozen=True, slots=True)
class PieceFile:
    """The bytes of an attachment: the digest they are named by, and whether they were there to be copied."""

    digest: str
    size: int
    name: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A base as it leaves: which one it is, how high its journal stood, and everything that it keeps."""

    base: int
    version: str
    gal: str
    is_example: bool
    written_at: str
    height: int
    tables: tuple[Content, ...]
    pieces: tuple[PieceFile, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a workbook cannot come back: where it is, by sheet, row and column, and what was read there."""

    code: str
    sheet: str
    row: int | None = None
    column: str | None = None
    read: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)


def row_digest(table: str, row: StoredRow) -> str:
    """What tells that a value of a row is no longer what was written."""
    return _digest([table, *row])


def column_digests(content: Content) -> tuple[str, ...]:
    """The same of each column: with that of its row, it names the cell that was touched."""
    keys = [row[0] for row in content.rows]
    return tuple(_digest([keys, [row[place] for row in content.rows]]) for place in range(len(content.shape.columns)))


def table_digest(content: Content) -> str:
    """The same of a whole table."""
    digest = hashlib.sha256(content.shape.name.encode())
    for row in content.rows:
        digest.update(row_digest(content.shape.name, row).encode())
    return digest.hexdigest()[:_SHORT]


def content_digest(tables: Iterable[Content]) -> str:
    """One digest of everything: two bases of which it is the same keep the same."""
    named = sorted(f"{table.shape.name} {table_digest(table)}" for table in tables)
    return hashlib.sha256("\n".join(named).encode()).hexdigest()


def dangling(tables: Sequence[Content]) -> list[tuple[str, Stored, str, str]]:
    """References to rows that are not there: the table, the key of the row, the column, the table pointed to."""
    keys = {table.shape.name: table.keys for table in tables}
    return [
        (table.shape.name, row[0], column.name, column.refers_to)
        for table in tables
        for place, column in enumerate(table.shape.columns)
        if column.refers_to is not None
        for row in table.rows
        if row[place] is not None and row[place] not in keys.get(column.refers_to, frozenset())
    ]


def _digest(values: Sequence[object]) -> str:
    """Of whole numbers and texts as they stand: much quicker than the form that the journal hashes."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:_SHORT]
