"""Before a committee, two projects are set side by side from the list and the table goes into a message."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier


def test_compare_two_projects_and_copy_what_differs(window: Window, qtbot: QtBot) -> None:
    _press(window, _Key.Key_Down, _Modifier.ShiftModifier)
    _press(window, _Key.Key_K, _Modifier.ControlModifier | _Modifier.ShiftModifier)
    _press(window, _Key.Key_S, _Modifier.AltModifier)
    view = window.pages["comparisons"].view  # type: ignore[attr-defined]
    qtbot.waitUntil(view.differing.isChecked)
    _press(window, _Key.Key_C, _Modifier.AltModifier)
    qtbot.waitUntil(lambda: "Coût éligible" in QGuiApplication.clipboard().text())

    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][1:3] == ["2026-001", "2026-002"]
    assert ["Coût total", "12345,67", "800,00", "différent"] in lines
    assert not any(line[0] == "Porteur" for line in lines)


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = _Modifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)
