"""An evening of a committee in a real base, on the screen: so many members, criteria and projects."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Deed, Gesture
from leaderdesk.services import committees, fiches, grids, programmes, sitting_plans, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, act, close_base, create_base, open_base
from leaderdesk.store.unit import Unit
from tests.factories import make_dossier, make_ground
from tests.ui.bases import around_in

SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to note."""

    members: int
    criteria: int
    projects: int

    @property
    def cells(self) -> int:
        """The notes of one project."""
        return self.members * self.criteria


@dataclass(frozen=True, slots=True)
class Evening:
    """A closed base with its sitting, the last project open; those before it are noted."""

    path: Path
    around: Around
    sitting: int
    points: tuple[str, ...]
    size: Size


@contextmanager
def evening(size: Size) -> Iterator[Evening]:
    """Such an evening, in a folder that is thrown away."""
    with TemporaryDirectory() as folder:
        path, around = Path(folder) / "comite.leaderdesk", around_in(Path(folder) / "home")
        base = create_base(path, around, gal_name="GAL")
        sitting = _plan(base, size)
        sittings.open_sitting(base, sitting)
        points = tuple(sittings.read_state(base, sitting).order)
        _note_all(base, sitting, points, size)
        close_base(base, around)
        yield Evening(path, around, sitting, points, size)


@contextmanager
def opened(evening: Evening) -> Iterator[OpenBase]:
    """Its base, without a window."""
    base = open_base(evening.path, evening.around)
    yield base
    close_base(base, evening.around)


def people(size: Size) -> list[str]:
    """The members by name, in the order of their seats."""
    return [f"Membre {rank:02}" for rank in range(1, size.members + 1)]


def criterion(rank: int) -> str:
    """The key of a criterion."""
    return f"c{rank:02}"


def _plan(base: OpenBase, size: Size) -> int:
    ground = make_ground(base)
    (fiche,) = programmes.read_programme(base).fiches
    lines = tuple(CriterionSheet(criterion(rank), f"Critère {rank}", Fraction(5)) for rank in range(size.criteria))
    sheet = GridSheet("Grille", lines, threshold=Threshold(Fraction(size.criteria * 5, 2)))
    fiches.attach_grid(base, fiche.id, grids.add_grid(base, "Grille", sheet))
    colleges = ("public", "private")
    seats = [
        committees.SeatDraft(f"Structure {rank:02}", colleges[rank % 2], None, name, None)
        for rank, name in enumerate(people(size))
    ]
    committees.add_seats(base, seats, SINCE)
    made = sitting_plans.create_sitting(base, sitting_plans.SittingDraft("Comité", date(2026, 11, 21)))
    dossiers = [make_dossier(base, ground, f"2026-{rank:03}", f"Projet {rank}") for rank in range(size.projects)]
    drafts = [sitting_plans.PointDraft("", "project", key, "selection", 10) for key in dossiers]
    sitting_plans.add_points(base, made, drafts)
    return made


def _note_all(base: OpenBase, sitting: int, points: tuple[str, ...], size: Size) -> None:
    """As one entry: this many commits are no part of what is measured."""
    gestures: list[Gesture] = [told.Arrived(name) for name in people(size)]
    for point in points:
        gestures.append(told.PointOpened(point))
        if point != points[-1]:
            cells = product(people(size), range(size.criteria))
            gestures += [told.Noted(point, name, criterion(rank), Fraction(rank % 6)) for name, rank in cells]
    start = datetime(2026, 11, 21, 14, tzinfo=UTC)
    with Unit(base, act(base, "note_gesture", gesture="soirée")) as unit:
        for rank, gesture in enumerate(gestures, 2):
            sittings._add(unit, sitting, Deed(rank, start + timedelta(seconds=rank), gesture))  # noqa: SLF001
        unit.commit()
    base.kept.clear()


class Screen:
    """The open page of an evening, with the keyboard in its notes; keys go in, and what they cost is told."""

    def __init__(self, evening: Evening) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from leaderdesk.app import make_app, prepare
        from leaderdesk.ui.desk import Desk
        from leaderdesk.ui.sittings.live.frame import LiveFrame

        if QApplication.instance() is None:
            prepare(make_app())
        self.keys = 0
        self.desk = Desk(evening.around)
        self.desk.open(evening.path)
        self.settle()
        self.frame = LiveFrame(self.desk)
        self.frame.resize(1366, 768)
        self.frame.show()
        self.frame.activateWindow()
        self.frame.show_sitting(evening.sitting)
        self.settle()
        self.settle()
        self.press(Qt.Key.Key_F4)

    def press(self, *keys: object) -> None:
        """Press keys, and let everything that they asked come back."""
        self.strike(*keys)
        self.settle()

    def strike(self, *keys: object) -> None:
        """Press keys as fast as can be."""
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.frame, key)  # type: ignore[call-overload]
            self.keys += 1

    def clocked(self, key: object) -> tuple[float, float]:
        """A key until the result and the second screen are painted: the window's own milliseconds, and all of them."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        loop = QEventLoop()
        waiting = self.frame.conduct.projected.connect(loop.quit)
        busy, began = time.thread_time(), time.perf_counter()
        self.strike(key)
        loop.exec()
        QApplication.processEvents()
        spent = ((time.thread_time() - busy) * 1000, (time.perf_counter() - began) * 1000)
        self.frame.conduct.projected.disconnect(waiting)
        self.settle()
        return spent

    def settle(self) -> None:
        """Let everything that was asked come back, and be painted."""
        from types import SimpleNamespace
        from typing import Any, cast

        from PySide6.QtWidgets import QApplication

        from leaderdesk.ui.render import settle

        settle(cast("Any", SimpleNamespace(desk=self.desk)))
        QApplication.processEvents()

    def close(self) -> None:
        """Leave the base as it should be."""
        self.frame.leave()
        self.settle()
        self.desk.stop()
        self.frame.hide()
        self.frame.deleteLater()
