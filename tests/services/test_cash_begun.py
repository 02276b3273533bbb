"""A project begun long ago: what is behind is told as behind, and only what is ahead is still to carry."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.cash.variants import CashVariant
from leaderdesk.domain.sheets.bridges import deeds_of
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.services import bridges, claims, dossiers, funding, treasuries
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.treasury_alerts import read_alerts
from leaderdesk.words.treasuries import answer, spread_of
from tests.services.desk import Desk

APRIL_23, AUGUST_23, OCTOBER_26 = date(2023, 4, 1), date(2023, 8, 1), date(2026, 10, 5)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """10 000 € from April to August 2023, 2 000 € at hand, 1 600 € of the Département in February 2024.

    3 100 € of the fund came in September 2024; 3 300 € are still to be claimed, 14 months before they come.
    """
    treasuries.spread_costs(desk.base, desk.dossier, APRIL_23, AUGUST_23, "even")
    treasuries.edit_cash_plan(desk.base, desk.dossier, opening=2_000_00, loan_rate=Fraction(3, 100))
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1].id
    paid = {"amount": 1_600_00, "asked_on": None, "paid_on": date(2024, 2, 1)}
    claims.edit_funder_payments(desk.base, line, [RowEdit(None, paid)])
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "claimed", 3_100_00, date(2023, 9, 1))
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "paid", 3_100_00, date(2024, 9, 1))
    return desk


def sheet(desk: Desk, on: date = OCTOBER_26) -> TreasurySheet:
    return treasuries.read_treasury(desk.base, desk.dossier, on)


def said(desk: Desk, on: date) -> str:
    ahead = sheet(desk, on).ahead
    assert ahead is not None
    return answer(ahead["likely"]).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_answer_says_what_is_left_to_carry(begun: Desk) -> None:
    assert said(begun, OCTOBER_26) == (
        "Il faut encore porter 3 300 € pendant 14 mois, au plus fort en octobre 2026."
        " Le plus fort est passé : 8 000 € en août 2023."
    )
    ahead = sheet(begun).ahead
    assert ahead is not None
    assert spread_of(ahead).replace("\u00a0", " ") == ("Selon que les paiements viennent tôt ou tard : de 8 à 24 mois.")
    # 3 300 € at 3 % for 14 months.
    assert ahead["likely"].interest == Fraction(3_300 * 3 * 14, 1200)


def test_before_the_first_month_the_answer_is_that_of_the_plan(desk: Desk) -> None:
    treasuries.spread_costs(desk.base, desk.dossier, APRIL_23, AUGUST_23, "even")
    found = sheet(desk, date(2023, 1, 15))
    assert found.ahead == found.outlooks


def test_the_deeds_ask_for_what_is_left_and_sign_no_order_of_the_past(begun: Desk) -> None:
    deeds = {each.code: each.data for each in deeds_of(sheet(begun), OCTOBER_26)}

    # In euros; carried since May 2023.
    assert (deeds["bridge_due"]["amount"], deeds["bridge_due"]["first"]) == (3_300, date(2023, 5, 1))
    assert "order_after_bridge" not in deeds


def test_other_ways_change_nothing_of_what_is_behind(begun: Desk) -> None:
    found = treasuries.read_variants(begun.base, begun.dossier, OCTOBER_26)

    assert [each.variant for each in found] == [CashVariant(), CashVariant(loan=3_300_00, loan_months=14)]
    before, lent = sheet(begun).outlooks, found[1].sheet.outlooks
    assert before is not None
    assert lent is not None
    # The months gone are what they were; the loan comes now.
    assert lent["likely"].balances[:42] == before["likely"].balances[:42]
    assert not any(found[1].likely.balances[:15])


def test_offers_are_held_against_what_is_left(begun: Desk) -> None:
    offer = {"name": "Fonds local", "amount_max": 4_000_00, "months": 14, "loan_rate": Fraction(0)}
    bridges.edit_offers(begun.base, [RowEdit(None, offer)])
    (found,) = bridges.read_offers(begun.base, begun.dossier, OCTOBER_26)
    assert (found.needed, found.misfits) == (3_300_00, ())


def test_nothing_is_serious_any_more_once_everything_has_come(begun: Desk) -> None:
    assert sheet(begun).level == "red"
    funding.say_amount(begun.base, begun.dossier, begun.ground.feader, "paid", 6_400_00, date(2026, 9, 1))

    assert said(begun, OCTOBER_26) == (
        "La trésorerie ne repasse plus sous zéro : au plus bas 0 € en octobre 2026."
        " Le plus fort est passé : 8 000 € en août 2023."
    )
    found = sheet(begun)
    assert found.level == "green"
    assert "cashflow.level.over" in {each.code for each in found.steps}
    alerts = read_alerts(begun.base, OCTOBER_26)
    assert [alert.codes for alert in alerts.alerts if "danger" in alert.codes or "worse" in alert.codes] == []
    assert alerts.levels["green"] == 1
