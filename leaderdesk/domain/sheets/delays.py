"""Delays as a page shows them: cases by stage, year or funder, each group measured only where it is large enough.

A group keeps every case; what still runs stands beside, oldest first, and is no part of any measure.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from leaderdesk.domain.claims.cases import COFUNDER, DECIDING, DELAY_STAGES, SIGNING, Contradiction, DelayCase
from leaderdesk.domain.claims.courses import WHOLE
from leaderdesk.domain.delays import DelayRange, DelaySettings, Distribution, measure_range

By = Literal["stage", "year", "funder"]
_ALONE = (DECIDING, SIGNING, COFUNDER)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be measured: how cases are grouped, of which stage, and of which funder or year of start alone."""

    by: By = "stage"
    stage: str = WHOLE
    funder: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier as a case names it."""

    number: str
    title: str
    status: str


class Lasted(NamedTuple):
    """A case on a day, and how many days it took or has taken so far."""

    case: DelayCase
    days: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits, in the narrowest stage known of it, and since how long in all."""

    stage: Lasted
    whole: int


@dataclass(frozen=True, slots=True)
class DelayGroup:
    """Cases together, each list from the shortest to the longest; without a range there are too few to measure."""

    key: Hashable
    finished: tuple[Lasted, ...]
    running: tuple[Lasted, ...]
    days: DelayRange | None


@dataclass(frozen=True, slots=True)
class DelaySheet:
    """The groups in their order, what still runs, what contradicts itself, and what may be chosen."""

    wish: Wish
    on: date
    groups: tuple[DelayGroup, ...]
    waiting: tuple[Waiting, ...]
    contradictions: tuple[Contradiction, ...]
    dossiers: Mapping[int, Known]
    funders: tuple[str, ...]
    years: tuple[int, ...]
    min_cases: int


def sheet_of_delays(
    cases: Sequence[DelayCase],
    contradictions: Iterable[Contradiction],
    dossiers: Mapping[int, Known],
    wish: Wish,
    on: date,
    settings: DelaySettings,
) -> DelaySheet:
    """What was known on a day of the cases that are wished."""
    begun = [each for each in cases if each.past.began_on <= on]
    wished = [each for each in begun if _is_wished(each, wish)]
    grouped: dict[Hashable, list[DelayCase]] = {}
    for each in wished:
        if wish.by == "stage" or each.past.stage == wish.stage:
            grouped.setdefault(_key(each, wish.by), []).append(each)
    groups = [_measured(key, some, on, settings) for key, some in grouped.items()]
    return DelaySheet(
        wish,
        on,
        groups=tuple(sorted(groups, key=lambda each: _rank(each.key, wish.by))),
        waiting=tuple(_waiting(lasted(each, on) for each in wished if _runs(each, on))),
        contradictions=tuple(contradictions),
        dossiers=dossiers,
        funders=tuple(sorted({each.past.funder for each in begun if each.past.funder})),
        years=tuple(sorted({each.past.began_on.year for each in begun})),
        min_cases=settings.min_cases,
    )


def _waiting(running: Iterable[Lasted]) -> list[Waiting]:
    """One line for each claim or step that waits, longest in all first: its stages are parts of one wait."""
    apart: dict[Hashable, list[Lasted]] = {}
    for each in running:
        past = each.case.past
        # Nothing else of a claim runs with what comes before it is filed.
        own = past.stage if past.stage in _ALONE else None
        apart.setdefault((each.case.dossier_id, each.case.claim, past.funder, own), []).append(each)
    found = [Waiting(max(some, key=_narrowness), max(each.days for each in some)) for some in apart.values()]
    return sorted(found, key=lambda each: (-each.whole, each.stage.case.dossier_id))


def _narrowness(each: Lasted) -> int:
    return DELAY_STAGES.index(each.case.past.stage)


def lasted(case: DelayCase, on: date) -> Lasted:
    """How long a case took, or has taken by a day."""
    ended = case.past.ended_on
    return Lasted(case, ((on if ended is None or ended > on else ended) - case.past.began_on).days)


def _measured(key: Hashable, cases: Sequence[DelayCase], on: date, settings: DelaySettings) -> DelayGroup:
    finished = _in_order([lasted(each, on) for each in cases if not _runs(each, on)])
    running = _in_order([lasted(each, on) for each in cases if _runs(each, on)])
    is_enough = len(finished) >= settings.min_cases
    days = measure_range(Distribution(tuple(each.days for each in finished)), settings) if is_enough else None
    return DelayGroup(key, finished, running, days)


def _in_order(cases: list[Lasted]) -> tuple[Lasted, ...]:
    return tuple(sorted(cases, key=lambda each: (each.days, each.case.dossier_id)))


def _is_wished(case: DelayCase, wish: Wish) -> bool:
    return (wish.funder is None or case.past.funder == wish.funder) and (
        wish.year is None or case.past.began_on.year == wish.year
    )


def _runs(case: DelayCase, on: date) -> bool:
    return case.past.ended_on is None or case.past.ended_on > on


def _key(case: DelayCase, by: By) -> Hashable:
    if by == "stage":
        return case.past.stage
    return case.past.began_on.year if by == "year" else case.past.funder or ""


def _rank(key: Hashable, by: By) -> tuple[int, str]:
    return (DELAY_STAGES.index(str(key)), "") if by == "stage" else (0, str(key))
