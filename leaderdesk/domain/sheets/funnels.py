"""How many dossiers, and how much of the funds, came to each step from the request to the money.

A dossier that reached a step reached those before it, whether or not somebody noted it; an amount that nobody noted is
not supposed, and the dossiers it is missing of are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.claims.cases import ClaimOf, DossierDays
from leaderdesk.domain.claims.settling import DAY_OF_STAGE
from leaderdesk.domain.envelopes.facts import GRANTED, FundFacts, weigh_facts

STEPS = ("requested", "voted", "convention", "claimed", "certified", "paid")
# What a state says of the steps a dossier came to, whatever its amounts.
_BY_STATUS = {
    **dict.fromkeys(GRANTED, "voted"),
    "deprogrammed": "voted",
    "convention": "convention",
    "in_progress": "convention",
    "claimed": "claimed",
    "paid": "paid",
}


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """One step: the dossiers that came to it, and what it says of the funds for each, in euros, where it does."""

    step: str
    dossiers: tuple[int, ...]
    amounts: Mapping[int, Fraction]

    @property
    def amount(self) -> Fraction:
        """All that is known of it."""
        return sum(self.amounts.values(), Fraction(0))

    @property
    def unknown(self) -> int:
        """Of how many nothing is said."""
        return len(self.dossiers) - len(self.amounts)


def steps_of_claims(claims: Iterable[ClaimOf]) -> dict[int, set[str]]:
    """What the days of claims say of the steps their dossiers came to, whatever the amounts."""
    found: dict[int, set[str]] = {}
    for each in claims:
        if each.row.withdrawn_on is None:
            days = {step for step, day in DAY_OF_STAGE.items() if getattr(each.row, day) is not None}
            found.setdefault(each.dossier_id, set()).update(days)
    return found


def funnel_of(
    dossiers: Sequence[DossierDays],
    facts: Iterable[FundFacts],
    year: int | None,
    claimed: Mapping[int, Collection[str]] | None = None,
) -> tuple[FunnelLine, ...]:
    """The steps of the dossiers received in a year, or of all; `claimed` is what the days of claims say of them."""
    cohort = [each for each in dossiers if each.received_on and (year is None or each.received_on.year == year)]
    amounts: dict[int, dict[str, Fraction]] = {each.id: {} for each in cohort}
    for fact in facts:
        if (known := amounts.get(fact.dossier_id)) is not None:
            chain = weigh_facts(fact).chain
            for step in STEPS:
                if (amount := getattr(chain, step)) is not None:
                    known[step] = known.get(step, Fraction(0)) + amount
    reached = {each.id: _reached(each, amounts[each.id], (claimed or {}).get(each.id, ())) for each in cohort}
    return tuple(_line(step, rank, reached, amounts) for rank, step in enumerate(STEPS))


def _line(
    step: str, rank: int, reached: Mapping[int, int], amounts: Mapping[int, Mapping[str, Fraction]]
) -> FunnelLine:
    keys = tuple(key for key, furthest in reached.items() if furthest >= rank)
    return FunnelLine(step, keys, {key: amounts[key][step] for key in keys if step in amounts[key]})


def _reached(each: DossierDays, amounts: Mapping[str, Fraction], claimed: Collection[str]) -> int:
    """The furthest step that its state, its days or its amounts say it came to."""
    steps = ["requested", *claimed, *(step for step, amount in amounts.items() if step != "voted" and amount > 0)]
    # A vote that is not final yet programmes nothing.
    if status := _BY_STATUS.get(each.status):
        steps.append(status)
    if each.convention_on is not None:
        steps.append("convention")
    return max(STEPS.index(step) for step in steps)
