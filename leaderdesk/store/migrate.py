"""Migrations: numbered Alembic revisions in `db/`, all in one transaction, after a verified backup.

The version is SQLite's `user_version` alone: revision `0101` makes version 1.1. Alembic writes
no table of its own.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from leaderdesk.domain.changes import Change, read_row
from leaderdesk.domain.errors import Fault
from leaderdesk.store.engine.connection import VERSION, connect_live, engine_on, stored_version, version_name
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.engine.integrity import check_references, leftovers
from leaderdesk.store.journal.entries import Act, append_entry
from leaderdesk.store.journal.verify import recorded_tables, rows_as_json
from leaderdesk.system.ids import Ids
from leaderdesk.system.paths import program_folder
from leaderdesk.system.steps import Step, no_step

if TYPE_CHECKING:
    from alembic.script import Script


def needs_migration(connection: sqlite3.Connection) -> bool:
    """True for a base of an earlier version."""
    return stored_version(connection) < VERSION


def migrate(
    path: Path,
    act: Act,
    *,
    at: datetime,
    ids: Ids,
    scripts: Path | None = None,
    target: int = VERSION,
    at_step: Step = no_step,
) -> tuple[int, int]:
    """Bring a base to this version, or leave it as it was; returns the versions before and after."""
    connection = connect_live(path)
    try:
        with world_faults(path):
            before = stored_version(connection)
            steps = _steps(path, scripts or program_folder("db"), before, target)
            # Off before the transaction begins: a batch change of a parent would otherwise delete its children.
            connection.execute("PRAGMA foreign_keys = OFF")
            with engine_on(connection).begin() as bound:
                _climb(bound, connection, path, steps, at_step)
                connection.execute(f"PRAGMA user_version = {target}")
                append_entry(connection, act, _restated(connection), at=at, ids=ids)
                at_step("before commit")
    finally:
        connection.close()
    return before, target


def revisions(scripts: Path, after: int, target: int) -> list[Script]:
    """The revisions between two versions, in order."""
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory(str(scripts))
    steps = [script for script in directory.walk_revisions() if after < int(script.revision) <= target]
    return sorted(steps, key=lambda script: int(script.revision))


def _steps(path: Path, scripts: Path, before: int, target: int) -> list[Script]:
    steps = revisions(scripts, before, target)
    if not steps or int(steps[-1].revision) != target:
        raise Fault("no_way_up", path=str(path), found=version_name(before), known=version_name(target))
    return steps


def _climb(bound: Connection, connection: sqlite3.Connection, path: Path, steps: list[Script], at_step: Step) -> None:
    for name in leftovers(connection):
        quoted = name.replace('"', '""')
        connection.execute(f'DROP TABLE "{quoted}"')
    counts = _counts(connection)
    run(bound, steps, path, at_step)
    _compare_counts(counts, _counts(connection), steps, path)
    _refuse_orphans(connection, path)


def run(bound: Connection, steps: list[Script], path: Path, at_step: Step = no_step) -> None:
    """Carry out revisions in a transaction already begun; old data that break a new rule are told."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    context = MigrationContext.configure(bound)
    with Operations.context(context):
        for script in steps:
            at_step(script.revision)
            try:
                script.module.upgrade()
            except IntegrityError as error:
                raise Fault("migration_failed", path=str(path), detail=str(error.orig)) from error


def _restated(connection: sqlite3.Connection) -> list[Change]:
    """Every row whose recorded form the migration changed, so that the journal still explains the base."""
    changes = []
    for table, columns, key in recorded_tables(connection):
        recorded = dict(
            connection.execute(
                "SELECT row_key, after FROM journal_changes c WHERE table_name = ? AND height ="
                " (SELECT max(height) FROM journal_changes WHERE table_name = c.table_name AND row_key = c.row_key)",
                (table,),
            )
        )
        now = rows_as_json(connection, table, columns, key)
        for row_key in recorded.keys() | now.keys():
            before, after = read_row(recorded.get(row_key)), read_row(now.get(row_key))
            if before != after:
                changes.append(Change(table, row_key, before, after))
    return sorted(changes, key=lambda change: (change.table, change.key))


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - the file's own names
        for table, _, _ in recorded_tables(connection)
    }


def _compare_counts(before: dict[str, int], after: dict[str, int], steps: list[Script], path: Path) -> None:
    """A row may only go where a revision says so, in its `ROWS_MAY_CHANGE`."""
    allowed = {table for script in steps for table in getattr(script.module, "ROWS_MAY_CHANGE", ())}
    for table, count in before.items():
        if table not in allowed and after.get(table) != count:
            raise Fault("migration_lost_rows", path=str(path), table=table, before=count, after=after.get(table, 0))


def _refuse_orphans(connection: sqlite3.Connection, path: Path) -> None:
    orphans = check_references(connection)
    if orphans:
        raise Fault("migration_orphans", path=str(path), **orphans[0].data)
