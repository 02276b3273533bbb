"""The loss witness: outside the base's folder, one line per commit that this machine has seen.

SQLite opens a base whose log was deleted, or an older copy, without a word. The witness is
what knows better: it is written off the window's thread and on the disk within a second.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from leaderdesk.domain.errors import Fault
from leaderdesk.store.engine.examine import Identity
from leaderdesk.system.safe_write import write_safely

_KEEP_LINES = 500
_COMPACT_OVER = 1 << 18
# Room for the last line and a torn one after it, however long their paths.
_TAIL = 1 << 15


@dataclass(frozen=True, slots=True)
class Seen:
    """A commit this machine has seen."""

    lineage: int
    height: int
    hash: str
    at: str
    path: str


class Witness:
    """Writes down each commit of one base, by a thread of its own."""

    def __init__(self, folder: Path, base_id: int) -> None:
        self._file = witness_file(folder, base_id)
        self._waiting: list[Seen] = []
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="witness", daemon=True)
        self._thread.start()

    def note(self, seen: Seen) -> None:
        """Have a commit written down; returns at once."""
        with self._changed:
            self._waiting.append(seen)
            self._changed.notify()

    def close(self) -> None:
        """Wait until all is on the disk."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        is_open = True
        while is_open:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                batch, self._waiting = self._waiting, []
                is_open = not self._closing
            # A witness that cannot write must not stop the work it watches.
            with contextlib.suppress(OSError):
                self._append(batch)

    def _append(self, batch: list[Seen]) -> None:
        if not batch:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("ab") as file:
            # On a new line: a crash may have cut the last one short.
            file.write(b"\n" + b"".join(_line(seen) for seen in batch))
            file.flush()
            os.fsync(file.fileno())


def witness_file(folder: Path, base_id: int) -> Path:
    """The witness of one base."""
    return folder / f"{base_id:016x}.jsonl"


def read_seen(folder: Path, base_id: int) -> list[Seen]:
    """What this machine has seen of a base, oldest first; a line cut by a crash is passed over."""
    try:
        lines = witness_file(folder, base_id).read_bytes().splitlines()
    except OSError:
        return []
    return [seen for line in lines if (seen := _read_line(line)) is not None]


def has_seen(folder: Path, base_id: int) -> bool:
    """True when this machine has seen a base before."""
    return witness_file(folder, base_id).exists()


def seen_at(folder: Path, path: Path) -> tuple[int, Seen] | None:
    """The id and last sight of the base that stood at a path: for a file that can no longer say who it is."""
    found: list[tuple[str, int, Seen]] = []
    for file in folder.glob("*.jsonl"):
        last = _last_line(file)
        if last is not None and last.path == str(path):
            with contextlib.suppress(ValueError):  # a name that is not ours: another program's copy, say
                found.append((last.at, int(file.stem, 16), last))
    return max(found)[1:] if found else None


def compare(path: Path, seen: list[Seen], identity: Identity, connection: sqlite3.Connection) -> None:
    """Report a base that is behind, or beside, what this machine has seen of it.

    Examples made on one day are one base under several paths: each is compared with its own past.
    """
    if identity.is_example:
        seen = [each for each in seen if each.path == str(path)]
    if not seen:
        return
    last = seen[-1]
    if identity.lineage != last.lineage:
        if any(each.lineage == identity.lineage for each in seen):
            raise Fault("older_copy", path=str(path), since=last.at, missing=None)
        return
    if identity.height < last.height:
        missing = last.height - identity.height
        raise Fault("lost_changes", path=str(path), missing=missing, since=last.at, height=identity.height)
    row = connection.execute("SELECT hash FROM journal WHERE height = ?", (last.height,)).fetchone()
    if row is None or row[0] != last.hash:
        raise Fault("older_copy", path=str(path), since=last.at, missing=None)


def forget(folder: Path, base_id: int, path: Path) -> None:
    """Forget what was seen of a base at a path where it is no more."""
    kept = [seen for seen in read_seen(folder, base_id) if seen.path != str(path)]
    if kept:
        write_safely(witness_file(folder, base_id), b"".join(_line(each) for each in kept))
    else:
        witness_file(folder, base_id).unlink(missing_ok=True)


def compact(folder: Path, base_id: int) -> None:
    """Keep the last lines of a long witness, and the last one of each earlier lineage."""
    file = witness_file(folder, base_id)
    if not file.exists() or file.stat().st_size < _COMPACT_OVER:
        return
    seen = read_seen(folder, base_id)
    recent = seen[-_KEEP_LINES:]
    earlier = {each.lineage: each for each in seen[:-_KEEP_LINES]}
    write_safely(file, b"".join(_line(each) for each in [*earlier.values(), *recent]))


def _last_line(file: Path) -> Seen | None:
    try:
        with file.open("rb") as lines:
            lines.seek(max(0, file.stat().st_size - _TAIL))
            tail = lines.read().splitlines()
    except OSError:
        return None
    return next((seen for line in reversed(tail) if (seen := _read_line(line)) is not None), None)


def _line(seen: Seen) -> bytes:
    return json.dumps(asdict(seen)).encode() + b"\n"


def _read_line(line: bytes) -> Seen | None:
    try:
        return Seen(**json.loads(line))
    except (ValueError, TypeError):
        return None
