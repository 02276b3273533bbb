"""Backups: sliced from the live connection, verified, flushed, and only then given their name.

A backup that carries a name has been verified. None is taken from a suspect base, and none
is thinned while one is.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leaderdesk.domain.errors import Fault
from leaderdesk.domain.findings import Report
from leaderdesk.domain.retention import Retention, kept
from leaderdesk.store.base import OpenBase
from leaderdesk.store.check import check
from leaderdesk.store.engine.connection import looked_at
from leaderdesk.store.engine.examine import Identity, read_identity
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.pieces import check_pieces, copy_missing, piece_digests
from leaderdesk.system.paths import pieces_folder
from leaderdesk.system.safe_write import flush_file, flush_folder, partial_name, remove_partials, write_safely
from leaderdesk.system.steps import Tell, no_tell

PIECES = "pieces"
_ORIGIN = "origine.json"
_SLICE_PAGES = 256
_LOOK = 0.01
_STAMP = "%Y%m%dT%H%M%S"
_NAME = re.compile(r"^(\d{8}T\d{6})(\d{3})Z-h(\d+)-([0-9a-f]{8})-([a-z]+)\.leaderdesk$")
_HEAD_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: where, when it was taken, how far its journal goes, its head, and on what occasion."""

    path: Path
    at: datetime
    height: int
    head: str
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class _Slicing:
    """What happens between two slices of a copy."""

    between: Callable[[], None]
    tell: Tell = no_tell

    def pause(self, done: int, total: int) -> None:
        """Let others work, and say how far it is."""
        self.between()
        self.tell(done, total)

    def pause_after(self, status: int, remaining: int, total: int) -> None:
        """The same, as SQLite counts."""
        del status
        self.pause(total - remaining, total)


def back_up(
    base: OpenBase,
    folder: Path,
    why: str,
    *,
    between_slices: Callable[[], None] = lambda: None,
    tell: Tell = no_tell,
    retention: Retention | None = None,
) -> Backup:
    """Take one backup, or leave nothing but those that were there."""
    if base.is_suspect:
        raise Fault("suspect_base", path=str(base.path))
    with world_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _remember_origin(folder, base.path)
    slicing = _Slicing(between_slices, tell)
    with _verified_copy(base, folder / f"{base.id:016x}", folder / PIECES, slicing) as (partial, identity):
        target = folder / _name(base, identity, why)
        partial.replace(target)
        flush_folder(folder)
    if retention is not None and not base.is_changed_outside():
        _thin(folder, retention, target)
    return _described(target)


def back_up_to(
    base: OpenBase, target: Path, pieces: Path, *, between_slices: Callable[[], None] = lambda: None
) -> Identity:
    """Copy the live base and its pieces to a place of the user's choice, verified before it takes its name."""
    if base.is_suspect:
        raise Fault("suspect_base", path=str(base.path))
    with _verified_copy(base, target, pieces, _Slicing(between_slices)) as (partial, identity):
        partial.replace(target)
        flush_folder(target.parent)
    return identity


@contextlib.contextmanager
def _verified_copy(base: OpenBase, target: Path, pieces: Path, slicing: _Slicing) -> Iterator[tuple[Path, Identity]]:
    partial = partial_name(target)
    try:
        with world_faults(base.path):
            digests = piece_digests(base.connection)
        copy_missing(digests, pieces_folder(base.path), pieces)
        with world_faults(target):
            _copy(base.connection, partial, slicing)
            report = _verified_meanwhile(partial, slicing)
        if not report.is_sound:
            base.is_suspect = True
            raise Fault("suspect_base", path=str(base.path), finding=report.findings[0].code)
        with world_faults(target):
            flush_file(partial)
            with looked_at(partial) as connection:
                identity = read_identity(connection, partial)
            yield partial, identity
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _verified_meanwhile(path: Path, slicing: _Slicing) -> Report:
    """Verify a copy on another thread: the base's own goes on working between two looks."""
    with ThreadPoolExecutor(1, "verify") as pool:
        verifying = pool.submit(verify, path)
        while not wait([verifying], timeout=_LOOK).done:
            slicing.pause(0, 0)
        return verifying.result()


