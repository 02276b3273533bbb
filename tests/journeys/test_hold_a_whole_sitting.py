"""Three hours of committee held in the window by keyboard, the machine going dead on the way: the same record."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import digest_of, verify_record
from leaderdesk.services import sitting_rooms, sittings
from leaderdesk.services.bases import close_base, open_base
from tests.journeys.sitting_script import BEGUN, PACE, Step, plan_evening, write_keys
from tests.ui.bases import around_in

_ROOT = Path(__file__).parents[2]
_USUAL, _LONG = 3, 50
# In seconds: a gesture is a few of these away from the next.
_LATEST = 0.25


@dataclass(slots=True)
class Evening:
    """The base, what is to be pressed, and what came of it."""

    path: Path
    home: Path
    keys: Path
    sitting: int
    steps: list[Step]
    record: str
    begun: list[dict[str, object]] = field(default_factory=list)

    def hold(self, chance: random.Random, kills: int) -> int:
        """Hold the sitting, killed so many times; how many were left when it ended."""
        # Spread over what remains, so that the last kill falls before the end.
        while kills and (left := len(self.steps) - self._done()) > kills:
            self._start(chance.randrange(1, max(2, left // kills)), chance.uniform(0, _LATEST))
            kills -= 1
        self._start(None, 0)
        return kills

    def read(self) -> tuple[str, int]:
        """The record of the base, and how many interruptions were noticed."""
        base = open_base(self.path, around_in(self.home))
        resume = sitting_rooms.read_resume(base, self.sitting)
        found = sittings.record_of(base, self.sitting), len(resume.interruptions)
        close_base(base, around_in(self.home))
        return found

    def _done(self) -> int:
        return int(str(self.begun[-1]["last"])) if self.begun else 0

    def _start(self, gestures: int | None, delay: float) -> None:
        """Start the program; kill it some time after so many gestures, or let it come to the end."""
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.sitting_script", *map(str, (self.path, self.home, self.keys))],
            cwd=_ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LEADERDESK_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        said = self._read(child, gestures)
        if gestures is not None:
            time.sleep(delay)
            child.kill()
        rest, problems = child.communicate(timeout=60)
        lines = [*said, *rest.split()]
        assert len(said) > (gestures or 0), problems
        assert gestures is not None or lines[-1] == "end", problems
        self.begun.append(json.loads(said[0]) | {"last": int(lines[-1]) - 1 if gestures is not None else 0})

    @staticmethod
    def _read(child: subprocess.Popen[str], gestures: int | None) -> list[str]:
        assert child.stdout is not None
        said: list[str] = []
        for line in child.stdout:
            said.append(line.strip())
            if gestures is not None and len(said) > gestures:
                break
        return said


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, int, list[Step], str]:
    """The base as it is when the sitting has just been opened, and the record that it must come to."""
    folder = tmp_path_factory.mktemp("evening")
    path = folder / "marais.leaderdesk"
    sitting, steps, record = plan_evening(path, folder / "home")
    return path.read_bytes(), sitting, steps, record


@pytest.fixture
def evening(planned: tuple[bytes, int, list[Step], str], tmp_path: Path) -> Evening:
    """An evening about to be held."""
    whole, sitting, steps, record = planned
    path, keys = tmp_path / "marais.leaderdesk", tmp_path / "keys.json"
    path.write_bytes(whole)
    write_keys(steps, keys)
    return Evening(path, tmp_path / "home", keys, sitting, steps, record)


def test_evening_has_everything_that_a_committee_meets(planned: tuple[bytes, int, list[Step], str]) -> None:
    _, _, steps, record = planned
    gestures = [step.gesture for step in steps]
    outcomes = [each.outcome for each in gestures if isinstance(each, told.Decided)]
    amounts = [each.amount for each in gestures if isinstance(each, told.Decided) and each.outcome == "favourable"]

    assert verify_record(record).holds
    assert len(outcomes) == 14
    assert {"favourable", "postponed", "refused", "waiting"} == set(outcomes)
    # The last to be served has what is left of the envelope.
    assert [int(each or 0) for each in amounts] == [6_400] * 9 + [2_400]
    assert timedelta(hours=2, minutes=30) < PACE * len(steps) < timedelta(hours=3)
    assert BEGUN.hour == 17


def _held_and_killed(evening: Evening, kills: int, seed: int) -> None:
    left = evening.hold(random.Random(seed), kills)
    record, interruptions = evening.read()

    assert left == 0
    assert digest_of(record) == digest_of(evening.record)
    assert record == evening.record
    # It came back by itself on the page of the sitting, and said what had happened.
    again = evening.begun[1:]
    assert [each["is_first"] for each in again] == [False] * kills
    assert [any("avait été interrompue" in str(words) for words in each["said"]) for each in again] == [True] * kills  # type: ignore[attr-defined]
    assert interruptions == kills


def test_evening_killed_on_the_way_comes_to_the_same_record(evening: Evening) -> None:
    _held_and_killed(evening, _USUAL, 20261121)


@pytest.mark.long
def test_evening_killed_fifty_times_comes_to_the_same_record(evening: Evening) -> None:
    _held_and_killed(evening, _LONG, 5)


@pytest.mark.long
def test_evening_held_in_one_go_comes_to_the_same_record(evening: Evening) -> None:
    _held_and_killed(replace(evening), 0, 0)
