"""A sitting rehearsed in a copy that says what it is, and a battery that runs low while one is held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.services import batteries, sitting_lists, sitting_rooms
from leaderdesk.services.around import Around
from leaderdesk.services.backups import list_backups
from leaderdesk.system.battery import Battery
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.page import SittingsPage
from tests.ui.conftest import MakeWindow, openings_of
from tests.ui.desks import ask, page_of, press
from tests.ui.sittings import TITULAIRES, Held, hold, make_sitting

ENTER = Qt.Key.Key_Return


@pytest.fixture
def rehearsed(make_window: MakeWindow, tmp_path: Path, around: Around) -> Window:
    """A window whose user has just asked to rehearse."""
    path = tmp_path / "marais.leaderdesk"
    sitting = make_sitting(path, around, is_open=False)
    window = make_window(path, "sittings")
    page = page_of(window, "sittings", SittingsPage)
    page.show_record(sitting)
    settle(window)
    page.record.view.first.rehearse.setFocus()
    press(window, ENTER)
    for _ in range(3):
        settle(window)
    return window


def facts(window: Window) -> tuple[str, bool]:
    """Which base is on the desk."""
    state = window.desk.state
    assert state is not None
    return state.facts.path.name, state.is_rehearsal


def test_rehearsal_says_everywhere_that_it_is_one(rehearsed: Window) -> None:
    page = page_of(rehearsed, "sittings", SittingsPage)
    page.part.projector.open()
    settle(rehearsed)

    assert facts(rehearsed) == ("RÉPÉTITION – Comité de novembre.leaderdesk", True)
    assert rehearsed.windowTitle() == "RÉPÉTITION – GAL Pays des Marais – LeaderDesk"
    assert rehearsed.frame.example.isVisible()
    assert rehearsed.frame.example.sentence.startswith("RÉPÉTITION copie de la base")
    board = page.part.projector.window.board
    assert (board.slide.is_rehearsal, board.slide.head.startswith("RÉPÉTITION")) == (True, True)
    page.part.leave()


def test_leaving_a_rehearsal_goes_back_to_the_base_as_it_was(rehearsed: Window) -> None:
    page = page_of(rehearsed, "sittings", SittingsPage)
    sitting = page.part.conduct.sitting_id
    copy = rehearsed.desk.state.facts.path if rehearsed.desk.state else Path()
    rehearsed.frame.example.leave.setFocus()
    press(rehearsed, ENTER)
    for _ in range(4):
        settle(rehearsed)

    assert facts(rehearsed) == ("marais.leaderdesk", False)
    assert not copy.exists()
    phase = ask(rehearsed, lambda base: sitting_lists.read_plan(base, sitting).phase)
    assert phase == "preparation"


def test_rehearsal_whose_window_was_closed_is_gone_at_the_next_start(
    rehearsed: Window, make_window: MakeWindow
) -> None:
    copy = rehearsed.desk.state.facts.path if rehearsed.desk.state else Path()
    rehearsed.close()
    settle(rehearsed)
    again = make_window()
    openings_of(again).open_first(None)
    for _ in range(3):
        settle(again)

    assert facts(again) == ("marais.leaderdesk", False)
    assert (copy.exists(), copy in again.memory.recents) == (False, False)
    assert again.frame.messages.rows() == []


@pytest.fixture
def held(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Held]:
    """A sitting on the screen."""
    path = tmp_path / "marais.leaderdesk"
    made = hold(qtbot, qapp, path, around, make_sitting(path, around, present=TITULAIRES[:6]))
    yield made
    made.alone.desk.stop()


def test_low_battery_is_said_once_with_a_backup(held: Held, around: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    held.frame.said.connect(lambda message: said.append(message.words))
    defaults = (lambda: Battery(12, is_in_use=True),)
    monkeypatch.setattr(batteries.guard_battery, "__defaults__", defaults)
    for _ in range(2):
        held.frame.battery.look()
        held.settle()

    assert [words.split(".")[0] for words in said] == ["Il reste 12\u00a0% de batterie"]
    path = held.ask(lambda base: base.path)
    assert "battery" in [each.why for each in list_backups(path, around)]


def test_battery_is_watched_only_while_a_sitting_is_held(held: Held) -> None:
    is_watching = held.frame.battery.is_watching
    held.frame.leave()
    held.settle()

    assert (is_watching, held.frame.battery.is_watching) == (True, False)
    assert held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting)).held_at is None
