"""What SQLite's and the system's errors mean for the user: each becomes one named fault of the world."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from leaderdesk.domain.errors import Fault

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PRIMARY = 0xFF
_UNDECODABLE = "Could not decode to UTF-8"
_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "write_failed",
    sqlite3.SQLITE_READONLY: "read_only_file",
    sqlite3.SQLITE_BUSY: "held",
    sqlite3.SQLITE_LOCKED: "held",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "not_a_base",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
    sqlite3.SQLITE_PERM: "unreadable",
    sqlite3.SQLITE_NOMEM: "no_memory",
}


@contextlib.contextmanager
def world_faults(path: Path) -> Iterator[None]:
    """Turn the failures of the disk and of SQLite into faults that name the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _known(error, path) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _known(error.orig, path) from error
        raise
    except OSError as error:
        raise os_fault(error, path) from error
    except UnicodeDecodeError as error:
        # SQLite quotes a damaged schema in its message, and Python cannot read that either.
        raise Fault("damaged", path=str(path), detail="UTF-8") from error


def os_fault(error: OSError, path: Path) -> Fault:
    """The fault behind an error of the system."""
    if error.errno in _FULL:
        return Fault("disk_full", path=str(path))
    if isinstance(error, FileNotFoundError):
        return Fault("missing", path=str(path))
    if isinstance(error, PermissionError):
        return Fault(_denied(path), path=str(path))
    return Fault("write_failed", path=str(path), detail=errno.errorcode.get(error.errno or 0, "?"))


def _denied(path: Path) -> str:
    """What a right that is missing kept us from: a file that can be read, or a folder entered, was to be written."""
    there = next(each for each in (path, *path.parents) if os.access(each, os.F_OK))
    needed = os.R_OK if there == path else os.X_OK
    return "unwritable" if os.access(there, needed) else "unreadable"


def _known(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and str(error).startswith(_UNDECODABLE):
        # Python's own finding, and its message quotes the text.
        return Fault("damaged", path=str(path), detail="UTF-8")
    name = _CODES.get(code & _PRIMARY) if code is not None else None
    if name is None:
        return error
    return Fault(name, path=str(path), detail=getattr(error, "sqlite_errorname", ""))
