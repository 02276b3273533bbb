"""The other funders: there is one, each has decided, its decision still holds, it brings no European money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.domain.eligibility.facts import Facts, FundingFacts
from leaderdesk.domain.eligibility.results import Look, asks, compared, fails, passes, skips

_FUNDERS = ("public", "private")


@dataclass(frozen=True, slots=True)
class CofundingRule:
    """Whose plan needs a public funder, and how long a decision holds when it does not say."""

    natures_needing_public: tuple[str, ...] = ("private",)
    validity_days: int | None = None

    def look(self, facts: Facts) -> Sequence[Look]:
        """The presence of a public funder, then each funder's decision."""
        lines = [line for line in facts.funding if line.nature in _FUNDERS]
        return [*self._look_at_presence(facts), *(self._look_at(line, facts) for line in lines)]

    def _look_at_presence(self, facts: Facts) -> Sequence[Look]:
        if not facts.funding:
            return [asks("plan_unknown")]
        if facts.holder.nature not in self.natures_needing_public:
            return [skips("public_funder_not_needed", value=facts.holder.nature)]
        public = facts.funding_of("public")
        return [passes("public_funder", value=public) if public else asks("public_funder_missing")]

    def _look_at(self, line: FundingFacts, facts: Facts) -> Look:
        if line.is_refused:
            return fails("funder_refused", funder=line.funder, value=line.amount)
        # A decision announced for a later day is not one yet.
        if line.decided_on is None or line.decided_on > facts.on:
            return asks("funder_undecided", funder=line.funder, value=line.amount)
        last = self.last_valid_day(line)
        if last is None:
            return passes("funder_decided", funder=line.funder, value=line.decided_on)
        return compared(facts.last_day <= last, "funder_decision", facts.last_day, last, funder=line.funder)

    def last_valid_day(self, line: FundingFacts) -> date | None:
        """The last day of a decision: its own, or the one that the programme's delay gives."""
        if line.expires_on is not None or line.decided_on is None or self.validity_days is None:
            return line.expires_on
        return line.decided_on + timedelta(days=self.validity_days)


@dataclass(frozen=True, slots=True)
class EuropeanMoneyRule:
    """European money is never a counterpart, whoever hands it on."""

    def look(self, facts: Facts) -> Sequence[Look]:
        """Each funder of the plan that is not a European fund."""
        lines = [line for line in facts.funding if line.nature in _FUNDERS]
        if not lines:
            return [skips("no_funder") if facts.funding else asks("plan_unknown")]
        return [_look_at_origin(line) for line in lines]


def _look_at_origin(line: FundingFacts) -> Look:
    if line.is_european_money is None:
        return asks("origin_unknown", funder=line.funder)
    code = "european_counterpart" if line.is_european_money else "national_counterpart"
    return compared(not line.is_european_money, code, line.amount, None, funder=line.funder)
