"""What a base holds, row by row, and how somebody else would change it behind the program's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from leaderdesk.services.bases import OpenBase
from leaderdesk.store.schema import JOURNALLED

Rows = dict[str, list[tuple[object, ...]]]


def all_rows(base: OpenBase) -> Rows:
    """Every row of every journalled table, the base's own line left out."""
    tables = [table for table in JOURNALLED if table != "base"]
    return {table: sorted(base.connection.execute(f"SELECT * FROM {table}")) for table in tables}  # noqa: S608


def tamper(path: Path, *statements: str) -> None:
    """Change a closed base with SQLite itself, its protections taken off and put back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
