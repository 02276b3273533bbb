"""Other ways to carry a project, each read by the rule of the plan: figures reckoned by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.cash.variants import Carrying, CashVariant, Compared
from leaderdesk.domain.claims.rules import ClaimRules, write_claim_rules
from leaderdesk.domain.sheets.amounts import first_day
from leaderdesk.services import dossiers, funding, history, settings, treasuries
from leaderdesk.services.edits import RowEdit
from leaderdesk.words import cash
from tests.services.desk import ON, Desk

APRIL, JULY, DECEMBER = date(2026, 4, 1), date(2026, 7, 31), date(2026, 12, 1)


@pytest.fixture
def works(desk: Desk) -> Desk:
    """2 500 € a month from April to July, 2 000 € at hand, 1 600 € of the Département in December.

    April −500, May −3 000, June −5 500, July to November −8 000, December −6 400; the fund (6 400 €) is claimed
    then and comes 14 months later, in February 2028.
    """
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, JULY, "even")
    treasuries.edit_cash_plan(desk.base, desk.dossier, opening=2_000_00, loan_rate=Fraction(3, 100))
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line.id, {"expected_on": DECEMBER})])
    return desk


def kept(desk: Desk, **fields: object) -> Compared:
    treasuries.edit_variants(desk.base, desk.dossier, [RowEdit(None, fields)])
    return next(each for each in treasuries.read_variants(desk.base, desk.dossier, ON) if each.variant.id)


def test_the_plan_beside_which_they_stand(works: Desk) -> None:
    outlooks = treasuries.read_treasury(works.base, works.dossier, ON).outlooks
    assert outlooks is not None
    likely = outlooks["likely"]

    assert (int(likely.bridge), likely.months_carried, int(likely.gap)) == (8_000, 22, 0)
    assert first_day(likely.lowest_month) == date(2026, 7, 1)
    first = treasuries.read_variants(works.base, works.dossier, ON)[0]
    assert (first.likely.balances, int(first.bridge_saved), first.cost) == (
        likely.balances,
        0,
        Carrying(likely.interest),
    )


def test_funders_that_pay_first_take_their_money_off_the_bridge(works: Desk) -> None:
    found = kept(works, funders_first=True)

    # The Département pays in April: −6 400 at most in July; the fund is claimed in July and comes in September 2027.
    assert (int(found.likely.bridge), int(found.bridge_saved)) == (6_400, 1_600)
    # April ends at 1 100: below zero from May 2026 to August 2027.
    assert (found.likely.months_carried, found.months_saved) == (16, 6)


def test_suppliers_paid_in_part_are_paid_the_rest_later(works: Desk) -> None:
    found = kept(works, deferred_share=Fraction(1, 2), deferred_months=6)

    # Half of 2 500 a month from April to July, the other half from October to January; the Département in December.
    assert [int(each) for each in found.likely.balances[:10]] == [
        *(750, -500, -1750, -3000),
        *(-3000, -3000),
        *(-4250, -5500, -5150, -6400),
    ]
    # Everything is paid in January 2027: the fund is claimed then and comes in March 2028.
    assert (int(found.likely.bridge), int(found.bridge_saved), found.likely.months_carried) == (6_400, 1_600, 22)


def test_works_over_more_months_are_paid_later(works: Desk) -> None:
    found = kept(works, phases=8)

    # 1 250 a month from April to November: the fund still waits for the Département, in December.
    assert [int(each) for each in found.likely.balances[:9]] == [
        750,
        -500,
        -1750,
        -3000,
        -4250,
        -5500,
        -6750,
        -8000,
        -6400,
    ]
    assert (int(found.bridge_saved), found.months_saved) == (0, 1)


def test_works_over_more_months_are_no_surer_of_their_days(works: Desk) -> None:
    last = dossiers.read_whole_dossier(works.base, works.dossier).movements[-1]
    days = {"early_on": date(2026, 6, 1), "late_on": date(2026, 9, 1)}
    treasuries.edit_cash_movements(works.base, works.dossier, [RowEdit(last.id, days)])
    outlooks = kept(works, phases=8).sheet.outlooks
    assert outlooks is not None

    # 1 250 a month from April: at the earliest a month before, never before April; at the latest two months after.
    assert [int(each) for each in outlooks["early"].balances[:3]] == [-500, -1750, -3000]
    assert [int(each) for each in outlooks["late"].balances[:4]] == [2000, 2000, 750, -500]


def test_a_claim_in_two_parts_waits_for_half_of_what_is_spent_and_received(works: Desk) -> None:
    found = kept(works, claims=2)
    paid = [(each.row.amount, each.row.ready_on, each.paid["likely"]) for each in found.sheet.claims]

    # Half is spent in May, but half of the public money is only there in December: nothing is gained.
    assert paid == [
        (3_200_00, DECEMBER, date(2028, 2, 1)),
        (3_200_00, None, date(2028, 2, 1)),
    ]
    settings.set_setting(works.base, "claim_rules", write_claim_rules(ClaimRules(counterpart_paid_first=False)))
    found = next(each for each in treasuries.read_variants(works.base, works.dossier, ON) if each.variant.id)
    assert [each.paid["likely"] for each in found.sheet.claims] == [date(2027, 7, 1), date(2028, 2, 1)]
    assert (int(found.bridge_saved), found.months_saved) == (0, 0)


def test_instalments_stay_within_what_the_programme_allows(works: Desk) -> None:
    rules = ClaimRules(max_before_balance=Fraction(80, 100), max_instalments=2, counterpart_paid_first=False)
    settings.set_setting(works.base, "claim_rules", write_claim_rules(rules))
    found = kept(works, claims=10)

    # Two instalments of a third each stay under 80 %: 6 400 / 3.
    assert [each.row.amount for each in found.sheet.claims] == [2_133_33, 2_133_33, 2_133_34]
    assert found.limits == ("fewer_instalments",)


def test_a_loan_carries_the_project_and_says_what_it_costs(works: Desk) -> None:
    found = kept(works, loan=8_000_00, loan_rate=Fraction(3, 100), loan_fee=150_00, loan_months=22)

    # Lent in April 2026, given back in February 2028 with the money of the fund: nothing is left to carry.
    assert (int(found.likely.bridge), int(found.likely.gap)) == (0, 0)
    # 8 000 × 3 % × 22 / 12 = 440, and 150 of fee.
    assert found.cost == Carrying(Fraction(590))


def test_a_loan_without_a_rate_has_no_known_cost(works: Desk) -> None:
    assert kept(works, loan=8_000_00, loan_months=22).cost == Carrying(Fraction(0), asks_loan=True)


def test_a_loan_that_carries_a_part_says_what_is_known_of_its_cost(works: Desk) -> None:
    treasuries.edit_cash_plan(works.base, works.dossier, loan_rate=None)
    found = kept(works, loan=4_000_00, loan_rate=Fraction(3, 100), loan_fee=150_00, loan_months=22)

    # 4 000 × 3 % × 22 / 12 = 220, and 150 of fee; nobody said a rate for what is left to carry.
    assert found.likely.bridge > 0
    assert found.cost == Carrying(Fraction(370), asks_rest=True)


def test_the_usual_ones_are_proposed_and_only_those_that_change_something(works: Desk) -> None:
    found = treasuries.read_variants(works.base, works.dossier, ON)

    assert [each.variant for each in found] == [
        CashVariant(),
        CashVariant(phases=8),
        CashVariant(deferred_share=Fraction(1, 2), deferred_months=3),
        CashVariant(funders_first=True),
        CashVariant(claims=2, funders_first=True),
        CashVariant(loan=8_000_00, loan_months=22),
    ]


def test_a_variant_that_is_kept_is_not_proposed_again_and_is_undone(works: Desk) -> None:
    kept(works, funders_first=True)
    found = treasuries.read_variants(works.base, works.dossier, ON)
    assert sum(each.variant.funders_first and each.variant.claims is None for each in found) == 1

    history.undo(works.base)
    assert all(each.variant.id is None for each in treasuries.read_variants(works.base, works.dossier, ON))


def test_a_claim_in_parts_is_paid_as_slowly_as_the_one_it_replaces(works: Desk) -> None:
    settings.set_setting(works.base, "claim_rules", write_claim_rules(ClaimRules(counterpart_paid_first=False)))
    slow = {"amount": 6_400_00, "filing_months": 3, "early_months": 18, "likely_months": 20, "late_months": 30}
    treasuries.edit_planned_claims(works.base, works.dossier, [RowEdit(None, slow)])
    found = kept(works, claims=2)

    # Half is spent in May 2026, all is spent and received in December: three months to file, then twenty.
    assert [each.paid["likely"] for each in found.sheet.claims] == [date(2028, 4, 1), date(2028, 11, 1)]


def test_claims_planned_for_a_day_wait_for_works_that_last_longer(works: Desk) -> None:
    days = {"instalment": date(2026, 6, 1), "balance": date(2026, 12, 31)}
    rows = [RowEdit(None, {"label": name, "amount": 3_200_00, "ready_on": day}) for name, day in days.items()]
    treasuries.edit_planned_claims(works.base, works.dossier, rows)
    found = kept(works, phases=16)

    # 7 500 € were to be paid by the first of June: at 625 € a month from April 2026, they are in March 2027;
    # all of it in July 2027.
    assert [each.row.ready_on for each in found.sheet.claims] == [date(2027, 3, 1), date(2027, 7, 1)]
    assert [each.paid["likely"] for each in found.sheet.claims] == [date(2028, 5, 1), date(2028, 9, 1)]


def test_claims_planned_for_a_day_wait_for_bills_paid_later(works: Desk) -> None:
    days = {"instalment": date(2026, 5, 1), "balance": date(2026, 8, 1)}
    rows = [RowEdit(None, {"label": name, "amount": 3_200_00, "ready_on": day}) for name, day in days.items()]
    treasuries.edit_planned_claims(works.base, works.dossier, rows)
    found = kept(works, deferred_share=Fraction(1, 2), deferred_months=6)

    # 5 000 € were to be paid by the first of May: half of four bills, in July; all of it in January 2027.
    assert [each.row.ready_on for each in found.sheet.claims] == [date(2026, 7, 1), date(2027, 1, 1)]


def test_works_over_more_months_leave_the_refund_of_vat_its_amount(works: Desk) -> None:
    refund = {"kind": "vat_refund", "label": "TVA", "amount": 800_00, "due_on": JULY}
    treasuries.edit_cash_movements(works.base, works.dossier, [RowEdit(None, refund)])
    found = kept(works, phases=8).sheet.movements

    sums = {
        kind: sum(each.row.amount for each in found if each.row.kind == kind) for kind in ("spending", "vat_refund")
    }
    assert sums == {"spending": 10_000_00, "vat_refund": 800_00}


def test_a_loan_lasts_from_the_first_month_that_needs_it_to_the_last(works: Desk) -> None:
    advance = {"kind": "advance", "label": "Avance", "amount": 9_000_00, "due_on": date(2026, 8, 1)}
    spent = {"kind": "spending", "label": "Solde", "amount": 9_000_00, "due_on": DECEMBER}
    treasuries.edit_cash_movements(works.base, works.dossier, [RowEdit(None, advance), RowEdit(None, spent)])
    plan, *others = treasuries.read_variants(works.base, works.dossier, ON)
    loan = next(each for each in others if each.variant.loan)

    # April to July 2026, then December 2026 to January 2028: eighteen months below zero, over twenty-two.
    assert (plan.likely.months_carried, plan.likely.months_lent) == (18, 22)
    assert loan.variant.loan_months == 22
    assert (int(loan.likely.bridge), loan.likely.months_carried) == (0, 0)


def test_a_loan_without_months_lasts_as_long_as_it_is_needed(works: Desk) -> None:
    found = kept(works, loan=8_000_00, loan_rate=Fraction(3, 100))

    assert (int(found.likely.bridge), found.likely.months_carried) == (0, 0)
    # 8 000 × 3 % × 22 / 12.
    assert found.cost == Carrying(Fraction(440))


def test_a_loan_given_back_after_everything_is_seen_to_its_end(works: Desk) -> None:
    found = kept(works, loan=8_000_00, loan_months=60)
    loans = [each.months["likely"] for each in found.sheet.cash.loans]
    assert found.sheet.cash.start + found.sheet.months > max(loans)


def test_what_is_saved_is_told_apart_from_what_is_lent(works: Desk) -> None:
    found = kept(works, funders_first=True, loan=1_000_00, loan_months=30)

    assert (int(found.bridge_saved), found.months_saved, int(found.lent)) == (1_600, 6, 1_000)
    assert int(found.likely.bridge) == 5_400
    assert cash.saved(found).replace("\u00a0", " ").replace("\u202f", " ") == (
        "1 600 € de moins, 6 mois de moins, le prêt porte 1 000 €"
    )


def test_months_to_show_never_hide_what_is_to_carry(works: Desk) -> None:
    before = treasuries.read_treasury(works.base, works.dossier, ON)
    treasuries.edit_cash_plan(works.base, works.dossier, months=3)
    found = treasuries.read_treasury(works.base, works.dossier, ON)

    assert found.outlooks == before.outlooks
    first = treasuries.read_variants(works.base, works.dossier, ON)[0]
    assert (int(first.bridge_saved), first.months_saved) == (0, 0)
    treasuries.edit_cash_plan(works.base, works.dossier, months=60)
    assert treasuries.read_treasury(works.base, works.dossier, ON).months == 60


def test_a_loan_pays_no_interest_for_a_gap_however_many_months_are_shown(works: Desk) -> None:
    treasuries.edit_cash_plan(works.base, works.dossier, opening=0)
    first = treasuries.read_variants(works.base, works.dossier, ON)[0]
    # 2 000 € are nobody's: 500, 3 000, 5 500, five months at 8 000 then fourteen at 6 400, at 3 %.
    assert (int(first.likely.gap), first.cost.known) == (2_000, Fraction(138_600 * 3, 1200))

    treasuries.edit_cash_plan(works.base, works.dossier, months=90)
    assert treasuries.read_variants(works.base, works.dossier, ON)[0].cost == first.cost
