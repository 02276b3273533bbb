"""Temporary triggers that record every row written, whoever writes it, and abort writes outside a unit.

They live on the unit's connection only: ORM, bulk, expression and cascade writes all pass here.
"""

from __future__ import annotations

import sqlite3

from leaderdesk.domain.changes import Change, collapse, read_row
from leaderdesk.store.schema import JOURNALLED, METADATA

OUTSIDE = "write outside a unit of work"


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
    connection.execute("CREATE TEMP TABLE unit_state (is_open INTEGER NOT NULL)")
    connection.execute("INSERT INTO unit_state VALUES (0)")
    connection.execute("CREATE TEMP TABLE recorded (table_name TEXT, row_key INTEGER, before TEXT, after TEXT)")
    for table in JOURNALLED:
        for statement in _triggers(table):
            connection.execute(statement)


def set_recording(connection: sqlite3.Connection, *, is_open: bool) -> None:
    """Let writes through, or no longer; a rollback puts it back by itself."""
    connection.execute("UPDATE unit_state SET is_open = ?", (int(is_open),))


def take_recorded(connection: sqlite3.Connection) -> list[Change]:
    """What was written since the unit began, one change per row, and forget it."""
    rows = connection.execute("SELECT table_name, row_key, before, after FROM recorded ORDER BY rowid").fetchall()
    connection.execute("DELETE FROM recorded")
    return collapse(Change(table, key, read_row(before), read_row(after)) for table, key, before, after in rows)


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
