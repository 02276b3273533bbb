"""Work done in a child process, that may be killed, starved of disk or turned into another user.

Children are forked from the warm parent: no start-up, no second import. They open bases of
their own and never come back into pytest.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[[object], None]

NOBODY = 65534
_NEW_USER, _NEW_MOUNTS, _PRIVATE = 0x10000000, 0x00020000, (1 << 14) | (1 << 18)
_READ_ONLY = 1


class Child:
    """A process at work, and the lines it has said."""

    def __init__(self, work: Callable[[Say], object]) -> None:
        if not hasattr(os, "fork"):
            pytest.skip("no fork on this system")
        self._out, inward = os.pipe()
        with warnings.catch_warnings():
            # pytest-xdist has a thread that waits for orders; the child needs nothing from it.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            _work_and_leave(work, inward)
        os.close(inward)

    def kill(self) -> None:
        """What a power cut or a user does."""
        os.kill(self.pid, signal.SIGKILL)

    def wait_for_word(self) -> str:
        """The next line, as soon as it is said."""
        line = b""
        while not line.endswith(b"\n") and (byte := os.read(self._out, 1)):
            line += byte
        return line.decode().rstrip()

    def end(self) -> list[str]:
        """All the lines left, once the process is dead; a failure of its own is a failure here."""
        with os.fdopen(self._out, "rb") as out:
            said = out.read().decode().splitlines()
        _, status = os.waitpid(self.pid, 0)
        assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0, "\n".join(said)
        return said


def run(work: Callable[[Say], object]) -> list[str]:
    """Let a child work to its end, however that comes; the lines it said."""
    return Child(work).end()


def answer(work: Callable[[], object]) -> Any:  # noqa: ANN401 - whatever JSON can carry
    """What a child finds, as plain data."""
    said = run(lambda say: say(json.dumps(work())))
    if said[0].startswith("cannot:"):
        pytest.skip(said[0])
    return json.loads(said[-1])


def duration(work: Callable[[Say], object]) -> float:
    """How long a child takes here and now: kills are spread over that, whatever the machine."""
    began = time.monotonic()
    run(work)
    return time.monotonic() - began


def die_after(seconds: float) -> None:
    """Be killed by the system at a moment that the code at work cannot choose."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def die() -> None:
    """Be killed here and now."""
    os.kill(os.getpid(), signal.SIGKILL)


def dying_at(step: int) -> Callable[[str], None]:
    """A step hook that kills the process when it begins its n-th step."""
    left = iter(range(step))

    def at_step(_: str) -> None:
        if next(left, None) is None:
            die()

    return at_step


class CannotHere(Exception):
    """This machine does not allow what the test needs."""


def become_nobody() -> None:
    """Give up every right for good: root sees no permission."""
    if os.getuid() != 0:
        raise CannotHere("only root can become another user")
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def own_mounts() -> None:
    """Mounts that this process alone will see."""
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_USER | _NEW_MOUNTS) != 0:
        raise CannotHere(f"no user namespace: {os.strerror(ctypes.get_errno())}")
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    libc.mount(None, b"/", None, _PRIVATE, None)


def mount_small_disk(folder: Path, size: str, *, read_only: bool = False) -> None:
    """A disk of a given size, that nobody else sees."""
    folder.mkdir(parents=True, exist_ok=True)
    libc = ctypes.CDLL(None, use_errno=True)
    flags = _READ_ONLY if read_only else 0
    if libc.mount(b"none", os.fsencode(folder), b"tmpfs", flags, f"size={size}".encode()) != 0:
        raise CannotHere(f"no mount: {os.strerror(ctypes.get_errno())}")


def fill(folder: Path) -> Path:
    """Take all the room left on the disk of a folder; the file that does."""
    ballast = folder / "lest"
    for block in (1 << 16, 1 << 10, 1):
        try:
            with ballast.open("ab", buffering=0) as file:
                while file.write(bytes(block)) == block:
                    pass
        except OSError:
            continue
    return ballast


def _work_and_leave(work: Callable[[Say], object], inward: int) -> None:
    def say(words: object) -> None:
        os.write(inward, f"{words}\n".encode())

    status = 1
    try:
        work(say)
        status = 0
    except CannotHere as reason:
        say(f"cannot: {reason}")
        status = 0
    except BaseException:  # noqa: BLE001 - nothing may come back into pytest
        say(traceback.format_exc())
    finally:
        os._exit(status)
