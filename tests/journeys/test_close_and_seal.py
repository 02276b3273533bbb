"""The day after a committee: the minutes read and corrected, the dossiers moved, the record sealed and checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderdesk.cli import main
from leaderdesk.services import sitting_batches
from leaderdesk.services.around import Around
from leaderdesk.services.heads import read_head
from leaderdesk.services.history import undo
from leaderdesk.services.reviews import read_for_review
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.closing.frame import ClosedFrame
from leaderdesk.ui.sittings.live.frame import LiveFrame
from leaderdesk.ui.sittings.page import SittingsPage
from tests.services.test_sitting_batches import dossier_of, status
from tests.ui import screens
from tests.ui.closings import make_closed
from tests.ui.conftest import MakeWindow
from tests.ui.desks import ask, page_of, press, say, tab_to

ENTER, TAB, DOWN, HOME = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Home
PAGE_DOWN = Qt.Key.Key_PageDown
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(make_window: MakeWindow, tmp_path: Path, around: Around) -> tuple[Window, ClosedFrame]:
    """The sitting of yesterday, opened from the list."""
    path = tmp_path / "marais.leaderdesk"
    make_closed(path, around)
    window = make_window(path)
    window.activateWindow()
    page = page_of(window, "sittings", SittingsPage)
    press(window, ENTER)
    settle(window)
    assert isinstance(page.part, ClosedFrame)
    return window, page.part


def test_minutes_are_corrected_then_followed_by_keyboard(opened: tuple[Window, ClosedFrame], qtbot: QtBot) -> None:
    window, frame = opened
    for key in (DOWN, DOWN, ENTER):
        press(window, key)
    tab_to(window, frame.minutes.view.amend)
    press(window, ENTER)
    say(window, "Débat nourri.", TAB)
    say(window, "Oubli du secrétaire")
    press(window, PAGE_DOWN, CTRL)
    press(window, Qt.Key.Key_Q, ALT)
    qtbot.waitUntil(lambda: frame.follow.count == 0)

    sheet = ask(window, lambda base: sitting_batches.read_closed(base, frame.key or 0))
    assert [(each.text, each.reason) for each in sheet.amendments] == [("Débat nourri.", "Oubli du secrétaire")]
    assert ask(window, status) == "programmed"


def test_condition_is_followed_in_the_review_and_in_the_alerts(
    opened: tuple[Window, ClosedFrame], qtbot: QtBot
) -> None:
    window, frame = opened
    press(window, PAGE_DOWN, CTRL)
    # A button pressed by its letter is seen going down before it acts.
    press(window, Qt.Key.Key_Q, ALT)
    qtbot.waitUntil(lambda: frame.follow.count == 0)
    today = window.desk.around.clock().date()

    dossier = ask(window, dossier_of)
    reviewed = ask(window, lambda base: read_for_review(base, dossier, today))
    assert "Fournir la délibération" in {each.text for each in reviewed.notes}
    assert "answer_late" in {each.code for each in ask(window, lambda base: read_head(base, dossier, today)).alerts}
    window.desk.act(undo)
    settle(window)
    assert ask(window, status) == "instructed"


def test_record_is_sealed_verified_exported_reopened_and_sealed_again(
    opened: tuple[Window, ClosedFrame],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    window, frame = opened
    target, view, key = tmp_path / "seance.json", frame.seal.view, frame.key or 0
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    for _ in range(2):
        press(window, PAGE_DOWN, CTRL)
    tab_to(window, view.seal)
    press(window, ENTER)
    press(window, Qt.Key.Key_V, ALT)
    qtbot.waitUntil(view.card.isVisible)
    press(window, Qt.Key.Key_X, ALT)
    qtbot.waitUntil(target.is_file)
    held = main(["verify", str(target)])
    tab_to(window, view.reopen)
    press(window, ENTER)
    say(window, "Réserve oubliée")
    page = window.pages["sittings"]
    assert isinstance(page, SittingsPage)
    qtbot.waitUntil(lambda: isinstance(page.part, LiveFrame) and page.part.conduct.sheet is not None)
    press(window, Qt.Key.Key_F12)
    press(window, ENTER)
    settle(window)
    qtbot.waitUntil(lambda: page.part is frame and frame.seal.reading is not None)
    for _ in range(2):
        press(window, PAGE_DOWN, CTRL)
    tab_to(window, view.seal)
    press(window, ENTER)

    sheet = ask(window, lambda base: sitting_batches.read_closed(base, key))
    assert (held, [(each.version, each.reopened_for) for each in sheet.seals]) == (
        0,
        [(1, "Réserve oubliée"), (2, "")],
    )
    assert view.versions.model.rowCount() == 2
    assert "Empreinte" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["minutes", "follow", "seal"])
def test_each_part_is_walked_by_tab_and_named(opened: tuple[Window, ClosedFrame], name: str) -> None:
    window, frame = opened
    frame.sections.show_section(name)
    settle(window)
    frame.part.focus_first()
    letters = screens.letters(window)

    assert screens.missed_by_tab(window) == []
    assert screens.nameless(window) == []
    assert [each for each in set(letters) if letters.count(each) > 1] == []
    assert screens.cut(window) == []
    assert [each for each in screens.texts(window) if screens.SENTINEL.search(each)] == []
