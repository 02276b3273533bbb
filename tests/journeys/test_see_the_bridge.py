"""A small association asks whether it can afford its project: the bridge is seen in a minute, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdesk.ui.dossiers.record.treasury.tab import TreasuryTab
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


def test_see_the_bridge_a_small_association_needs(window: Window) -> None:
    _press(window, Qt.Key.Key_Return)
    _press(window, Qt.Key.Key_6, _ALT)
    tab = window.findChild(TreasuryTab)
    assert isinstance(tab, TreasuryTab)
    assert tab.view.balances.level.text() == "Trésorerie inconnue"

    _press(window, Qt.Key.Key_E, _ALT)
    for typed in ("1/1/2027", "1/3/2027", ""):
        QTest.keyClicks(window.focusWidget(), typed)
        _press(window, Qt.Key.Key_Return)
    _press(window, Qt.Key.Key_Space)
    assert "à trouver avant de s’engager" in tab.view.balances.answer.text()

    _press(window, Qt.Key.Key_6, _ALT)
    QTest.keyClicks(window.focusWidget(), "20000")
    _press(window, Qt.Key.Key_Return)
    assert tab.view.balances.level.text() == "Sans relais"


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)
