"""The machine goes dead in the middle of a sitting: the next start is on the same line, and says so."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sitting_rooms, sittings
from leaderdesk.services.bases import close_base, open_base
from tests.ui.bases import around_in
from tests.ui.noting import make_noted
from tests.ui.sittings import TITULAIRES

_ROOT = Path(__file__).parents[2]


def _run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.faults.half_way", *map(str, arguments)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=_ROOT, env=environ, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Any]:
    """What the program finds after it was killed with everything half done."""
    path, home = tmp_path / "marais.leaderdesk", tmp_path / "home"
    make_noted(path, around_in(home))
    died = _run("die", path, home)
    assert died.returncode == -signal.SIGKILL, died.stderr
    again = _run("look", path, home)
    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout.splitlines()[-1])
    assert isinstance(told, dict)
    return told


def test_killed_sitting_comes_back_on_the_same_line_and_says_so(found: dict[str, Any]) -> None:
    assert found["is_first"] is False
    assert (found["phase"], found["point"], found["step"]) == ("open", True, "notes")
    assert found["timer"] == "break"
    assert found["projector"] == [True, True]
    assert any("La séance avait été interrompue" in words for words in found["said"])
    # Half typed, the ten is still half typed, with the keyboard on it: its zero ends it.
    assert found["cell"].startswith("1")
    assert found["notes"] == ["3", "5", "10"]


def test_note_that_ended_what_was_half_typed_is_not_begun_again(tmp_path: Path) -> None:
    # The machine goes dead after the note is in the base, and before its first digit is forgotten.
    path, home = tmp_path / "marais.leaderdesk", tmp_path / "home"
    around = around_in(home)
    sitting = make_noted(path, around)
    base = open_base(path, around)
    point = sittings.read_state(base, sitting).open_point or ""
    for key, note in (("need", 3), ("ties", 5), ("last", 10)):
        sittings.note_gesture(base, sitting, told.Noted(point, TITULAIRES[0], key, Fraction(note)))
    half = json.dumps([[1, TITULAIRES[0], "last", "1"]])
    sitting_rooms.keep_resume(base, sitting, typed={f"notes:{point}": half, "step": "notes"})
    close_base(base, around)
    again = _run("look", path, home)
    found = json.loads(again.stdout.splitlines()[-1])

    # The keyboard is on the next sheet: the zero is its first note.
    assert (found["cell"], found["notes"]) == ("", ["3", "5", "10"])
