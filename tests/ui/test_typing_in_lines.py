"""Lines typed one after the other as in a sheet: Tab, Enter, the way out; nothing is lost however fast it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from leaderdesk.services import asides, costs, dossiers, funding, history
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.ui.dossiers.record.costs.tab import CostsTab
from leaderdesk.ui.dossiers.record.financing.tab import FinancingTab
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TAB, ENTER = Key.Key_Tab, Key.Key_Return


def add_staff(base: OpenBase, dossier: int) -> None:
    costs.add_cost_line(base, dossier, label="Étude", kind="study", net=900_00)
    works = costs.read_costs(base, dossier).lines[0].row.id
    for supplier in ("Martin", "Durand"):
        costs.add_quote(base, works, supplier=supplier, amount=500_00)
    funding.edit_funding_lines(base, dossier, [RowEdit(None, {"nature": each}) for each in ("public", "own")])


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, add_staff)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> CostsTab:
    return show_tab(qtbot, alone, CostsTab, asked(alone, lambda base: dossiers.list_dossiers(base)[0].id))


def put(table: EntryTable, row: int, column: str) -> None:
    table.table.go_to(row, table.model.place_of(column))


def at(table: EntryTable) -> tuple[int, str]:
    index = table.table.currentIndex()
    return index.row(), table.model.columns[index.column()].name


def rush(alone: Alone, *keys: Qt.Key | str) -> None:
    """Type without waiting for the base."""
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                # The first one opens an editor, which then has the keyboard.
                QTest.keyClicks(focused(), letter)
        else:
            QTest.keyClick(focused(), key)
    settle_all(alone)


def typed(alone: Alone, tab: CostsTab) -> list[tuple[str, str, int | None]]:
    lines = asked(alone, lambda base: costs.read_costs(base, tab.key or 0)).lines
    return [(line.row.label, line.row.kind, line.row.net) for line in lines[2:]]


def test_two_lines_are_typed_in_one_go_before_the_base_has_answered(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "label")
    rush(alone, "Loyer", TAB, "loy", TAB, "1200,50", ENTER, "Train", TAB, "dep", TAB, "80", ENTER)

    assert typed(alone, tab) == [("Loyer", "rent", 1_200_50), ("Train", "travel", 80_00)]
    assert at(tab.view.lines) == (4, "label")


def test_enter_begins_the_next_new_line_at_its_first_column(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "label")
    press(alone, "Loyer", TAB, TAB, "700", ENTER)
    assert at(tab.view.lines) == (3, "label")
    press(alone, "Train", ENTER)

    assert typed(alone, tab) == [("Loyer", "other", 700_00), ("Train", "other", None)]


def test_tab_goes_from_cell_to_cell_over_those_the_rules_fill_in(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 0, "vat")
    press(alone, TAB)
    assert at(tab.view.lines) == (0, "measure")
    put(tab.view.lines, 0, "inside_share")
    press(alone, TAB)
    assert at(tab.view.lines) == (1, "label")
    QTest.keyClick(focused(), Key.Key_Backtab)

    assert at(tab.view.lines) == (0, "inside_share")


def test_tab_after_the_last_cell_of_a_new_line_begins_another(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "inside_share")
    press(alone, "50", TAB)
    assert at(tab.view.lines) == (3, "label")
    press(alone, "Train", TAB)

    assert typed(alone, tab) == [("", "other", None), ("Train", "other", None)]


def test_u36_tab_leaves_from_an_empty_new_line_and_back_from_the_first_cell(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "label")
    press(alone, TAB)
    assert isinstance(focused(), QPushButton)
    tab.view.lines.enter()
    put(tab.view.lines, 0, "label")
    QTest.keyClick(focused(), Key.Key_Backtab)

    assert focused() is not tab.view.lines.table


def test_ctrl_tab_leaves_from_anywhere_and_keeps_what_is_typed(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 0, "label")
    press(alone, "Murs")
    QTest.keyClick(focused(), TAB, CTRL)
    settle_all(alone)
    sheet = asked(alone, lambda base: costs.read_costs(base, tab.key or 0))

    assert (sheet.lines[0].row.label, isinstance(focused(), QPushButton)) == ("Murs", True)


def test_what_cannot_be_read_in_a_new_line_follows_its_row(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "net")
    rush(alone, "beaucoup", TAB, "12", ENTER)
    lines = asked(alone, lambda base: costs.read_costs(base, tab.key or 0)).lines
    kept = asked(alone, asides.drafts)
    model = tab.view.lines.model

    assert kept == {f"cost:{lines[2].row.id}:net": "beaucoup"}
    assert model.index(2, model.place_of("net")).data() == "beaucoup"
    assert model.index(3, model.place_of("net")).data() != "beaucoup"


def test_what_cannot_be_read_in_a_new_line_is_given_up(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "net")
    rush(alone, "beaucoup", ENTER)
    assert list(asked(alone, asides.drafts).values()) == ["beaucoup"]
    put(tab.view.lines, 2, "net")
    press(alone, Key.Key_Delete)

    assert (tab.view.lines.model.flags_raised, asked(alone, asides.drafts)) == ({}, {})
    assert typed(alone, tab) == []


def test_a_new_line_that_the_base_refuses_keeps_what_was_typed(qtbot: QtBot, alone: Alone) -> None:
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    fund = asked(alone, funding.list_givers)[0].id or 0
    today = alone.desk.around.clock().date()
    asked(alone, lambda base: funding.say_amount(base, key, fund, "requested", 100_00, today))
    asked(alone, lambda base: funding.say_amount(base, key, fund, "paid", 100_00, date(2026, 1, 5)))
    asked(alone, lambda base: funding.say_amount(base, key, fund, "paid", 90_00, today))
    tab = show_tab(qtbot, alone, FinancingTab, key)
    stages = tab.view.stages
    stages.table.setFocus()
    put(stages, 3, "amount")
    press(alone, "80", ENTER)

    blank = stages.model.rowCount() - 1
    assert len(asked(alone, lambda base: funding.read_financing(base, key, today)).chains[0].said) == 3
    assert stages.model.index(blank, 1).data() == "80,00\u00a0€"
    assert "montant" in stages.model.problem_at(stages.model.index(blank, 1)).lower()


def test_u20_what_cannot_be_read_in_a_block_is_kept_and_flagged_in_its_new_line(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "label")
    QGuiApplication.clipboard().setText("Loyer\tXX\t700\n\tYY\nTrain\tDéplacements\t80")
    QTest.keyClick(focused(), Key.Key_V, CTRL)
    preview = tab.view.lines.preview
    assert "2\u00a0cellules à corriger" in preview.summary.text()
    assert preview.about.text().startswith("Ligne + 1, «\u00a0Nature\u00a0»\u00a0: «\u00a0XX\u00a0».")
    press(alone, ENTER)

    lines = asked(alone, lambda base: costs.read_costs(base, tab.key or 0)).lines[2:]
    model, place = tab.view.lines.model, tab.view.lines.model.place_of("kind")
    assert [line.row.label for line in lines] == ["Loyer", "", "Train"]
    assert [model.index(row, place).data() for row in (2, 3, 4)] == ["XX", "YY", "Déplacements"]
    assert "choix" in model.problem_at(model.index(2, place))
    kept = {f"cost:{lines[0].row.id}:kind": "XX", f"cost:{lines[1].row.id}:kind": "YY"}
    assert asked(alone, asides.drafts) == kept


def test_u20_a_cell_kept_to_be_corrected_is_corrected(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 2, "label")
    QGuiApplication.clipboard().setText("Loyer\tXX\t700")
    QTest.keyClick(focused(), Key.Key_V, CTRL)
    press(alone, ENTER)
    put(tab.view.lines, 2, "kind")
    press(alone, "loy", ENTER)

    assert (typed(alone, tab), asked(alone, asides.drafts)) == ([("Loyer", "rent", 700_00)], {})


def test_a_cost_line_changes_places_by_alt_and_an_arrow_and_is_taken_back(alone: Alone, tab: CostsTab) -> None:
    put(tab.view.lines, 1, "kind")
    QTest.keyClick(focused(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle_all(alone)

    assert (first_labels(alone, tab), at(tab.view.lines)) == (["Étude", "Travaux"], (0, "kind"))
    asked(alone, history.undo)
    assert first_labels(alone, tab) == ["Travaux", "Étude"]


def test_a_quote_changes_places(alone: Alone, tab: CostsTab) -> None:
    tab.view.detail.quotes.enter()
    QTest.keyClick(focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle_all(alone)

    assert suppliers(alone, tab) == ["Durand", "Martin"]


def first_labels(alone: Alone, tab: CostsTab) -> list[str]:
    lines = asked(alone, lambda base: costs.read_costs(base, tab.key or 0)).lines
    return [line.row.label for line in lines]


def suppliers(alone: Alone, tab: CostsTab) -> list[str]:
    lines = asked(alone, lambda base: costs.read_costs(base, tab.key or 0)).lines
    return [quote.supplier for line in lines if line.row.label == "Travaux" for quote in line.quotes]


def test_a_line_of_the_plan_changes_places_and_is_taken_back(qtbot: QtBot, alone: Alone) -> None:
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    tab = show_tab(qtbot, alone, FinancingTab, key)
    before = tab.view.plan.keys()
    put(tab.view.plan, 0, "amount")
    QTest.keyClick(focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle_all(alone)

    assert (tab.view.plan.keys(), at(tab.view.plan)) == ([before[1], before[0], *before[2:]], (1, "amount"))
    asked(alone, history.undo)
    assert [row.id for row in asked(alone, lambda base: dossiers.read_whole_dossier(base, key)).funding] == before


def test_a_tab_entered_starts_at_its_top(qtbot: QtBot, alone: Alone) -> None:
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    tab = show_tab(qtbot, alone, FinancingTab, key)
    tab.resize(760, 640)
    paper = tab.findChildren(Paper)[0]
    paper.verticalScrollBar().setValue(30)
    tab.focus_first()

    assert (paper.verticalScrollBar().value(), focused()) == (0, tab.view.plan.table)
    assert not tab.view.plan.table.visibleRegion().isEmpty()
