"""What LEADER does on the territory of an EPCI, on a day: who was supported, what comes, its part of the money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from leaderdesk.domain.reports.projects import Money, Project, Unvalued, gains_between, sum_of
from leaderdesk.domain.sheets.envelopes import Taken, cents_of
from leaderdesk.domain.sheets.shares import ShareLine


@dataclass(frozen=True, slots=True)
class Supported:
    """A project with its state on the day and its money."""

    project: Project
    status: str
    money: Money


@dataclass(frozen=True, slots=True)
class Coming:
    """A project that waits for a decision, and what it asks of the funds where it is known; in cents."""

    project: Project
    status: str
    asked: int | None


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What a year brought."""

    year: int
    money: Money


@dataclass(frozen=True, slots=True)
class Gathered:
    """Projects that have something in common: how many, and their money."""

    key: str | None
    projects: int
    money: Money


@dataclass(frozen=True, slots=True)
class EpciSheet:
    """One EPCI on one day."""

    name: str
    on: date
    supported: tuple[Supported, ...]
    coming: tuple[Coming, ...]
    years: tuple[YearMoney, ...]
    share: ShareLine | None
    kinds: tuple[Gathered, ...]
    communes: tuple[Gathered, ...]
    # The projects supported of which no EPCI is known, and their money.
    unplaced: Gathered
    # How many of the supported are counted on a supposition.
    supposed: int = 0
    unvalued: tuple[Unvalued, ...] = ()

    @property
    def money(self) -> Money:
        """All that its projects were given."""
        return sum_of(each.money for each in self.supported)

    @property
    def asked(self) -> int:
        """What those to come ask, as far as it is known."""
        return sum(each.asked or 0 for each in self.coming)

    @property
    def holders(self) -> int:
        """How many of its holders were supported."""
        return len({each.project.holder for each in self.supported})


def supported_of(projects: Iterable[Project], money: Mapping[int, Money], on: date | None) -> tuple[Supported, ...]:
    """Those to whom something is programmed or was paid, the most first."""
    found = [
        Supported(each, each.status_on(on) or "", money[each.id])
        for each in projects
        if each.id in money and (money[each.id].of("programmed") or money[each.id].of("paid"))
    ]
    return tuple(sorted(found, key=lambda each: (-each.money.of("voted"), each.project.number)))


def coming_of(
    projects: Iterable[Project], taken: Iterable[Taken], on: date | None, undecided: frozenset[str]
) -> tuple[Coming, ...]:
    """Those that wait for a decision, by number; an amount that nobody said is not supposed."""
    asked: dict[int, Fraction] = {}
    for each in taken:
        asked[each.facts.dossier_id] = asked.get(each.facts.dossier_id, Fraction(0)) + each.wanted
    found = ((each, each.status_on(on)) for each in projects)
    return tuple(
        Coming(each, status, cents_of(asked[each.id]) if asked.get(each.id) else None)
        for each, status in found
        if status in undecided
    )


def years_of(states: Sequence[tuple[int, Mapping[int, Money]]]) -> tuple[YearMoney, ...]:
    """What each year brought, from what stood at its end; the first of the states is what stood before."""
    found = [
        YearMoney(year, sum_of(gains_between(before, after).values()))
        for (_, before), (year, after) in pairwise(states)
    ]
    first = next((rank for rank, each in enumerate(found) if not each.money.is_nothing), len(found))
    return tuple(found[first:])


def gathered(supported: Iterable[Supported], by: str) -> tuple[Gathered, ...]:
    """Projects by something that they say of themselves, the most money first, what is not known last."""
    groups: dict[str | None, list[Money]] = {}
    for each in supported:
        groups.setdefault(getattr(each.project, by) or None, []).append(each.money)
    found = [Gathered(key, len(money), sum_of(money)) for key, money in groups.items()]
    return tuple(sorted(found, key=lambda each: (each.key is None, -each.money.of("voted"), each.key or "")))
