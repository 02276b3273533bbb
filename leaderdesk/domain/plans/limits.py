"""The limits of a fund read as linear forms of what funders bring, by asking the rule itself at a few points.

`financing.limits_of` stays the one computation of limits: each is linear in the amounts, but for the own minimum
where private money counts in it, which is the smaller of two linear limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.financing import ONE, ZERO, FinancingRules, Plan, base_of, limits_of
from leaderdesk.domain.plans.linear import Form
from leaderdesk.domain.plans.ranges import Range, with_amounts

OWN_MINIMUM = "min_own_rate"


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of the amounts, the fund left out: each limit, the public money that counts, all the money."""

    limits: tuple[Form, ...]
    public: Form
    money: Form


def read_forms(plan: Plan, ranges: Sequence[Range], rules: FinancingRules) -> Forms:
    """The limits of a plan whose lines are the ranges."""
    points = [tuple(ZERO for _ in ranges)]
    points += [tuple(ONE if rank == at else ZERO for rank in range(len(ranges))) for at in range(len(ranges))]
    plans = [with_amounts(plan, ranges, point) for point in points]
    public = _form([base_of(each, rules).public for each in plans])
    return Forms(_limits(plans, rules), public, Form(ZERO, tuple(ONE for _ in ranges)))


def _limits(plans: Sequence[Plan], rules: FinancingRules) -> tuple[Form, ...]:
    if not rules.private_funds_count_as_own:
        return tuple(_probed(plans, rules).values())
    # E − N − max(P, own) is the smaller of E − N − P and E − N − own.
    beside_private = _probed(plans, replace(rules, min_own_rate=ZERO))
    without = [replace(each, private_funds=()) for each in plans]
    return (*beside_private.values(), _probed(without, rules)[OWN_MINIMUM])


def _probed(plans: Sequence[Plan], rules: FinancingRules) -> dict[str, Form]:
    found = [limits_of(plan, rules, base_of(plan, rules)) for plan in plans]
    return {name: _form([each[name] for each in found]) for name in found[0]}


def _form(values: Sequence[Fraction]) -> Form:
    """The form with these values at nothing and at one euro of each."""
    constant, *others = values
    return Form(constant, tuple(value - constant for value in others))
