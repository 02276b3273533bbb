"""A whole base comes in by the window: an empty base takes it in one gesture and gives it back; others say why not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.workbooks.whole import export_whole
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage
from tests.factories import make_dossier, make_ground
from tests.ui.conftest import MakeWindow


def arrivals(window: Window) -> ArrivalsPage:
    window.go_to("workbooks")
    settle(window)
    side = window.pages["workbooks"].part  # type: ignore[attr-defined]  # the page of workbooks
    assert isinstance(side, ArrivalsPage)
    return side


def numbers(window: Window) -> list[str]:
    found: list[str] = []

    def work(base: OpenBase) -> list[str]:
        return [row.number for row in list_dossiers(base)]

    window.desk.ask(work, found.extend)
    settle(window)
    return found


def written(tmp_path: Path, around: Around) -> Path:
    """The workbook of another base, that has one dossier."""
    target = tmp_path / "tout.xlsx"
    other = create_base(tmp_path / "autre.leaderdesk", around, gal_name="GAL d’ailleurs")
    make_dossier(other, make_ground(other))
    export_whole(other, target)
    other.close()
    return target


def test_an_empty_base_takes_it_and_gives_it_back(
    make_window: MakeWindow, tmp_path: Path, around: Around, qtbot: QtBot
) -> None:
    create_base(tmp_path / "neuve.leaderdesk", around, gal_name="GAL neuf").close()
    target, window = written(tmp_path, around), make_window(tmp_path / "neuve.leaderdesk", "workbooks")
    page = arrivals(window)
    view = page.view.whole

    page.read_file(target)
    qtbot.waitUntil(lambda: page.view.stack.front is view)
    said, can_take = view.told.text(), view.take.isEnabled()
    QTest.keyClick(view.take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.stack.front is page.view.start)
    taken, title = numbers(window), window.windowTitle()
    page.undoing.take_back()
    settle(window)

    assert said.startswith("Ce classeur est une base entière, à reprendre")
    assert (can_take, taken, numbers(window)) == (True, ["2026-001"], [])
    assert (title, window.windowTitle()) == ("GAL d’ailleurs – LeaderDesk", "GAL neuf – LeaderDesk")
    assert page.view.start.isAncestorOf(window.focusWidget())


def test_a_base_that_holds_something_says_why_it_does_not(
    window: Window, tmp_path: Path, around: Around, qtbot: QtBot
) -> None:
    page, target = arrivals(window), written(tmp_path, around)

    page.read_file(target)
    qtbot.waitUntil(lambda: page.view.stack.front is page.view.whole)

    assert not page.view.whole.take.isEnabled()
    assert page.view.whole.why_not.text().startswith("Une base entière ne se reprend que dans une base vide")
