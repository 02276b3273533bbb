"""A sitting to vote and decide: a point open, seven of nine seats in the room, rules of one's own where they matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.scoring import RateTier
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.rules import DOUBLE, write_rules
from leaderdesk.services import fiches, grids, programmes, sitting_lists, sitting_plans, sittings, treasuries
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base
from leaderdesk.services.settings import set_setting
from tests.ui.noting import GRID
from tests.ui.sittings import TITULAIRES, Held, hold, plan_sitting

SEVEN = [name for name in TITULAIRES if name not in {"Gaëlle Fontbrune", "Carole Faverdin"}]
DEADLINE = datetime(2026, 12, 5, 18)  # noqa: DTZ001 - a moment of the plan, on the clock of the wall


@dataclass(frozen=True, slots=True)
class Wanted:
    """What differs from the usual sitting."""

    place: int = 3
    present: tuple[str, ...] = tuple(SEVEN)
    majority: Majority | None = None
    envelope: int | None = None
    # The total of each project, in its order; none without a grid.
    totals: tuple[int, ...] = ()
    is_written: bool = False
    has_cash: bool = False
    # The rates that the totals give.
    tiers: tuple[RateTier, ...] = ()


# What was made once is copied afterwards.
_MADE: dict[Wanted, tuple[bytes, int]] = {}


def make_voting(path: Path, around: Around, wanted: Wanted) -> int:
    """A closed base with the sitting, its point open."""
    if wanted not in _MADE:
        sitting = _make(path, around, wanted)
        _MADE[wanted] = (path.read_bytes(), sitting)
    path.write_bytes(_MADE[wanted][0])
    return _MADE[wanted][1]


def _make(path: Path, around: Around, wanted: Wanted) -> int:
    base = create_base(path, around, gal_name="GAL Pays des Marais")
    sitting = plan_sitting(base)
    _prepare(base, sitting, wanted)
    sittings.open_sitting(base, sitting)
    order = sittings.read_state(base, sitting).order
    if not wanted.is_written:
        for person in wanted.present:
            sittings.note_gesture(base, sitting, told.Arrived(person))
        for place, total in enumerate(wanted.totals, 1):
            _score(base, sitting, order[place], total, wanted.present)
        sittings.note_gesture(base, sitting, told.PointOpened(order[wanted.place - 1]))
    close_base(base, around)
    return sitting


def _prepare(base: OpenBase, sitting: int, wanted: Wanted) -> None:
    programme = programmes.read_programme(base)
    (fiche,) = programme.fiches
    if wanted.majority is not None:
        rules = replace(DOUBLE, majorities={"selection": wanted.majority})
        set_setting(base, "committee_rules", write_rules(rules))
    if wanted.totals:
        fiches.attach_grid(base, fiche.id, grids.add_grid(base, "Grille", replace(GRID, rate_tiers=wanted.tiers)))
    if wanted.envelope is not None:
        (fund,) = programme.funds
        fiches.set_envelope(base, fiche.id, fund.id, wanted.envelope)
    if wanted.is_written:
        sitting_plans.edit_sitting(base, sitting, kind="written", deadline=DEADLINE)
    if wanted.has_cash:
        key = sitting_lists.read_plan(base, sitting).points[2].dossier
        assert key is not None
        treasuries.spread_costs(base, key.id, date(2026, 4, 1), date(2026, 6, 30), "even")


def _score(base: OpenBase, sitting: int, key: str, total: int, present: Sequence[str]) -> None:
    """Open a project, and have one member give it a total: twenty at most, five at least on the first two."""
    sittings.note_gesture(base, sitting, told.PointOpened(key))
    member = present[-1]
    for criterion, note in (("need", 5), ("ties", 5), ("last", total - 10)):
        sittings.note_gesture(base, sitting, told.Noted(key, member, criterion, Fraction(note)))


Make = Callable[..., Held]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Make]:
    """Holds a sitting on its open point."""
    made: list[Held] = []

    def build(**given: Any) -> Held:
        path = tmp_path / "marais.leaderdesk"
        sitting = make_voting(path, around, Wanted(**given))
        made.append(hold(qtbot, qapp, path, around, sitting))
        return made[-1]

    yield build
    for held in made:
        held.alone.desk.stop()


def open_point(held: Held, place: int) -> str:
    """Open another point behind the page's back."""
    key = held.sheet().agenda.lines[place - 1].key
    held.do(told.PointOpened(key))
    held.frame.conduct.look_at(None)
    held.settle()
    return key


def deeds(held: Held) -> list[told.Gesture]:
    """Every gesture, in order."""
    return [each.gesture for each in held.ask(lambda base: sittings.read_deeds_of(base, held.sitting))]


def point_of(held: Held) -> PointSheet:
    """The point in sight, as the base has it."""
    point = held.sheet().point
    assert point is not None
    return point
