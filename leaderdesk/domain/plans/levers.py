"""What may be changed in a plan, one thing at a time, by an amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from leaderdesk.domain.financing import ZERO, FundingLine, Plan

MORE_PUBLIC, LESS_PUBLIC, LESS_PRIVATE = "more_public", "less_public", "less_private"
MORE_ELIGIBLE, MORE_REQUESTED, LESS_REVENUE = "more_eligible", "more_requested", "less_revenue"
LEVERS = (MORE_PUBLIC, LESS_PUBLIC, LESS_PRIVATE, MORE_ELIGIBLE, MORE_REQUESTED, LESS_REVENUE)


def most_of(plan: Plan, lever: str) -> Fraction | None:
    """How far a lever goes; None where nothing stops it."""
    match lever:
        case "more_public":
            return max(ZERO, plan.total_cost - plan.revenue)
        case "less_public":
            return _sum(plan.public_funds)
        case "less_private":
            return _sum(plan.private_funds)
        case "less_revenue":
            return plan.revenue
        case "more_requested":
            return ZERO if plan.requested is None else max(ZERO, plan.total_cost - plan.requested)
        case _:
            return None


def move_plan(plan: Plan, lever: str, amount: Fraction) -> Plan:
    """The plan once the lever is moved: money is taken off the last lines first, new expenses are wholly eligible."""
    match lever:
        case "more_public":
            return replace(plan, public_funds=(*plan.public_funds, FundingLine("", amount)))
        case "less_public":
            return replace(plan, public_funds=_lowered(plan.public_funds, amount))
        case "less_private":
            return replace(plan, private_funds=_lowered(plan.private_funds, amount))
        case "less_revenue":
            return replace(plan, revenue=plan.revenue - amount)
        case "more_requested":
            return plan if plan.requested is None else replace(plan, requested=plan.requested + amount)
        case _:
            return replace(plan, total_cost=plan.total_cost + amount, eligible=plan.eligible + amount)


def _lowered(lines: Sequence[FundingLine], amount: Fraction) -> tuple[FundingLine, ...]:
    kept = []
    for line in reversed(lines):
        taken = min(amount, line.amount)
        amount -= taken
        kept.append(replace(line, amount=line.amount - taken))
    return tuple(reversed(kept))


def _sum(lines: Sequence[FundingLine]) -> Fraction:
    return sum((line.amount for line in lines), ZERO)
