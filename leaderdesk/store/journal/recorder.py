"""Temporary triggers that record every row written, whoever writes it, and abort writes outside a unit.

They live on the unit's connection only: ORM, bulk, expression and cascade writes all pass here.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator
from functools import cache

from leaderdesk.domain.changes import Change, read_row
from leaderdesk.store.schema import JOURNALLED, METADATA
from leaderdesk.system.steps import Tell, no_tell

OUTSIDE = "write outside a unit of work"
# The first and the last time that each row was written, in the order of the first.
_WRITTEN = "SELECT min(rowid), max(rowid) FROM recorded GROUP BY table_name, row_key ORDER BY 1"
_FIRST = (
    "SELECT table_name, row_key, before FROM json_each(?) AS place JOIN recorded ON recorded.rowid = place.value"
    " ORDER BY place.key"
)
_LAST = "SELECT after FROM json_each(?) AS place JOIN recorded ON recorded.rowid = place.value ORDER BY place.key"
_AT_ONCE = 1_000


def key_name(table: str) -> str:
    """The name of a table's one key column."""
    (column,) = METADATA.tables[table].primary_key.columns
    return column.name


def column_names(table: str) -> list[str]:
    """A table's columns in the order of the canonical form."""
    return sorted(column.name for column in METADATA.tables[table].columns)


def row_json(table: str, prefix: str) -> str:
    """The SQL that writes a row as JSON, its names sorted as the canonical form has them."""
    pairs = ", ".join(f"'{name}', {prefix}{name}" for name in column_names(table))
    return f"json_object({pairs})"


def install_recorder(connection: sqlite3.Connection) -> None:
    """Put the triggers of every journalled table on a connection."""
    connection.executescript(_installation())


def set_recording(connection: sqlite3.Connection, *, is_open: bool) -> None:
    """Let writes through, or no longer; a rollback puts it back by itself."""
    connection.execute("UPDATE unit_state SET is_open = ?", (int(is_open),))


def read_recorded(connection: sqlite3.Connection, tell: Tell = no_tell) -> Iterator[Change]:
    """What was written since the unit began, one change per row, a few at a time: an import writes half a million.

    Of each row the first before with the last after, without those that came back to the same. No query is left open
    between two of them: where a write fails, it would keep SQLite from seeing the base as it was.
    """
    first, last = array("q"), array("q")
    for one, other in connection.execute(_WRITTEN):
        first.append(one)
        last.append(other)
    for start in range(0, len(first), _AT_ONCE):
        tell(start, len(first))
        some = slice(start, start + _AT_ONCE)
        befores = connection.execute(_FIRST, (json.dumps(first[some].tolist()),)).fetchall()
        afters = connection.execute(_LAST, (json.dumps(last[some].tolist()),)).fetchall()
        for (table, key, before), (after,) in zip(befores, afters, strict=True):
            if before != after:
                yield Change(table, key, read_row(before), read_row(after))


def forget_recorded(connection: sqlite3.Connection) -> None:
    """Forget it, once it is in the journal."""
    connection.execute("DELETE FROM recorded")


@cache
def _installation() -> str:
    # One script in one transaction: every base is opened through it, and a statement at a time takes twice as long.
    statements = [
        "BEGIN",
        "CREATE TEMP TABLE unit_state (is_open INTEGER NOT NULL)",
        "INSERT INTO unit_state VALUES (0)",
        "CREATE TEMP TABLE recorded (table_name TEXT, row_key INTEGER, before TEXT, after TEXT)",
        *(trigger for table in JOURNALLED for trigger in _triggers(table)),
        "COMMIT",
    ]
    return ";\n".join(statements)


def _triggers(table: str) -> list[str]:
    key, old, new = key_name(table), row_json(table, "OLD."), row_json(table, "NEW.")
    guard = f"SELECT RAISE(ABORT, '{OUTSIDE}') WHERE (SELECT is_open FROM unit_state) = 0"
    same_key = f"SELECT RAISE(ABORT, 'a key never changes') WHERE OLD.{key} IS NOT NEW.{key}"
    rows = {
        "INSERT": f"NEW.{key}, NULL, {new}",
        "UPDATE": f"NEW.{key}, {old}, {new}",
        "DELETE": f"OLD.{key}, {old}, NULL",
    }
    return [
        f"CREATE TEMP TRIGGER record_{event}_{table} AFTER {event} ON main.{table} BEGIN {guard};"
        f" {same_key + ';' if event == 'UPDATE' else ''} INSERT INTO recorded VALUES ('{table}', {row}); END"
        for event, row in rows.items()
    ]
