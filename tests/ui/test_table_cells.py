"""Cells typed in as in a spreadsheet: cursor, ranges, copy, paste with its preview, fill down; the table only asks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.copying import pasted_rows
from leaderdesk.ui.kit.tables.editing import CellEdit, NewLine, Unread
from leaderdesk.ui.kit.tables.selection import Total, Totals
from leaderdesk.ui.kit.tables.totals import TotalsWords
from tests.ui.wide import wide_columns, wide_lines, wide_listing

_Key = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NUMBER, TITLE, COMMUNE, STATUS, RECEIVED, COST, ASKED = range(7)


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = wide_listing(40, is_editable=True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.table.setFocus()
    return made


@pytest.fixture
def wished(listing: Listing) -> list[list[CellEdit]]:
    found: list[list[CellEdit]] = []
    listing.table.edits_wished.connect(found.append)
    return found


def put(listing: Listing, row: int, column: int) -> None:
    listing.table.go_to(row, column)


def place(listing: Listing) -> tuple[int, int]:
    index = listing.table.currentIndex()
    return index.row(), index.column()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def paste(listing: Listing, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(listing.table, _Key.Key_V, _CTRL)


def test_u21_typing_replaces_and_enter_goes_down(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, TITLE)
    QTest.keyClick(listing.table, _Key.Key_H)
    QTest.keyClicks(focused(), "alle")
    QTest.keyClick(focused(), _Key.Key_Return)

    assert wished == [[CellEdit(1, "title", "Café associatif 1", "halle")]]
    assert (place(listing), focused()) == ((2, TITLE), listing.table)
    QTest.keyClick(listing.table, _Key.Key_Down, _SHIFT)
    assert [line.identity for line in listing.table.selected_lines()] == [2, 3]


def test_u21_typing_replaces_an_amount_too(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, COST)
    QTest.keyClick(listing.table, _Key.Key_9)
    QTest.keyClicks(focused(), ",50")
    QTest.keyClick(focused(), _Key.Key_Return)

    assert [edit.new for edit in wished[0]] == [9_50]


def test_u21_f2_goes_on_from_the_value_and_tab_goes_right(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, TITLE)
    QTest.keyClick(listing.table, _Key.Key_F2)
    QTest.keyClick(focused(), _Key.Key_End)
    QTest.keyClicks(focused(), " bis")
    QTest.keyClick(focused(), _Key.Key_Tab)

    assert wished == [[CellEdit(1, "title", "Café associatif 1", "Café associatif 1 bis")]]
    assert place(listing) == (1, COMMUNE)


def test_u21_escape_gives_the_old_value_back(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, COST)
    QTest.keyClick(listing.table, _Key.Key_9)
    QTest.keyClick(focused(), _Key.Key_Escape)

    assert (wished, place(listing), focused()) == ([], (1, COST), listing.table)
    assert listing.model.filters == ()


def test_an_unchanged_cell_asks_for_nothing(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, COST)
    QTest.keyClick(listing.table, _Key.Key_F2)
    QTest.keyClick(focused(), _Key.Key_Return)

    assert wished == []
    assert place(listing) == (2, COST)


def test_a_click_on_another_cell_keeps_what_was_typed(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, TITLE)
    QTest.keyClick(listing.table, _Key.Key_H)
    where = listing.table.visualRect(listing.model.index(3, STATUS)).center()
    QTest.mouseClick(listing.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QApplication.processEvents()

    assert wished == [[CellEdit(1, "title", "Café associatif 1", "h")]]
    assert (place(listing), listing.table.cells.is_open) == ((3, STATUS), False)


def test_a_column_without_editor_cannot_be_typed_in(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, STATUS)
    QTest.keyClick(listing.table, _Key.Key_F2)

    assert (wished, focused()) == ([], listing.table)


@pytest.mark.parametrize(("typed", "problem"), [("douze", "montant"), ("1.234", "1\u202f234,00\u00a0€ · 1,23\u00a0€")])
def test_what_cannot_be_read_stays_in_its_cell(
    listing: Listing, wished: list[list[CellEdit]], typed: str, problem: str
) -> None:
    told: list[Unread] = []
    listing.table.unread_typed.connect(told.append)
    put(listing, 1, COST)
    QTest.keyClick(listing.table, _Key.Key_F2)
    focused().selectAll()  # type: ignore[attr-defined]  # a field of one line
    QTest.keyClicks(focused(), typed)
    QTest.keyClick(focused(), _Key.Key_Return)

    cell = listing.model.index(1, COST)
    assert (wished, cell.data(), told[0].raw) == ([], typed, typed)
    assert problem in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_cell_corrected_loses_its_sign(listing: Listing, wished: list[list[CellEdit]]) -> None:
    listing.model.flag(1, "cost", "12 kilos", "Un montant est attendu.")
    put(listing, 1, COST)
    QTest.keyClick(listing.table, _Key.Key_F2)
    assert focused().text() == "12 kilos"  # type: ignore[attr-defined]  # a field of one line
    focused().selectAll()  # type: ignore[attr-defined]  # same
    QTest.keyClicks(focused(), "12,5")
    QTest.keyClick(focused(), _Key.Key_Return)

    assert wished == [[CellEdit(1, "cost", 791_901, 1250)]]
    assert listing.model.flags_raised == {}


def flagged(listing: Listing) -> list[tuple[object, str]]:
    gone: list[tuple[object, str]] = []
    listing.table.text_let_go.connect(lambda identity, column: gone.append((identity, column)))
    listing.model.flag(1, "cost", "12 kilos", "Un montant est attendu.")
    put(listing, 1, COST)
    return gone


def test_a_cell_given_back_what_it_holds_loses_its_sign(listing: Listing, wished: list[list[CellEdit]]) -> None:
    gone = flagged(listing)
    QTest.keyClick(listing.table, _Key.Key_F2)
    focused().selectAll()  # type: ignore[attr-defined]  # a field of one line
    QTest.keyClicks(focused(), "7919,01")
    QTest.keyClick(focused(), _Key.Key_Return)

    assert (wished, listing.model.flags_raised, gone) == ([], {}, [(1, "cost")])


@pytest.mark.parametrize("key", [_Key.Key_Return, _Key.Key_Escape])
def test_a_cell_opened_and_left_as_it_is_keeps_its_sign(listing: Listing, key: _Key) -> None:
    gone = flagged(listing)
    QTest.keyClick(listing.table, _Key.Key_F2)
    QTest.keyClick(focused(), key)

    assert (list(listing.model.flags_raised), gone) == ([(1, "cost")], [])


def test_a_cell_emptied_loses_its_sign(listing: Listing, wished: list[list[CellEdit]]) -> None:
    gone = flagged(listing)
    QTest.keyClick(listing.table, _Key.Key_Delete)

    assert (listing.model.flags_raised, gone) == ({}, [(1, "cost")])
    assert wished == [[CellEdit(1, "cost", 791_901, None)]]


def test_u55_a_refresh_never_touches_the_cell_being_typed_in(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, TITLE)
    QTest.keyClick(listing.table, _Key.Key_F2)
    focused().selectAll()  # type: ignore[attr-defined]  # a field of one line
    QTest.keyClicks(focused(), "Hal")
    listing.show_lines(wide_lines(wide_columns(), 3))
    QTest.keyClicks(focused(), "le")
    assert listing.count.text() == "40"
    QTest.keyClick(focused(), _Key.Key_Return)

    assert wished[0][0].new == "Halle"
    assert (listing.count.text(), place(listing)) == ("3", (2, TITLE))


def test_u55_selection_and_scroll_stay_through_a_refresh(listing: Listing) -> None:
    put(listing, 30, TITLE)
    listing.table.select_block((28, 30), (TITLE, COMMUNE))
    before = listing.table.verticalScrollBar().value()
    listing.show_lines(wide_lines(wide_columns(), 40))

    assert [line.identity for line in listing.table.selected_lines()] == [28, 29, 30]
    assert (listing.table.verticalScrollBar().value(), place(listing)) == (before, (30, TITLE))


def test_u22_fill_down_is_one_gesture(listing: Listing, wished: list[list[CellEdit]]) -> None:
    listing.table.select_block((1, 3), (TITLE, COMMUNE))
    QTest.keyClick(listing.table, _Key.Key_D, _CTRL)

    assert [(edit.identity, edit.column) for edit in wished[0]] == [
        (2, "title"), (2, "commune"), (3, "title"), (3, "commune"),
    ]  # fmt: skip
    assert {edit.new for edit in wished[0]} == {"Café associatif 1", "Œuf-en-Ternois"}


def test_u22_ctrl_enter_gives_the_value_to_the_whole_selection(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, COMMUNE)
    for _ in range(2):
        QTest.keyClick(listing.table, _Key.Key_Down, _SHIFT)
    QTest.keyClick(listing.table, _Key.Key_B)
    QTest.keyClicks(focused(), "erck")
    QTest.keyClick(focused(), _Key.Key_Return, _CTRL)

    assert [(edit.identity, edit.new) for edit in wished[0]] == [(1, "berck"), (2, "berck"), (3, "berck")]


def test_delete_empties_the_cells_that_can_be(listing: Listing, wished: list[list[CellEdit]]) -> None:
    listing.table.select_block((1, 1), (TITLE, COST))
    QTest.keyClick(listing.table, _Key.Key_Delete)

    assert [(edit.column, edit.new) for edit in wished[0]] == [("title", None), ("commune", None), ("cost", None)]


def test_u19_a_range_is_copied_without_titles_and_with_them(listing: Listing) -> None:
    listing.table.places.show("status", is_shown=False)
    listing.table.select_block((1, 2), (COMMUNE, ASKED))
    QTest.keyClick(listing.table, _Key.Key_C, _CTRL)
    plain = "Œuf-en-Ternois\t06/01/2026\t7919,01\t1047,29\nSaint-Josse\t07/01/2026\t15838,02\t2094,58"
    assert clipboard() == plain
    QTest.keyClick(listing.table, _Key.Key_C, _CTRL | _SHIFT)

    assert clipboard() == f"Commune\tReçu le\tCoût total\tAide demandée\n{plain}"


def test_a_block_of_a_spreadsheet_is_read_with_its_quotes() -> None:
    assert pasted_rows('a\t"deux\nlignes"\r\n\t"un ""mot"""\r\n\r\n') == [["a", "deux\nlignes"], ["", 'un "mot"']]


