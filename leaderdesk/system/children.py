"""Our own program run as a child that does one risky thing: little memory, little time, killed when given up.

The child is told by a hidden first word what to do, and leaves what it found in a folder that only lives as long as
it is wanted. It bounds itself (`system/bounds`) before anything else.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from leaderdesk.system.bounds import NO_FILE, NO_MEMORY, NO_ROOM, PROGRESS
from leaderdesk.system.steps import Tell, no_tell

COMPLAINTS = "complaints"
_GLANCE = 0.005
_TOLD_EVERY = 0.05
_OUT_OF_MEMORY = b"memory allocation of"
_MOST_COMPLAINTS = 65_536
_NO_WINDOW = 0x0800_0000
# We kill nobody that we then ask: where a child was killed, a system short of memory did it.
_ENDS = {NO_MEMORY: "memory", NO_ROOM: "room", NO_FILE: "file", -9: "memory", -24: "time"}


class ChildEnded(Exception):
    """A child that did not do what it was asked: `memory`, `time`, `room` on the disk, `file` or `crash`."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail


@contextlib.contextmanager
def answered_by_child(words: Sequence[str], seconds: float, tell: Tell = no_tell) -> Iterator[Path]:
    """The folder in which a child put its answer; it goes when the answer has been read, or the act given up.

    What `tell` raises kills the child. `words` follow the name of our program; the folder comes after them.
    """
    # Not deleted by `TemporaryDirectory`: on Windows a virus scanner may hold a file of it for a moment.
    folder = Path(tempfile.mkdtemp(prefix="leaderdesk-"))
    try:
        _run([*own_program(), *words, str(folder)], folder, seconds, tell)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def own_program() -> list[str]:
    """How this very program is started: frozen it is one file, otherwise Python runs the package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # -P: nothing is imported from the folder it happens to be started in.
    return [sys.executable, "-P", "-m", "leaderdesk"]


def _run(command: Sequence[str], folder: Path, seconds: float, tell: Tell) -> None:
    root = str(Path(__file__).resolve().parents[2])
    with (folder / COMPLAINTS).open("wb") as complaints:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
    try:
        _follow(process, folder, seconds, tell)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
    if process.returncode:
        raise ChildEnded(_why(process.returncode, folder), f"code {process.returncode}")


def _follow(process: subprocess.Popen[bytes], folder: Path, seconds: float, tell: Tell) -> None:
    began = time.monotonic()
    told = began
    while process.poll() is None:
        now = time.monotonic()
        if now - began > seconds:
            raise ChildEnded("time")
        if now - told >= _TOLD_EVERY:
            told = now
            tell(*_progress(folder))
        time.sleep(_GLANCE)


def _progress(folder: Path) -> tuple[int, int]:
    try:
        done, total = (folder / PROGRESS).read_text("ascii").split()
        return int(done), int(total)
    except (OSError, ValueError):
        # Not said yet, or read while it was being written.
        return 0, 0


def _why(code: int, folder: Path) -> str:
    known = _ENDS.get(code)
    if known is not None:
        return known
    with (folder / COMPLAINTS).open("rb") as complaints:
        said = complaints.read(_MOST_COMPLAINTS)
    return "memory" if _OUT_OF_MEMORY in said or b"MemoryError" in said else "crash"
