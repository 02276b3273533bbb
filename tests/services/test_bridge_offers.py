"""The offers of those who lend: edited, held against what a project must carry, never a rate that nobody said."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import bridges, history, treasuries
from leaderdesk.services.edits import RowEdit
from leaderdesk.words import cash
from tests.services.desk import ON, Desk

APRIL = date(2026, 4, 1)


@pytest.fixture
def offered(desk: Desk) -> Desk:
    """A bridge of 6 400 € for 16 months once 3 600 € are found, and three offers."""
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, APRIL, "even")
    offers = [
        {"name": "Fonds local", "amount_max": 5_000_00, "months": 24, "loan_rate": Fraction(0)},
        {"name": "Banque", "amount_max": 100_000_00, "months": 24},
        {"name": "Avance régionale", "amount_max": 30_000_00, "months": 18, "loan_rate": Fraction(0)},
        {"name": "Prêt court", "amount_max": 30_000_00, "months": 6, "loan_rate": Fraction(2, 100)},
    ]
    bridges.edit_offers(desk.base, [RowEdit(None, each) for each in offers])
    return desk


def test_those_that_carry_the_bridge_come_first_and_say_why_others_do_not(offered: Desk) -> None:
    found = bridges.read_offers(offered.base, offered.dossier, ON)

    assert [(each.offer.name, cash.fits(each)) for each in found] == [
        ("Avance régionale", "Plafond et durée suffisants"),
        ("Banque", "Conditions à demander"),
        ("Fonds local", "Plafond au-dessous du relais"),
        ("Prêt court", "Durée plus courte que le relais"),
    ]


def test_no_offer_suits_while_nobody_knows_what_is_to_carry_or_nothing_is(offered: Desk) -> None:
    treasuries.edit_cash_plan(offered.base, offered.dossier, opening=10_000_00)
    found = bridges.read_offers(offered.base, offered.dossier, ON)
    assert {cash.fits(each) for each in found} == {"Rien à porter"}

    for movement in treasuries.read_treasury(offered.base, offered.dossier, ON).movements:
        if not movement.is_derived:
            edit = RowEdit(movement.row.id, {}, is_removed=True)
            treasuries.edit_cash_movements(offered.base, offered.dossier, [edit])
    found = bridges.read_offers(offered.base, offered.dossier, ON)
    assert {cash.fits(each) for each in found} == {"Trésorerie inconnue"}


def test_a_new_offer_was_seen_today_and_has_no_rate_until_somebody_says_one(offered: Desk) -> None:
    bank = next(each for each in bridges.list_offers(offered.base) if each.name == "Banque")

    assert (bank.loan_rate, bank.seen_on is None) == (None, False)


def test_an_offer_is_changed_binned_and_brought_back(offered: Desk) -> None:
    first = bridges.list_offers(offered.base)[0]
    bridges.edit_offers(offered.base, [RowEdit(first.id, {"source": "Site du conseil régional"})])
    bridges.edit_offers(offered.base, [RowEdit(first.id, {}, is_removed=True)])
    assert len(bridges.list_offers(offered.base)) == 3

    history.undo(offered.base)
    assert bridges.list_offers(offered.base)[0].source == "Site du conseil régional"


@pytest.mark.parametrize(("fields", "code"), [({"name": " "}, "name_needed"), ({"amount_max": -1}, "negative_amount")])
def test_what_says_nothing_is_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        bridges.edit_offers(desk.base, [RowEdit(None, {"name": "Banque", **fields})])
