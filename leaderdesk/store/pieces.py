"""Attachments beside the base: one immutable file per content, named by its digest and nothing else."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.findings import Finding, fault
from leaderdesk.store.engine.failures import os_fault
from leaderdesk.system.safe_write import safely_written

_CHUNK = 1 << 20


def keep_piece(folder: Path, source: Path, *, largest: int) -> tuple[str, int]:
    """Take in a file of the user's; its name stays outside. Returns its digest and size."""
    try:
        size = source.stat().st_size
        if not source.is_file():
            raise Refusal("not_a_file", path=str(source))
        if size > largest:
            raise Refusal("piece_too_large", size=size, largest=largest)
        digest, size = digest_of_file(source)
        _copy_once(source, folder, digest)
    except OSError as error:
        raise os_fault(error, source) from error
    return digest, size


def piece_path(folder: Path, digest: str) -> Path:
    """Where a piece lies."""
    return folder / digest[:2] / digest


def digest_of_file(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file and how many bytes were read for it."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def copy_missing(digests: Iterable[str], source: Path, target: Path) -> None:
    """Bring pieces from one folder to another, each once; what the source lacks is for `check` to name."""
    for digest in digests:
        origin, copy = piece_path(source, digest), piece_path(target, digest)
        if origin.exists() and not (copy.exists() and copy.stat().st_size == origin.stat().st_size):
            try:
                _copy_once(origin, target, digest)
            except OSError as error:
                raise os_fault(error, target) from error


def piece_digests(connection: sqlite3.Connection) -> list[str]:
    """The pieces a base speaks of."""
    present = {digest for (digest,) in connection.execute("SELECT digest FROM attachments")}
    recorded = connection.execute(
        "SELECT coalesce(after, before) FROM journal_changes WHERE table_name = 'attachments' AND erased_by IS NULL"
    )
    return sorted(present | {json.loads(row)["digest"] for (row,) in recorded})


def check_pieces(connection: sqlite3.Connection, folder: Path) -> list[Finding]:
    """Pieces that are missing or no longer what they were."""
    found = []
    for name, digest in connection.execute("SELECT min(name), digest FROM attachments GROUP BY digest ORDER BY 1"):
        path = piece_path(folder, digest)
        if not path.exists():
            found.append(fault("piece_missing", name=name, digest=digest))
        elif digest_of_file(path)[0] != digest:
            found.append(fault("piece_altered", name=name, digest=digest))
    return found


def _copy_once(source: Path, folder: Path, digest: str) -> None:
    target = piece_path(folder, digest)
    if target.exists() and digest_of_file(target)[0] == digest:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    copied = hashlib.sha256()
    with source.open("rb") as origin, safely_written(target) as copy:
        while chunk := origin.read(_CHUNK):
            copied.update(chunk)
            copy.write(chunk)
        if copied.hexdigest() != digest:
            raise Fault("piece_changing", path=str(source))
    target.chmod(0o444)
