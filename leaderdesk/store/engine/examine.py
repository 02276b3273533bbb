"""What a closed file says before it is opened: is it a base, whole, ours, and not older than we knew?

Nothing here writes: the header and the log are read as bytes, the rest through a connection
that leaves no trace.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.store.engine.connection import APPLICATION_ID, looked_at, refuse_newer
from leaderdesk.store.engine.failures import os_fault, world_faults
from leaderdesk.system.paths import sidecars

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_APPLICATION_ID_AT = 68
_ID_BYTES = 8
_LOG_HEADER, _FRAME_HEADER = 32, 24
_SALTS = slice(16, 24)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which base a file is, and how far its journal goes."""

    id: int
    lineage: int
    height: int
    hash: str
    at: datetime
    is_example: bool


def examine_file(path: Path) -> None:
    """Refuse what is not a base at all: missing, empty, foreign or unreadable."""
    header = _header(path)
    if not header:
        raise Fault("empty_file", path=str(path))
    application = int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4])
    if len(header) < _HEADER or not header.startswith(_MAGIC) or application != APPLICATION_ID:
        raise Fault("not_a_base", path=str(path))


def refuse_links(path: Path) -> None:
    """Refuse to work on a file under one of several names: its log would stand beside only one of them."""
    if path.stat().st_nlink > 1:
        raise Refusal("linked_file", path=str(path))


def examine_log(path: Path) -> None:
    """Refuse a write-ahead log that speaks of another base: SQLite itself would take it without a word."""
    log, _ = sidecars(path)
    if not log.exists():
        return
    known = identity_without_log(path)
    if known is not None and _is_foreign(log, known.id.to_bytes(_ID_BYTES)):
        raise Fault("foreign_wal", path=str(path), log=log.name)


def examine_content(path: Path) -> Identity:
    """Refuse a newer version, a damaged page; return who the base is, its log included."""
    with looked_at(path) as connection, world_faults(path):
        refuse_newer(connection, path)
        verdict = [line for (line,) in connection.execute("PRAGMA quick_check(5)")]
        if verdict != ["ok"]:
            raise Fault("damaged", path=str(path), detail=verdict[0])
        return read_identity(connection, path)


def read_identity(connection: sqlite3.Connection, path: Path) -> Identity:
    """The base's id and lineage, and the head of its journal."""
    with readable(path):
        base_id, lineage, is_example = connection.execute("SELECT id, lineage, is_example FROM base").fetchone()
        height, digest, at = connection.execute(
            "SELECT height, hash, at FROM journal ORDER BY height DESC LIMIT 1"
        ).fetchone()
        return Identity(int(base_id), int(lineage), height, digest, datetime.fromisoformat(at), bool(is_example))


@contextlib.contextmanager
def readable(path: Path) -> Iterator[None]:
    """What cannot be read as ours is damaged: a table or a column missing, a value that is none, a text that is not."""
    try:
        with world_faults(path):
            yield
    except (sqlite3.OperationalError, TypeError, ValueError) as error:
        raise Fault("damaged", path=str(path), detail=str(error)) from error


def identity_without_log(path: Path) -> Identity | None:
    """Who the main file alone says it is; nothing if it cannot be read so."""
    with contextlib.suppress(sqlite3.Error, Fault, OSError):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        with contextlib.closing(connection):
            return read_identity(connection, path)
    return None


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER)
    except IsADirectoryError:
        raise Fault("not_a_base", path=str(path)) from None
    except OSError as error:
        raise os_fault(error, path) from error


def _is_foreign(log: Path, base_id: bytes) -> bool:
    """True when the log holds whole transactions, none of which writes the base's id in the journal.

    A log cut before its first commit says nothing of whose it is, and SQLite reads nothing from it.
    """
    has_commit = False
    with log.open("rb") as file:
        header = file.read(_LOG_HEADER)
        page_size = int.from_bytes(header[8:12])
        while page_size and len(frame := file.read(_FRAME_HEADER + page_size)) == _FRAME_HEADER + page_size:
            if frame[8:16] != header[_SALTS]:
                break
            if base_id in frame:
                return False
            has_commit = has_commit or any(frame[4:8])
    return has_commit