def test_u20_a_block_is_shown_before_it_is_pasted(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, TITLE)
    paste(listing, "Halle\tBerck\nMarché\tCucq")
    assert (wished, listing.preview.isVisible()) == ([], True)
    assert listing.preview.summary.text() == "4\u00a0cellules à changer."
    shown = [listing.preview.lines.index(0, column).data() for column in range(5)]
    assert shown == ["2026-2", "Intitulé", "Café associatif 1", "Halle", "sera collé"]
    QTest.keyClick(focused(), _Key.Key_Return)

    assert [(edit.identity, edit.column, edit.new) for edit in wished[0]] == [
        (1, "title", "Halle"), (1, "commune", "Berck"), (2, "title", "Marché"), (2, "commune", "Cucq"),
    ]  # fmt: skip
    assert (listing.preview.isVisible(), focused()) == (False, listing.table)


def test_u20_escape_pastes_nothing(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, TITLE)
    paste(listing, "Halle\tBerck")
    QTest.keyClick(focused(), _Key.Key_Escape)

    assert (wished, listing.preview.isVisible(), focused()) == ([], False, listing.table)


def test_u20_each_cell_that_cannot_be_pasted_says_why(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, RECEIVED)
    paste(listing, "01/02/2026\tdouze\t5\tx\n\t1.234\t\n")
    remarks = [str(listing.preview.lines.index(row, 4).data()) for row in range(listing.preview.lines.rowCount())]

    assert remarks[0] == "Cette colonne ne se modifie pas ici."
    assert any("montant" in remark for remark in remarks)
    assert "À préciser\u00a0: 1\u202f234,00\u00a0€ ou 1,23\u00a0€\u202f?" in remarks
    assert (wished, listing.preview.paste.isEnabled()) == ([], False)
    assert "1\u00a0cellule hors du tableau" in listing.preview.summary.text()


