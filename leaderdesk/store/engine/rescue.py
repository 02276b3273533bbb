"""What can still be read in a damaged base, table by table, from both ends towards the damage."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.store.engine.connection import looked_at
from leaderdesk.store.schema import JOURNALLED

Row = dict[str, int | str | None]


@dataclass(frozen=True, slots=True)
class Rescued:
    """The rows of a table that could be read, and whether that is all of them."""

    table: str
    rows: list[Row]
    is_complete: bool


def rescue_rows(path: Path) -> list[Rescued]:
    """Every row that can be read, nothing being written; a file without any readable table gives none."""
    with looked_at(path) as connection:
        connection.row_factory = sqlite3.Row
        rescued = [_rescue(connection, table) for table in JOURNALLED]
    return [each for each in rescued if each.rows or each.is_complete]


def _rescue(connection: sqlite3.Connection, table: str) -> Rescued:
    forward, is_complete = _read(connection, f"SELECT * FROM {table} ORDER BY rowid")
    if is_complete:
        return Rescued(table, forward, is_complete=True)
    backward, _ = _read(connection, f"SELECT * FROM {table} ORDER BY rowid DESC")
    known = {tuple(row.values()) for row in forward}
    rest = [row for row in reversed(backward) if tuple(row.values()) not in known]
    return Rescued(table, forward + rest, is_complete=False)


def _read(connection: sqlite3.Connection, query: str) -> tuple[list[Row], bool]:
    rows: list[Row] = []
    try:
        for row in connection.execute(query):
            rows.append(dict(row))  # noqa: PERF401 - what was read before the damage is kept
    except sqlite3.DatabaseError:
        return rows, False
    return rows, True
