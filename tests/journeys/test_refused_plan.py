"""Why is this plan refused? Found, put right and kept, by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from leaderdesk.services import dossiers, funders, funding
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.desks import ask, page_of, press, say
from tests.ui.tabs import prepare

Key = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FINANCING = Key.Key_3


def test_a_refused_plan_is_understood_and_put_right(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    key = prepare(base_path, around, _without_counterpart)
    window = make_window(base_path)
    tab = _open_financing(window, key)
    assert tab.view.verdict.word.text() == "Plan refusé par les règles"
    assert "Ce qui limite le fonds\u00a0: la contrepartie." in tab.view.verdict.sentences.words
    _tab_to(window, "Ajouter un financeur public")
    press(window, Key.Key_Space)
    say(window, "Reg", Key.Key_Tab)
    say(window, "1975,31")

    assert tab.view.verdict.word.text() == "Plan à équilibrer"
    sheet = ask(window, lambda base: funding.read_financing(base, key, around.clock().date()))
    assert (sheet.fund, sheet.lines[-1].row.name, sheet.is_refused) == (7_901_22, "Région", False)


def test_a_withdrawn_funder_is_replaced_and_put_back(make_window: MakeWindow, base_path: Path, around: Around) -> None:
    key = prepare(base_path, around, _with_a_department)
    window = make_window(base_path)
    _open_financing(window, key)
    press(window, Key.Key_Down)
    press(window, Key.Key_R, CTRL)
    say(window, "Reg", Key.Key_Tab)
    press(window, Key.Key_Tab)
    press(window, Key.Key_Return)
    assert _funders(window, key) == [("Département", True), ("Région", False)]
    press(window, Key.Key_Z, CTRL)

    assert _funders(window, key) == [("Département", False)]


def test_escape_leaves_what_is_asked_and_not_the_record(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    key = prepare(base_path, around, _with_a_department)
    window = make_window(base_path)
    tab = _open_financing(window, key)
    press(window, Key.Key_Down)
    press(window, Key.Key_R, CTRL)
    press(window, Key.Key_Escape)
    assert (tab.view.replacing.isVisible(), window.focusWidget()) == (False, tab.view.plan.table)
    press(window, Key.Key_F2)
    press(window, Key.Key_Escape)
    QGuiApplication.clipboard().setText("Région\t12\nDépartement\t24")
    press(window, Key.Key_V, CTRL)
    press(window, Key.Key_Escape)

    assert (tab.view.plan.preview.isVisible(), window.focusWidget()) == (False, tab.view.plan.table)


def _without_counterpart(base: OpenBase, dossier: int) -> None:
    del dossier
    funders.add_funder(base, name="Région", kind="region", is_public=True)


def _with_a_department(base: OpenBase, dossier: int) -> None:
    _without_counterpart(base, dossier)
    department = funders.add_funder(base, name="Département", kind="department", is_public=True)
    from leaderdesk.services.edits import RowEdit

    line = {"nature": "public", "funder_id": department, "amount": 1_500_00}
    funding.edit_funding_lines(base, dossier, [RowEdit(None, line)])


def _tab_to(window: Window, words: str) -> None:
    for _ in range(60):
        focus = window.focusWidget()
        if isinstance(focus, QPushButton) and focus.text() == words:
            return
        press(window, Key.Key_Tab)
    message = f"Tab never comes to « {words} »"
    raise AssertionError(message)


def _open_financing(window: Window, key: int) -> Any:  # noqa: ANN401 - the tab in front
    from leaderdesk.ui.dossiers.page import DossiersPage

    page = page_of(window, "dossiers", DossiersPage)
    table = page.view.listing.table
    table.setFocus()
    while table.current_item().id != key:  # type: ignore[attr-defined]
        press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    press(window, FINANCING, ALT)
    return page.record.tab


def _funders(window: Window, key: int) -> list[tuple[str, bool]]:
    rows = ask(window, lambda base: dossiers.read_whole_dossier(base, key)).funding
    return [(row.name, row.refused_on is not None) for row in rows if row.nature == "public"]
