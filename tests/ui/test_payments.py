"""The tab « Paiements »: claims, invoices pasted, cuts taken, days, funders; all by keyboard, read from the base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.claims.sheets import ClaimsSheet
from leaderdesk.services import claims, history
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.controls import edit_controls
from leaderdesk.services.dossiers import read_whole_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.funding import say_amount
from leaderdesk.ui.dossiers.record.payments.tab import PaymentsTab
from leaderdesk.ui.page import Visit
from leaderdesk.ui.shell.keys import Keys
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 21)
INVOICES = (
    "Charpente\tBois & Fils\tF-1\t04/05/2026\t3 000,00\t\t3 000,00\t20/05/2026\tRelevé bancaire\n"
    "Peinture\tDécor 62\tF-2\t05/06/2026\t1 500,00\t\t1 500,00\t\t\n"
    "Vitrages\tMiroiterie\tF-3\t09/06/2026\t500,00\t\t500,00\t01/07/2026\tRelevé bancaire"
)


def sign(base: OpenBase, dossier: int) -> None:
    fund = next(row.fund_id for row in read_whole_dossier(base, dossier).funding if row.fund_id)
    say_amount(base, dossier, fund, "voted", 8_000_00, date(2026, 2, 2))
    say_amount(base, dossier, fund, "convention", 8_000_00, date(2026, 3, 2))


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, sign)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> PaymentsTab:
    from leaderdesk.services.dossiers import list_dossiers

    key = asked(alone, lambda base: list_dossiers(base)[0].id)
    return show_tab(qtbot, alone, PaymentsTab, key)


def sheet_of(alone: Alone, tab: PaymentsTab) -> ClaimsSheet:
    found: ClaimsSheet = asked(alone, lambda base: claims.read_claims(base, tab.key or 0, TODAY))
    return found


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_claim_goes_from_its_invoices_to_the_money_without_the_mouse(alone: Alone, tab: PaymentsTab) -> None:
    press(alone, "Acompte", Key.Key_Return)
    claim = sheet_of(alone, tab).funds[0].claims[0]
    assert (claim.settled.row.kind, claim.missing) == ("instalment", ("no_expense",))

    tab.view.claims.go_to(claim.settled.row.id, "kind")
    tab.view.detail.expenses.enter()
    QGuiApplication.clipboard().setText(INVOICES)
    QTest.keyClick(focused(), Key.Key_V, CTRL)
    press(alone, Key.Key_Return)
    expenses = sheet_of(alone, tab).funds[0].claims[0].settled.expenses
    assert [(each.label, each.claimed, each.paid_on) for each in expenses] == [
        ("Charpente", 3_000_00, date(2026, 5, 20)),
        ("Peinture", 1_500_00, None),
        ("Vitrages", 500_00, date(2026, 7, 1)),
    ]

    tab.view.detail.expenses.go_to(expenses[1].id, "cut")
    assert any("Pas encore payée." in words for words in tab.view.detail.remarks.words)
    QTest.keyClick(focused(), Key.Key_R, CTRL)
    settle_all(alone)
    cut = sheet_of(alone, tab).funds[0].claims[0].settled.expenses[1]
    assert (cut.cut, cut.cut_reason) == (1_500_00, "not_paid")

    asked(alone, history.undo)
    assert sheet_of(alone, tab).funds[0].claims[0].settled.expenses[1].cut == 0


def test_the_days_of_a_claim_move_it_on_and_the_stages_follow(alone: Alone, tab: PaymentsTab) -> None:
    press(alone, "Solde", Key.Key_Return)
    row = sheet_of(alone, tab).funds[0].claims[0].settled.row
    tab.view.claims.go_to(row.id, "asked")
    press(alone, "1000", Key.Key_Return)
    tab.view.detail.days.focus_field("filed_on")
    press(alone, "01/09/2026", Key.Key_Return)
    alone.desk.bus.changed.emit(frozenset({"dossiers"}))
    settle_all(alone)

    line = tab.view.claims.model.line(0)
    assert line is not None
    assert line.texts[1:4] == ("Complétude à vérifier", "01/09/2026", "Le GAL")
    staged = [tab.view.stages.staged.model.line(rank) for rank in range(3)]
    assert [plain(each.texts[3]) for each in staged if each] == ["8 000,00 €", "8 000,00 €", "1 000,00 €"]
    assert [each.texts[4] for each in staged if each] == ["saisi", "saisi", "d’après les demandes"]
    facts = tab.view.facts.rows[0]
    assert plain(facts.sums["claimed"].value.text()) == "1 000,00 €"


def test_an_amount_typed_by_hand_gives_way_and_that_is_told(alone: Alone, tab: PaymentsTab) -> None:
    day, fund = date(2026, 9, 1), sheet_of(alone, tab).funds[0].fund_id
    asked(alone, lambda base: say_amount(base, tab.key or 0, fund, "claimed", 900_00, day))
    heard: list[str] = []
    tab.said.connect(lambda message: heard.append(plain(message.words)))
    press(alone, "Solde", Key.Key_Return)
    tab.view.claims.go_to(sheet_of(alone, tab).funds[0].claims[0].settled.row.id, "asked")
    press(alone, "1000", Key.Key_Return)
    tab.view.detail.days.focus_field("filed_on")
    press(alone, "01/09/2026", Key.Key_Return)

    assert heard == [
        "Le 01/09/2026, demandé en paiement : les demandes donnent 1 000,00 €, au lieu des 900,00 € saisis à la main."
    ]


def test_a_claim_is_removed_and_what_is_planned_is_one_visit_away(alone: Alone, tab: PaymentsTab) -> None:
    press(alone, "Acompte", Key.Key_Return)
    tab.view.claims.go_to(sheet_of(alone, tab).funds[0].claims[0].settled.row.id, "kind")
    QTest.keyClick(focused(), Key.Key_Delete, CTRL)
    settle_all(alone)
    assert sheet_of(alone, tab).funds[0].claims == ()

    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    tab.view.stages.plan_claims.setFocus()
    press(alone, Key.Key_Space)
    assert visits == [Visit("dossiers", tab.key or 0, "treasury:claims")]


def test_enter_in_a_day_goes_to_the_next_as_the_list_of_keys_says(alone: Alone, tab: PaymentsTab) -> None:
    press(alone, "Acompte", Key.Key_Return)
    claim = sheet_of(alone, tab).funds[0].claims[0].settled.row
    tab.view.claims.go_to(claim.id, "kind")
    tab.view.detail.days.focus_field("service_done_on")
    press(alone, "19/11/2026", Key.Key_Return, "20/11/2026", Key.Key_Return)

    after = sheet_of(alone, tab).funds[0].claims[0].settled.row
    days = tab.view.detail.days.cells
    assert (after.service_done_on, after.sent_on) == (date(2026, 11, 19), date(2026, 11, 20))
    assert focused() is days["paid_on"].widget
    assert "Enregistrer le champ, et passer au suivant" in [each.words for each in Keys().elsewhere(0)]


def test_what_a_control_wants_back_is_said_with_the_payments(alone: Alone, tab: PaymentsTab) -> None:
    assert tab.view.problems.words == []
    control = {"body": "payer", "to_recover": 500_00, "recovered": 120_50, "recovered_on": date(2026, 11, 1)}
    alone.desk.act(lambda base: edit_controls(base, tab.key or 0, [RowEdit(None, control)]))
    settle_all(alone)

    (told,) = [plain(words) for words in tab.view.problems.words]
    assert told.startswith(
        "Après contrôle (organisme payeur) : 500,00 € à recouvrer, dont 120,50 € recouvrés le 01/11/2026."
    )
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    tab.view.problems.rows[0].button.click()
    assert visits == [Visit("controls", tab.key or 0)]


def test_percents_typed_as_a_cut_are_taken_of_the_line_and_told(alone: Alone, tab: PaymentsTab) -> None:
    press(alone, "Acompte", Key.Key_Return)
    tab.view.claims.go_to(sheet_of(alone, tab).funds[0].claims[0].settled.row.id, "kind")
    tab.view.detail.expenses.enter()
    QGuiApplication.clipboard().setText(INVOICES)
    QTest.keyClick(focused(), Key.Key_V, CTRL)
    press(alone, Key.Key_Return)
    heard: list[str] = []
    tab.said.connect(lambda message: heard.append(plain(message.words)))
    expenses = sheet_of(alone, tab).funds[0].claims[0].settled.expenses
    tab.view.detail.expenses.go_to(expenses[1].id, "cut")
    press(alone, "12 %", Key.Key_Return)

    assert sheet_of(alone, tab).funds[0].claims[0].settled.expenses[1].cut == 180_00
    line = tab.view.detail.expenses.model.line(1)
    assert line is not None
    assert plain(line.texts[10]) == "180,00 €"
    assert heard == ["12 % de 1 500,00 € : 180,00 € écartés."]

    tab.view.detail.expenses.go_to(expenses[0].id, "cut")
    QGuiApplication.clipboard().setText("10 %\n10 %")
    QTest.keyClick(focused(), Key.Key_V, CTRL)
    press(alone, Key.Key_Return)
    assert [each.cut for each in sheet_of(alone, tab).funds[0].claims[0].settled.expenses] == [300_00, 150_00, 0]
    assert heard[-1] == (
        "2 dépenses saisies ou changées d’un coup. Écartés en pourcentage de 2 dépenses : 450,00 € en tout."
    )
