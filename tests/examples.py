"""The demonstration base, made once in a process and then copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from leaderdesk.services.around import Around
from leaderdesk.services.demo import create_demo
from leaderdesk.system.clock import wall_clock
from leaderdesk.system.ids import RandomIds
from tests.copies import made_once

TODAY = date(2026, 11, 21)


def put_example(folder: Path, around: Around, today: date = TODAY) -> Path:
    """The example of a day, in a folder, as the program names it there; neither its user nor his keys show in it."""
    path = folder / "exemple.leaderdesk"
    made_once(_make, path, replace(around, clock=wall_clock, ids=RandomIds(), operator="", machine=""), today)
    return path


def _make(path: Path, around: Around, today: date) -> None:
    create_demo(path, around, today=today)
