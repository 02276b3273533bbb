"""What a search makes greatest: a sum of amounts, or how many funders are left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm

from leaderdesk.domain.financing import ONE, ZERO
from leaderdesk.domain.plans.linear import Form, Point
from leaderdesk.domain.plans.search import Box, Goal


def sum_of(ranks: Sequence[int], count: int) -> Form:
    """The sum of some of so many variables."""
    return Form(ZERO, tuple(ONE if rank in ranks else ZERO for rank in range(count)))


def make_greatest(form: Form, steps: Sequence[Fraction | None]) -> Goal:
    """The goal of a form whose variables go by these steps."""
    return Goal(lambda _: form, form.at, _common([step for step in steps if step]))


def leave_out_most(ranks: Sequence[int]) -> Goal:
    """The fewest of some variables that bring anything."""

    def value(point: Point) -> Fraction:
        return Fraction(-sum(1 for rank in ranks if point[rank]))

    return Goal(_fewest_in(ranks), value, ONE)


def _fewest_in(ranks: Sequence[int]) -> Callable[[Box], Form]:
    """Minus the funders that bring something; one that may still bring nothing counts for its part of its most."""

    def form_in(box: Box) -> Form:
        bounds = [box.bounds[rank] for rank in ranks]
        slopes = {rank: -ONE / high for rank, (low, high) in zip(ranks, bounds, strict=True) if low == 0 < high}
        sure = sum(1 for low, _ in bounds if low > 0)
        return Form(Fraction(-sure), tuple(slopes.get(rank, ZERO) for rank in range(len(box.bounds))))

    return form_in


def _common(values: Sequence[Fraction]) -> Fraction:
    """The greatest amount that divides all of them."""
    scale = lcm(*(value.denominator for value in values))
    return Fraction(gcd(*(int(value * scale) for value in values)), scale)
