"""The tab « Trésorerie »: the answer in words, what it rests on typed in, spread, pasted, recomputed at each key."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import edit_dossier, list_dossiers, read_whole_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.funders import add_funder
from leaderdesk.services.funding import edit_funding_lines
from leaderdesk.services.treasuries import edit_cash_plan, read_treasury, spread_costs
from leaderdesk.ui.dossiers.record.treasury.tab import TreasuryTab
from leaderdesk.ui.dossiers.record.treasury.variants import identity
from leaderdesk.ui.kit.fields import MonthField
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
JANUARY, MARCH = date(2027, 1, 1), date(2027, 3, 31)


@pytest.fixture
def keys(window: Window) -> list[int]:
    """The dossiers of the base, in the order of their numbers."""
    found: list[int] = []
    window.desk.ask(lambda base: [row.id for row in sorted(list_dossiers(base), key=_number)], found.extend)
    settle(window)
    return found


def _number(row: DossierRow) -> str:
    return row.number


@pytest.fixture
def tab(window: Window, keys: list[int], qtbot: QtBot) -> TreasuryTab:
    """The treasury of « Épicerie solidaire », 10 000 € with a whole plan."""
    made = TreasuryTab(window.desk)
    window.desk.bus.changed.connect(lambda topics: made.note_change(topics, is_in_front=True))
    qtbot.addWidget(made)
    made.resize(800, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    act(window, lambda base: give_plan(base, keys[2]))
    made.show_dossier(keys[2])
    settle(window)
    return made


def give_plan(base: OpenBase, key: int) -> None:
    """6 400 € of the fund, 1 600 € of the Département, and the rest from the holder."""
    (line,) = read_whole_dossier(base, key).funding
    funder = add_funder(base, name="Département", kind="department", is_public=True)
    edits = [
        RowEdit(line.id, {"amount": 6_400_00}),
        RowEdit(None, {"nature": "public", "funder_id": funder, "amount": 1_600_00}),
        RowEdit(None, {"nature": "own", "amount": 2_000_00}),
    ]
    edit_funding_lines(base, key, edits)


def sheet(window: Window, key: int) -> TreasurySheet:
    found: list[Any] = []
    window.desk.ask(lambda base: read_treasury(base, key, date(2026, 11, 21)), found.append)
    settle(window)
    read: TreasurySheet = found[0]
    return read


def act(window: Window, work: Any) -> None:  # noqa: ANN401 - a change of the base
    window.desk.act(work)
    settle(window)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_nothing_dated_says_what_to_do_first(tab: TreasuryTab) -> None:
    assert plain(tab.view.balances.answer.text()) == (
        "Saisissez au moins une dépense datée pour connaître la trésorerie."
    )
    assert tab.view.balances.drawing.isHidden()


def test_costs_spread_from_the_dates_of_the_project_give_the_answer(
    tab: TreasuryTab, window: Window, keys: list[int]
) -> None:
    act(window, lambda base: edit_dossier(base, keys[2], starts_on=JANUARY, ends_on=MARCH))
    assert tab.view.spread.values() == {"starts_on": JANUARY, "ends_on": MARCH, "shape": "even"}
    tab.view.spread_costs.setFocus()
    QTest.keyClick(tab.focusWidget(), _Key.Key_Space)
    settle(window)

    answer = plain(tab.view.balances.answer.text())
    assert answer.startswith("Il faudra porter 6 400 € pendant 15 mois, au plus fort en mars 2027.")
    assert "Il manque en plus 3 600 € que rien ne remboursera" in answer
    assert tab.view.balances.level.text() == "Trésorerie en danger"
    assert len([each for each in sheet(window, keys[2]).movements if each.row.kind == "spending"]) == 3


def test_spreading_without_a_month_goes_to_what_is_missing(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    tab.view.spread_costs.click()
    settle(window)

    assert tab.focusWidget() is tab.view.spread.cells["starts_on"].widget
    assert sheet(window, keys[2]).outlooks is None


@pytest.mark.parametrize("typed", ["03/2027", "mars 2027", "15/03/2027"])
def test_the_first_month_is_typed_as_a_month(tab: TreasuryTab, window: Window, keys: list[int], typed: str) -> None:
    tab.view.plan.cells["starts_on"].widget.setFocus()
    QTest.keyClicks(tab.focusWidget(), typed)
    QTest.keyClick(tab.focusWidget(), _Key.Key_Tab)
    settle(window)

    plan = sheet(window, keys[2]).plan
    assert plan is not None
    assert plan.starts_on == date(2027, 3, 1)
    field = tab.view.plan.editor("starts_on")
    assert isinstance(field, MonthField)
    assert field.text() == "mars 2027"


def test_the_answer_follows_what_is_typed_and_nothing_is_written_before_it_is_left(
    tab: TreasuryTab, window: Window, keys: list[int]
) -> None:
    act(window, lambda base: spread_costs(base, keys[2], JANUARY, MARCH, "even"))
    tab.view.plan.focus_first()
    QTest.keyClicks(tab.focusWidget(), "50000")
    settle(window)
    assert tab.view.balances.level.text() == "Sans relais"
    assert sheet(window, keys[2]).plan is None

    QTest.keyClick(tab.focusWidget(), _Key.Key_Return)
    settle(window)
    plan = sheet(window, keys[2]).plan
    assert plan is not None
    assert plan.opening == 50_000_00


def test_a_rate_is_kept_exactly(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    tab.view.plan.focus_field("loan_rate")
    QTest.keyClicks(tab.focusWidget(), "4,5")
    QTest.keyClick(tab.focusWidget(), _Key.Key_Return)
    settle(window)

    plan = sheet(window, keys[2]).plan
    assert plan is not None
    assert plan.loan_rate == Fraction(45, 1000)


def test_a_movement_is_typed_on_the_last_line(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    tab.view.movements.go_to(None, "label")
    QTest.keyClicks(tab.view.movements.table, "A")
    QTest.keyClicks(tab.focusWidget(), "compte")
    QTest.keyClick(tab.focusWidget(), _Key.Key_Return)
    settle(window)

    assert [each.row.label for each in sheet(window, keys[2]).movements] == ["Acompte", "Département"]


def test_a_schedule_is_pasted_from_a_spreadsheet(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    block = "Travaux\tDépense\t8 000,00\t15/01/2027\nTVA\tRemboursement de TVA\t1 600,00\t15/04/2027"
    QGuiApplication.clipboard().setText(block)
    tab.view.movements.go_to(None, "label")
    QTest.keyClick(tab.view.movements.table, _Key.Key_V, _CTRL)
    assert tab.view.movements.preview.isVisible()
    tab.view.movements.preview.paste.click()
    settle(window)

    found = [(each.row.kind, each.row.amount, each.row.due_on) for each in sheet(window, keys[2]).movements[:2]]
    assert found == [("spending", 8_000_00, date(2027, 1, 15)), ("vat_refund", 1_600_00, date(2027, 4, 15))]


def test_the_claim_that_the_plan_says_becomes_ones_own_when_typed_over(
    tab: TreasuryTab, window: Window, keys: list[int]
) -> None:
    assert [(each.is_derived, each.row.amount) for each in sheet(window, keys[2]).claims] == [(True, 6_400_00)]
    tab.view.claims.go_to(-keys[2], "amount")
    QTest.keyClicks(tab.view.claims.table, "5")
    QTest.keyClicks(tab.focusWidget(), "000")
    QTest.keyClick(tab.focusWidget(), _Key.Key_Return)
    settle(window)

    assert [(each.is_derived, each.row.amount) for each in sheet(window, keys[2]).claims] == [(False, 5_000_00)]
    assert plain(tab.view.claimed.text()) == (
        "Fonds attendu : 6 400,00 € ; demandes prévues : 5 000,00 € ; reste 1 400,00 € à prévoir."
    )


def test_months_and_reasons_are_shown_on_demand(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    act(window, lambda base: spread_costs(base, keys[2], JANUARY, MARCH, "even"))
    tab.view.balances.months.click()
    tab.view.balances.why.click()

    assert tab.view.balances.listing.model.index(0, 0).data() == "janvier 2027"
    assert plain(tab.view.balances.listing.model.index(2, 2).data()) == "−10 000,00 €"
    assert "Scénario" not in tab.view.balances.reasons.text()


def test_a_treasury_that_is_only_looked_at_offers_nothing_to_change(tab: TreasuryTab) -> None:
    tab.set_read_only(is_read_only=True)

    assert tab.view.spread_card.isHidden()
    assert not tab.view.remove_movement.isEnabled()
    assert not tab.view.movements.model.is_editable


def test_a_loan_has_its_price_said(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    act(window, lambda base: spread_costs(base, keys[2], JANUARY, MARCH, "even"))
    act(window, lambda base: edit_cash_plan(base, keys[2], loan_rate=Fraction(5, 100)))

    assert "À 5 % l’an, les intérêts seraient d’environ" in plain(tab.view.balances.details.text())


def test_an_alert_leads_to_the_claims_once_they_are_read(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    tab.show_dossier(keys[1])
    tab.focus_part("claims")
    settle(window)

    assert tab.focusWidget() is tab.view.claims.table


def test_the_answer_is_in_sight_once_the_costs_are_spread(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    act(window, lambda base: edit_dossier(base, keys[2], starts_on=JANUARY, ends_on=MARCH))
    tab.resize(800, 300)
    area = tab.view.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(tab.view.spread_costs)
    tab.view.spread_costs.setFocus()
    assert tab.view.balances.answer.visibleRegion().isEmpty()
    QTest.keyClick(tab.focusWidget(), _Key.Key_Space)
    settle(window)

    assert not tab.view.balances.answer.visibleRegion().isEmpty()


def test_money_without_a_day_is_told_beside_the_answer(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    act(window, lambda base: spread_costs(base, keys[2], JANUARY, MARCH, "even"))

    assert "Pas encore compté, faute de date : 1 600,00 € à recevoir." in plain(tab.view.balances.details.text())


def test_the_keyboard_stays_on_the_way_that_was_kept(tab: TreasuryTab, window: Window, keys: list[int]) -> None:
    act(window, lambda base: spread_costs(base, keys[2], JANUARY, MARCH, "even"))
    part = tab.view.variants
    line = part.table.model.line(2)
    assert line is not None
    item = line.item
    assert item.variant.id is None
    part.table.go_to(identity(item), "name")
    part.keep.click()
    settle(window)

    kept = part.table.current
    assert (kept.variant.id is not None, kept.likely.bridge) == (True, item.likely.bridge)
    assert not part.keep.isEnabled()
    states = [part.table.model.index(row, part.table.model.place_of("state")).data() for row in range(3)]
    assert states == ["prévue", "gardée", "proposée"]
