"""Walk the review of projects before a team meeting, by keyboard alone, and leave what was said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.services.reviews import notes_of_day
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


def test_walk_the_review_of_projects_and_leave_a_note(window: Window, qtbot: QtBot) -> None:
    _press(window, Qt.Key.Key_2, _CTRL)
    _press(window, Qt.Key.Key_PageDown)
    _press(window, Qt.Key.Key_N, _ALT)
    QTest.keyClicks(window.focusWidget(), "Le devis arrive")
    _press(window, Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "Charpentier")
    _press(window, Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "1/12")
    _press(window, Qt.Key.Key_Return, _CTRL)
    for _ in range(4):
        _press(window, Qt.Key.Key_PageDown)
    _press(window, Qt.Key.Key_C, _ALT)

    qtbot.waitUntil(lambda: "Le devis arrive" in QGuiApplication.clipboard().text())
    said = "  – Le devis arrive (demandé à Charpentier), pour le 01/12/2026"
    assert QGuiApplication.clipboard().text().splitlines()[-1] == said
    assert _left(window) == [("2026-002", "Le devis arrive", "Charpentier", date(2026, 12, 1))]


def _left(window: Window) -> list[tuple[str, str, str | None, date | None]]:
    found: list[tuple[str, str, str | None, date | None]] = []

    def done(notes: object) -> None:
        found.extend((each.number, each.note.text, each.note.asked_of, each.note.due_on) for each in notes)  # type: ignore[attr-defined]

    window.desk.ask(lambda base: notes_of_day(base, date(2026, 11, 21)), done)
    settle(window)
    return found


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)
