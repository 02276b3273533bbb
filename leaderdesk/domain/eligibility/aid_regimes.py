"""State aid: the regime of a dossier, in force when the aid is granted, and the share of the cost it may reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.results import Look, asks, compared, fails, passes, skips
from leaderdesk.domain.inputs import WrongInput


@dataclass(frozen=True, slots=True)
class IntensityCap:
    """The largest share of the eligible cost for undertakings of a size; no size is every size."""

    rate: Fraction
    size: str | None = None


@dataclass(frozen=True, slots=True)
class AidRegime:
    """A legal ground for aid: outside State aid, de minimis, exempted from notification, or notified."""

    code: str
    kind: Literal["none", "de_minimis", "exempted", "notified"]
    source: str
    holds_from: date | None = None
    holds_until: date | None = None
    caps: tuple[IntensityCap, ...] = ()

    def is_in_force(self, on: date) -> bool:
        """True on each day of the regime, the last included."""
        return (self.holds_from is None or self.holds_from <= on) and (
            self.holds_until is None or on <= self.holds_until
        )


@dataclass(frozen=True, slots=True)
class AidRegimeRule:
    """The regimes that this check knows, as data; with none of its own, those of the programme are put in first."""

    regimes: tuple[AidRegime, ...] = ()

    def look(self, facts: Facts) -> Sequence[Look]:
        """The regime at the date of the grant, then its intensity."""
        if facts.regime is None:
            return [asks("regime_unknown")]
        regime = self._regime(facts.regime)
        if regime.kind == "none":
            return [skips("no_state_aid", source=regime.source)]
        return [_look_at_dates(regime, facts.grant_on), *_look_at_intensity(regime, facts)]

    def _regime(self, code: str) -> AidRegime:
        found = [each for each in self.regimes if each.code == code]
        if len(found) != 1:
            raise WrongInput("unknown_regime" if not found else "regime_twice", place="regime", regime=code)
        return found[0]


def _look_at_dates(regime: AidRegime, grant_on: date | None) -> Look:
    data = {"regime": regime.code, "source": regime.source}
    if grant_on is None:
        if regime.holds_from is None and regime.holds_until is None:
            return passes("regime_without_dates", **data)
        return asks("grant_day_unknown", **data)
    if regime.is_in_force(grant_on):
        return passes("regime_in_force", value=grant_on, limit=regime.holds_until, **data)
    return fails("regime_not_in_force", value=grant_on, limit=regime.holds_until, **data)


def _look_at_intensity(regime: AidRegime, facts: Facts) -> Sequence[Look]:
    if not regime.caps:
        return []
    size = facts.holder.size
    caps = [cap.rate for cap in regime.caps if cap.size is None or cap.size == size]
    if size is None and any(cap.size is not None for cap in regime.caps):
        return [asks("size_unknown", regime=regime.code)]
    if not caps:
        return [fails("size_not_covered", value=size, regime=regime.code)]
    if not facts.funding or not facts.eligible_cost:
        return [asks("plan_unknown")]
    # Compared as a rate, so that the cap is exact; where two caps hold, the lower one.
    rate, cap = facts.public_aid / facts.eligible_cost, min(caps)
    amounts = {"aid": facts.public_aid, "most": cap * facts.eligible_cost}
    data = {"regime": regime.code, "size": size, "source": regime.source}
    return [compared(rate <= cap, "intensity", rate, cap, **data, **amounts)]
