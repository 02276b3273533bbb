"""A call closes at noon: its deposits written down, one of them late, one a dossier; by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.calls import list_calls, read_call
from leaderdesk.ui.calls.page import CallsPage
from leaderdesk.ui.shell.window import Window
from tests.ui.desks import ask, press, say, tab_to

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_TAB = Qt.Key.Key_Tab


def register(base: OpenBase) -> list[tuple[int, str, int, str | None]]:
    """Each deposit of the only call: number, who, minutes late, dossier."""
    (row,) = list_calls(base)
    return [
        (each.number, each.holder_name, each.minutes_late, each.dossier_number)
        for each in read_call(base, row.id).deposits
    ]


def test_deposits_of_a_call_one_late_one_a_dossier(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_5, _CTRL)
    page = window.pages["calls"]
    assert isinstance(page, CallsPage)
    press(window, Qt.Key.Key_N, _ALT)
    qtbot.waitUntil(lambda: page.record.is_new)
    for words in ("Services 2026", "1", "90000", "2/11/26 9h", "20/11/26 12h"):
        say(window, words)

    press(window, Qt.Key.Key_E, _ALT)
    qtbot.waitUntil(page.record.view.deposits.isVisible)
    tab_to(window, page.record.view.deposits.table)
    for who, moment in (("Foyer rural", "20/11/26 11h58"), ("Mairie de Cucq", "20/11/26 12h07")):
        say(window, who, _TAB)
        say(window, "Une salle", _TAB)
        say(window, moment)
        press(window, Qt.Key.Key_Home)
    assert ask(window, register) == [(1, "Foyer rural", 0, None), (2, "Mairie de Cucq", 7, None)]

    press(window, Qt.Key.Key_Home, _CTRL)
    press(window, Qt.Key.Key_Return, _CTRL | _SHIFT)

    assert ask(window, register)[0] == (1, "Foyer rural", 0, "2026-006")
    press(window, Qt.Key.Key_Z, _CTRL)
    assert ask(window, register)[0] == (1, "Foyer rural", 0, None)
