"""Asking for the missing pieces of a dossier, receiving one, and lifting a check with a reason: by keyboard alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.eligibility import EligibilitySheet
from leaderdesk.domain.sheets.pieces import PiecesSheet
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.eligibility import read_eligibility
from leaderdesk.services.pieces import read_pieces
from leaderdesk.ui.dossiers.record.tabs import TabPlaces
from leaderdesk.ui.kit.fields import NotesField
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

Key = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ON = date(2026, 11, 21)


def test_ask_for_missing_pieces_then_receive_one(window: Window, qtbot: QtBot) -> None:
    _open_eligibility(window)
    _press(window, Key.Key_P, _ALT)
    # A button pressed by its letter is held down for a moment.
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), NotesField))
    _press(window, Key.Key_Tab)
    _press(window, Key.Key_Return)

    assert "il nous manque\u00a0:" in QGuiApplication.clipboard().text()
    assert {each.state for each in _pieces(window).pieces} == {"asked"}
    (told,) = window.frame.messages.rows()
    assert told.message.words.endswith("7\u00a0pièces notées demandées le 21/11/2026.")

    _press(window, Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    _press(window, Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    _press(window, Key.Key_R)
    assert [each.code for each in _pieces(window).pieces if each.state == "received"] == ["signed_form"]


def test_lift_a_check_with_a_reason_then_take_it_back(window: Window) -> None:
    _open_eligibility(window)
    row = window.focusWidget()
    _press(window, Key.Key_L)
    _press(window, Key.Key_Escape)
    assert window.focusWidget() is row
    _press(window, Key.Key_L)
    QTest.keyClicks(window.focusWidget(), "Vu avec la Region")
    _press(window, Key.Key_Return)
    assert [each.item for each in _checks(window).verdict.overridden] == ["territory"]

    _press(window, Key.Key_R)
    assert _checks(window).verdict.overridden == ()
    _press(window, Key.Key_Z, _CTRL)
    assert [each.reason for each in _checks(window).verdict.overridden] == ["Vu avec la Region"]


def test_follow_a_check_to_what_must_be_corrected_and_back(window: Window) -> None:
    _open_eligibility(window)
    _press(window, Key.Key_Tab)
    _press(window, Key.Key_Return)
    assert window.focusWidget().accessibleName().startswith("Siège sur le territoire")

    QTest.keyClicks(window.focusWidget(), "oui")
    _press(window, Key.Key_Return)
    _press(window, Key.Key_1, _CTRL)
    assert {each.code: each.outcome for each in _checks(window).items}["territory"] == "pass"
    tab = window.pages["dossiers"].record.tab  # type: ignore[attr-defined]
    assert tab.view.check_rows()["territory"].word.text() == "Conforme"


def _open_eligibility(window: Window) -> None:
    """Open the first dossier of the list and go to its tab."""
    _press(window, Key.Key_Return)
    rank = [place.name for place in TabPlaces().all()].index("eligibility") + 1
    _press(window, Key(Key.Key_0 + rank), _ALT)


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)


def _first(base: OpenBase) -> int:
    return next(row.id for row in list_dossiers(base) if row.number == "2026-001")


def _checks(window: Window) -> EligibilitySheet:
    told: list[EligibilitySheet] = []
    window.desk.ask(lambda base: read_eligibility(base, _first(base), ON), told.append)
    settle(window)
    return told[0]


def _pieces(window: Window) -> PiecesSheet:
    told: list[PiecesSheet] = []
    window.desk.ask(lambda base: read_pieces(base, _first(base), ON), told.append)
    settle(window)
    return told[0]
