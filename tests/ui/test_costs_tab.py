"""The tab of costs: lines typed and pasted as in a sheet, quotes, what the rules cut, contracts; read from the base."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sheets.costs import CostSheet
from leaderdesk.services import asides, costs, dossiers, history, holders
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.ui.dossiers.record.costs.contracts import ContractsPanel
from leaderdesk.ui.dossiers.record.costs.tab import CostsTab
from leaderdesk.ui.kit.messages import Message
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def add_staff(base: OpenBase, dossier: int) -> None:
    costs.add_cost_line(base, dossier, label="Animatrice", kind="staff", measure="months", quantity=Fraction(6))


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, add_staff)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def make_tab(qtbot: QtBot, alone: Alone) -> Callable[[], CostsTab]:
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    return partial(show_tab, qtbot, alone, CostsTab, key)


@pytest.fixture
def tab(make_tab: Callable[[], CostsTab]) -> CostsTab:
    return make_tab()


def sheet_of(alone: Alone, tab: CostsTab) -> CostSheet:
    found: CostSheet = asked(alone, lambda base: costs.read_costs(base, tab.key or 0))
    return found


def labels(alone: Alone, tab: CostsTab) -> list[str]:
    return [line.row.label for line in sheet_of(alone, tab).lines]


def put(tab: CostsTab, row: int, column: str) -> None:
    tab.view.lines.table.go_to(row, tab.view.lines.model.place_of(column))


def shortcut(alone: Alone, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(focused(), key, modifier)
    settle_all(alone)


def heard(tab: CostsTab) -> list[Message]:
    found: list[Message] = []
    tab.said.connect(found.append)
    return found


def test_u21_the_last_line_makes_a_new_one_and_tab_goes_on_in_it(alone: Alone, tab: CostsTab) -> None:
    put(tab, 2, "label")
    press(alone, "Loyer", Key.Key_Tab)
    press(alone, "Loy", Key.Key_Tab)
    press(alone, "1200,50", Key.Key_Return)

    line = sheet_of(alone, tab).lines[2]
    assert (line.row.label, line.row.kind, line.row.net, line.eligible) == ("Loyer", "rent", 1_200_50, 1_200_50)
    assert tab.view.eligible.value.text() == "13\u202f546,17\u00a0€"


def test_u20_a_block_of_a_sheet_is_shown_before_it_is_pasted_and_is_one_undo(alone: Alone, tab: CostsTab) -> None:
    put(tab, 2, "label")
    QGuiApplication.clipboard().setText("Loyer\tLoyer\t1 200,00\nTrain\tDéplacements\tbeaucoup")
    shortcut(alone, Key.Key_V)
    preview = tab.view.lines.preview
    assert labels(alone, tab) == ["Travaux", "Animatrice"]
    assert preview.summary.text() == "5\u00a0cellules à changer, 2\u00a0lignes nouvelles, 1\u00a0cellule à corriger."
    assert [preview.lines.index(2, place).data() for place in (0, 3)] == ["+ 1", "Loyer"]
    press(alone, Key.Key_Return)

    added = sheet_of(alone, tab).lines[2:]
    assert [(line.row.label, line.row.kind, line.row.net) for line in added] == [
        ("Loyer", "rent", 1_200_00),
        ("Train", "travel", None),
    ]
    asked(alone, history.undo)
    assert labels(alone, tab) == ["Travaux", "Animatrice"]


def test_u22_a_cell_is_filled_down(alone: Alone, tab: CostsTab) -> None:
    put(tab, 0, "kind")
    QTest.keyClick(focused(), Key.Key_Down, SHIFT)
    shortcut(alone, Key.Key_D)

    assert [line.row.kind for line in sheet_of(alone, tab).lines] == ["works", "works"]


def test_lines_change_places_and_go_with_a_way_back(alone: Alone, tab: CostsTab) -> None:
    told = heard(tab)
    shortcut(alone, Key.Key_Down, CTRL | SHIFT)
    assert labels(alone, tab) == ["Animatrice", "Travaux"]
    shortcut(alone, Key.Key_Delete)
    assert (labels(alone, tab), told[0].words) == (["Animatrice"], "Dépense retirée.")
    assert told[0].act is not None
    told[0].act()
    settle_all(alone)

    assert labels(alone, tab) == ["Animatrice", "Travaux"]


def test_what_a_line_lacks_is_said_and_typed_in_its_detail(alone: Alone, tab: CostsTab) -> None:
    put(tab, 1, "label")
    assert tab.view.detail.sentences.words[1:] == ["Coût unitaire à saisir."]
    assert tab.view.detail.measure.cells["share"].isVisibleTo(tab)
    put(tab, 1, "unit_cost")
    press(alone, "2000", Key.Key_Return, Key.Key_Up)
    tab.view.detail.measure.focus_field("share")
    press(alone, "50", Key.Key_Return)

    assert sheet_of(alone, tab).lines[1].eligible == 6_000_00


def test_an_instructed_amount_asks_for_its_reason(alone: Alone, tab: CostsTab) -> None:
    tab.view.detail.base.focus_field("instructed")
    press(alone, "10000", Key.Key_Return)
    assert tab.view.detail.sentences.words[1:] == [
        "L’instruction retient 10\u202f000,00\u00a0€.",
        "Dites pourquoi l’instruction s’écarte du calcul (12\u202f345,67\u00a0€).",
    ]
    press(alone, "Prix usuel", Key.Key_Return)

    assert tab.view.detail.sentences.words[1:] == ["L’instruction retient 10\u202f000,00\u00a0€\u00a0: Prix usuel."]
    assert sheet_of(alone, tab).lines[0].eligible == 10_000_00


def test_quotes_are_counted_retained_and_their_cut_is_explained(alone: Alone, tab: CostsTab) -> None:
    put(tab, 1, "label")
    put(tab, 2, "label")
    press(alone, "Bancs", Key.Key_Tab)
    quotes = tab.view.detail.quotes
    quotes.table.setFocus()
    QGuiApplication.clipboard().setText("Bois du Sud\t3000,00\nBois du Nord\t4000,00")
    shortcut(alone, Key.Key_V)
    press(alone, Key.Key_Return)
    quotes.table.setFocus()
    quotes.table.go_to(1, 0)
    shortcut(alone, Key.Key_R)

    assert tab.view.detail.quote_count.text() == "2\u00a0devis de fournisseurs différents\u00a0: il en fallait 2."
    assert tab.view.detail.sentences.words == [
        "4\u202f000,00\u00a0€ présentés, 3\u202f450,00\u00a0€ éligibles d’après les règles.",
        (
            "550,00\u00a0€ écartés\u00a0: au-delà du coût raisonnable de 3\u202f450,00\u00a0€ "
            "(devis le moins cher, 3\u202f000,00\u00a0€, plus 15\u00a0%)."
        ),
        "Le devis retenu (4\u202f000,00\u00a0€) n’est pas le moins cher (3\u202f000,00\u00a0€)\u202f; dites pourquoi.",
    ]


def test_an_amount_typed_over_quotes_is_known_from_then_on(alone: Alone, tab: CostsTab) -> None:
    told = heard(tab)
    put(tab, 1, "net")
    press(alone, "900", Key.Key_Return)

    row = sheet_of(alone, tab).lines[1].row
    assert (row.measure, row.net) == ("known", 900_00)
    assert told[0].words == "Cette dépense a maintenant un montant connu\u00a0: celui qui vient d’être saisi."


def test_contracts_are_for_public_holders_with_their_amendments(alone: Alone, tab: CostsTab) -> None:
    assert tab.findChildren(ContractsPanel) == []
    holder = asked(alone, lambda base: holders.list_holders(base)[0].id)
    alone.desk.act(lambda base: holders.edit_holder(base, holder, nature="public"))
    settle_all(alone)
    (view,) = tab.findChildren(ContractsPanel)
    view.contracts.table.setFocus()
    press(alone, "Lot bois", Key.Key_Return)
    view.contracts.table.go_to(0, view.contracts.model.place_of("amount"))
    press(alone, "5000", Key.Key_Return)
    view.contracts.table.go_to(0, 0)
    view.changes.table.setFocus()
    press(alone, "-200", Key.Key_Return)

    (contract,) = sheet_of(alone, tab).contracts
    assert (contract.row.name, contract.amount_with_changes) == ("Lot bois", 4_800_00)


def test_what_cannot_be_read_stays_and_comes_back_after_a_crash(
    alone: Alone, tab: CostsTab, make_tab: Callable[[], CostsTab]
) -> None:
    put(tab, 0, "net")
    press(alone, "environ 12", Key.Key_Return)
    assert tab.view.lines.model.index(0, 2).data() == "environ 12"
    assert list(asked(alone, asides.drafts).values()) == ["environ 12"]
    again = make_tab()
    settle_all(alone)
    assert again.view.lines.model.index(0, 2).data() == "environ 12"
    put(again, 0, "net")
    again.view.lines.table.setFocus()
    press(alone, "12", Key.Key_Return)

    assert sheet_of(alone, again).lines[0].row.net == 12_00
    assert asked(alone, asides.drafts) == {}


def test_a_base_to_look_at_shows_everything_and_takes_nothing(alone: Alone, tab: CostsTab) -> None:
    tab.set_read_only(is_read_only=True)
    tab._is_stale = True  # noqa: SLF001 - as when the base has just been opened
    tab.refresh_if_stale()
    settle_all(alone)
    put(tab, 0, "label")
    press(alone, "Autre", Key.Key_Return)

    assert (labels(alone, tab), tab.view.lines.model.total) == (["Travaux", "Animatrice"], 2)
    assert not tab.view.remove.isEnabled()
    assert tab.view.lines.table.lines.index(0, 0).data() == "Travaux"


def test_a_check_of_quotes_leads_to_the_quotes(alone: Alone, tab: CostsTab) -> None:
    tab.focus_part("quotes")
    settle_all(alone)

    assert focused() is tab.view.detail.quotes.table


def test_a_dossier_that_is_left_and_comes_back_goes_on_being_saved(alone: Alone, tab: CostsTab) -> None:
    tab.leave()
    tab.show_dossier(tab.key or 0)
    tab.view.detail.base.focus_field("instructed")
    press(alone, "9000", Key.Key_Return)

    assert sheet_of(alone, tab).lines[0].eligible == 9_000_00
