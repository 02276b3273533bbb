"""The plans of several funds beside each other: what each funder gives to each of them, read as one linear ground.

A point holds what each funder brings in all, then its parts, then each fund. What a funder brings goes to the plans:
its last plan takes what the others leave, so that no euro is counted twice and none is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.exact import round_down
from leaderdesk.domain.financing import ONE, ZERO, FinancingRules, Plan, base_of, compute_fund
from leaderdesk.domain.plans.limits import read_forms
from leaderdesk.domain.plans.linear import Form, Point
from leaderdesk.domain.plans.ranges import Range, with_amounts
from leaderdesk.domain.plans.search import Box, Field


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """The plan of one fund without any funder, its rules, and the ranks of the funders that may join it."""

    fund: str
    plan: Plan
    rules: FinancingRules
    joined_by: frozenset[int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each amount stands in a point, as forms of it; `parts[plan][funder]` is what one gives to the other."""

    count: int
    parts: tuple[tuple[Form, ...], ...]
    shared: tuple[int, ...]

    def funds(self) -> range:
        """The ranks of the funds, in the order of the plans."""
        return range(self.count - len(self.parts), self.count)

    def amounts(self, point: Point) -> list[tuple[Fraction, ...]]:
        """What each funder gives, plan after plan."""
        return [tuple(form.at(point) for form in forms) for forms in self.parts]


def lay_out(plans: Sequence[OpenPlan], funders: int) -> Layout:
    """The variables of some plans and so many funders."""
    shared: list[int] = []
    places: dict[tuple[int, int], list[int]] = {}
    joined = [[at for at, each in enumerate(plans) if rank in each.joined_by] for rank in range(funders)]
    for rank, its_plans in enumerate(joined):
        for at in its_plans[:-1]:
            places[at, rank] = [funders + len(shared)]
            shared.append(rank)
    count = funders + len(shared) + len(plans)
    forms: dict[tuple[int, int], Form] = {key: _unit(found[0], count) for key, found in places.items()}
    for rank, its_plans in enumerate(joined):
        left = _unit(rank, count)
        for at in its_plans[:-1]:
            left = left.plus(forms[at, rank], -1)
        if its_plans:
            forms[its_plans[-1], rank] = left
    nothing = Form(ZERO, (ZERO,) * count)
    parts = tuple(tuple(forms.get((at, rank), nothing) for rank in range(funders)) for at in range(len(plans)))
    return Layout(count, parts, tuple(shared))


def prepare_ground(
    plans: Sequence[OpenPlan], ranges: Sequence[Range], part_step: Fraction, room: Fraction
) -> tuple[Layout, Box, Field] | None:
    """The box of all these plans together and how a point of it is judged; None where one of them can never be.

    `room` is what the plans may take of the whole cost beyond their own: below zero where other money is too much.
    """
    layout = lay_out(plans, len(ranges))
    if any(base_of(each.plan, each.rules).uncapped < (each.rules.eligible_min or ZERO) for each in plans):
        return None
    if any(each.lowest and not any(rank in plan.joined_by for plan in plans) for rank, each in enumerate(ranges)):
        return None
    positive = [part for parts in layout.parts for part in parts if any(slope < 0 for slope in part.slopes)]
    apart, left = [], Form(room, (ZERO,) * layout.count)
    for at, each in enumerate(plans):
        fund = _unit(layout.funds()[at], layout.count)
        forms = read_forms(each.plan, ranges, each.rules)
        limits = [_joined(form, layout.parts[at], layout.count) for form in forms.limits]
        cost = Form(each.plan.total_cost - each.plan.revenue, (ZERO,) * layout.count)
        own = cost.plus(_joined(forms.money, layout.parts[at], layout.count), -1)
        positive += [*(limit.plus(fund, -1) for limit in limits), own.plus(fund, -1)]
        if each.rules.public_aid_min is not None:
            public = _joined(forms.public, layout.parts[at], layout.count).plus(fund)
            positive.append(public.more(-each.rules.public_aid_min))
        # More money than cost is refused, and the fund is never less than its limits leave.
        apart.append(tuple(own.more(each.rules.rounding_step).plus(limit, -1) for limit in limits))
        left = left.plus(own).plus(fund, -1)
    allowed = (
        *ranges,
        *(Range("part", ranges[rank].highest, step=part_step, is_decided=True) for rank in layout.shared),
        *(_fund_range(each) for each in plans),
    )
    bounds = [(each.lowest, each.highest) for each in allowed]
    for rank in range(len(ranges)):
        if not any(rank in each.joined_by for each in plans):
            bounds[rank] = (ZERO, ZERO)
    field = Field(allowed, lambda point: _accepted(point, plans, ranges, layout, room), tuple(apart))
    return layout, Box(tuple(bounds), (*positive, left)), field


def _accepted(
    point: Point, plans: Sequence[OpenPlan], ranges: Sequence[Range], layout: Layout, room: Fraction
) -> Point | None:
    """The point with the fund that each plan really has; None where a plan, or the whole, is refused."""
    funds = []
    for each, amounts in zip(plans, layout.amounts(point), strict=True):
        if min(amounts, default=ZERO) < 0:
            return None
        result = compute_fund(with_amounts(each.plan, ranges, amounts), each.rules)
        if result.is_refused:
            return None
        funds.append(result.fund)
        room += result.own
    return (*point[: -len(plans)], *funds) if room >= 0 else None


def _fund_range(each: OpenPlan) -> Range:
    step = each.rules.rounding_step
    least = -(-max(each.rules.feader_min or ZERO, step) // step) * step
    most = max(least, round_down(base_of(each.plan, each.rules).eligible, step))
    return Range(each.fund, most, least, step, is_decided=True)


def _joined(form: Form, parts: Sequence[Form], count: int) -> Form:
    """A form of what funders give to one plan, as a form of the whole point."""
    found = Form(form.constant, (ZERO,) * count)
    for slope, part in zip(form.slopes, parts, strict=True):
        if slope:
            found = found.plus(replace(part, slopes=tuple(slope * each for each in part.slopes)))
    return found


def _unit(rank: int, count: int) -> Form:
    return Form(ZERO, tuple(ONE if at == rank else ZERO for at in range(count)))
