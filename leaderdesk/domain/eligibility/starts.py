"""Work begun before the request was acknowledged: the expense is lost, or the whole operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.eligibility.facts import COMMITMENT_KINDS, Commitment, CostFacts, Facts
from leaderdesk.domain.eligibility.results import Look, asks, fails, passes
from leaderdesk.domain.steps import Value


@dataclass(frozen=True, slots=True)
class StartRule:
    """What counts as a beginning, what is lost by it, and the kinds of expense that may come first."""

    loss: Literal["expense", "operation"] = "expense"
    commitment_kinds: tuple[str, ...] = COMMITMENT_KINDS
    kinds_allowed_before: tuple[str, ...] = ()

    def look(self, facts: Facts) -> Sequence[Look]:
        """Each expense beside the day from which expenses count; that day itself is not too early."""
        if facts.eligible_from is None:
            return [asks("start_unknown")]
        if not facts.costs:
            return [asks("costs_unknown")]
        looks = [self._look_at(cost, facts, facts.eligible_from) for cost in facts.costs]
        is_early = any(look.outcome == "fail" for look in looks)
        if is_early and self.loss == "operation":
            looks.append(fails("operation_lost", value=facts.eligible_cost, limit=facts.eligible_from))
        return looks

    def lost_amount(self, facts: Facts) -> Fraction:
        """What an early start takes off the eligible cost: the early expenses, or everything."""
        early = [cost for cost in facts.costs if self._is_early(cost, facts)]
        if early and self.loss == "operation":
            return facts.eligible_cost
        return sum((cost.eligible for cost in early), Fraction())

    def _look_at(self, cost: CostFacts, facts: Facts, start: date) -> Look:
        dated = sorted((each.on, each.kind) for each in self._bindings(cost, facts) if each.on is not None)
        if self._is_early(cost, facts):
            first, kind = dated[0]
            data: dict[str, Value] = {"label": cost.label, "value": first, "limit": start, "kind": kind}
            # An early expense already counted for nothing takes nothing more with it.
            if self.loss == "expense" and not cost.eligible:
                return passes("early_expense_left_out", **data)
            return fails("early_expense", lost=cost.eligible, **data)
        if cost.kind in self.kinds_allowed_before:
            return passes("kind_allowed_before", label=cost.label)
        if cost.commitments is None or len(dated) < len(list(self._bindings(cost, facts))):
            return asks("commitments_unknown", label=cost.label, limit=start)
        first_day = dated[0][0] if dated else None
        return passes(
            "expense_in_time" if dated else "expense_not_begun", label=cost.label, value=first_day, limit=start
        )

    def _is_early(self, cost: CostFacts, facts: Facts) -> bool:
        start = facts.eligible_from
        if start is None or cost.kind in self.kinds_allowed_before:
            return False
        return any(each.on is not None and each.on < start for each in self._bindings(cost, facts))

    def _bindings(self, cost: CostFacts, facts: Facts) -> Iterator[Commitment]:
        """What binds the holder: what was recorded with the expense, and the notification of its public contract."""
        yield from (each for each in cost.commitments or () if each.kind in self.commitment_kinds)
        if "contract_notified" in self.commitment_kinds:
            for contract in facts.contracts:
                if contract.key == cost.contract and contract.notified_on is not None:
                    yield Commitment("contract_notified", contract.notified_on)
