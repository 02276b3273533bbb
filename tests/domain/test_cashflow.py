"""A holder's cash: when a claim is paid, what is bridged, what no loan repays, and the level."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.cashflow import Alert, CashPlan, Claim, Movement, Outlook, forecast_cash, in_each, paid_at
from leaderdesk.domain.inputs import WrongInput

START = 2026 * 12


def movement(month: int, amount: int) -> Movement:
    return Movement(in_each(START + month), Fraction(amount))


PLAN = CashPlan(
    START,
    months=12,
    opening=Fraction(100),
    spending=(movement(1, 300),),
    receipts=(movement(4, 50),),
    claims=(Claim(Fraction(150), delays={"early": 1, "likely": 2, "late": 3}, lags=in_each(1)),),
)


def likely(plan: CashPlan) -> Outlook:
    return forecast_cash(plan)["likely"]


@pytest.mark.parametrize(
    ("waits_for", "ready", "convention", "month"),
    [
        (("spending", "receipts"), None, None, 4),
        (("spending",), None, None, 1),
        ((), None, None, 0),
        ((), 3, None, 3),
        (("spending",), 3, 6, 6),
        # What it waited for is over before the first month: its time has begun to run.
        ((), -2, None, -2),
        ((), None, -1, -1),
    ],
)
def test_a_claim_is_paid_at_the_latest_of_what_it_waits_for(
    waits_for: tuple[str, ...], ready: int | None, convention: int | None, month: int
) -> None:
    claim = replace(PLAN.claims[0], waits_for=waits_for, ready=None if ready is None else in_each(START + ready))
    plan = replace(PLAN, convention=None if convention is None else in_each(START + convention))

    assert paid_at(plan, claim, "likely") == START + month + 1 + 2


def test_a_claim_still_listed_is_not_paid_before_the_first_month() -> None:
    claim = replace(PLAN.claims[0], waits_for=(), ready=in_each(START - 5))

    assert paid_at(PLAN, claim, "likely") == START


def test_a_claim_is_paid_at_once_unless_it_says_otherwise() -> None:
    assert paid_at(PLAN, Claim(Fraction(1)), "late") == START + 4


def test_dates_may_differ_by_scenario() -> None:
    spread = Movement({"early": START, "likely": START + 2, "late": START + 20}, Fraction(50))

    outlooks = forecast_cash(replace(PLAN, spending=(), claims=(), receipts=(spread,)))

    assert [each.balances[0] for each in outlooks.values()] == [150, 100, 100]
    assert [each.outstanding for each in outlooks.values()] == [0, 0, 50]


def test_the_lowest_month_is_the_first_that_ends_so_low() -> None:
    outlook = likely(PLAN)

    assert outlook.lowest == -200
    assert outlook.lowest_month == START + 1
    assert outlook.months_below_zero == 6


def test_what_comes_after_the_last_month_is_outstanding_and_no_gap() -> None:
    outlook = likely(replace(PLAN, months=5))

    assert outlook.outstanding == 150
    assert outlook.closing == -150
    assert outlook.gap == 0
    assert outlook.bridge == 200


def test_spending_after_the_last_month_makes_the_gap_alone() -> None:
    outlook = likely(replace(PLAN, spending=(movement(40, 1_000),), claims=(), receipts=()))

    assert outlook.gap == 900
    assert outlook.bridge == outlook.outstanding == 0
    assert outlook.level == "red"


def test_interest_is_that_of_each_month_below_zero() -> None:
    outlook = likely(replace(PLAN, loan_rate=Fraction(12, 100)))

    assert outlook.interest == Fraction(3 * 200 + 3 * 150, 100)


def test_less_than_one_in_hand_bears_no_interest() -> None:
    poor = replace(PLAN, opening=Fraction(1, 2), spending=(), loan_rate=Fraction(12, 100))

    assert likely(poor).interest == 0


@pytest.mark.parametrize(("below", "level"), [(11, "orange"), (12, "red")])
def test_a_year_below_zero_is_red_by_default(below: int, level: str) -> None:
    until = replace(PLAN, months=24, spending=(movement(0, 150),), receipts=(movement(below, 50),), claims=())

    assert likely(until).level == level


@pytest.mark.parametrize(
    ("alert", "level"),
    [
        (Alert(), "orange"),
        (Alert(Fraction(1, 5), Fraction(1_000)), "red"),
        (Alert(Fraction(1, 5), Fraction(1_001)), "orange"),
        (Alert(Fraction(1, 5)), "orange"),
        (Alert(red_months=6), "red"),
        (Alert(red_months=7), "orange"),
    ],
)
def test_the_level_is_red_from_a_bridge_or_a_number_of_months(alert: Alert, level: str) -> None:
    assert likely(replace(PLAN, alert=alert)).level == level


def test_no_bridge_is_green_even_of_a_budget_of_nothing() -> None:
    at_ease = replace(PLAN, opening=Fraction(500), alert=Alert(Fraction(1, 5), Fraction(0)))

    assert likely(at_ease).level == "green"


def test_what_was_spent_before_the_first_month_is_refused() -> None:
    with pytest.raises(WrongInput) as refused:
        forecast_cash(replace(PLAN, receipts=(movement(0, 1), movement(-1, 1))))

    assert (refused.value.code, refused.value.place) == ("before_start", "receipts[1].month")


def test_a_date_that_one_scenario_alone_puts_before_the_first_month_is_refused() -> None:
    spread = Movement({"early": START - 1, "likely": START, "late": START + 1}, Fraction(1))

    with pytest.raises(WrongInput) as refused:
        forecast_cash(replace(PLAN, spending=(spread,)))

    assert refused.value.place == "spending[0].month"


def test_a_plan_has_one_month_at_least() -> None:
    alone = CashPlan(START, months=1, opening=Fraction(5))

    assert likely(alone).balances == (Fraction(5),)
    with pytest.raises(WrongInput) as refused:
        forecast_cash(replace(alone, months=0))
    assert (refused.value.code, refused.value.place) == ("not_above_zero", "months")


MOVEMENTS = st.lists(st.builds(movement, st.integers(0, 15), st.integers(0, 500)), max_size=4).map(tuple)
PLANS = st.builds(
    lambda opening, spending, receipts, amounts: replace(
        PLAN,
        opening=Fraction(opening),
        spending=spending,
        receipts=receipts,
        claims=tuple(replace(PLAN.claims[0], amount=Fraction(amount)) for amount in amounts),
        loan_rate=Fraction(3, 100),
    ),
    st.integers(0, 500),
    MOVEMENTS,
    MOVEMENTS,
    st.lists(st.integers(0, 500), max_size=3),
)
PROPERTY = settings(derandomize=True, max_examples=100)


@given(PLANS)
@PROPERTY
def test_the_money_adds_up_in_each_scenario(plan: CashPlan) -> None:
    spent = sum(each.amount for each in plan.spending)
    come = sum(each.amount for each in plan.receipts) + sum(each.amount for each in plan.claims)
    later = sum(each.amount for each in plan.spending if each.months["late"] >= START + plan.months)

    for outlook in forecast_cash(plan).values():
        assert outlook.closing + outlook.outstanding - later == plan.opening + come - spent
        assert outlook.gap == max(0, spent - come - plan.opening)
        assert outlook.bridge >= 0
        assert outlook.interest >= 0
        assert (outlook.level == "green") == (not outlook.months_below_zero and not outlook.gap)


@given(PLANS, st.integers(1, 300))
@PROPERTY
def test_more_in_hand_never_makes_it_worse(plan: CashPlan, more: int) -> None:
    levels = ("green", "orange", "red")
    richer = forecast_cash(replace(plan, opening=plan.opening + more))

    for scenario, outlook in forecast_cash(plan).items():
        assert richer[scenario].lowest == outlook.lowest + more
        assert richer[scenario].gap <= outlook.gap
        assert richer[scenario].interest <= outlook.interest
        assert levels.index(richer[scenario].level) <= levels.index(outlook.level)


@given(PLANS)
@PROPERTY
def test_a_later_payment_never_makes_it_better_and_the_order_of_lines_says_nothing(plan: CashPlan) -> None:
    outlooks = forecast_cash(plan)
    turned = replace(plan, spending=plan.spending[::-1], receipts=plan.receipts[::-1])

    assert outlooks["early"].lowest >= outlooks["likely"].lowest >= outlooks["late"].lowest
    assert outlooks["early"].months_below_zero <= outlooks["late"].months_below_zero
    assert forecast_cash(turned) == outlooks
