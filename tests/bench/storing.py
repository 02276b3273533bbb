"""Commits, checks, backups and growth, each beside what SQLite alone would take."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from leaderdesk.services import backups, checks, dossiers
from leaderdesk.services.bases import OpenBase, open_base
from tests.bench.bases import FOLDER, base_of, bench_around
from tests.bench.measure import Figure, in_turn, timed

LARGE = 5_000
SIZES = (500, 5_000, 20_000)
_COMMITS = 100


def commits() -> list[Figure]:
    """One field of one dossier saved, beside one row updated by SQLite with the same guarantees."""
    with _opened(LARGE) as base, TemporaryDirectory() as folder:
        bare = _bare_table(Path(folder) / "bare.db")
        dossier, titles = dossiers.list_dossiers(base)[0].id, itertools.count()
        ours, theirs = in_turn(
            lambda: _each(lambda: dossiers.edit_dossier(base, dossier, title=f"Titre {next(titles)}")),
            lambda: _each(lambda: bare.execute("UPDATE t SET title = ?", (f"Titre {next(titles)}",))),
        )
        bare.close()
    beside = sorted(theirs)[len(theirs) // 2]
    return [
        Figure("commit, SQLite alone (WAL, FULL)", "ms", theirs),
        Figure(f"commit of one field, {LARGE:,} dossiers", "ms", ours, "SQLite alone", beside),
    ]


def check_and_backup() -> list[Figure]:
    """The whole check, and a backup taken, verified and flushed, beside SQLite's own integrity check and copy."""
    with _opened(LARGE) as base, TemporaryDirectory() as folder:
        integrity = timed(lambda: base.connection.execute("PRAGMA integrity_check").fetchall())
        copies = itertools.count()
        copy = timed(lambda: _plain_copy(base.connection, Path(folder) / f"{next(copies)}.db"))
        checked = timed(lambda: checks.check_base(base))
        around = bench_around(Path(folder))
        saved = timed(lambda: backups.backup_base(base, around, "asked"))
        opened = timed(lambda: dossiers.list_dossiers(base))
    return [
        Figure("integrity check, SQLite alone", "ms", integrity),
        Figure(f"check, {LARGE:,} dossiers", "ms", checked, "integrity alone", sorted(integrity)[3]),
        Figure("copy, SQLite alone", "ms", copy),
        Figure(f"backup with its verification, {LARGE:,} dossiers", "ms", saved, "copy alone", sorted(copy)[3]),
        Figure(f"list of {LARGE:,} dossiers", "ms", opened),
    ]


def growth() -> list[Figure]:
    """The same acts on bases of growing size: what one dossier costs should stay the same."""
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for size in SIZES:
        for name, runs in _acts(size).items():
            per_dossier = [run * 1000 / size for run in runs]
            first.setdefault(name, sorted(per_dossier)[len(runs) // 2])
            beside = f"{SIZES[0]} dossiers"
            figures.append(Figure(f"{name}, {size:,} dossiers", "µs each", per_dossier, beside, first[name]))
    return figures


def _acts(size: int) -> dict[str, list[float]]:
    around = bench_around(FOLDER)
    path = base_of(size)
    opening = timed(lambda: open_base(path, around).close(), 5)
    with _opened(size) as base:
        return {
            "open": opening,
            "list": timed(lambda: dossiers.list_dossiers(base), 5),
            "check": timed(lambda: checks.check_base(base), 3),
        }


@contextlib.contextmanager
def _opened(size: int) -> Iterator[OpenBase]:
    """A copy, so that the kept base stays as it was made."""
    with TemporaryDirectory(dir=FOLDER) as folder:
        path = Path(shutil.copy(base_of(size), folder))
        with contextlib.closing(open_base(path, bench_around(Path(folder)))) as base:
            yield base


def _each(action: object) -> float:
    started = time.perf_counter()
    for _ in range(_COMMITS):
        action()  # type: ignore[operator]  # a plain callable
    return (time.perf_counter() - started) * 1000 / _COMMITS


def _bare_table(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, title TEXT)")
    connection.execute("INSERT INTO t VALUES (1, '')")
    return connection


def _plain_copy(connection: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
