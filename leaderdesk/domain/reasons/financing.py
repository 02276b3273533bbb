"""Why a plan has its fund: the base, each limit with its value, which one binds, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from leaderdesk.domain.exact import round_down, round_up
from leaderdesk.domain.financing import Financing, FinancingRules, Plan, own_money_calls
from leaderdesk.domain.plans.lacks import list_lacks
from leaderdesk.domain.plans.margins import ALL
from leaderdesk.domain.plans.reasons import reason_of_lack
from leaderdesk.domain.steps import Step, step

_FLOORS = frozenset({"eligible_min", "feader_min", "public_aid_min"})
_FIXED = frozenset({"feader_max", "requested"})


def reasons_of_fund(plan: Plan, rules: FinancingRules, result: Financing) -> tuple[Step, ...]:
    """The steps of one financing plan."""
    return (
        *_base(plan, rules, result),
        *_limits(plan, rules, result),
        *_fund(rules, result),
        *_refusals(rules, result),
        *_changes(plan, rules, result),
        *_lacks(plan, rules, result),
    )


def _base(plan: Plan, rules: FinancingRules, result: Financing) -> Iterator[Step]:
    base = result.base
    yield step("financing.cost", total=plan.total_cost, eligible=plan.eligible)
    if plan.revenue or plan.inside_share != 1:
        order = "revenue_first" if rules.revenue_before_share else "share_first"
        yield step(f"financing.base.{order}", revenue=plan.revenue, share=plan.inside_share, base=base.uncapped)
    if base.eligible != base.uncapped:
        yield step("financing.base.capped", base=base.uncapped, cap=base.eligible)
    yield step("financing.funds", public=base.public, private=base.private)


def _limits(plan: Plan, rules: FinancingRules, result: Financing) -> Iterator[Step]:
    data = {
        "public": result.base.public,
        "private": result.base.private,
        "eligible": result.base.eligible,
        "share": rules.feader_share,
        "own_rate": rules.min_own_rate,
        "aid_rate": rules.max_public_aid_rate,
        "aid_max": rules.public_aid_max,
        "of_public": rules.min_own_of_public_funding,
    }
    for name, limit in sorted(result.limits.items(), key=lambda pair: (pair[1], pair[0])):
        calls = name == "counterpart" and own_money_calls(plan, rules)
        if limit < 0:
            yield step("financing.passed", names=name, over=-limit)
        else:
            yield Step(f"financing.limit.{'own_counterpart' if calls else name}", {**data, "limit": limit})
    yield step("financing.binding", names=",".join(result.binding))


def _fund(rules: FinancingRules, result: Financing) -> Iterator[Step]:
    smallest = min(result.limits.values())
    if result.fund < smallest:
        yield step("financing.rounded", limit=smallest, step=rules.rounding_step)
    yield step("financing.fund", fund=result.fund, public_aid=result.public_aid, own=result.own)
    if result.calling:
        yield step("financing.calling", calling=result.calling, own=result.own_calling)
    for funder, amount in result.top_up.items():
        yield step("financing.top_up", funder=funder, amount=amount)


def _refusals(rules: FinancingRules, result: Financing) -> Iterator[Step]:
    found = {
        "eligible_min": (result.base.uncapped, rules.eligible_min),
        "feader_min": (result.fund, rules.feader_min),
        "public_aid_min": (result.public_aid, rules.public_aid_min),
    }
    for reason in result.reasons:
        value, floor = found.get(reason, (result.own, None))
        if floor is None:
            yield step(f"financing.refused.{reason}", excess=-result.own)
        else:
            yield step(f"financing.refused.{reason}", value=value, floor=floor, missing=round_up(floor - value))


def _changes(plan: Plan, rules: FinancingRules, result: Financing) -> Iterator[Step]:
    """What more counterpart, or a limit less, would give; lifting one of several binding limits gives nothing."""
    if len(result.binding) > 1:
        yield step("financing.change.several")
        return
    (binding,) = result.binding
    # The counterpart and the holder's own share always limit: one at least is left.
    others = {name: limit for name, limit in result.limits.items() if name != binding}
    following = min(others.values())
    if binding == "counterpart" and not own_money_calls(plan, rules):
        missing, fund = _counterpart_wanted(rules, result.limits[binding], others)
        reached = round_down(fund, rules.rounding_step)
        yield step("financing.change.counterpart", missing=round_up(missing), fund=reached)
    elif following > 0:
        names = ",".join(sorted(name for name, limit in others.items() if limit == following))
        yield step("financing.change.limit", name=binding, fund=round_down(following, rules.rounding_step), names=names)
    else:
        yield step("financing.change.too_much_money")


def _lacks(plan: Plan, rules: FinancingRules, result: Financing) -> Iterator[Step]:
    """For each floor that is missed, the least change of one thing that meets it."""
    if _FLOORS & set(result.reasons):
        lacks = list_lacks(plan, rules)
        yield from (reason_of_lack(lack) for lack in lacks if lack.reason in _FLOORS or lack.reason == ALL)


def _counterpart_wanted(
    rules: FinancingRules, called: Fraction, others: dict[str, Fraction]
) -> tuple[Fraction, Fraction]:
    """The counterpart to find until another limit binds; national money eats the room of most of them."""
    per_euro = rules.feader_share / (1 - rules.feader_share)
    missing = min((limit - called) / (per_euro if name in _FIXED else per_euro + 1) for name, limit in others.items())
    return missing, called + missing * per_euro
