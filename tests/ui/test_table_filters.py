"""The table looked at: words, filters by column, groups, order, chips; driven by keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.lines import Column, collated, filtered, lines_of, ordered
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.kit.tables.range_choice import RangeChoice
from leaderdesk.ui.kit.tables.shape import Filter, Sort
from leaderdesk.ui.kit.tables.value_choice import ValueChoice
from tests.ui.wide import wide_columns, wide_lines, wide_listing

_Key = Qt.Key
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = [Column("word", "Mot", lambda each: each)]


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = wide_listing(60)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.table.setFocus()
    return made


def shown(listing: Listing, name: str = "number") -> list[str]:
    place = listing.model.place_of(name)
    rows = range(listing.model.rowCount())
    return [line.texts[place] for row in rows if (line := listing.model.line(row))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["2024-10", "2024-9", "2024-1"], ["2024-1", "2024-9", "2024-10"]),
        (["étang", "zone", "Eau", "été", "etage"], ["Eau", "etage", "étang", "été", "zone"]),
        (["côté", "cote", "côte", "coté"], ["cote", "coté", "côte", "côté"]),
        (["b", "", "a"], ["a", "b", ""]),
    ],
)
def test_u18_words_sort_as_french_lists_do(words: list[str], expected: list[str]) -> None:
    assert [line.item for line in ordered(lines_of(WORDS, words), 0, is_descending=False)] == expected


def test_u18_the_unknown_stays_last_when_the_order_is_turned() -> None:
    found = ordered(lines_of(WORDS, ["a", "", "b"]), 0, is_descending=True)

    assert [line.item for line in found] == ["b", "a", ""]


def test_a_number_in_a_text_counts_by_its_size() -> None:
    assert collated("lot 9") < collated("lot 10") < collated("lot 10 bis")


@pytest.mark.parametrize(
    ("wanted", "count"),
    [("commune:etaples", 8), ("Commune:œuf", 8), ("commune:etaples statut:recu", 1), ("inconnue:etaples", 0)],
)
def test_a_word_can_be_looked_for_in_one_column(wanted: str, count: int) -> None:
    columns = wide_columns()

    assert len(filtered(wide_lines(columns, 60), wanted, columns)) == count


def test_an_amount_is_found_with_or_without_its_spaces() -> None:
    columns = wide_columns()
    lines = wide_lines(columns, 60)

    assert [line.item.cost for line in filtered(lines, "15838,02")] == [1_583_802]
    assert [line.item.cost for line in filtered(lines, "15 838,02")] == [1_583_802]


def test_u13_values_are_chosen_in_the_header_by_keys(listing: Listing) -> None:
    listing.table.setCurrentIndex(listing.model.index(0, listing.model.place_of("status")))
    QTest.keyClick(listing.table, _Key.Key_Down, _ALT)
    assert listing.panel is not None
    choice = listing.panel.choice
    assert isinstance(choice, ValueChoice)
    QTest.keyClicks(choice.search, "programme")
    QTest.keyClick(choice.search, _Key.Key_Return)

    assert set(shown(listing, "status")) == {"Programmé"}
    assert listing.count.text() == "12 sur 60"
    assert listing.chips.words()[0] == "Statut\u00a0: Programmé"


def test_u13_each_value_is_told_with_its_count(listing: Listing) -> None:
    listing.model.filter_column("commune", Filter("commune", frozenset({"Étaples"})))

    assert listing.model.values_of("status")[0] == ("Complet", 2)
    assert ("Étaples", 8) in listing.model.values_of("commune")


def test_u13_a_value_unticked_is_left_out_and_later_ones_pass(listing: Listing) -> None:
    listing.open_column("status", QPoint(0, 0))
    assert listing.panel is not None
    choice = listing.panel.choice
    assert isinstance(choice, ValueChoice)
    QTest.keyClick(choice.search, _Key.Key_Down)
    QTest.keyClick(choice.values, _Key.Key_Space)

    assert listing.model.filters == (Filter("status", frozenset({"Complet"}), is_excluding=True),)
    assert listing.chips.words()[0] == "Statut\u00a0: sauf Complet"


def test_u13_amounts_are_chosen_from_one_bound_to_another(listing: Listing) -> None:
    listing.open_column("cost", QPoint(0, 0))
    assert listing.panel is not None
    choice = listing.panel.choice
    assert isinstance(choice, RangeChoice)
    QTest.keyClicks(choice.low, "10 000")
    QTest.keyClicks(choice.high, "20000,00")

    costs = [line.item.cost for row in range(listing.model.rowCount()) if (line := listing.model.line(row))]
    assert costs
    assert all(1_000_000 <= cost <= 2_000_000 for cost in costs)
    assert listing.chips.words()[0] == "Coût total\u00a0: de 10\u202f000,00\u00a0€ à 20\u202f000,00\u00a0€"


def test_u13_a_bound_that_cannot_be_read_says_what_is_expected(listing: Listing) -> None:
    listing.open_column("received_on", QPoint(0, 0))
    assert listing.panel is not None
    choice = listing.panel.choice
    assert isinstance(choice, RangeChoice)
    QTest.keyClicks(choice.low, "31/02/2026")

    assert choice.problem.text()
    assert listing.model.filters == ()


def test_days_are_let_through_from_a_day_on(listing: Listing) -> None:
    listing.model.filter_column("received_on", Filter("received_on", low=date(2026, 3, 1)))

    assert shown(listing, "received_on")[0] == "01/03/2026"
    assert listing.chips.words()[0] == "Reçu le\u00a0: à partir du 01/03/2026"


@pytest.mark.parametrize(("place", "count"), [(0, 12), (1, 48)])
def test_u14_the_cell_menu_keeps_or_leaves_out_a_value(listing: Listing, place: int, count: int) -> None:
    listing.table.setCurrentIndex(listing.model.index(0, listing.model.place_of("status")))
    listing.table.cell_menu().actions()[place].trigger()

    assert listing.model.rowCount() == count


def test_u16_escape_clears_words_and_filters(listing: Listing) -> None:
    QTest.keyClicks(listing.filter_box, "cafe")
    listing.model.filter_column("status", Filter("status", frozenset({"Reçu"})))
    QTest.keyClick(listing.table, _Key.Key_Escape)

    assert (listing.filter_box.text(), listing.count.text(), listing.chips.isVisible()) == ("", "60", False)


def test_u16_a_chip_takes_its_filter_away(listing: Listing) -> None:
    listing.model.set_filters([Filter("status", frozenset({"Reçu"})), Filter("cost", low=100)])
    QTest.keyClick(listing.chips.chips[0], _Key.Key_Space)

    assert [each.column for each in listing.model.filters] == ["cost"]


def test_groups_stand_under_headings_with_counts_and_sums(listing: Listing) -> None:
    listing.model.group_by("status")
    heading = listing.model.entry(0)
    assert isinstance(heading, Heading)

    assert (heading.text, heading.count) == ("Complet", 12)
    total = sum(line.item.asked for line in map(listing.model.line, range(1, 13)) if line)
    assert (
        heading.sums[listing.model.place_of("asked")].replace("\u202f", "") == f"{total // 100},{total % 100:02}\u00a0€"
    )


def test_groups_fold_and_unfold_by_the_arrows(listing: Listing) -> None:
    listing.model.group_by("status")
    listing.table.setCurrentIndex(listing.model.index(0, 0))
    QTest.keyClick(listing.table, _Key.Key_Left)
    assert (listing.model.rowCount(), listing.model.shown_count) == (53, 60)
    QTest.keyClick(listing.table, _Key.Key_Right)

    assert listing.model.rowCount() == 65
    assert listing.table.currentIndex().row() == 0


def test_a_filter_goes_on_inside_groups(listing: Listing) -> None:
    listing.model.group_by("commune")
    QTest.keyClicks(listing.filter_box, "etaples")

    assert listing.count.text() == "8 sur 60"
    assert listing.model.rowCount() == 9


def test_shift_adds_a_key_to_the_order(listing: Listing) -> None:
    listing.table.sort_clicked(listing.model.place_of("status"), is_added=False)
    listing.table.sort_clicked(listing.model.place_of("asked"), is_added=True)
    listing.table.sort_clicked(listing.model.place_of("asked"), is_added=True)

    assert listing.model.sorts == (Sort("status"), Sort("asked", is_descending=True))
    first = [line.item.asked for row in range(12) if (line := listing.model.line(row))]
    assert first == sorted(first, reverse=True)


def test_a_click_on_a_title_sorts_and_a_second_one_turns_it(listing: Listing) -> None:
    header = listing.table.titles
    place = listing.model.place_of("title")
    where = QPoint(header.sectionViewportPosition(place) + 12, header.height() // 2)
    for _ in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert listing.model.sorts == (Sort("title", is_descending=True),)


def test_a_click_on_the_arrow_of_a_title_opens_its_panel(listing: Listing) -> None:
    where = listing.table.titles.arrow_of(listing.model.place_of("commune")).center()
    QTest.mouseClick(listing.table.titles.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert listing.panel is not None
    assert listing.panel.accessibleName() == "Commune"
    assert listing.model.sorts == (Sort("number"),)


def test_u46_a_cell_says_its_column_and_a_title_says_it_is_filtered(listing: Listing) -> None:
    model, place = listing.model, listing.model.place_of("commune")
    model.filter_column("commune", Filter("commune", frozenset({""})))

    assert model.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole) == "Commune\u00a0: non renseigné"
    title = model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert title == "Commune, filtrée"
    assert model.headerData(0, Qt.Orientation.Vertical) == "2026-1"


def test_model_passes_the_tester_of_qt_with_groups_and_edits(listing: Listing) -> None:
    tester = QAbstractItemModelTester(listing.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    listing.model.is_editable = True
    listing.model.group_by("status")
    listing.model.fold("Complet", is_folded=True)
    listing.model.filter("cafe")
    listing.model.flag(2, "cost", "douze", "Un montant est attendu.")
    listing.show_lines(())

    assert tester.model() is listing.model
