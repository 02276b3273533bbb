"""A dossier from the first call to its status, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.test_dossiers import press, read, rows

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def write(window: Window, words: str) -> None:
    """Type where the keyboard is."""
    QTest.keyClicks(window.focusWidget(), words)


def test_register_a_request_by_telephone(window: Window, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_N, _CTRL | _SHIFT)
    write(window, "Sentier du littoral, suite")
    creation = window.pages["dossiers"].creation  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(creation.lookalikes.shown))
    press(window, Qt.Key.Key_Tab)
    write(window, "Commune de Berck")
    press(window, Qt.Key.Key_Return, _CTRL)

    (row,) = [row for row in rows(window).values() if row.title == "Sentier du littoral, suite"]
    assert (row.holder, row.status, row.number) == ("Commune de Berck", "contact", "2026-006")

    write(window, "Rappel lundi pour le plan")
    press(window, Qt.Key.Key_Tab)
    whole = read(window, lambda base: read_whole_dossier(base, row.id))
    assert whole.record.summary == "Rappel lundi pour le plan"


def test_undo_a_bulk_change(window: Window) -> None:
    table = window.pages["dossiers"].view.listing.table  # type: ignore[attr-defined]
    assert table.hasFocus()
    press(window, Qt.Key.Key_A, _CTRL)
    press(window, Qt.Key.Key_M, _CTRL | _SHIFT)
    window.focusWidget().selectAll()  # type: ignore[attr-defined]
    write(window, "prochaine")
    press(window, Qt.Key.Key_Tab)
    write(window, "Relancer")
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Space)
    assert {row.next_step for row in rows(window).values()} == {"Relancer"}
    assert [each.message.words for each in window.frame.messages.rows()] == ["5 dossiers modifiés."]

    press(window, Qt.Key.Key_Z, _CTRL)
    assert {row.next_step for row in rows(window).values()} == {None}


def test_find_a_dossier_and_move_its_status(window: Window) -> None:
    press(window, Qt.Key.Key_F, _CTRL)
    write(window, "epicerie")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    record = window.pages["dossiers"].record  # type: ignore[attr-defined]
    assert record.head.title.text() == "Épicerie solidaire"

    press(window, Qt.Key.Key_S, _CTRL | _SHIFT)
    press(window, Qt.Key.Key_Return)
    settle(window)
    (row,) = [row for row in read(window, list_dossiers) if row.number == "2026-003"]
    assert row.status == "programmed"
    assert record.head.status.text() == "Programmé"

    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Z, _CTRL)
    assert rows(window)["2026-003"].status == "instructed"


def test_a_field_put_back_from_the_history(window: Window) -> None:
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_1, _ALT)
    window.focusWidget().selectAll()  # type: ignore[attr-defined]
    write(window, "Halle couverte")
    press(window, Qt.Key.Key_Tab)
    assert rows(window)["2026-001"].title == "Halle couverte"

    press(window, Qt.Key.Key_0, _ALT)
    record = window.pages["dossiers"].record  # type: ignore[attr-defined]
    assert record.name == "history"
    record.tab.put_back.setFocus()
    press(window, Qt.Key.Key_Space)
    assert rows(window)["2026-001"].title == "Halle d’Étaples"
