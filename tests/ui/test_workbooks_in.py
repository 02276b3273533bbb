"""A workbook comes in: dropped, understood, corrected by keys, taken, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage

_Key = Qt.Key
TITLES = "N° dossier;Intitulé;Porteur;Fiche-action;Etat;Coût total;FEADER;Observations du territoire"
ROWS = (
    "2026-101;Halle couverte;Commune de Lys;1;Programmé;10 000,00;6 400,00;belle vue",
    "2026-102;Marché bio;Foyer rural;1;Zorglub;12 000,00;1 000,00;",
    "2026-103;Sentier;Commune de Lys;1;Programmé;12,345;2 000,00;",
    "Total;;;;;22 012,35;9 400,00;",
)
FOLLOW_UP = "\n".join(("Suivi des dossiers;;;;;;;", TITLES, *ROWS))


@pytest.fixture
def first_page() -> str:
    return "workbooks"


@pytest.fixture
def page(window: Window) -> ArrivalsPage:
    window.go_to("workbooks")
    settle(window)
    side = window.pages["workbooks"].part  # type: ignore[attr-defined]  # the page of workbooks
    assert isinstance(side, ArrivalsPage)
    return side


def pasted(qtbot: QtBot, page: ArrivalsPage, text: str = FOLLOW_UP) -> None:
    page.read_pasted(text.replace(";", "\t"))
    qtbot.waitUntil(lambda: page.hand.book is not None and page.hand.is_settled)


def waited(qtbot: QtBot, page: ArrivalsPage) -> None:
    qtbot.waitUntil(lambda: page.hand.is_settled)


def verdicts(page: ArrivalsPage) -> list[str]:
    return [row.verdict for row in page.hand.rows]


def numbers(window: Window) -> set[str]:
    found: list[str] = []

    def work(base: OpenBase) -> list[str]:
        return [row.number for row in list_dossiers(base)]

    window.desk.ask(work, found.extend)
    settle(window)
    return set(found)


def dropped(window: Window, path: Path) -> bool:
    """Whether a file dropped on the window is taken."""
    data, actions = QMimeData(), Qt.DropAction.CopyAction
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, left, none = QPointF(500, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), actions, data, left, none)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(where, actions, data, left, none))
    return entering.isAccepted()


def press(key: Qt.Key, text: str = "") -> None:
    """Type where the keyboard is, letter by letter as it moves, then a key."""
    for letter in text:
        QTest.keyClicks(_focus(), letter)
    QTest.keyClick(_focus(), key)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_u23_a_workbook_dropped_on_the_window_is_previewed_and_nothing_is_written(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = tmp_path / "suivi.csv", tmp_path / "photo.png"
    path.write_text(FOLLOW_UP, encoding="cp1252")
    other.write_bytes(b"png")
    before = numbers(window)
    is_other_taken, is_taken = dropped(window, other), dropped(window, path)
    page = window.pages["workbooks"].part  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.hand.book is not None)

    assert (is_other_taken, is_taken) == (False, True)
    assert window.frame.pages.currentWidget() is window.pages["workbooks"]
    assert (page.view.book.encoding.text(), page.view.book.separator.text()) == ("Windows (cp1252)", "point-virgule")
    assert verdicts(page) == ["new", "doubt", "doubt"]
    assert numbers(window) == before


def test_f76_the_letters_and_the_separator_of_a_text_are_shown_and_changed(
    qtbot: QtBot, page: ArrivalsPage, tmp_path: Path
) -> None:
    path = tmp_path / "suivi.csv"
    path.write_text(FOLLOW_UP.replace("Marché", "Marche"), encoding="utf-8")
    page.read_file(path)
    qtbot.waitUntil(lambda: page.hand.book is not None and page.hand.is_settled)
    first = page.hand.book
    page.view.book.separator.take(",")
    qtbot.waitUntil(lambda: page.hand.book is not first)

    assert page.hand.book is not None
    assert (page.hand.book.separator, page.hand.book.sheets[0].rows[1]) == (",", (TITLES,))


def test_u24_the_button_says_what_is_written_and_undo_puts_the_workbook_in_hand_again(
    window: Window, qtbot: QtBot, page: ArrivalsPage
) -> None:
    before = numbers(window)
    pasted(qtbot, page)
    words = page.view.book.take.text().replace("&", "")
    page.view.book.take.click()
    qtbot.waitUntil(lambda: page.run is not None)
    after = numbers(window)
    settle(window)
    shown = page.view.stack.front
    window.undo()
    qtbot.waitUntil(lambda: page.view.stack.front is page.view.book)
    waited(qtbot, page)

    assert words == "Faire entrer 1\u00a0nouveau dossier"
    assert (after - before, shown) == ({"2026-101"}, page.view.report)
    assert numbers(window) == before
    assert verdicts(page) == ["new", "doubt", "doubt"]


def test_a_word_that_was_not_understood_is_chosen_by_typing(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    columns = page.view.book.columns
    table = columns.unknown.table
    first = page.view.book.sections.current
    table.setFocus()
    table.go_to(0, columns.unknown.model.place_of("value"))
    press(_Key.Key_Return, "Ajou")
    waited(qtbot, page)

    assert first == "columns"
    assert page.hand.choices.words == {"status": {"zorglub": "postponed"}}
    assert verdicts(page) == ["new", "new", "doubt"]


def test_a_column_is_given_another_field_by_typing_its_name(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    columns = page.view.book.columns
    columns.listing.table.setFocus()
    columns.listing.table.go_to(7, columns.listing.model.place_of("field"))
    press(_Key.Key_Return, "Garder en")
    waited(qtbot, page)

    assert page.hand.choices.columns == {"Presse-papiers": {8: "note"}}
    assert page.hand.preview is not None
    assert page.hand.preview.tables[0].rows[0].read.notes == (("Observations du territoire", "belle vue"),)


def test_f3_goes_from_doubt_to_doubt_and_a_figure_chooses_the_reading(
    window: Window, qtbot: QtBot, page: ArrivalsPage
) -> None:
    pasted(qtbot, page)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.view.book.sections.show_section("rows")
    rows = page.view.book.rows
    rows.listing.table.setFocus()
    press(_Key.Key_F3)
    while rows.record.row is None or rows.record.row.key[1] != 5:
        press(_Key.Key_F3)
    press(_Key.Key_1)
    waited(qtbot, page)

    assert verdicts(page) == ["new", "doubt", "new"]
    assert page.hand.rows[2].value("total_cost") == 12_345_00


def test_crosses_that_contradict_each_other_are_answered_for_their_row_alone(
    window: Window, qtbot: QtBot, page: ArrivalsPage
) -> None:
    titles = "Intitulé;Porteur;FEADER;Programmé;Payé;Abandonné"
    pasted(qtbot, page, f"{titles}\nHalle;Commune de Lys;640;x;x;x\nSentier;Foyer rural;128;x;x;")
    with qtbot.waitActive(window):
        window.activateWindow()
    page.view.book.sections.show_section("rows")
    page.view.book.rows.listing.table.setFocus()
    press(_Key.Key_F3)
    press(_Key.Key_1)
    waited(qtbot, page)

    assert [row.value("status") for row in page.hand.rows] == ["abandoned", "paid"]
    assert page.hand.choices.words == {}


def test_space_skips_a_row_and_takes_it_again(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    view = page.view.book
    view.sections.show_section("rows")
    view.rows.listing.table.setFocus()
    view.rows.listing.table.go_to(2, 0)
    press(_Key.Key_Space)
    waited(qtbot, page)
    skipped = view.take.isEnabled(), view.take.text()
    press(_Key.Key_Space)
    waited(qtbot, page)

    assert skipped == (False, "Rien à faire entrer")
    assert view.take.isEnabled()


def test_a_value_is_corrected_in_place(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    rows = page.view.book.rows
    page.view.book.sections.show_section("rows")
    rows.listing.table.setFocus()
    rows.listing.table.go_to(2, 0)
    press(_Key.Key_F2)
    record = rows.record
    place = record.listing.model.row_of((("Presse-papiers", 3), "title"))
    assert place is not None
    record.listing.table.go_to(place, record.listing.model.place_of("new"))
    press(_Key.Key_Return, "Halle neuve")
    waited(qtbot, page)

    assert page.hand.rows[0].value("title") == "Halle neuve"


def test_headings_are_pointed_at_and_found_again(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    tables = page.view.book.tables
    page.view.book.sections.show_section("tables")
    tables.look.focus_main()
    tables.look.go_to(4)
    press(_Key.Key_D)
    waited(qtbot, page)
    shorter = len(page.hand.rows)
    tables.again.click()
    waited(qtbot, page)

    assert (shorter, len(page.hand.rows)) == (2, 3)


def test_a_sheet_that_is_not_taken_gives_no_row(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    page.view.book.sections.show_section("tables")
    page.view.book.tables.leave.click()
    waited(qtbot, page)

    assert page.hand.rows == []
    assert not page.view.book.take.isEnabled()


def test_what_cannot_be_read_is_said_in_a_sentence(
    window: Window, qtbot: QtBot, page: ArrivalsPage, tmp_path: Path
) -> None:
    path = tmp_path / "vide.xlsx"
    path.write_bytes(b"")
    page.read_file(path)
    qtbot.waitUntil(lambda: bool(window.frame.messages.rows()))

    (said,) = (row.message for row in window.frame.messages.rows())
    assert (said.kind, "vide.xlsx" in said.words) == ("error", True)
    assert page.hand.book is None


def test_a_workbook_put_aside_is_found_again_with_its_choices(window: Window, qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page)
    page.view.book.sections.show_section("tables")
    page.view.book.tables.leave.click()
    waited(qtbot, page)
    chosen = page.hand.choices
    page.view.book.leave.click()
    (said,) = window.frame.messages.rows()
    said.act()
    qtbot.waitUntil(lambda: page.hand.book is not None and page.hand.is_settled)

    assert page.hand.choices == chosen
