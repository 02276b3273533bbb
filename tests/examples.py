"""The demonstration base, made once in a run of the tests and then copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.demo import create_demo
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.system.clock import SteppingClock, wall_clock
from leaderdesk.system.ids import RandomIds
from leaderdesk.system.paths import folders_under
from tests.conftest import LocalDisk
from tests.copies import made_once

TODAY = date(2026, 11, 21)


def put_example(folder: Path, around: Around, today: date = TODAY) -> Path:
    """The example of a day, in a folder, as the program names it there; neither its user nor his keys show in it."""
    path = folder / "exemple.leaderdesk"
    nobody = replace(around, clock=wall_clock, ids=RandomIds(), operator="", machine="")
    made_once(_make, path, nobody, today, kept=f"example-{today}")
    return path


def example_in(folder: Path) -> tuple[Path, Around]:
    """The same with its surroundings: the morning of its day, one local disk, folders beside it."""
    clock = SteppingClock(datetime.combine(TODAY, time(9), UTC))
    around = Around(clock, RandomIds(), "Jeanne", "portable-1", folders_under(folder / "home"), LocalDisk())
    return put_example(folder, around), around


def key_of(base: OpenBase, title: str) -> int:
    """A dossier of it, by its title."""
    return next(row.id for row in list_dossiers(base) if row.title == title)


def _make(path: Path, around: Around, today: date) -> None:
    create_demo(path, around, today=today)
