"""De minimis: what one undertaking received over rolling years back from the grant, beside the ceiling of that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.eligibility.facts import Facts, PastAid
from leaderdesk.domain.eligibility.results import Look, asks, compared, skips
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Value

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Ceiling:
    """From a day on, the most that aid of some regimes may reach together; without an amount, a GAL enters its own."""

    regime: str
    holds_from: date
    amount: Fraction | None
    counts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class DeMinimisRule:
    """The ceilings with their dates, how far back to look, and whether the anniversary itself still counts.

    With no ceiling of its own, those of the programme are put in first.
    """

    ceilings: tuple[Ceiling, ...] = ()
    years: int = 3
    anniversary_counts: bool = True

    def look(self, facts: Facts) -> Sequence[Look]:
        """The ceiling of the dossier's own regime, and that of each other regime the undertaking was helped under."""
        if facts.regime is None:
            return [asks("regime_unknown")]
        if facts.regime not in {ceiling.regime for ceiling in self.ceilings}:
            return [skips("not_de_minimis", regime=facts.regime)]
        missing, on = _missing(facts), facts.grant_on
        if missing or on is None:
            return [asks(code) for code in missing]
        self._refuse_unknown_regimes(facts)
        received = self._received(facts, on)
        return [self._look_at(code, facts, received, on) for code in self._regimes_to_look_at(facts.regime, received)]

    def ceiling_in_force(self, regime: str, on: date) -> Ceiling | None:
        """The last ceiling of a regime begun by a day."""
        begun = [each for each in self.ceilings if each.regime == regime and each.holds_from <= on]
        return max(begun, key=lambda each: each.holds_from, default=None)

    def first_day(self, grant_on: date) -> date:
        """The first day that counts; years before 29 February begin on the 28th."""
        anniversary = months_after(grant_on, -_MONTHS * self.years)
        return anniversary if self.anniversary_counts else anniversary + timedelta(days=1)

    def _refuse_unknown_regimes(self, facts: Facts) -> None:
        """Aid under a regime that no ceiling counts would vanish from the sum."""
        counted = {regime for ceiling in self.ceilings for regime in ceiling.counts}
        for place, aid in enumerate(facts.aids or ()):
            if aid.regime not in counted:
                raise WrongInput("unknown_regime", place=f"aids[{place}].regime", regime=aid.regime)

    def _received(self, facts: Facts, grant_on: date) -> list[PastAid]:
        """Aid of the single undertaking that may count: the dossier itself, seen again, is not aid before it."""
        return [
            aid
            for aid in facts.aids or ()
            if aid.undertaking == facts.holder.undertaking and (aid.dossier is None or aid.dossier != facts.number)
            if aid.granted_on is None or self.first_day(grant_on) <= aid.granted_on <= grant_on
        ]

    def _regimes_to_look_at(self, own: str, received: Iterable[PastAid]) -> list[str]:
        others = {aid.regime for aid in received} & {each.regime for each in self.ceilings if own in each.counts}
        return [own, *sorted(others - {own})]

    def _look_at(self, regime: str, facts: Facts, received: Sequence[PastAid], on: date) -> Look:
        ceiling = self.ceiling_in_force(regime, on)
        if ceiling is None:
            return asks("no_ceiling_in_force", regime=regime, value=on)
        data: dict[str, Value] = {"regime": regime, "source": ceiling.source}
        if ceiling.amount is None:
            return asks("no_ceiling_in_force", value=on, **data)
        counted = [aid for aid in received if aid.regime in ceiling.counts]
        before = _sum(aid for aid in counted if aid.granted_on is not None)
        undated = _sum(aid for aid in counted if aid.granted_on is None)
        total = before + facts.public_aid
        # Aid without a date can only make it worse: too much without it is too much, and otherwise its date is needed.
        if undated and total <= ceiling.amount < total + undated:
            return asks("aid_undated", value=undated, limit=ceiling.amount - total, **data)
        data |= {"before": before, "aid": facts.public_aid, "since": self.first_day(on), "until": on}
        return compared(total <= ceiling.amount, "de_minimis", total, ceiling.amount, **data)


def _missing(facts: Facts) -> list[str]:
    absent = {
        "grant_day_unknown": facts.grant_on is None,
        "undertaking_unknown": facts.holder.undertaking is None,
        "aids_not_declared": facts.aids is None,
        "plan_unknown": not facts.funding,
    }
    return [code for code, is_absent in absent.items() if is_absent]


def _sum(aids: Iterable[PastAid]) -> Fraction:
    return sum((aid.amount for aid in aids), Fraction())
