"""A child of our own program: bounded, followed, killed, and its folder gone whatever happened."""

from __future__ import annotations

import ctypes
import sys
import tempfile
import time
from pathlib import Path

import pytest

from leaderdesk.system import children
from leaderdesk.system.bounds import NO_FILE, NO_MEMORY, NO_ROOM
from leaderdesk.system.children import ChildEnded, answered_by_child, own_program
from leaderdesk.system.jobs import ExtendedLimits, job_limits

SLEEP = "import time, sys; open(sys.argv[1] + '/progress', 'w').write('3 10'); time.sleep(60)"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))


def left(tmp_path: Path) -> list[str]:
    return [each.name for each in (tmp_path / "scratch").iterdir()]


def runs(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the child run some code instead of the program; its folder is its only argument."""
    monkeypatch.setattr(children, "own_program", lambda: [sys.executable, "-c", code])


def test_answer_is_there_to_read_then_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, "import sys; open(sys.argv[1] + '/answer', 'w').write('42')")

    with answered_by_child((), 20) as folder:
        assert (folder / "answer").read_text("ascii") == "42"

    assert left(tmp_path) == []


def test_child_given_up_is_killed_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, SLEEP)
    told: list[tuple[int, int]] = []

    def give_up(done: int, total: int) -> None:
        told.append((done, total))
        if total:
            raise InterruptedError

    began = time.monotonic()
    with pytest.raises(InterruptedError), answered_by_child((), 20, give_up):
        pass

    assert (told[-1], left(tmp_path), time.monotonic() - began < 10) == ((3, 10), [], True)


def test_child_that_takes_too_long_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, SLEEP)

    with pytest.raises(ChildEnded) as ended, answered_by_child((), 0.3):
        pass

    assert (ended.value.why, left(tmp_path)) == ("time", [])


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (f"raise SystemExit({NO_MEMORY})", "memory"),
        (f"raise SystemExit({NO_ROOM})", "room"),
        (f"raise SystemExit({NO_FILE})", "file"),
        ("raise MemoryError", "memory"),
        ("import sys; sys.stderr.write('memory allocation of 9 bytes failed'); raise SystemExit(3)", "memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crash"),
        ("raise ValueError", "crash"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows n’a pas ces signaux")
def test_end_of_a_child_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, why: str) -> None:
    runs(monkeypatch, code)

    with pytest.raises(ChildEnded) as ended, answered_by_child((), 20):
        pass

    assert (ended.value.why, left(tmp_path)) == (why, [])


@pytest.mark.skipif(sys.platform != "linux", reason="la limite de mémoire est celle de Linux")
def test_child_has_the_memory_it_gave_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(
        monkeypatch,
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from leaderdesk.system.bounds import bound_this_process\n"
        "bound_this_process(300_000_000, 10); bytearray(400_000_000)",
    )

    with pytest.raises(ChildEnded) as ended, answered_by_child((), 20):
        pass

    assert ended.value.why == "memory"


def test_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/LeaderDesk/LeaderDesk")

    assert own_program() == ["/opt/LeaderDesk/LeaderDesk"]


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="mesuré pour 64 bits")
def test_windows_is_told_its_limits_in_its_own_shape() -> None:
    limits = job_limits(2_500_000_000, 150)

    # As <winnt.h> has them on 64 bits.
    assert (ctypes.sizeof(ExtendedLimits), ExtendedLimits.process_memory.offset) == (144, 112)
    assert (limits.process_memory, limits.basic.process_time, limits.basic.flags) == (
        2_500_000_000,
        1_500_000_000,
        0x502,
    )
