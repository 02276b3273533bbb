"""What is left out of an input has its default, the bounds of what is read, and how results are written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.cashflow import Alert, CashPlan, Claim, Movement, in_each
from leaderdesk.domain.financing import FinancingRules, Plan
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.payments import PaymentClaim, PaymentRules, Reduction
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.ranking import Project
from leaderdesk.domain.scoring import Criterion, Grid, Group, Threshold
from leaderdesk.domain.seating import Room, Seat
from leaderdesk.domain.simulation import cashflow, financing, payment, quorum, ranking, score
from leaderdesk.domain.simulation.fields import read_count, read_moment, read_month, read_text
from leaderdesk.domain.simulation.running import RULES

ONE, HALF, EIGHTY = Fraction(1), Fraction(1, 2), Fraction(4, 5)
JANUARY = 2026 * 12


def test_a_plan_has_the_defaults_of_the_rules() -> None:
    read = financing.read({"eligible": "100", "rules": {"feader_share": "0.8"}})

    assert read == (Plan(Fraction(100), Fraction(100)), FinancingRules(EIGHTY))


def test_a_grid_has_the_defaults_of_the_rules() -> None:
    grid, ballots = score.read(
        {
            "grid": {
                "criteria": [{"key": "need", "max": "5", "group": "g"}],
                "groups": [{"key": "g", "at_least": 1}],
                "threshold": {"value": "1"},
            }
        }
    )

    assert ballots == ()
    assert grid == Grid((Criterion("need", Fraction(5), group="g"),), (Group("g", 1),), Threshold(ONE), rate_tiers=())


def test_a_call_has_the_defaults_of_the_rules() -> None:
    call = ranking.read({"envelope": "5", "projects": [{"key": "a", "verdict": "fail"}]})

    assert call == ranking.Call(Fraction(5), "stop", (), (Project("a", "fail"),))


def test_a_committee_has_the_defaults_of_the_rules() -> None:
    given = {
        "seats": [{"seat": "S", "college": "x"}],
        "rules": [
            {"kind": "present_share", "of": "seats", "min": "0.5"},
            {"kind": "group_cap", "of": "voters", "max": "0.5"},
        ],
    }

    assert quorum.read(given) == (
        Room((Seat("S", "x"),), frozenset()),
        (QuorumRule("present_share", "seats", HALF, ">="), QuorumRule("group_cap", "voters", HALF, "<=")),
    )


def test_a_cash_plan_has_the_defaults_of_the_rules() -> None:
    given = {
        "start": "2026-01",
        "months": 3,
        "alert": {},
        "receipts": [{"month": "2026-02", "amount": "1"}],
        "claims": [{"amount": "1"}],
    }

    assert cashflow.read(given) == CashPlan(
        JANUARY, 3, receipts=(Movement(in_each(JANUARY + 1), ONE),), claims=(Claim(ONE),)
    )


def test_a_claim_has_the_defaults_of_the_rules() -> None:
    given = {"kind": "balance", "eligible_agreed": "10", "feader_agreed": "8", "claimed": "5"}
    claim = PaymentClaim("balance", Fraction(10), Fraction(8), Fraction(5))

    assert payment.read(given) == (claim, PaymentRules())
    assert payment.read({**given, "rules": {}}) == (claim, PaymentRules())
    assert payment.read({**given, "rules": {"reduction": {"tolerance": "0.5"}}}) == (
        claim,
        PaymentRules(reduction=Reduction(HALF)),
    )


@pytest.mark.parametrize(("requested", "verdict"), [("0", "refused"), ("1", "ok")])
def test_a_plan_is_refused_or_not(requested: str, verdict: str) -> None:
    funds = [{"funder": "Région", "amount": "100"}]
    given = {"eligible": "100", "requested": requested, "rules": {"feader_share": "0.8"}, "public_funds": funds}

    assert RULES["financing"]({**given, "holder": "public", "public_funds": []})[0]["verdict"] == verdict


def test_what_is_given_is_read() -> None:
    rules = {"feader_share": "0.8", "max_public_aid_rate": "0.5", "own_public_money_calls": False}
    alert = {"red_share": "0.5", "annual_budget": "10", "red_months": 1}
    projects = [{"key": "a", "verdict": "fail", "criteria": {"need": "1", "other": None}}]

    assert financing.read({"eligible": "1", "rules": rules})[1] == FinancingRules(
        EIGHTY, max_public_aid_rate=HALF, own_public_money_calls=False
    )
    assert cashflow.read({"start": "2026-01", "months": 1, "alert": alert}).alert == Alert(HALF, Fraction(10), 1)
    assert ranking.read({"envelope": "5", "projects": projects}).projects[0].criteria == {"need": 1}


def test_a_count_of_none_is_read() -> None:
    claims = [{"amount": "1", "lag": 0, "delays": {"early": 0, "likely": 0, "late": 0}}]

    assert cashflow.read({"start": "2026-01", "months": 1, "claims": claims}).claims == (Claim(ONE),)


def test_an_alert_needs_one_month_and_a_share_of_all_no_college() -> None:
    given = {"start": "2026-01", "months": 1, "alert": {"red_months": 0}}
    rule = {"kind": "present_share", "of": "seats", "min": "0.5", "college": "x"}

    assert problem_of(lambda: cashflow.read(given)) == "not_above_zero"
    assert problem_of(lambda: quorum.read({"seats": [{"seat": "S", "college": "x"}], "rules": [rule]})) == "unknown_key"


def test_a_pool_of_nobody_is_none() -> None:
    given = {"seats": [{"seat": "S", "college": "x"}], "pool": {"x": None}}

    assert quorum.read(given)[0].pool == {}


def test_a_claim_may_wait_for_nothing() -> None:
    given = {"start": "2026-01", "months": 3, "claims": [{"amount": "1", "waits_for": []}]}

    assert cashflow.read(given).claims == (Claim(ONE, waits_for=()),)


@pytest.mark.parametrize(
    ("month", "text"), [(JANUARY, "2026-01"), (JANUARY + 11, "2026-12"), (999 * 12 + 1, "0999-02")]
)
def test_a_month_is_read_as_it_is_written(month: int, text: str) -> None:
    assert cashflow.month_text(month) == text
    assert read_month(text, "start") == month


@pytest.mark.parametrize(
    ("value", "least", "problem"),
    [(0, 0, None), (1, 1, None), (10_000, 0, None), (10_001, 0, "too_large"), (0, 1, "not_above_zero")],
)
def test_a_count_has_its_bounds(value: int, least: int, problem: str | None) -> None:
    assert problem_of(lambda: read_count(value, "count", least)) == problem


@pytest.mark.parametrize(("months", "problem"), [(1, None), (1_200, None), (1_201, "too_large")])
def test_a_cash_plan_lasts_a_century_at_most(months: int, problem: str | None) -> None:
    assert problem_of(lambda: cashflow.read({"start": "2026-01", "months": months})) == problem


def test_a_share_may_be_nothing_or_all() -> None:
    bounds = [
        financing.read({"eligible": "1", "inside_share": share, "rules": {"feader_share": share}})[0].inside_share
        for share in ("0", "1")
    ]

    assert bounds == [0, 1]


@pytest.mark.parametrize(
    ("text", "problem"),
    [("é", None), ("a\ud7ff", None), ("a\ud800", "not_text"), ("\udfff", "not_text"), (" ", "missing")],
)
def test_a_text_is_what_can_be_written_back(text: str, problem: str | None) -> None:
    assert problem_of(lambda: read_text(text, "name")) == problem


def test_a_day_stands_for_its_first_minute() -> None:
    assert read_moment("2026-01-10", "received") == read_moment("2026-01-10T00:00", "received")


def problem_of(read: Any) -> str | None:  # noqa: ANN401 - any reader
    try:
        read()
    except WrongInput as wrong:
        return wrong.code
    return None


def test_an_abstention_is_read_and_a_score_is_written() -> None:
    criteria = [{"key": "need", "max": "5"}, {"key": "more", "max": "5", "required": False}]
    ballots = [{"member": "m", "notes": {"need": "4", "more": None}}]

    assert RULES["score"]({"grid": {"criteria": criteria}, "ballots": ballots})[0] == {
        "counted": ["m"],
        "set_aside": [],
        "criteria": {"more": "0.00", "need": "4.00"},
        "maximum": "10.00",
        "total": "4.00",
        "percent": "40.00",
        "verdict": "pass",
        "eliminated_by": [],
        "rate": None,
    }


def test_a_note_below_zero_is_a_result() -> None:
    given = {"grid": {"criteria": [{"key": "need", "max": "5"}]}, "ballots": [{"member": "m", "notes": {"need": "-1"}}]}

    assert RULES["score"](given)[0] == {"error": "note_outside_scale"}


def test_a_quorum_is_written_by_college_with_four_decimals() -> None:
    given = {
        "seats": [
            {"seat": "A", "college": "y", "titulaire": "a"},
            {"seat": "B", "college": "x", "titulaire": "b"},
            {"seat": "C", "college": "x", "titulaire": "c"},
        ],
        "present": ["a"],
        "rules": [{"kind": "present_share", "of": "seats", "min": "0.3"}],
    }

    assert RULES["quorum"](given)[0] == {
        "voters": {"A": "a"},
        "seats": 3,
        "counted": {"total": 1, "x": 0, "y": 1},
        "rules": [{"kind": "present_share", "of": "seats", "value": "0.3333", "ok": True}],
        "presence_ok": True,
        "vote_ok": True,
        "quorum": True,
        "fragile": ["a"],
    }
