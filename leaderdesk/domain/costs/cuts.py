"""A line going from what it presents to what is eligible, cut after cut, each shown to the cent.

Each cut is the difference of two rounded amounts, so that the cuts of a line always add up to what it loses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.costs.lines import ZERO
from leaderdesk.domain.exact import round_half_up
from leaderdesk.domain.steps import Step, Value


@dataclass(frozen=True, slots=True)
class Running:
    """A line on its way: what it presented, what is left of it, exact, and the cuts so far."""

    presented: Fraction
    left: Fraction
    cuts: tuple[Step, ...] = ()

    def down_to(self, amount: Fraction, code: str, **data: Value) -> Running:
        """What is left is no more than this, and never below zero; a cut of nothing leaves no trace."""
        if amount >= self.left >= 0:
            return self
        after = max(ZERO, min(self.left, amount))
        lost = round_half_up(self.left) - round_half_up(after)
        cuts = (*self.cuts, Step(code, {"amount": lost, **data})) if lost else self.cuts
        return replace(self, left=after, cuts=cuts)


@dataclass(frozen=True, slots=True)
class LineResult:
    """A line to the cent: `rounding` is what rounding gave to its eligible amount (or took from it)."""

    key: str
    label: str
    kind: str
    presented: Fraction
    eligible: Fraction
    rounding: Fraction
    cuts: tuple[Step, ...]

    @property
    def ineligible(self) -> Fraction:
        """What the fund does not see."""
        return self.presented - self.eligible


def start(presented: Fraction) -> Running:
    """A line before any cut."""
    return Running(presented, presented)


def finish(running: Running, key: str, label: str, kind: str) -> LineResult:
    """The line to the cent, halves up."""
    eligible = round_half_up(running.left)
    presented = round_half_up(running.presented)
    return LineResult(key, label, kind, presented, eligible, eligible - running.left, running.cuts)
