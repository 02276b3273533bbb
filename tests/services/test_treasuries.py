"""The treasury of a dossier: a schedule spread from its costs, what the plan already says, its outlooks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderdesk.domain.cash.spreading import spread
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.services import costs, dossiers, funding, history, holders, settings, treasuries
from leaderdesk.services.edits import RowEdit
from tests.factories import make_dossier
from tests.services.desk import ON, Desk

APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)


def sheet(desk: Desk) -> TreasurySheet:
    return treasuries.read_treasury(desk.base, desk.dossier, ON)


def movements(desk: Desk) -> list[tuple[str, str, int]]:
    return [
        (each.row.kind, str(each.row.due_on), each.row.amount) for each in sheet(desk).movements if not each.is_derived
    ]


@pytest.mark.parametrize(("shape", "parts"), [("even", (33, 33, 34)), ("front", (50, 33, 17)), ("back", (16, 34, 50))])
def test_an_amount_is_spread_to_the_cent(shape: str, parts: tuple[int, ...]) -> None:
    assert spread(100, 3, shape) == parts


def test_nothing_dated_gives_no_outlook(desk: Desk) -> None:
    found = sheet(desk)

    assert (found.outlooks, found.level) == (None, None)
    assert {flaw.code for flaw in found.flaws} == {"treasury_empty", "movement_undated"}


def test_money_that_comes_says_nothing_of_a_cash_of_which_no_expense_is_dated(desk: Desk) -> None:
    income = {"kind": "other", "label": "Recettes", "amount": 500_00, "due_on": APRIL}
    treasuries.edit_cash_movements(desk.base, desk.dossier, [RowEdit(None, income)])
    found = sheet(desk)
    assert (found.outlooks, found.level, found.flaws[0].code) == (None, None, "treasury_empty")

    spent = {"kind": "spending", "label": "Matériel", "amount": 300_00, "due_on": APRIL}
    treasuries.edit_cash_movements(desk.base, desk.dossier, [RowEdit(None, spent)])
    outlooks = sheet(desk).outlooks
    assert outlooks is not None
    # 500 received, 300 paid in April.
    assert outlooks["likely"].balances[0] == 200


def test_the_costs_are_spread_over_their_months_in_one_entry(desk: Desk) -> None:
    before = desk.base.height
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, JUNE, "even")

    assert movements(desk) == [
        ("spending", "2026-04-01", 3_333_33),
        ("spending", "2026-05-01", 3_333_33),
        ("spending", "2026-06-01", 3_333_34),
    ]
    assert desk.base.height == before + 1
    history.undo(desk.base)
    assert movements(desk) == []


def test_the_vat_that_is_recovered_comes_back_later(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, recovers_vat=True)
    line = costs.read_costs(desk.base, desk.dossier).lines[0]
    costs.edit_quote(desk.base, line.quotes[0].id, vat=2_000_00)
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, APRIL, "even")

    assert movements(desk) == [("spending", "2026-04-01", 12_000_00), ("vat_refund", "2026-07-01", 2_000_00)]


def test_a_new_schedule_takes_the_place_of_the_former_but_not_of_what_is_done(desk: Desk) -> None:
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, JUNE, "even")
    row = sheet(desk).movements[0].row
    treasuries.edit_cash_movements(desk.base, desk.dossier, [RowEdit(row.id, {"is_done": True})])
    treasuries.spread_costs(desk.base, desk.dossier, JUNE, JUNE, "even")

    # What is paid already is not spent a second time.
    assert movements(desk) == [("spending", "2026-04-01", 3_333_33), ("spending", "2026-06-01", 6_666_67)]


def test_nothing_is_left_to_spread_once_all_is_done(desk: Desk) -> None:
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, APRIL, "even")
    row = sheet(desk).movements[0].row
    treasuries.edit_cash_movements(desk.base, desk.dossier, [RowEdit(row.id, {"is_done": True})])
    with pytest.raises(Refusal, match="nothing_to_spread"):
        treasuries.spread_costs(desk.base, desk.dossier, JUNE, JUNE, "even")


def test_the_plan_is_not_typed_again(desk: Desk) -> None:
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, APRIL, "even")
    treasuries.edit_cash_plan(desk.base, desk.dossier, opening=2_000_00)
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line.id, {"expected_on": date(2026, 9, 1)})])

    found = sheet(desk)
    assert found.outlooks is not None
    likely = found.outlooks["likely"]
    assert [(each.row.label, each.is_derived) for each in found.movements][-1] == ("Département", True)
    assert [int(each) for each in (likely.bridge, likely.gap, likely.closing)] == [8_000, 0, 0]
    assert {name: str(day) for name, day in found.claims[0].paid.items()} == {
        "early": "2027-05-01",
        "likely": "2027-11-01",
        "late": "2028-09-01",
    }


def test_a_claim_with_its_own_day_does_not_wait_for_the_others(desk: Desk) -> None:
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, JUNE, "even")
    first = {"label": "Acompte", "amount": 3_000_00, "ready_on": APRIL, "filing_months": 1, "likely_months": 6}
    treasuries.edit_planned_claims(desk.base, desk.dossier, [RowEdit(None, first)])

    (claim,) = sheet(desk).claims
    assert (claim.is_derived, claim.paid["likely"]) == (False, date(2026, 11, 1))


def test_a_movement_before_the_start_is_named_and_left_out(desk: Desk) -> None:
    treasuries.edit_cash_plan(desk.base, desk.dossier, starts_on=APRIL)
    fields = {"label": "Acompte versé", "amount": 500_00, "due_on": ON}
    treasuries.edit_cash_movements(desk.base, desk.dossier, [RowEdit(None, fields)])

    assert [each.flaw.code for each in sheet(desk).movements if each.flaw] == [
        "movement_before_start",
        "movement_undated",
    ]


def test_the_delays_are_the_programme_s_until_eight_payments_are_known(desk: Desk) -> None:
    settings.set_setting(desk.base, "payment_delays", "2/4/6")
    assert (sheet(desk).delays, sheet(desk).delays_from) == ((2, 4, 6), "settings")

    for rank in range(8):
        other = make_dossier(desk.base, desk.ground, f"2024-{rank}")
        paid = date(2025, 1, 1) + timedelta(days=30 * (rank + 1))
        funding.say_amount(desk.base, other, desk.ground.feader, "claimed", 100_00, date(2025, 1, 1))
        funding.say_amount(desk.base, other, desk.ground.feader, "paid", 100_00, paid)
    assert (sheet(desk).delays, sheet(desk).delays_from, sheet(desk).cases) == (
        (2, 4, 7),
        "measured",
        8,
    )


def test_nothing_to_spread_and_months_backwards_are_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="ends_before_it_starts"):
        treasuries.spread_costs(desk.base, desk.dossier, JUNE, APRIL, "even")
    costs.remove_cost_lines(desk.base, [costs.read_costs(desk.base, desk.dossier).lines[0].row.id])
    with pytest.raises(Refusal, match="nothing_to_spread"):
        treasuries.spread_costs(desk.base, desk.dossier, APRIL, JUNE, "even")


def test_another_start_is_tried_and_nothing_is_written(desk: Desk) -> None:
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, JUNE, "even")
    before = desk.base.height

    tried = treasuries.try_treasury(desk.base, desk.dossier, ON, opening=20_000_00)

    assert (tried.level, sheet(desk).level) == ("green", "red")
    assert (desk.base.height, sheet(desk).plan) == (before, None)


def test_the_claims_are_set_against_the_fund_that_is_expected(desk: Desk) -> None:
    assert (sheet(desk).fund, sheet(desk).planned) == (6_400_00, 6_400_00)
    treasuries.edit_planned_claims(desk.base, desk.dossier, [RowEdit(None, {"label": "Acompte", "amount": 2_000_00})])

    assert (sheet(desk).fund, sheet(desk).planned) == (6_400_00, 2_000_00)
