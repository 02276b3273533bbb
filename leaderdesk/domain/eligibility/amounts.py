"""Floors and caps, each on its own base, and the holder's own share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.results import Look, asks, compared, skips

Base = Literal["eligible", "total", "public_aid", "european"]


@dataclass(frozen=True, slots=True)
class AmountRule:
    """A floor, a cap, or both, on one base; for holders of some natures only when they are named."""

    base: Base
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    natures: tuple[str, ...] = ()

    def look(self, facts: Facts) -> Sequence[Look]:
        """The floor, then the cap."""
        if self.natures and facts.holder.nature not in self.natures:
            return [skips("other_nature", value=facts.holder.nature)]
        amount = self._amount(facts)
        if amount is None:
            return [asks("amount_unknown", base=self.base)]
        looks = []
        if self.minimum is not None:
            looks.append(compared(amount >= self.minimum, "floor", amount, self.minimum, base=self.base))
        if self.maximum is not None:
            looks.append(compared(amount <= self.maximum, "cap", amount, self.maximum, base=self.base))
        return looks

    def _amount(self, facts: Facts) -> Fraction | None:
        """The amount on the base; nothing entered yet is not zero."""
        if self.base in {"eligible", "total"}:
            if not facts.costs:
                return None
            return facts.eligible_cost if self.base == "eligible" else facts.total_cost
        if not facts.funding:
            return None
        return facts.public_aid if self.base == "public_aid" else facts.funding_of("european")


@dataclass(frozen=True, slots=True)
class OwnShareRule:
    """The holder's own money, at least a share of the eligible or of the total cost."""

    min_rate: Fraction
    base: Literal["eligible", "total"] = "eligible"
    private_money_counts: bool = False

    def look(self, facts: Facts) -> Sequence[Look]:
        """The own money beside what it must reach."""
        if not facts.costs or not facts.funding:
            return [asks("plan_unknown")]
        natures = ("own", "private") if self.private_money_counts else ("own",)
        own = facts.funding_of(*natures)
        cost = facts.eligible_cost if self.base == "eligible" else facts.total_cost
        limit = self.min_rate * cost
        return [compared(own >= limit, "own_share", own, limit, rate=self.min_rate, base=self.base)]