def test_u20_a_single_cell_is_pasted_at_once(listing: Listing, wished: list[list[CellEdit]]) -> None:
    put(listing, 1, COST)
    paste(listing, "12 345,67 €")

    assert wished == [[CellEdit(1, "cost", 791_901, 1_234_567)]]
    assert not listing.preview.isVisible()


def test_u20_a_single_cell_fills_the_selection(listing: Listing, wished: list[list[CellEdit]]) -> None:
    listing.table.select_block((1, 3), (COMMUNE, COMMUNE))
    paste(listing, "Berck")
    QTest.keyClick(focused(), _Key.Key_Return)

    assert [(edit.identity, edit.new) for edit in wished[0]] == [(1, "Berck"), (2, "Berck")]


def test_u20_past_the_end_a_block_makes_new_lines_where_it_may(qtbot: QtBot) -> None:
    listing = wide_listing(2, is_editable=True, accepts_new_lines=True)
    qtbot.addWidget(listing)
    with qtbot.waitExposed(listing):
        listing.show()
    put(listing, 1, TITLE)
    paste(listing, "A\nB\nC")

    assert "2\u00a0lignes nouvelles" in listing.preview.summary.text()
    with qtbot.waitSignal(listing.table.edits_wished) as told:
        listing.preview.paste.click()
    assert told.args is not None
    assert [edit.identity for edit in told.args[0]] == [1, NewLine(0), NewLine(1)]


def test_the_selection_tells_what_it_comes_to(listing: Listing, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listing.table.totalled) as told:
        listing.table.select_block((1, 2), (STATUS, COST))

    assert told.args == [
        Totals(2, 6, (Total("Coût total", "23\u202f757,03\u00a0€", "11\u202f878,52\u00a0€"),), is_by_cell=True)
    ]
    words = "6\u00a0cellules · Coût total\u00a0: somme 23\u202f757,03\u00a0€, moyenne 11\u202f878,52\u00a0€"
    assert TotalsWords(listing).say(told.args[0]) == words


def test_the_keyboard_moves_as_in_a_spreadsheet(listing: Listing) -> None:
    QTest.keyClick(listing.table, _Key.Key_End, _CTRL)
    assert place(listing) == (39, ASKED)
    QTest.keyClick(listing.table, _Key.Key_Home, _CTRL)
    assert place(listing) == (0, NUMBER)
    QTest.keyClick(listing.table, _Key.Key_A, _CTRL)

    assert listing.table.totals().cells == 40 * 7


def test_u36_tab_leaves_the_table(listing: Listing) -> None:
    QTest.keyClick(listing.table, _Key.Key_Tab)

    assert focused() is not listing.table
