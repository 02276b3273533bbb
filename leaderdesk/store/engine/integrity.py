"""SQLite's own checks, and whether the file has the tables this version expects."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from leaderdesk.domain.findings import Finding, fault
from leaderdesk.store.engine.connection import VERSION, stored_version
from leaderdesk.system.paths import program_folder

LEFTOVERS = ("_alembic_tmp_", "_tmp_")


def check_pages(connection: sqlite3.Connection) -> list[Finding]:
    """Damaged pages and indexes, in SQLite's words."""
    try:
        lines = [line for (line,) in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        lines = [str(error)]
    return [] if lines == ["ok"] else [fault("pages_damaged", detail=line) for line in lines]


def check_references(connection: sqlite3.Connection) -> list[Finding]:
    """Rows that point to a row that is not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    return [fault("orphan", table=table, key=key or 0, parent=parent) for table, key, parent, _ in rows]


def check_schema(connection: sqlite3.Connection) -> list[Finding]:
    """Tables, indexes and triggers that differ from those this version made; nothing for an older version."""
    if stored_version(connection) != VERSION:
        return []
    expected, found = expected_schema(), read_schema(connection)
    differing = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    return [fault("schema_differs", name=name) for name in differing[:20]]


def read_schema(connection: sqlite3.Connection) -> dict[str, str]:
    """Every named object of a base with the statement that made it, its blanks folded."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


@cache
def expected_schema() -> Mapping[str, str]:
    """The same, of a base just made; worked out once."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(schema_script())
        return read_schema(connection)
    finally:
        connection.close()


@contextlib.contextmanager
def founding(connection: sqlite3.Connection) -> Iterator[None]:
    """The first transaction of a base: its tables and version, with the rows that are put in meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in _statements(schema_script()):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    yield
    connection.execute("COMMIT")


@cache
def schema_script() -> str:
    """The statements that make an empty base of this version, read once."""
    return schema_file().read_text(encoding="utf-8")


def schema_file() -> Path:
    """The expected schema, shipped with the program and compared with the models by a test."""
    return program_folder("db") / "schema.sql"


def leftovers(connection: sqlite3.Connection) -> list[str]:
    """Tables that a migration of another program left half-way; ours runs in one transaction and leaves none."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return [name for (name,) in rows if name.startswith(LEFTOVERS)]


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
