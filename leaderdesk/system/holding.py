"""Who holds a base: a small file beside it, locked by the system for as long as the holder lives.

The lock vanishes with a killed holder, so a stale file means nothing. Its text only tells
a colleague who to ask; SQLite's own exclusive lock still decides who writes.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    # A byte far from the text, so that others may still read who holds the base.
    _LOCKED_BYTE = 1 << 30
else:
    import fcntl

_TRIES = 20
# What a lock that somebody else has answers; anything else is a file system without locks, or out of them.
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a base, since when, and the local address that brings their window to the front."""

    user: str
    machine: str
    process: int
    since: str
    address: str = ""


class HeldElsewhere(Exception):
    """Somebody else holds the base; who, if the file could be read."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(holder)
        self.holder = holder


class Hold:
    """A base held by this process, until released or killed."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path

    def tell(self, holder: Holder) -> None:
        """Write who holds it; a full disk does not matter here, the lock is what counts."""
        with contextlib.suppress(OSError):
            self._file.seek(0)
            self._file.truncate()
            self._file.write(json.dumps(asdict(holder)).encode())
            self._file.flush()

    def release(self) -> None:
        """Give the base back and remove the file; once only, since the file may be another's by then."""
        if self._file.closed:
            return
        if sys.platform == "win32":
            self._file.close()
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            return
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._file.close()


def holder_file(base: Path) -> Path:
    """The file that says who holds a base."""
    return base.with_name(base.name + "-holder")


def take_hold(base: Path) -> Hold:
    """Hold a base, or raise `HeldElsewhere`; an `OSError` says that its folder cannot be written."""
    path = holder_file(base)
    for _ in range(_TRIES):
        file = _opened(path)
        try:
            _lock(file)
        except OSError as error:
            file.close()
            if error.errno not in _TAKEN:
                raise
            raise HeldElsewhere(read_holder(base)) from error
        # The former holder may have removed the file between our opening and our lock.
        if _is_still(file, path):
            return Hold(file, path)
        file.close()
    raise HeldElsewhere(read_holder(base))


def is_held(base: Path) -> bool:
    """True while somebody holds a base, asked without taking it: its folder may not be ours to write."""
    try:
        file = holder_file(base).open("rb")
    except OSError:
        return False
    with file:
        try:
            _lock(file, exclusively=False)
        except OSError:
            return True
    return False


def read_holder(base: Path) -> Holder | None:
    """What the holder's file says, if it can be read."""
    try:
        return Holder(**json.loads(holder_file(base).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _opened(path: Path) -> BinaryIO:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    # Unbuffered: what a full disk refused must not be tried again when the file is closed.
    return os.fdopen(descriptor, "r+b", buffering=0)


def _is_still(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _lock(file: BinaryIO, *, exclusively: bool = True) -> None:
    if sys.platform == "win32":
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        fcntl.flock(file.fileno(), (fcntl.LOCK_EX if exclusively else fcntl.LOCK_SH) | fcntl.LOCK_NB)
