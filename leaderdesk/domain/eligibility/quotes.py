"""Reasonable cost of purchases without a public contract: enough quotes, one retained, a reason if not the cheapest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.eligibility.facts import CostFacts, Facts
from leaderdesk.domain.eligibility.results import Look, asks, fails, passes, skips
from leaderdesk.domain.steps import Value
from leaderdesk.domain.text import folded


@dataclass(frozen=True, slots=True)
class QuoteTier:
    """From this amount (or strictly above it), so many quotes are needed."""

    amount: Fraction
    needed: int
    is_strict: bool = False

    def holds_for(self, amount: Fraction) -> bool:
        """True when the tier concerns an expense of this amount."""
        return amount > self.amount if self.is_strict else amount >= self.amount


@dataclass(frozen=True, slots=True)
class QuoteRule:
    """Which expenses of which holders need quotes, and how many by amount."""

    tiers: tuple[QuoteTier, ...]
    natures: tuple[str, ...] = ("private",)
    kinds_without: tuple[str, ...] = ("staff", "flat_rate", "travel", "in_kind")

    def look(self, facts: Facts) -> Sequence[Look]:
        """Each expense that needs quotes."""
        if facts.holder.nature not in self.natures:
            return [skips("quotes_by_contract", value=facts.holder.nature)]
        if not facts.costs:
            return [asks("costs_unknown")]
        return [look for cost in facts.costs for look in self._look_at(cost)]

    def needed(self, amount: Fraction) -> int:
        """How many quotes an expense needs; where two tiers hold, the more demanding one."""
        return max((tier.needed for tier in self.tiers if tier.holds_for(amount)), default=0)

    def _look_at(self, cost: CostFacts) -> list[Look]:
        needed = self.needed(cost.amount)
        if cost.kind in self.kinds_without or not needed:
            return [skips("quotes_not_needed", label=cost.label)]
        # Two prices of one supplier are not a comparison.
        suppliers = len({folded(quote.supplier) for quote in cost.quotes})
        data: dict[str, Value] = {"label": cost.label, "value": suppliers, "limit": needed}
        count = passes("quotes", **data) if suppliers >= needed else asks("quotes_missing", **data)
        return [count, _look_at_retained(cost)]


def _look_at_retained(cost: CostFacts) -> Look:
    retained = [quote for quote in cost.quotes if quote.is_retained]
    if not retained:
        return asks("quote_not_retained", label=cost.label)
    if len(retained) > 1:
        return fails("quotes_retained_twice", label=cost.label, value=len(retained), limit=1)
    chosen, cheapest = retained[0], min(quote.amount for quote in cost.quotes)
    data: dict[str, Value] = {"label": cost.label, "value": chosen.amount, "limit": cheapest}
    if chosen.amount > cheapest and not (chosen.reason or "").strip():
        return asks("reason_missing", **data)
    return passes("quote_justified" if chosen.amount > cheapest else "quote_cheapest", **data)
