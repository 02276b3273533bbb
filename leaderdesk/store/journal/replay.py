"""Undo and redo: an entry's rows put back as they were, as a new entry of their own.

Which entry comes next is read from the chain itself: an undo jumps over what it took back,
so several levels survive a restart without a second record of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaderdesk.domain.changes import Change, canonical, read_row
from leaderdesk.domain.errors import Refusal
from leaderdesk.store.journal.recorder import column_names, key_name, row_json

_OF_VERB = (
    "SELECT position, table_name, row_key, before, after FROM journal_changes"
    " WHERE height = ? AND verb = ? AND position > ? ORDER BY position LIMIT ?"
)
_AT_ONCE = 1_000


def next_undo(connection: sqlite3.Connection) -> int | None:
    """The height of the entry that undo would take back, if any."""
    height = _top(connection)
    while height:
        kind, undoes = _link(connection, height)
        if kind == "barrier":
            return None
        if kind != "undo":
            return height
        height = undoes - 1
    return None


def next_redo(connection: sqlite3.Connection) -> int | None:
    """The height of the undo that redo would take back, if any."""
    height = _top(connection)
    while height:
        kind, undoes = _link(connection, height)
        if kind == "undo":
            return height
        if kind != "redo":
            return None
        height = undoes - 1
    return None


@dataclass(frozen=True, slots=True)
class ReversedEntry:
    """What takes an entry back, read anew each time it is gone through: an import changed a million rows.

    Deletions, then updates, then creations: a name freed by one row may be taken by another.
    """

    connection: sqlite3.Connection
    height: int

    def __iter__(self) -> Iterator[Change]:
        """The changes, one at a time."""
        for verb in ("created", "changed", "deleted"):
            last = -1
            # No query is left open while rows are written: where that fails, SQLite must see the base as it was.
            while some := self.connection.execute(_OF_VERB, (self.height, verb, last, _AT_ONCE)).fetchall():
                for _, table, key, before, after in some:
                    yield Change(table, key, read_row(after), read_row(before))
                last = some[-1][0]

    def tables(self) -> list[str]:
        """The tables whose rows it changes."""
        query = "SELECT DISTINCT table_name FROM journal_changes WHERE height = ?"
        return [name for (name,) in self.connection.execute(query, (self.height,))]


def reverse_changes(connection: sqlite3.Connection, height: int) -> ReversedEntry:
    """What takes an entry back, refused where its values were erased."""
    erased = "SELECT 1 FROM journal_changes WHERE height = ? AND before IS NULL AND after IS NULL LIMIT 1"
    if connection.execute(erased, (height,)).fetchone():
        raise Refusal("undo_erased", height=height)
    return ReversedEntry(connection, height)


def apply_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write rows back, if all still are what the journal says they were: a cascade may then take some along."""
    for change in changes:
        _expect(connection, change)
    for change in changes:
        try:
            _write(connection, change)
        except sqlite3.IntegrityError as error:
            # What has been written since stands in the way: a key that is gone, a name taken by another row.
            raise Refusal("undo_conflict", table=change.table) from error


def field_change(
    connection: sqlite3.Connection, table: str, key: int, field: str, value: int | str | None
) -> Change | None:
    """What gives one field of a row another value; nothing where the row is gone."""
    if field not in column_names(table):
        message = f"no such field: {table}.{field}"
        raise ValueError(message)
    query = f"SELECT {row_json(table, '')} FROM {table} WHERE {key_name(table)} = ?"
    row = connection.execute(query, (key,)).fetchone()
    before = read_row(row[0]) if row else None
    return None if before is None else Change(table, key, before, {**before, field: value})


def _top(connection: sqlite3.Connection) -> int:
    (height,) = connection.execute("SELECT coalesce(max(height), 0) FROM journal").fetchone()
    return int(height)


def _link(connection: sqlite3.Connection, height: int) -> tuple[str, int]:
    kind, undoes = connection.execute("SELECT kind, undoes FROM journal WHERE height = ?", (height,)).fetchone()
    return kind, undoes or 0


def _expect(connection: sqlite3.Connection, change: Change) -> None:
    query = f"SELECT {row_json(change.table, '')} FROM {change.table} WHERE {key_name(change.table)} = ?"
    row = connection.execute(query, (change.key,)).fetchone()
    expected = None if change.before is None else canonical(change.before)
    if (row[0] if row else None) != expected and _reread(row) != expected:
        raise Refusal("undo_conflict", table=change.table)


def _reread(row: tuple[str] | None) -> str | None:
    return None if row is None else canonical(json.loads(row[0]))


def _write(connection: sqlite3.Connection, change: Change) -> None:
    table, key = change.table, key_name(change.table)
    if change.after is None:
        connection.execute(f"DELETE FROM {table} WHERE {key} = ?", (change.key,))
        return
    names = column_names(table)
    values = [change.after[name] for name in names]
    if change.before is None:
        marks = ", ".join("?" for _ in names)
        connection.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", values)
    else:
        sets = ", ".join(f"{name} = ?" for name in names)
        connection.execute(f"UPDATE {table} SET {sets} WHERE {key} = ?", (*values, change.key))
