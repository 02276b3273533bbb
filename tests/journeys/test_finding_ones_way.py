"""Finding one's way: a dossier by a few letters, the help of a screen, the keys; by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import helping_of

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_dossier_is_found_by_a_few_letters_from_anywhere(window: Window) -> None:
    _press(window, _Key.Key_B, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    _press(window, _Key.Key_K, _CTRL)
    QTest.keyClicks(_focus(), "epicerie")
    settle(window)
    _press(window, _Key.Key_Return)

    page = window.pages["dossiers"]
    assert window.frame.pages.currentWidget() is page
    assert page.record.key is not None  # type: ignore[attr-defined]
    assert "Épicerie solidaire" in page.record.head.title.text()  # type: ignore[attr-defined]


def test_help_is_read_searched_and_left_for_the_work(window: Window) -> None:
    _press(window, _Key.Key_H, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    before = _focus()
    _press(window, _Key.Key_F1)
    help_page = helping_of(window).help
    assert help_page.shown == "historique"
    _press(window, _Key.Key_F, _CTRL)
    QTest.keyClicks(_focus(), "demi heures")
    assert help_page.shown == "sauvegardes"
    _press(window, _Key.Key_Return)
    _press(window, _Key.Key_Escape)
    _press(window, _Key.Key_Escape)

    assert window.frame.pages.currentWidget() is window.pages["history"]
    assert _focus() is before


def test_an_action_is_found_without_knowing_its_menu(window: Window) -> None:
    assert window.desk.state is not None
    before = window.desk.state.facts.last_backup
    _press(window, _Key.Key_K, _CTRL)
    QTest.keyClicks(_focus(), "sauv main")
    settle(window)
    _press(window, _Key.Key_Return)
    settle(window)

    after = window.desk.state.facts.last_backup
    assert after is not None
    assert after.why == "asked"
    assert after != before


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(_focus(), key, modifier)
    settle(window)


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found