def verify(path: Path) -> Report:
    """Check a backup as one checks a base; a file that cannot even be looked at is not sound."""
    with looked_at(path) as connection:
        return check(connection, None)


def verify_with_pieces(path: Path) -> Report:
    """The same, with the pieces kept beside it."""
    with looked_at(path) as connection:
        report = check(connection, None)
        if not report.is_sound:
            return report
        return Report((*report.findings, *check_pieces(connection, pieces_beside(path))), report.counts)


def pieces_beside(backup: Path) -> Path:
    """Where the pieces of a backup lie: its own folder beside it, or the one that all of a folder share."""
    own = pieces_folder(backup)
    return own if own.is_dir() else backup.parent / PIECES


def list_backups(folder: Path) -> list[Backup]:
    """The backups of a folder, newest first."""
    if not folder.is_dir():
        return []
    found = [_described(path) for path in folder.iterdir() if _NAME.match(path.name)]
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def has_backup_of(base: OpenBase, folder: Path) -> bool:
    """True when the base as it stands has been backed up already."""
    return any(backup.head == base.head_hash[:_HEAD_DIGITS] for backup in list_backups(folder))


def backup_folder(root: Path, base_id: int) -> Path:
    """Where the backups of one base are kept."""
    return root / f"{base_id:016x}"


def folder_for_path(root: Path, path: Path) -> Path | None:
    """The folder of the base that stood at a path, for a file that can no longer say who it is."""
    found = []
    for origin in root.glob(f"*/{_ORIGIN}"):
        with contextlib.suppress(OSError, ValueError, KeyError):
            if json.loads(origin.read_text(encoding="utf-8"))["path"] == str(path):
                found.append((origin.stat().st_mtime_ns, origin.parent))
    return max(found)[1] if found else None


def clean_up(folder: Path) -> None:
    """Remove what killed backups, or attachments on their way in, left half-way."""
    remove_partials(folder)


def _copy(connection: sqlite3.Connection, target: Path, slicing: _Slicing) -> None:
    copy = sqlite3.connect(target)
    try:
        # A copy that fails is thrown away whole: a journal to take it back would only be left behind.
        copy.execute("PRAGMA journal_mode = OFF")
        connection.backup(copy, pages=_SLICE_PAGES, progress=slicing.pause_after, sleep=0)
    finally:
        copy.close()


def _name(base: OpenBase, identity: Identity, why: str) -> str:
    moment = base.author.clock()
    stamp = f"{moment.strftime(_STAMP)}{moment.microsecond // 1000:03}Z"
    return f"{stamp}-h{identity.height:09}-{identity.hash[:_HEAD_DIGITS]}-{why}.leaderdesk"


def _described(path: Path) -> Backup:
    match = _NAME.match(path.name)
    if match is None:
        raise Fault("not_a_backup", path=str(path))
    stamp, milliseconds, height, head, why = match.groups()
    at = datetime.strptime(f"{stamp}{milliseconds}000+0000", f"{_STAMP}%f%z")
    return Backup(path, at, int(height), head, why, path.stat().st_size)


def _remember_origin(folder: Path, path: Path) -> None:
    origin, content = folder / _ORIGIN, json.dumps({"path": str(path)}).encode()
    if not origin.exists() or origin.read_bytes() != content:
        write_safely(origin, content)


def _thin(folder: Path, retention: Retention, taken: Path) -> None:
    backups = list_backups(folder)
    keep = kept([backup.at for backup in backups], retention)
    for backup in backups:
        # Whatever the clock says, the one just taken stays.
        if backup.at not in keep and backup.path != taken:
            backup.path.unlink(missing_ok=True)
