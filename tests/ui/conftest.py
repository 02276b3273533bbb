"""A window on real bases, settled by waiting for the base's thread and never by sleeping."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QDate, QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.app import bare_window, furnish, make_app, prepare
from leaderdesk.services.around import Around
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.finding import Finding
from leaderdesk.ui.shell.helping import Helping
from leaderdesk.ui.shell.openings import Openings
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.theme.looks import Looks
from tests.ui.bases import around_in, make_base

MakeWindow = Callable[..., Window]
_OWN = Qt.FindChildOption.FindDirectChildrenOnly


def openings_of(window: Window) -> Openings:
    """What opens bases in a window."""
    (found,) = window.findChildren(Openings, options=_OWN)
    return found


def helping_of(window: Window) -> Helping:
    """What shows the help and the list of keys."""
    (found,) = window.findChildren(Helping, options=_OWN)
    return found


def finding_of(window: Window) -> Finding:
    """What searches everywhere."""
    (found,) = window.findChildren(Finding, options=_OWN)
    return found


@contextmanager
def looked_window(app: QApplication, around: Around, size: QSize) -> Iterator[Window]:
    """One window for the tests of a module that only look; each brings what it looks at, in the look it wants."""
    window = bare_window(app, around.folders)
    window.resize(size)
    window.show()
    furnish(app, window, around)
    yield window
    window.desk.stop()
    window.hide()
    looks = window.looks
    # What was still on its way to it comes first.
    app.processEvents()
    window.desk.deleteLater()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Once it is gone: all its pages would be dressed again.
    looks.choose_scheme("light")
    looks.set_text_scale(100)


@pytest.fixture(scope="module")
def closed_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A window without a base, shared."""
    with looked_window(qapp, around_in(tmp_path_factory.mktemp("closed")), QSize(1280, 800)) as window:
        yield window


@pytest.fixture(autouse=True)
def desks_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Delete the desks of a test: one that stayed would keep, by those it tells, its window and all their pages."""
    made: list[Desk] = []
    original = Desk.__init__

    def remembered(self: Desk, around: Around, address: str = "") -> None:
        original(self, around, address)
        made.append(self)

    monkeypatch.setattr(Desk, "__init__", remembered)
    yield
    if made:
        # What was still on its way to them comes first.
        QApplication.processEvents()
        for desk in made:
            desk.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application: French, with its icons."""
    app = make_app()
    prepare(app)
    return app


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Looks]:
    """The usual look, to dress what stands in no window of the program; given back as it was."""
    made = Looks(qapp, "light")
    yield made
    made.choose_scheme("light")
    made.set_text_scale(100)


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's day is that of the clock of the bases, whatever day it is."""
    monkeypatch.setattr("leaderdesk.ui.kit.fields.days.QDate", SimpleNamespace(currentDate=lambda: QDate(2026, 11, 21)))


@pytest.fixture
def around(tmp_path: Path) -> Around:
    """A user, their folders, a clock of their own."""
    return around_in(tmp_path / "home")


@pytest.fixture
def base_path(tmp_path: Path, around: Around) -> Path:
    """A closed base with five dossiers."""
    return make_base(tmp_path / "marais.leaderdesk", around)


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, around: Around) -> Iterator[MakeWindow]:
    """Builds windows and closes them down after the test."""
    made: list[Window] = []

    def make(base: Path | None = None, page: str = "") -> Window:
        # As the program does: seen first, furnished after.
        window = bare_window(qapp, around.folders)
        window.memory.page = page or window.memory.page
        window.resize(1366, 768)
        # Most of what is tried here begins in the list of dossiers.
        window.memory.page = window.memory.page or "dossiers"
        with qtbot.waitExposed(window):
            window.show()
        furnish(qapp, window, around)
        made.append(window)
        if base is not None:
            window.desk.open(base)
        settle(window)
        return window

    yield make
    for window in made:
        window.desk.stop()
        # What was still on its way to its pages comes before they go.
        qapp.processEvents()
        window.hide()
        window.deleteLater()
    # A window that stayed would go on following the keyboard of all those after it.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


@pytest.fixture
def first_page() -> str:
    """The page where the window was left the day before: the tests of a page begin on it, and build no other."""
    return ""


@pytest.fixture
def window(make_window: MakeWindow, base_path: Path, first_page: str) -> Window:
    """A window with a base open."""
    return make_window(base_path, first_page)
