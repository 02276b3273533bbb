"""The claims of a fund in their order: 6 400 € agreed on 10 000 €, that is 64 cents a euro; figures by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.claims.rows import ClaimRow, ExpenseRow
from leaderdesk.domain.claims.settling import Basis, Received, Reckoned, SettledClaim, reckon_stages, settle_claims
from leaderdesk.domain.payments import PaymentRules, Reduction
from tests.domain.claimed import CHECKED, FILED, PAID, claim, expense

BASIS = Basis(10_000_00, 6_400_00, PaymentRules(None, counterpart_paid_first=False))
CALLED = replace(BASIS, rules=PaymentRules(Fraction(4, 5)), knows_received=True)
LATER = date(2027, 6, 1)
DAYS: dict[str, Any] = {"filed_on": FILED, "service_done_on": CHECKED, "paid_on": PAID}


def settle(*claims: ClaimRow, expenses: tuple[ExpenseRow, ...], basis: Basis = BASIS) -> tuple[SettledClaim, ...]:
    return settle_claims(claims, expenses, basis, LATER)


def spent(claim_id: int, claimed: int, **said: Any) -> ExpenseRow:
    return expense(claim_id, claimed, claim_id=claim_id, **said)


def test_a_cut_of_twelve_percent_is_deducted_twice_and_what_was_asked_stays() -> None:
    rules = replace(BASIS.rules, reduction=Reduction(Fraction(1, 10)))
    (one,) = settle(claim(**DAYS), expenses=(spent(1, 5_600_00, cut=600_00),), basis=replace(BASIS, rules=rules))

    # 600 of 5 000 found is 12 %: 5 000 less 600 once more is 4 400, of which 64 %.
    assert (one.due, one.asked, one.lost) == (2_816_00, 3_584_00, 768_00)
    assert reckon_stages([one]) == (
        Reckoned("claimed", FILED, 3_584_00),
        Reckoned("certified", CHECKED, 2_816_00),
        Reckoned("paid", PAID, 2_816_00),
    )


def test_the_second_claim_makes_up_for_a_first_that_was_partly_paid() -> None:
    first, second = settle(claim(1, **DAYS, paid=2_000_00), claim(2), expenses=(spent(1, 5_000_00), spent(2, 2_000_00)))

    assert (first.due, first.paid, first.doubts) == (3_200_00, 2_000_00, ())
    # 64 % of 7 000 less what was paid.
    assert second.due == 2_480_00


def test_a_withdrawn_claim_counts_for_nothing() -> None:
    gone, standing = settle(
        claim(1, **DAYS, withdrawn_on=PAID), claim(2), expenses=(spent(1, 5_000_00), spent(2, 2_000_00))
    )

    assert standing.due == 1_280_00
    assert reckon_stages([gone, standing]) == ()


def test_a_balance_gives_back_what_was_paid_beyond_what_is_kept() -> None:
    first, last = settle(
        claim(1, **DAYS, paid=3_200_00),
        claim(2, "balance", service_done_on=LATER, paid_on=LATER),
        expenses=(spent(1, 5_000_00, cut=2_000_00), spent(2, 1_000_00)),
    )

    # 4 000 kept in all give 2 560; 3 200 came: 640 go back, and 3 840 are released.
    assert last.settlement is not None
    assert (last.due, last.to_recover, int(last.settlement.released)) == (0, 640_00, 3_840)
    assert [each for each in reckon_stages([first, last]) if each.stage == "paid"] == [
        Reckoned("paid", PAID, 3_200_00),
        Reckoned("paid", LATER, 2_560_00),
    ]


def test_a_claim_without_expenses_is_worth_what_is_said_and_is_told_as_a_doubt() -> None:
    first, second = settle(claim(1, **DAYS, paid=3_200_00), claim(2), expenses=(spent(2, 2_000_00),))

    assert (first.due, first.asked, first.doubts) == (None, None, ("expenses_unknown",))
    # 3 200 paid stand for 5 000 spent: the second is worth its own 64 %.
    assert (second.due, second.doubts) == (1_280_00, ("earlier_expenses_unknown",))
    assert reckon_stages([first]) == (Reckoned("paid", PAID, 3_200_00),)


def test_a_payer_who_keeps_another_amount_than_the_rule_is_told() -> None:
    (one,) = settle(claim(**DAYS, certified=3_000_00), expenses=(spent(1, 5_000_00),))

    assert (one.differs, one.doubts) == (-200_00, ("payer_differs",))


def test_a_counterpart_that_nobody_says_limits_nothing_and_is_told() -> None:
    (one,) = settle(claim(), expenses=(spent(1, 5_000_00),), basis=replace(CALLED, knows_received=False))

    assert (one.due, one.doubts) == (3_200_00, ("counterpart_unknown",))


def test_money_that_came_after_the_check_does_not_count_for_it() -> None:
    received = (Received(FILED, 500_00), Received(PAID, 1_100_00), Received(FILED, 900_00, is_calling=False))
    basis = replace(CALLED, received=received)
    checked, unchecked = (
        settle(row, expenses=(spent(1, 5_000_00),), basis=basis)[0] for row in (claim(service_done_on=CHECKED), claim())
    )

    # 500 call 2 000; 1 600 call 6 400.
    assert (checked.due, unchecked.due) == (2_000_00, 3_200_00)


def test_a_public_holder_pays_its_counterpart_with_its_invoices() -> None:
    basis = replace(CALLED, own_calls=1_600_00)
    expenses = (spent(1, 1_000_00), spent(2, 4_000_00))
    first, second = settle(claim(1), claim(2), expenses=expenses, basis=basis)
    # 1 000 spent call 4 000; then 5 000 less the 640 paid bear all of the 1 600.
    assert [each.settlement and each.settlement.limits["counterpart_paid"] for each in (first, second)] == [
        4_000,
        5_760,
    ]
    assert (first.due, second.due) == (640_00, 2_560_00)

    unpaid = settle(claim(1), expenses=(spent(1, 1_000_00, paid_on=None),), basis=basis)
    assert unpaid[0].due == 0
    # A funder’s part is not covered: of 1 600 called, 600 are its own, and nothing came of the rest.
    shared = settle(claim(1), expenses=(spent(1, 5_000_00),), basis=replace(basis, own_calls=600_00))
    assert shared[0].due == 2_400_00


def test_a_claim_is_settled_as_the_convention_was_when_it_was_checked() -> None:
    basis = replace(BASIS, fund=5_000_00, agreed_from=((date.min, 6_400_00), (date(2026, 10, 1), 5_000_00)))
    first, last = settle(
        claim(1, **DAYS), claim(2, "balance"), expenses=(spent(1, 5_000_00), spent(2, 5_000_00)), basis=basis
    )

    assert (first.due, last.due) == (3_200_00, 1_800_00)


def test_what_cannot_be_settled_says_why_and_adds_nothing() -> None:
    (one,) = settle(claim(**DAYS), expenses=(spent(1, 1_000_00),), basis=replace(BASIS, eligible=0))

    assert (one.due, one.asked, one.wrong and one.wrong.place) == (None, None, "eligible_agreed")
    assert reckon_stages([one]) == ()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4_000_00), st.integers(0, 100)), min_size=1, max_size=4))
def test_in_all_a_fund_never_pays_more_than_its_share_of_what_is_kept(parts: list[tuple[int, int]]) -> None:
    rows = [claim(rank, "balance" if rank == len(parts) else "instalment") for rank in range(1, len(parts) + 1)]
    rows = [replace(row, filed_on=FILED, service_done_on=CHECKED, paid_on=PAID) for row in rows]
    expenses = [spent(rank, amount, cut=amount * cut // 100) for rank, (amount, cut) in enumerate(parts, start=1)]
    settled = settle(*rows, expenses=tuple(expenses))

    # Reckoned apart: 64 % of all that is kept, up to 10 000, in whole cents.
    kept = min(10_000_00, sum(each.kept for each in expenses))
    paid = [each.amount for each in reckon_stages(settled) if each.stage == "paid"]
    assert paid == [kept * 64 // 100]
