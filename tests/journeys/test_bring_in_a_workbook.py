"""A follow-up table comes in from the clipboard: a word said, a doubt answered, taken, taken back; by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.workbooks.runs import list_runs
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage
from leaderdesk.ui.workbooks.page import WorkbooksPage
from tests.ui.desks import ask, press, say, tab_to

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
FOLLOW_UP = """\
GAL Pays des Marais, suivi 2026
N° dossier\tIntitulé\tPorteur\tFiche-action\tEtat\tCoût total
2026-101\tHalle couverte\tCommune de Lys\t1\tProgrammé\t10 000,00
2026-102\tMarché bio\tFoyer rural\t1\tCP 2\t12 000,00
2026-103\tSentier\tCommune de Lys\t1\tProgrammé\t12,345
2026-104\tAtelier\tCommune de Lys\t1\tProgrammé\tvoir devis
Total\t\t\t\t\t22 012,35
"""


def statuses(base: OpenBase) -> dict[str, str]:
    return {row.number: row.status for row in list_dossiers(base) if row.number > "2026-100"}


def test_last_years_table_is_brought_in_by_keys_alone(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned = tmp_path / "a-corriger.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(returned), ""))
    with qtbot.waitActive(window):
        window.activateWindow()
    QGuiApplication.clipboard().setText(FOLLOW_UP)
    press(window, Qt.Key.Key_I, _CTRL | _SHIFT)
    both = window.pages["workbooks"]
    assert isinstance(both, WorkbooksPage)
    page = both.part
    assert isinstance(page, ArrivalsPage)
    press(window, Qt.Key.Key_V, _CTRL)
    qtbot.waitUntil(lambda: page.hand.book is not None and page.hand.is_settled)

    tab_to(window, page.view.book.columns.unknown.table)
    for _ in range(3):
        press(window, Qt.Key.Key_Right)
    say(window, "Ajourné")
    qtbot.waitUntil(lambda: page.hand.is_settled and not page.view.book.columns.unknown.isHidden())
    press(window, Qt.Key.Key_3, _ALT)
    qtbot.waitUntil(lambda: page.view.book.sections.current == "rows")
    tab_to(window, page.view.book.rows.listing.table)
    press(window, Qt.Key.Key_F3)
    while page.view.book.rows.record.row is None or page.view.book.rows.record.row.verdict != "doubt":
        press(window, Qt.Key.Key_F3)
    press(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.hand.is_settled)
    press(window, Qt.Key.Key_E, _ALT)
    qtbot.waitUntil(returned.exists)
    press(window, Qt.Key.Key_N, _ALT)
    qtbot.waitUntil(lambda: page.run is not None)

    assert ask(window, statuses) == {"2026-101": "programmed", "2026-102": "postponed", "2026-103": "programmed"}
    (run,) = ask(window, list_runs)
    assert (run.new, run.error) == (3, 1)

    press(window, Qt.Key.Key_Z, _CTRL)
    qtbot.waitUntil(lambda: page.view.stack.front is page.view.book and page.hand.is_settled)
    assert ask(window, statuses) == {}
    assert ask(window, list_runs) == ()


TO_SAY = """\
N° dossier\tIntitulé\tPorteur\tFiche-action\tEtat\tCoût total\tFEADER\tPriorité du bureau
2026-101\tHalle couverte\tCommune de Lys\t1\tProgrammé\t12,345\t6,789\tA
2026-102\tMarché bio\tFoyer rural\t1\tCP 2\t12 000,00\t1 000,00\tB
"""


def test_f3_leads_through_all_that_waits_and_the_keyboard_never_leaves_the_page(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    QGuiApplication.clipboard().setText(TO_SAY)
    press(window, Qt.Key.Key_I, _CTRL | _SHIFT)
    page = window.pages["workbooks"].part  # type: ignore[attr-defined]  # the page of workbooks
    assert isinstance(page, ArrivalsPage)
    hand, rows, report = page.hand, page.view.book.rows, page.view.report
    press(window, Qt.Key.Key_V, _CTRL)
    qtbot.waitUntil(lambda: hand.book is not None and hand.is_settled)

    say(window, "Garder en")
    qtbot.waitUntil(lambda: hand.is_settled)
    press(window, Qt.Key.Key_F3)
    say(window, "Ajourné")
    qtbot.waitUntil(lambda: hand.is_settled)
    assert (hand.choices.columns, hand.choices.words) == (
        {"Presse-papiers": {8: "note"}},
        {"status": {"cp 2": "postponed"}},
    )

    # Two questions of one row, answered faster than it is read again.
    for key in (Qt.Key.Key_F3, Qt.Key.Key_1, Qt.Key.Key_2):
        press(window, key)
    qtbot.waitUntil(lambda: hand.is_settled)
    assert [hand.rows[0].value(each) for each in ("total_cost", "feader")] == [1_234_500, 679]
    press(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is rows.listing.table
    press(window, Qt.Key.Key_F3)
    assert "Tout est compris" in window.frame.messages.rows()[0].message.words

    press(window, Qt.Key.Key_N, _ALT)
    qtbot.waitUntil(lambda: page.run is not None)
    assert window.focusWidget() is report.listing.table
    qtbot.waitUntil(lambda: "créé" in window.frame.messages.rows()[0].message.words)
    settle(window)
    tab_to(window, report.open)
    (close,) = window.frame.messages.rows()[0].findChildren(QToolButton)
    tab_to(window, close)
    press(window, Qt.Key.Key_Space)
    assert window.focusWidget() is report.listing.table
