"""The report of a bug of ours: where in the program, on which system, and nothing of the user's data."""

from __future__ import annotations

import platform
import sqlite3
import sys
import traceback
from pathlib import Path

import leaderdesk
from leaderdesk.services.around import Around
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words import bug_reports as words

_PACKAGE = Path(leaderdesk.__file__).parent.parent


def write_bug_report(error: BaseException, around: Around) -> Path:
    """Write down where the program failed: types, files and lines of the program, never a value or a message."""
    moment = around.clock()
    versions = leaderdesk.__version__, platform.python_version(), sqlite3.sqlite_version
    system, is_frozen = f"{platform.system()} {platform.release()}", bool(getattr(sys, "frozen", False))
    lines = [*words.head(versions, system, moment, is_frozen=is_frozen), *_trace(error)]
    folder = around.folders.reports
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / words.file_name(moment)
    write_safely(report, "\n".join(lines).encode())
    return report


def _trace(error: BaseException) -> list[str]:
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__qualname__)
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return lines


def _place(frame: traceback.FrameSummary) -> str:
    # The path of the program may hold the user's name.
    path = Path(frame.filename)
    name = path.relative_to(_PACKAGE) if path.is_relative_to(_PACKAGE) else Path(path.name)
    return f"{name.as_posix()}:{frame.lineno} {frame.name}"
