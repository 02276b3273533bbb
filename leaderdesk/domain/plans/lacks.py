"""What is missing: for each reason and each lever, the smallest change to the cent that lifts it, worked out again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.exact import CENT
from leaderdesk.domain.financing import ZERO, FinancingRules, Plan, compute_fund
from leaderdesk.domain.plans.levers import LEVERS, most_of, move_plan
from leaderdesk.domain.plans.margins import Target, lift, lift_all, reach_fund

# A billion euros, doubling from one: where an open lever is no longer followed.
_DOUBLINGS = 30
# How often the next margin to fail is looked for, and how many cents the rounding of the fund may ask for in addition.
_ROUNDS, _CENTS = 12, 500


@dataclass(frozen=True, slots=True)
class Lack:
    """One lever moved by the least that lifts a reason; the fund then, and the reasons that stay."""

    reason: str
    lever: str
    amount: Fraction
    fund: Fraction
    remaining: tuple[str, ...] = ()


def list_lacks(plan: Plan, rules: FinancingRules) -> tuple[Lack, ...]:
    """For a refused plan: what lifts each reason alone, and, where there are several, what lifts them all at once."""
    reasons = compute_fund(plan, rules).reasons
    targets = [lift(reason, rules) for reason in reasons]
    if len(reasons) > 1:
        targets.append(lift_all(reasons, rules))
    return tuple(lack for target in targets for lack in _by_each_lever(plan, rules, target))


def list_lacks_for(plan: Plan, rules: FinancingRules, wanted: Fraction) -> tuple[Lack, ...]:
    """For a plan whose fund is too small: what brings it to an amount."""
    if compute_fund(plan, rules).fund >= wanted:
        return ()
    return tuple(_by_each_lever(plan, rules, reach_fund(wanted, rules)))


def list_gains(plan: Plan, rules: FinancingRules) -> tuple[Lack, ...]:
    """The most of the fund that each lever alone would bring, where it is more than now; new expenses have no end."""
    now = compute_fund(plan, rules).fund
    found = []
    for lever in LEVERS:
        most = most_of(plan, lever)
        if not most:
            continue
        best = _highest(plan, rules, lever, most)
        if best > now:
            lack = _move(plan, rules, lever, reach_fund(best, rules))
            found += [lack] if lack is not None else []
    return tuple(found)


def _by_each_lever(plan: Plan, rules: FinancingRules, target: Target) -> Iterator[Lack]:
    for lever in LEVERS:
        lack = _move(plan, rules, lever, target)
        if lack is not None and lack.amount:
            yield lack


def _move(plan: Plan, rules: FinancingRules, lever: str, target: Target) -> Lack | None:
    """The least amount: each margin that fails says how far to go at least; the rule itself says when it is enough."""
    course = _Course(plan, rules, lever, target)
    amount = ZERO
    for _ in range(_ROUNDS):
        failing = [rank for rank, margin in enumerate(course.margins(amount)) if margin < 0]
        if not failing:
            return course.settle(amount)
        crossings = [course.crossing(rank, amount) for rank in failing]
        reached = [each for each in crossings if each is not None]
        if len(reached) < len(failing):
            return None
        amount = max(reached)
    return None


@dataclass(frozen=True, slots=True)
class _Course:
    """One lever moved towards one target."""

    plan: Plan
    rules: FinancingRules
    lever: str
    target: Target

    def margins(self, amount: Fraction) -> tuple[Fraction, ...]:
        """The margins once the lever is moved."""
        return self.target.margins(compute_fund(move_plan(self.plan, self.lever, amount), self.rules))

    def settle(self, amount: Fraction) -> Lack | None:
        """The first amount from here, cent by cent, that the rule itself finds enough."""
        most = most_of(self.plan, self.lever)
        for extra in range(_CENTS):
            moved = amount + extra * CENT
            if most is not None and moved > most:
                return None
            result = compute_fund(move_plan(self.plan, self.lever, moved), self.rules)
            if self.target.is_met(result):
                return Lack(self.target.reason, self.lever, moved, result.fund, result.reasons)
        return None

    def crossing(self, rank: int, start: Fraction) -> Fraction | None:
        """Where a margin that fails stops failing, to the cent above."""
        now = self.margins(start)[rank]
        high = self._beyond(rank, start)
        if high is None:
            return None
        rise = self.margins(start + CENT)[rank] - now if start + CENT <= high else ZERO
        if rise > 0:
            # Exact where the margin is a straight line, which it mostly is.
            straight = start - (now / rise // 1) * CENT
            if straight <= high and self.margins(straight)[rank] >= 0 > self.margins(straight - CENT)[rank]:
                return straight
        return self._halve(rank, start, high)

    def _beyond(self, rank: int, start: Fraction) -> Fraction | None:
        """An amount, a whole number of cents from the start, where the margin holds."""
        most = most_of(self.plan, self.lever)
        if most is not None:
            high = start + (most - start) // CENT * CENT
            return high if high > start and self.margins(high)[rank] >= 0 else None
        steps = (start + 2**power for power in range(_DOUBLINGS))
        return next((high for high in steps if self.margins(high)[rank] >= 0), None)

    def _halve(self, rank: int, low: Fraction, high: Fraction) -> Fraction:
        while high - low > CENT:
            middle = low + (high - low) / CENT // 2 * CENT
            low, high = (low, middle) if self.margins(middle)[rank] >= 0 else (middle, high)
        return high


def _highest(plan: Plan, rules: FinancingRules, lever: str, most: Fraction) -> Fraction:
    """The greatest fund along a lever: what it leaves rises, then falls."""
    low, high = 0, int(most / CENT)

    def left(cents: int) -> Fraction:
        return min(compute_fund(move_plan(plan, lever, cents * CENT), rules).limits.values())

    while high - low > 2:  # noqa: PLR2004 - three neighbours are compared at last
        third = (high - low) // 3
        if left(low + third) < left(high - third):
            low += third
        else:
            high -= third
    return max(compute_fund(move_plan(plan, lever, cents * CENT), rules).fund for cents in range(low, high + 1))
