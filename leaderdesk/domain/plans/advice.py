"""The plan that asks the holder for least, or brings most of the fund, within what funders may bring.

Exact and the same whatever the order of search. Equal plans are told apart by the other aim, then by the fewest
funders, then by the declared order of the funders: the first brings as much as it can, then the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.exact import round_down
from leaderdesk.domain.financing import ONE, PRIVATE, ZERO, Financing, FinancingRules, Plan, base_of, compute_fund
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.plans.goals import leave_out_most, make_greatest, sum_of
from leaderdesk.domain.plans.lacks import Lack, list_lacks
from leaderdesk.domain.plans.limits import read_forms
from leaderdesk.domain.plans.linear import Form, Point
from leaderdesk.domain.plans.ranges import Range, check_ranges, with_amounts
from leaderdesk.domain.plans.search import Best, Box, Field, Goal, Kept, search

Aim = Literal["least_own", "most_fund"]
# Far beyond what most plans of eight funders need: past it, the best plan found is given and said not to be proven.
MOST_BOXES = 500


@dataclass(frozen=True, slots=True)
class Project:
    """What a plan is made for: everything but its funders."""

    total_cost: Fraction
    eligible: Fraction
    holder: str = PRIVATE
    inside_share: Fraction = ONE
    revenue: Fraction = ZERO
    requested: Fraction | None = None

    @property
    def plan(self) -> Plan:
        """The plan without any funder."""
        given = (self.total_cost, self.eligible, self.holder, self.inside_share, self.revenue, self.requested)
        return Plan(*given)


@dataclass(frozen=True, slots=True)
class Advice:
    """The best plan, each funder's amount in declared order, and what it lacks where the rules refuse every plan."""

    aim: Aim
    plan: Plan
    amounts: tuple[Fraction, ...]
    financing: Financing
    is_proven: bool
    lacks: tuple[Lack, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """True when the rules accept the plan."""
        return not self.financing.is_refused


def advise_plan(
    project: Project,
    ranges: Sequence[Range],
    rules: FinancingRules,
    aim: Aim = "least_own",
    most_boxes: int = MOST_BOXES,
) -> Advice:
    """The best accepted plan; where there is none, the one nearest to the floors, with what it lacks."""
    check_ranges(ranges)
    if aim not in ("least_own", "most_fund"):
        raise WrongInput("unknown_choice", place="aim", choices="least_own, most_fund")
    compute_fund(project.plan, rules)
    found = _best(project.plan, ranges, rules, aim, most_boxes)
    if found.point is not None:
        return _advice(project.plan, ranges, rules, aim, found)
    without = replace(rules, eligible_min=None, feader_min=None, public_aid_min=None)
    nearest = _best(project.plan, ranges, without, "most_fund", most_boxes)
    advice = _advice(project.plan, ranges, rules, aim, nearest)
    return replace(advice, is_proven=found.is_proven, lacks=list_lacks(advice.plan, rules))


def _advice(plan: Plan, ranges: Sequence[Range], rules: FinancingRules, aim: Aim, best: Best) -> Advice:
    # Where nothing at all is accepted, what is already decided still stands.
    amounts = best.point[:-1] if best.point else tuple(each.lowest for each in ranges)
    chosen = with_amounts(plan, ranges, amounts)
    return Advice(aim, chosen, amounts, compute_fund(chosen, rules), best.is_proven)


def _best(plan: Plan, ranges: Sequence[Range], rules: FinancingRules, aim: Aim, most_boxes: int) -> Best:
    """One goal after the other, each keeping what those before it reached."""
    if base_of(plan, rules).uncapped < (rules.eligible_min or ZERO):
        return Best(None, is_proven=True, boxes=0)
    start, field = _ground(plan, ranges, rules)
    best = Best(None, is_proven=True, boxes=0)
    for goal in _goals(ranges, rules, aim):
        found = search(goal, field, start, best.point, most_boxes - best.boxes)
        best = Best(found.point, best.is_proven and found.is_proven, best.boxes + found.boxes)
        if best.point is None:
            return best
        field = replace(field, kept=(*field.kept, Kept(goal, goal.value(best.point))))
    return best


def _ground(plan: Plan, ranges: Sequence[Range], rules: FinancingRules) -> tuple[Box, Field]:
    """The box of all plans, and how a point of it is judged."""
    forms, eligible = read_forms(plan, ranges, rules), base_of(plan, rules).eligible
    fund = Form(ZERO, (*(ZERO for _ in ranges), ONE))
    limits = [_widened(form) for form in forms.limits]
    money = _widened(forms.money).plus(fund)
    cost = plan.total_cost - plan.revenue
    positive = [*(limit.plus(fund, -1) for limit in limits), _fixed(cost, len(ranges)).plus(money, -1)]
    if rules.public_aid_min is not None:
        positive.append(_widened(forms.public).plus(fund).more(-rules.public_aid_min))
    step = rules.rounding_step
    least = -(-max(rules.feader_min or ZERO, step) // step) * step
    most = max(least, round_down(eligible, step))
    allowed = (*ranges, Range("fund", most, least, step, is_decided=True))
    # More money than cost is refused, and the fund is never less than its limits leave: one of them must stop it.
    apart = tuple(_fixed(cost + step, len(ranges)).plus(_widened(forms.money), -1).plus(limit, -1) for limit in limits)

    def accept(point: Point) -> Point | None:
        result = compute_fund(with_amounts(plan, ranges, point[:-1]), rules)
        return None if result.is_refused else (*point[:-1], result.fund)

    box = Box(tuple((each.lowest, each.highest) for each in allowed), tuple(positive))
    return box, Field(allowed, accept, (apart,))


def _goals(ranges: Sequence[Range], rules: FinancingRules, aim: Aim) -> Iterator[Goal]:
    count = len(ranges)
    amounts, steps = tuple(range(count)), [value for each in ranges for value in (each.step, each.least)]
    brings_fund = make_greatest(sum_of((count,), count + 1), [rules.rounding_step])
    asks_least = make_greatest(sum_of((*amounts, count), count + 1), [rules.rounding_step, *steps])
    yield from (asks_least, brings_fund) if aim == "least_own" else (brings_fund, asks_least)
    yield leave_out_most(amounts)
    for rank, each in enumerate(ranges):
        yield make_greatest(sum_of((rank,), count + 1), [each.step, each.least])


def _widened(form: Form) -> Form:
    """A form of the amounts as one of the amounts and the fund."""
    return replace(form, slopes=(*form.slopes, ZERO))


def _fixed(value: Fraction, count: int) -> Form:
    return Form(value, (ZERO,) * (count + 1))
