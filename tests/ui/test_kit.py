"""Lines, tables and messages, without any base."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, filtered, lines_of, ordered
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.messages import Message, MessageBar, failure
from leaderdesk.ui.kit.tables.copying import plain_amount
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.words.formats import money


@dataclass(frozen=True)
class Item:
    name: str
    cents: int | None


ITEMS = [Item("Étaples", 1_000_000), Item("Bœuf & Cie", 80_000), Item("saint-jean", None)]
COLUMNS = [
    Column("name", "Nom", lambda each: each.name, is_wide=True),
    Column(
        "cents",
        "Montant",
        lambda each: money(each.cents) if each.cents is not None else "",
        key=lambda each: each.cents,
        copied=lambda each: plain_amount(each.cents or 0),
        is_number=True,
    ),
]


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = Listing(COLUMNS, "Noms", Empty("dossiers", "Rien", "Ajoutez"))
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_lines(lines_of(COLUMNS, ITEMS, lambda each: each.name))
    made.show()
    return made


def test_the_cell_in_hand_is_told_whole_while_its_column_cuts_it(listing: Listing) -> None:
    whole = InFull(listing.table)
    listing.table.setColumnWidth(0, 40)
    listing.table.go_to(1, 0)
    cut = whole.text()
    listing.table.setColumnWidth(0, 400)

    assert (cut, whole.text()) == ("Étaples", "")


@pytest.mark.parametrize("wanted", ["etaples", "ÉTAPLES", "boeuf", "BŒUF", "saint jean", "10 000"])
def test_u11_search_ignores_accents_case_and_hyphens(wanted: str) -> None:
    assert len(filtered(lines_of(COLUMNS, ITEMS), wanted)) == 1


def test_u18_amounts_sort_as_numbers_and_the_unknown_last() -> None:
    lines = lines_of(COLUMNS, ITEMS)

    assert [line.item.cents for line in ordered(lines, 1, is_descending=False)] == [80_000, 1_000_000, None]
    assert [line.item.cents for line in ordered(lines, 1, is_descending=True)] == [1_000_000, 80_000, None]


def test_u16_filter_tells_how_many_of_how_many(listing: Listing) -> None:
    QTest.keyClicks(listing.filter_box, "etap")

    assert listing.count.text() == "1 sur 3"
    QTest.keyClick(listing.filter_box, Qt.Key.Key_Escape)
    assert listing.count.text() == "3"


def test_nothing_found_says_so_and_offers_to_clear(listing: Listing) -> None:
    QTest.keyClicks(listing.filter_box, "zzz")

    shown = [each.words.text() for each in listing.findChildren(Empty) if each.isVisible()]
    assert shown == ["Rien ne correspond à «\u00a0zzz\u00a0»."]


def test_u19_copied_rows_paste_into_a_spreadsheet(listing: Listing) -> None:
    listing.table.selectRow(1)
    QTest.keyClick(listing.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "Nom\tMontant\nÉtaples\t10000,00"


def test_selection_stays_on_its_line_when_the_order_changes(listing: Listing) -> None:
    listing.table.selectRow(1)
    listing.sort_by("cents")

    assert [each.name for each in listing.selected_items()] == ["Étaples"]


def test_u53_what_is_not_known_is_said(listing: Listing) -> None:
    listing.sort_by("cents")

    assert listing.model.index(2, 1).data() == "non renseigné"


def test_u31_amounts_stand_on_the_right(listing: Listing) -> None:
    where = listing.model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)

    assert where & Qt.AlignmentFlag.AlignRight


def test_model_passes_the_tester_of_qt(listing: Listing) -> None:
    tester = QAbstractItemModelTester(listing.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    listing.model.filter("e")
    listing.sort_by("cents", is_descending=True)
    listing.show_lines(())

    assert tester.model() is listing.model


def test_u27_messages_stay_and_name_what_they_are(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(Message("information", "Fait."))
    bar.say(Message("error", "Perdu."))
    bar.say(Message("error", "Perdu."))

    assert [row.word for row in bar.rows()] == ["Erreur", "Information"]
    bar.clear_information()
    assert [row.word for row in bar.rows()] == ["Erreur"]


def told_bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(Message("error", "Disque plein"))
    bar.say(Message("information", "Dossier mis à la corbeille", "Annuler", lambda: None))
    return bar


def test_what_was_told_leaves_with_its_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = told_bar(qtbot)
    bar.leave_page()
    assert len(bar.rows()) == 2  # said just now: of the change of page itself

    monkeypatch.setattr("leaderdesk.ui.kit.messages._JUST_SAID", -1)
    bar.leave_page()

    assert [row.message.kind for row in bar.rows()] == ["error"]


def test_what_was_told_of_a_record_leaves_once_it_could_be_read(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = told_bar(qtbot)
    monkeypatch.setattr("leaderdesk.ui.kit.messages._TO_READ", 1)
    bar.let_go()

    qtbot.waitUntil(lambda: [row.message.kind for row in bar.rows()] == ["error"])


def test_a_refusal_goes_with_what_it_was_about(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = told_bar(qtbot)
    bar.say(failure(Refusal("cut_above_claimed", label="Charpente")))
    bar.let_go()
    assert len(bar.rows()) == 3  # said just now: leaving is what made it be said

    monkeypatch.setattr("leaderdesk.ui.kit.messages._JUST_SAID", -1)
    bar.let_go()
    assert [row.message.words for row in bar.rows()] == ["Dossier mis à la corbeille", "Disque plein"]

    bar.say(failure(Fault("disk_full", path="/disque/base")))
    bar.leave_page()
    assert [row.message.kind for row in bar.rows()] == ["error", "error"]


def test_u28_a_message_never_takes_the_keyboard(qtbot: QtBot) -> None:
    whole, line, bar = QWidget(), QLineEdit(), MessageBar()
    inside = QVBoxLayout(whole)
    inside.addWidget(line)
    inside.addWidget(bar)
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    line.setFocus()
    bar.say(Message("error", "Perdu.", "Annuler", lambda: None))

    assert whole.focusWidget() is line


def test_action_of_a_message_is_done_once_and_the_message_goes(qtbot: QtBot) -> None:
    done: list[int] = []
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say(Message("information", "Fait.", "Annuler", lambda: done.append(1)))
    bar.rows()[0].act()

    assert done == [1]
    assert bar.rows() == []


def test_a_list_that_nobody_has_read_does_not_pass_for_an_empty_one(qtbot: QtBot) -> None:
    made = Listing(COLUMNS, "Noms", Empty("dossiers", "Rien", "Ajoutez"))
    qtbot.addWidget(made)
    made.show()
    assert [each.text() for each in made.findChildren(QLabel) if each.isVisible()] == ["", "Lecture de la liste…"]

    made.show_lines(())
    assert [each.words.text() for each in made.findChildren(Empty) if each.isVisible()] == ["Rien"]
    assert made.count.text() == "0"


def test_a_wrapped_table_follows_its_words(qtbot: QtBot) -> None:
    made = Listing(COLUMNS, "Noms", Empty("dossiers", "Rien", "Ajoutez"))
    qtbot.addWidget(made)
    made.table.wrap()
    made.resize(320, 400)
    made.show_lines(lines_of(COLUMNS, ITEMS))
    made.show()
    one = made.table.rowHeight(0)
    long = replace(ITEMS[0], name=" ".join(["Réhabiliter"] * 20))
    made.show_lines(lines_of(COLUMNS, [long]))

    assert made.table.rowHeight(0) > 2 * one
