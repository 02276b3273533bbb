"""What a child process does for its parent: bounds itself before anything else, says how far it is, how it failed."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import NoReturn

PROGRESS = "progress"
# What a child ends with: its memory was not enough, the disk had no room for its answer, its file cannot be read.
NO_MEMORY, NO_ROOM, NO_FILE = 75, 76, 77
# A child that spends this much more of the processor than the time it has was left behind by a parent that died.
SPARE = 30


def bound_this_process(memory: int, seconds: int) -> None:
    """What this process may take of the machine from now on, however wrong things go; no other needs rights on it."""
    if sys.platform == "win32":
        from leaderdesk.system.jobs import enter_job

        enter_job(memory, seconds + SPARE)
    else:
        _bound(memory, seconds + SPARE)


def say_progress(folder: Path, done: int, total: int) -> None:
    """How far this process is, for whoever waits for it."""
    (folder / PROGRESS).write_text(f"{done} {total}", "ascii")


def leave(code: int) -> NoReturn:
    """End this process, which wrote its answer: giving its cells back one by one would take a while."""
    os._exit(code)


def _bound(memory: int, seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        # Nothing of what people keep in their workbooks is left in a file when this process crashes.
        (resource.RLIMIT_CORE, 0),
    ):
        # A Mac may refuse to hold to the first.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))
