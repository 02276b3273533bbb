"""One plain case through one rule: its result as plain values, and on request the steps that led to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leaderdesk.domain.cashflow import forecast_cash
from leaderdesk.domain.financing import compute_fund
from leaderdesk.domain.payments import settle_claim
from leaderdesk.domain.quorum import count_quorum
from leaderdesk.domain.ranking import rank_projects
from leaderdesk.domain.reasons.cashflow import reasons_of_cash
from leaderdesk.domain.reasons.financing import reasons_of_fund
from leaderdesk.domain.reasons.payment import reasons_of_payment
from leaderdesk.domain.reasons.quorum import reasons_of_quorum
from leaderdesk.domain.reasons.ranking import reasons_of_ranks
from leaderdesk.domain.reasons.score import reasons_of_score
from leaderdesk.domain.scoring import score_project
from leaderdesk.domain.simulation import cashflow, financing, payment, quorum, ranking, score
from leaderdesk.domain.steps import Step

Steps = Callable[[], tuple[Step, ...]]
Simulated = tuple[dict[str, Any], Steps]


def run_financing(value: object) -> Simulated:
    """The fund of a plan."""
    plan, rules = financing.read(value)
    result = compute_fund(plan, rules)
    return financing.write(result), lambda: reasons_of_fund(plan, rules, result)


def run_score(value: object) -> Simulated:
    """The score of a project."""
    grid, ballots = score.read(value)
    result = score_project(grid, ballots)
    return score.write(result), lambda: reasons_of_score(grid, ballots, result)


def run_ranking(value: object) -> Simulated:
    """The ranks of projects."""
    call = ranking.read(value)
    result = rank_projects(call.projects, call.envelope, call.ties, call.policy)
    return ranking.write(result), lambda: reasons_of_ranks(call.projects, call.envelope, result)


def run_quorum(value: object) -> Simulated:
    """The quorum of a committee for one item."""
    room, rules = quorum.read(value)
    result = count_quorum(room, rules)
    return quorum.write(result, room), lambda: reasons_of_quorum(room, result)


def run_cashflow(value: object) -> Simulated:
    """The cash of a holder in three scenarios."""
    plan = cashflow.read(value)
    result = forecast_cash(plan)
    return cashflow.write(result), lambda: reasons_of_cash(plan, result)


def run_payment(value: object) -> Simulated:
    """The settlement of a claim."""
    claim, rules = payment.read(value)
    result = settle_claim(claim, rules)
    return payment.write(result), lambda: reasons_of_payment(claim, rules, result)


RULES: dict[str, Callable[[object], Simulated]] = {
    "financing": run_financing,
    "score": run_score,
    "ranking": run_ranking,
    "quorum": run_quorum,
    "cashflow": run_cashflow,
    "payment": run_payment,
}
