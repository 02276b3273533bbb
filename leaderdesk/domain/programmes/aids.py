"""The regimes of State aid and their ceilings that a programme knows, as one setting: the checklists follow it.

A check that lists no regime, or no ceiling, of its own looks at those of the setting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from leaderdesk.domain.eligibility.aid_regimes import AidRegime, AidRegimeRule
from leaderdesk.domain.eligibility.checklists import Checklist, Rule
from leaderdesk.domain.eligibility.de_minimis import Ceiling, DeMinimisRule
from leaderdesk.domain.eligibility.facts import ENTERPRISE_SIZES
from leaderdesk.domain.eligibility.presets import CEILINGS, REGIMES
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks, warns


@dataclass(frozen=True, slots=True)
class Aids:
    """The regimes with their intensities; the ceilings of small aids, how far back they count."""

    regimes: tuple[AidRegime, ...] = REGIMES
    ceilings: tuple[Ceiling, ...] = CEILINGS
    years: int = 3
    anniversary_counts: bool = True

    def de_minimis(self) -> DeMinimisRule:
        """The rule that counts small aids."""
        return DeMinimisRule(self.ceilings, self.years, self.anniversary_counts)


USUAL_AIDS = Aids()
# The aids that count together are found by the beginning of their code.
SMALL_AID = "de_minimis"


@lru_cache(maxsize=16)
def read_aids(text: str) -> Aids:
    """The aids of a text; what is not said keeps its default, and what is wrong is raised."""
    return read_kept(text, Aids)


def readable_aids(text: str) -> Aids:
    """The same; the usual ones where nothing was chosen, or where what was cannot be read."""
    try:
        return read_aids(text) if text else USUAL_AIDS
    except WrongInput:
        return USUAL_AIDS


def write_aids(aids: Aids) -> str:
    """The text that is kept of them."""
    return write_kept(aids, Aids)


def problems_of_aids(text: str) -> tuple[Problem, ...]:
    """Why a text cannot be read as aids, and what in them is to be looked at; a half-filled line is kept."""
    return problems_of_kept(text, Aids, _problems)


def with_aids(checklist: Checklist, aids: Aids) -> Checklist:
    """The checklist whose checks look at the setting where they list nothing of their own."""
    items = tuple(
        item if (rule := _followed(item.rule, aids)) is item.rule else replace(item, rule=rule)
        for item in checklist.items
    )
    return replace(checklist, items=items)


def _followed(rule: Rule | None, aids: Aids) -> Rule | None:
    match rule:
        case AidRegimeRule(regimes=()):
            return AidRegimeRule(aids.regimes)
        case DeMinimisRule(ceilings=()):
            return aids.de_minimis()
        case _:
            return rule


def _problems(aids: Aids) -> Iterator[Problem]:
    codes = Counter(each.code for each in aids.regimes)
    for rank, regime in enumerate(aids.regimes):
        yield from _problems_of_regime(regime, codes[regime.code], f"regimes[{rank}]")
    begun = Counter((each.regime, each.holds_from) for each in aids.ceilings)
    for rank, ceiling in enumerate(aids.ceilings):
        yield from _problems_of_ceiling(ceiling, aids, begun[ceiling.regime, ceiling.holds_from], f"ceilings[{rank}]")


def _problems_of_regime(regime: AidRegime, times: int, place: str) -> Iterator[Problem]:
    if times > 1:
        yield warns("regime_twice", f"{place}.code", regime=regime.code)
    if regime.kind == "de_minimis" and not regime.code.startswith(SMALL_AID):
        yield warns("small_aid_unknown", f"{place}.kind")
    if not regime.source.strip():
        yield warns("source_missing", f"{place}.source")
    if _is_backwards(regime.holds_from, regime.holds_until):
        yield warns("ends_before_it_begins", f"{place}.holds_until")
    sizes = Counter(cap.size for cap in regime.caps)
    for rank, cap in enumerate(regime.caps):
        if cap.size is not None and cap.size not in ENTERPRISE_SIZES:
            yield blocks("unknown_choice", f"{place}.caps[{rank}].size", choices=", ".join(ENTERPRISE_SIZES))
        elif sizes[cap.size] > 1:
            yield warns("repeated", f"{place}.caps[{rank}].size")
        if cap.rate > 1:
            yield warns("above_one", f"{place}.caps[{rank}].rate")


def _problems_of_ceiling(ceiling: Ceiling, aids: Aids, times: int, place: str) -> Iterator[Problem]:
    if ceiling.regime not in {each.code for each in aids.regimes}:
        yield warns("unknown_regime", f"{place}.regime", regime=ceiling.regime)
    if times > 1:
        yield warns("repeated", f"{place}.holds_from")
    if ceiling.amount is None:
        yield warns("no_amount", f"{place}.amount")
    if ceiling.regime not in ceiling.counts:
        yield warns("does_not_count_itself", f"{place}.counts")
    if not ceiling.source.strip():
        yield warns("source_missing", f"{place}.source")


def _is_backwards(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and end < start
