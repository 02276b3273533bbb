"""The steps that the reasons of money give: a plan's fund, a claim, a holder's cash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.cashflow import CashPlan, Movement, forecast_cash, in_each
from leaderdesk.domain.reasons.cashflow import reasons_of_cash
from leaderdesk.domain.simulation.running import RULES
from leaderdesk.domain.steps import Step, step


def steps_of(rule: str, case: dict[str, Any], *families: str) -> list[Step]:
    """The steps of these families, or all of them."""
    found: Iterable[Step] = RULES[rule](case)[1]()
    return [each for each in found if not families or any(each.code.startswith(f"{rule}.{name}") for name in families)]


def codes_of(rule: str, case: dict[str, Any], *families: str) -> list[str]:
    return [each.code.removeprefix(f"{rule}.") for each in steps_of(rule, case, *families)]


def plan(public: int = 1_600, *, rules: dict[str, Any] | None = None, **others: Any) -> dict[str, Any]:
    funds = [{"funder": "Région", "amount": str(public)}]
    return {"eligible": "10000", "rules": {"feader_share": "0.8", **(rules or {})}, "public_funds": funds, **others}


def test_a_plan_tells_its_base_only_where_it_differs_from_the_cost() -> None:
    capped = {"eligible_max": "4000"}

    assert codes_of("financing", plan(), "cost", "base") == ["cost"]
    assert codes_of("financing", plan(rules=capped), "cost", "base") == ["cost", "base.capped"]
    assert codes_of("financing", plan(revenue="1"), "base") == ["base.revenue_first"]
    assert steps_of("financing", plan(inside_share="0.5", rules={"revenue_before_share": False}), "base") == [
        step("financing.base.share_first", revenue=0, share=Fraction(1, 2), base=5_000)
    ]


def test_a_plan_tells_its_limits_from_the_smallest_then_by_name() -> None:
    given = plan(rules={"feader_max": "6399", "max_public_aid_rate": "0.8", "min_own_rate": "0.2"})

    assert codes_of("financing", given, "limit", "binding") == [
        "limit.feader_max",
        "limit.counterpart",
        "limit.max_public_aid_rate",
        "limit.min_own_rate",
        "binding",
    ]
    public = plan(holder="public")
    assert codes_of("financing", public, "limit") == ["limit.own_counterpart", "limit.min_own_rate"]


def test_a_plan_tells_what_its_fund_calls_and_what_is_left_of_the_lines() -> None:
    assert steps_of("financing", plan(requested="4000"), "fund", "calling", "top_up")[1:] == [
        step("financing.fund", fund=4_000, public_aid=5_600, own=4_400),
        step("financing.calling", calling=1_000, own=0),
        step("financing.top_up", funder="Région", amount=600),
    ]


@pytest.mark.parametrize(
    ("requested", "rounded"), [("300", False), ("350", True), ("99", True), ("0", False), ("6400", False)]
)
def test_a_plan_tells_a_rounding_only_where_it_took_something(requested: str, rounded: bool) -> None:  # noqa: FBT001
    codes = codes_of("financing", plan(requested=requested, rules={"rounding_step": "100"}), "rounded")

    assert codes == ["rounded"] * rounded


def test_a_plan_below_zero_tells_no_rounding_and_no_calling_money() -> None:
    too_much = plan(public=9_000, rules={"public_aid_max": "8000"})

    assert codes_of("financing", too_much, "rounded", "fund", "calling", "change", "refused") == [
        "funds",
        "fund",
        "refused.no_feader",
        "change.limit",
    ]


def test_a_limit_below_zero_tells_what_other_money_takes_of_it() -> None:
    too_much = plan(public=9_000, rules={"public_aid_max": "8000"})

    assert steps_of("financing", too_much, "passed") == [step("financing.passed", names="public_aid_max", over=1_000)]
    assert codes_of("financing", plan(requested="0"), "passed", "limit")[0] == "limit.requested"


def test_a_floor_that_is_missed_tells_what_alone_would_meet_it() -> None:
    told: Iterable[Step] = RULES["financing"](plan(public=1_000, rules={"feader_min": "5250"}))[1]()

    assert [each for each in told if each.code.startswith("lack.")] == [
        step("lack.more_public", reason="feader_min", amount=Fraction("312.50"), fund=5_250, remaining="")
    ]
    refused: Iterable[Step] = RULES["financing"](plan(public=11_000))[1]()
    assert [each for each in refused if each.code.startswith("lack.")] == []


def test_a_refusal_tells_what_is_missing_or_in_excess() -> None:
    floors = {"eligible_min": "10001", "public_aid_min": "9000"}

    assert steps_of("financing", plan(rules=floors), "refused") == [
        step("financing.refused.eligible_min", value=10_000, floor=10_001, missing=1),
        step("financing.refused.public_aid_min", value=8_000, floor=9_000, missing=1_000),
    ]
    assert steps_of("financing", plan(public=11_000), "refused") == [
        step("financing.refused.no_feader", excess=1_000),
        step("financing.refused.overfunded", excess=1_000),
    ]


@pytest.mark.parametrize(
    ("given", "change"),
    [
        (plan(), step("financing.change.counterpart", missing=400, fund=8_000)),
        (plan(rules={"feader_max": "7000"}), step("financing.change.counterpart", missing=150, fund=7_000)),
        (plan(requested="300"), step("financing.change.limit", name="requested", fund=6_400, names="counterpart")),
        (plan(requested="6400"), step("financing.change.several")),
        (
            plan(requested="0", rules={"feader_max": "1"}),
            step("financing.change.limit", name="requested", fund=1, names="feader_max"),
        ),
        (
            plan(requested="300", rules={"feader_max": "6400"}),
            step("financing.change.limit", name="requested", fund=6_400, names="counterpart,feader_max"),
        ),
        (
            plan(holder="public", rules={"min_own_rate": "0.1"}),
            step("financing.change.limit", name="min_own_rate", fund=8_000, names="counterpart"),
        ),
        (plan(public=10_000, requested="0"), step("financing.change.several")),
        (plan(public=11_000, rules={"feader_max": "0"}), step("financing.change.too_much_money")),
    ],
    ids=[
        "to the own share",
        "to a fixed limit",
        "a limit",
        "several",
        "a euro",
        "two follow",
        "own money",
        "two",
        "too much",
    ],
)
def test_a_plan_tells_what_would_change_its_fund(given: dict[str, Any], change: Step) -> None:
    assert steps_of("financing", given, "change") == [change]


def claim(**others: Any) -> dict[str, Any]:
    agreed = {"kind": "instalment", "eligible_agreed": "50000", "feader_agreed": "32000", "claimed": "20000"}
    return {**agreed, "rules": {"feader_share": "0.8"}, **others}


def test_a_claim_tells_what_is_cut_and_what_is_left_to_accept() -> None:
    late = claim(ineligible=[{"amount": "1000"}], previous=[{"accepted": "40000", "feader": "25600"}])

    assert steps_of("payment", late, "claimed", "before", "capped", "accepted") == [
        step("payment.claimed", claimed=20_000, cut=1_000, found=19_000),
        step("payment.before", number=1, accepted=40_000, paid=25_600),
        step("payment.capped", accepted=10_000, agreed=50_000),
    ]
    assert steps_of("payment", claim(claimed="50000"), "capped", "accepted") == [
        step("payment.accepted", accepted=50_000)
    ]


@pytest.mark.parametrize(
    ("cut", "of", "told"),
    [
        ("0", "claimed", []),
        ("2000", "claimed", ["cut.within.claimed"]),
        ("2000.01", "claimed", ["cut.beyond.claimed"]),
        ("2000", "accepted", ["cut.beyond.accepted"]),
        ("20000", "accepted", []),
        ("20000", "claimed", ["cut.beyond.claimed"]),
    ],
)
def test_a_claim_tells_whether_the_cut_is_beyond_the_tolerance(cut: str, of: str, told: list[str]) -> None:
    rules = {"reduction": {"tolerance": "0.1", "of": of}}

    assert codes_of("payment", claim(ineligible=[{"amount": cut}], rules=rules), "cut") == told


def test_a_claim_tells_the_part_that_was_cut() -> None:
    rules = {"reduction": {"tolerance": "0.1", "of": "accepted"}}

    assert steps_of("payment", claim(ineligible=[{"amount": "4000"}], rules=rules), "cut") == [
        step("payment.cut.beyond.accepted", cut=4_000, part=Fraction(1, 4), tolerance=Fraction(1, 10), penalty=4_000)
    ]
    limit = steps_of("payment", claim(ineligible=[{"amount": "4000"}], rules=rules), "limit.pro_rata")[0]
    assert (limit.data["spent"], limit.data["limit"]) == (12_000, 7_680)


def test_a_claim_tells_its_limits_from_the_smallest_then_by_name() -> None:
    rules = {"feader_share": "0.8", "max_before_balance": "0.4"}

    assert codes_of("payment", claim(counterpart_paid="1600", rules=rules), "limit", "binding") == [
        "limit.counterpart_paid",
        "limit.before_balance",
        "limit.pro_rata",
        "binding",
    ]


def test_a_limit_that_was_passed_tells_by_how_much() -> None:
    paid = [{"accepted": "1000", "feader": "14400"}]
    rules = {"feader_share": "0.8", "max_before_balance": "0.4"}

    told = steps_of("payment", claim(counterpart_paid="3200", rules=rules, previous=paid), "limit", "passed")

    assert [(each.code, each.data["limit"], each.data["over"]) for each in told] == [
        ("payment.passed.before_balance", -1_600, 1_600),
        ("payment.passed.counterpart_paid", -1_600, 1_600),
        ("payment.passed.pro_rata", -960, 960),
    ]
    assert codes_of("payment", claim(claimed="0"), "limit", "passed") == ["limit.pro_rata"]


def test_spending_accepted_beyond_the_agreed_cost_is_told_to_be_brought_down_to_it() -> None:
    beyond = [{"accepted": "50000.01", "feader": "0"}]
    just = [{"accepted": "50000", "feader": "0"}]

    assert steps_of("payment", claim(previous=beyond), "spent_beyond", "capped") == [
        step("payment.spent_beyond", accepted=Fraction("50000.01"), agreed=50_000)
    ]
    assert codes_of("payment", claim(previous=just), "spent_beyond", "capped") == ["capped"]


def test_a_balance_tells_what_is_recovered_and_released() -> None:
    settled = claim(kind="balance", claimed="0", previous=[{"accepted": "10000", "feader": "12800"}])

    assert steps_of("payment", settled, "due", "to_recover", "released") == [
        step("payment.due", due=0, paid=6_400),
        step("payment.to_recover", amount=6_400),
        step("payment.released", amount=25_600),
    ]
    assert codes_of("payment", claim(), "to_recover", "released") == []


@pytest.mark.parametrize(
    ("given", "changes"),
    [
        (claim(), [step("payment.change.spending", missing=30_000, due=32_000)]),
        (claim(claimed="50000"), []),
        (claim(claimed="60000"), []),
        (claim(rules={"max_before_balance": "0.5"}), [step("payment.change.spending", missing=5_000, due=16_000)]),
        (
            claim(claimed="0", previous=[{"accepted": "10000", "feader": "6400.01"}]),
            [step("payment.change.spending", missing=Fraction(40_000), due=Fraction("25599.99"))],
        ),
        (claim(previous=[{"accepted": "0", "feader": "32000"}]), []),
        (claim(ineligible=[{"amount": "9000"}], rules={"reduction": {"tolerance": "0"}}), []),
        (claim(rules={"max_instalments": 0}), []),
        (claim(counterpart_paid="1600"), [step("payment.change.counterpart", missing=1_600, due=12_800)]),
        (claim(counterpart_paid="3200"), []),
        (claim(rules={"max_before_balance": "0.1"}), [step("payment.change.balance")]),
        (claim(counterpart_paid="1600", rules={"feader_share": "0.8", "max_instalments": 0}), []),
        (claim(rules={"max_before_balance": "0.1", "max_instalments": 0}), []),
        (claim(counterpart_paid="0", claimed="0"), []),
        (claim(counterpart_paid="0", claimed="0", previous=[{"accepted": "10000", "feader": "6400"}]), []),
        (
            claim(counterpart_paid="0", claimed="1"),
            [step("payment.change.counterpart", missing=Fraction("0.16"), due=Fraction("0.64"))],
        ),
        (
            claim(counterpart_paid="1600", rules={"feader_share": "0.8", "max_before_balance": "0.3"}),
            [step("payment.change.counterpart", missing=800, due=9_600)],
        ),
    ],
    ids=[
        "spending",
        "all spent",
        "more than all",
        "spending to another",
        "spending again",
        "all paid before",
        "penalty",
        "no more instalments",
        "counterpart",
        "at once",
        "balance",
        "refused",
        "refused too",
        "nothing due",
        "all paid",
        "a euro",
        "up to another",
    ],
)
def test_a_claim_tells_what_would_release_more(given: dict[str, Any], changes: list[Step]) -> None:
    assert steps_of("payment", given, "change") == changes


JANUARY = 2026 * 12
DELAYS = {"early": 1, "likely": 4, "late": 5}


def cash(**others: Any) -> dict[str, Any]:
    paid = {"label": "solde", "amount": "50", "delays": {"early": 4, "likely": 5, "late": 9}}
    spent = [{"month": "2026-02", "amount": "50"}]
    return {"start": "2026-01", "months": 6, "spending": spent, "claims": [paid], **others}


def scenario(case: dict[str, Any], name: str) -> list[Step]:
    steps = steps_of("cashflow", case)
    start = steps.index(step(f"cashflow.scenario.{name}"))
    ends = [rank for rank, each in enumerate(steps) if each.code.startswith("cashflow.scenario") and rank > start]
    return steps[start + 1 : min(ends, default=len(steps))]


def test_cash_tells_what_is_paid_within_the_months_shown_and_after() -> None:
    waits: dict[str, Any] = {"label": "solde", "names": "spending", "month": date(2026, 2, 1), "lag": 0}
    below = step("cashflow.lowest", amount=-50, month=date(2026, 2, 1))
    orange = [step("cashflow.level.orange"), step("cashflow.change.opening", missing=50)]

    assert steps_of("cashflow", cash())[:2] == [
        step("cashflow.opening", opening=0, start=date(2026, 1, 1), months=6),
        step("cashflow.moves", spending=50, receipts=0),
    ]
    assert scenario(cash(), "early") == [
        step("cashflow.waits", **waits, delay=4),
        step("cashflow.paid.shown", label="solde", amount=50, month=date(2026, 6, 1)),
        below,
        step("cashflow.bridge", bridge=50, months=4),
        step("cashflow.interest.unknown"),
        *orange,
    ]
    assert scenario(cash(), "likely") == [
        step("cashflow.waits", **waits, delay=5),
        step("cashflow.paid.after", label="solde", amount=50, month=date(2026, 7, 1)),
        below,
        step("cashflow.outstanding", amount=50),
        step("cashflow.bridge", bridge=50, months=5),
        step("cashflow.interest.unknown"),
        *orange,
    ]


@pytest.mark.parametrize(
    ("given", "names", "month"),
    [
        ({}, "spending", 2),
        ({"ready": "2026-02"}, "ready,spending", 2),
        ({"ready": "2026-03"}, "ready", 3),
        ({"ready": "2026-01"}, "spending", 2),
        ({"waits_for": ["receipts"]}, "receipts", 1),
    ],
)
def test_cash_tells_the_last_of_what_a_claim_waits_for(given: dict[str, Any], names: str, month: int) -> None:
    receipts = [{"month": "2026-01", "amount": "1"}]
    late = cash(claims=[{"label": "solde", "amount": "50", "lag": 2, "delays": DELAYS, **given}], receipts=receipts)

    told = step("cashflow.waits", label="solde", names=names, lag=2, delay=4, month=date(2026, month, 1))
    assert scenario(late, "likely")[0] == told


def test_cash_tells_the_convention_and_a_claim_that_waits_for_nothing() -> None:
    free = {"label": "avance", "amount": "50", "waits_for": []}
    signed = cash(claims=[free], convention={"early": "2026-01", "likely": "2026-04", "late": "2026-05"})

    assert scenario(cash(claims=[free]), "likely")[0] == step(
        "cashflow.waits.nothing", label="avance", names="", lag=0, delay=0, month=date(2026, 1, 1)
    )
    told = [scenario(signed, name)[0].data for name in ("early", "late")]
    assert [(each["names"], each["month"]) for each in told] == [
        ("convention", date(2026, 1, 1)),
        ("convention", date(2026, 5, 1)),
    ]


def test_cash_tells_what_a_loan_costs_once_its_rate_is_known() -> None:
    # 50 € for four months, at 6 % then for nothing.
    assert step("cashflow.interest", interest=1) in scenario(cash(loan_rate="0.06"), "early")
    assert step("cashflow.interest", interest=0) in scenario(cash(loan_rate="0"), "early")


def test_cash_begun_tells_the_bridge_that_is_left_as_the_answer_does() -> None:
    spent = [Movement(in_each(JANUARY), Fraction(90)), Movement(in_each(JANUARY + 3), Fraction(10))]
    paid = [Movement(in_each(JANUARY + 2), Fraction(40)), Movement(in_each(JANUARY + 5), Fraction(50))]
    plan = CashPlan(start=JANUARY, months=6, loan_rate=Fraction(12, 100), spending=spent, receipts=paid)

    told = {each.code: each.data for each in reasons_of_cash(plan, forecast_cash(plan), JANUARY + 3)}
    # 10 € are missing for good: what is carried in April and May is 50 €, of the 60 € below zero.
    assert told["cashflow.behind"] == {"month": date(2026, 4, 1)}
    assert told["cashflow.bridge"] == {"bridge": 50, "months": 2}
    assert told["cashflow.interest"] == {"interest": 1}


def test_cash_that_no_loan_repays_is_told_as_a_gap_alone() -> None:
    assert scenario(cash(claims=[]), "late") == [
        step("cashflow.lowest", amount=-50, month=date(2026, 2, 1)),
        step("cashflow.gap", gap=50),
        step("cashflow.level.red"),
        step("cashflow.change.gap", gap=50),
        step("cashflow.change.opening", missing=50),
    ]


@pytest.mark.parametrize(
    ("alert", "changes"),
    [
        ({"red_share": "1", "annual_budget": "50"}, ["cashflow.change.bridge", "cashflow.change.opening"]),
        ({"red_share": "1", "annual_budget": "51"}, ["cashflow.change.opening"]),
        ({"red_months": 5}, ["cashflow.change.months", "cashflow.change.opening"]),
        ({"red_months": 6}, ["cashflow.change.opening"]),
    ],
)
def test_cash_tells_each_thing_that_makes_it_red(alert: dict[str, Any], changes: list[str]) -> None:
    told = scenario(cash(alert=alert), "likely")

    assert [each.code for each in told if each.code.startswith("cashflow.change")] == changes


def test_cash_at_ease_tells_nothing_to_change() -> None:
    easy = cash(opening="60", alert={"red_share": "0", "annual_budget": "0"})

    assert [each.code for each in scenario(easy, "early")][2:] == ["cashflow.lowest", "cashflow.level.green"]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("0001-01", date(1, 1, 1)),
        ("9999-12", date(9999, 12, 1)),
    ],
)
def test_a_month_beyond_any_calendar_is_told_as_a_text(start: str, day: date | str) -> None:
    case = {"start": start, "months": 1}

    assert steps_of("cashflow", case)[0].data["start"] == day


def test_a_payment_beyond_the_last_year_is_told_as_a_text() -> None:
    late = {"start": "9999-12", "months": 1, "claims": [{"amount": "1", "lag": 1}]}

    assert steps_of("cashflow", late, "paid")[0].data["month"] == "01/10000"
