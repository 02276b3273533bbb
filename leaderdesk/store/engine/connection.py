"""The one connection hook: every live connection to a base is opened here, with the same guarantees.

Write-ahead log flushed at each commit, one exclusive holder, foreign keys on, nothing trusted
from the file, deleted values overwritten.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Engine, StaticPool, create_engine, event
from sqlalchemy.util import LRUCache

from leaderdesk.domain.errors import Fault
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.paths import scratch_folder, sidecars

APPLICATION_ID = 0x4C44534B  # "LDSK"
# Written as major * 100 + minor: 100 is version 1.0.
VERSION = 100

_HOOK = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)
# Nobody else may hold the base, so waiting would only delay the answer.
_PATIENCE = 0.2
# The statements compiled for one base serve all: each check and each opening would compile its own again.
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)


def connect_live(path: Path) -> sqlite3.Connection:
    """The connection that works on a base, its exclusive lock taken; the file must exist."""
    with world_faults(path):
        connection = _connect(path, "mode=rw")
        try:
            for pragma in _HOOK:
                connection.execute(pragma)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_new(path: Path) -> sqlite3.Connection:
    """The connection that makes a base in a file that must not exist yet."""
    path.open("xb").close()
    connection = _connect(path, "mode=rw")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for pragma in _HOOK:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def empty_log(connection: sqlite3.Connection) -> None:
    """Bring into the file what its log holds; closing would say nothing of a disk too full for it."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextlib.contextmanager
def looked_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection that leaves no trace: on the file itself, or on a copy if its log holds anything.

    The base must not be open elsewhere: closing a file drops the locks its process holds on it.
    """
    with contextlib.ExitStack() as stack:
        target, options = path, "mode=ro&immutable=1"
        with world_faults(path):
            if has_pending_log(path):
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=scratch_folder(path.parent))))
                target, options = copy_with_log(path, folder), "mode=rw"
            connection = stack.enter_context(contextlib.closing(_connect(target, options)))
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA temp_store = MEMORY")
        yield connection


def connect_copy(path: Path) -> sqlite3.Connection:
    """A connection on a private copy, its log replayed there, that refuses every write."""
    with world_faults(path):
        connection = _connect(path, "mode=rw")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA query_only = ON")
    return connection


def has_pending_log(path: Path) -> bool:
    """True when the write-ahead log of a closed base holds what the base does not yet."""
    log, _ = sidecars(path)
    return log.exists() and log.stat().st_size > 0


def copy_with_log(path: Path, folder: Path) -> Path:
    """Copy a closed base and its log into a folder; the copy is ours to open as we like."""
    target = folder / path.name
    with world_faults(path):
        for source in (path, sidecars(path)[0]):
            if source.exists():
                shutil.copyfile(source, folder / source.name)
    return target


def engine_on(connection: sqlite3.Connection, *, to_read: bool = False) -> Engine:
    """SQLAlchemy over one connection, with transactions begun by us: SQLite's own begin leaves DDL outside."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        execution_options={"compiled_cache": _COMPILED},
    )
    engine.dialect = _dialect()
    begin = "BEGIN" if to_read else "BEGIN IMMEDIATE"
    event.listen(engine, "begin", lambda bound: bound.exec_driver_sql(begin))
    return engine


@cache
def _dialect() -> Dialect:
    """One for every base: what was compiled is found again by the dialect it was compiled for."""
    engine = create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine.dialect


def stored_version(connection: sqlite3.Connection) -> int:
    """The version of the schema that a base says it has."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    """A base made by a later version is for that version to open."""
    with world_faults(path):
        found = stored_version(connection)
    if found > VERSION:
        raise Fault("newer_version", path=str(path), found=version_name(found), known=version_name(VERSION))


def version_name(version: int) -> str:
    """The version as people write it: 100 is 1.0."""
    return f"{version // 100}.{version % 100}"


def _connect(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
