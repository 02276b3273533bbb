"""Dossiers as reports tell of them: who and where, which day each thing happened, what money each gained in a period.

Money is what the envelopes say on two days, and nothing else: what a period brought is the one less the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.envelopes.facts import DROPPED, GRANTED
from leaderdesk.domain.sheets.envelopes import FIGURES, Taken
from leaderdesk.domain.sheets.listing import COLLECTING

# What a period may bring to a pot, in the order in which money goes through; the rest is what is asked.
GAINED = tuple(name for name in FIGURES if name not in ("asked", "provisional"))
# Dossiers that the committee has still to decide of.
UNDECIDED = COLLECTING | {"waiting_list"}
_REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Stayed:
    """A state that a dossier was in, from a day until another."""

    status: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A dossier out of the bin; its holder and its fiche-action are today's."""

    id: int
    number: str
    title: str
    holder: str
    legal_kind: str | None
    nature: str
    epci: str | None
    commune: str | None
    fiche_id: int | None
    fiche: str
    received_on: date | None
    opinion_on: date | None
    stays: tuple[Stayed, ...] = ()

    def stay_on(self, day: date | None) -> Stayed | None:
        """The state that it was in on a day; without a day, the last one, whatever its own, as its page shows it."""
        if day is None:
            found = [each for each in self.stays if each.until is None]
        else:
            found = [each for each in self.stays if each.since <= day and (each.until is None or each.until > day)]
        return found[-1] if found else None

    def status_on(self, day: date | None) -> str | None:
        """Its state on a day; none before it was known."""
        stay = self.stay_on(day)
        return stay.status if stay else None

    def entered(self, codes: Iterable[str], since: date, until: date) -> date | None:
        """The last day of a period on which it came to one of some states."""
        wanted = frozenset(codes)
        return max(
            (each.since for each in self.stays if each.status in wanted and since <= each.since <= until), default=None
        )


@dataclass(frozen=True, slots=True)
class Money:
    """What a dossier weighs or gained, figure by figure, in cents."""

    figures: Mapping[str, int] = field(default_factory=dict)

    def of(self, name: str) -> int:
        """One of them."""
        return self.figures.get(name, 0)

    @property
    def is_nothing(self) -> bool:
        """True where no figure says anything."""
        return not any(self.figures.values())


@dataclass(frozen=True, slots=True)
class Unvalued:
    """A dossier whose state says that it was given money, and of which no amount says how much."""

    project: Project
    status: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many dossiers something happened to in a period."""

    received: int
    opinions: int
    programmed: int
    convention: int
    claimed: int
    paid: int
    closed: int
    refused: int
    dropped: int


COUNTED = ("received", "opinions", "programmed", "convention", "claimed", "paid", "closed", "refused", "dropped")


def money_of(taken: Iterable[Taken]) -> dict[int, Money]:
    """What each dossier weighs on all its funds together."""
    found: dict[int, dict[str, int]] = {}
    for each in taken:
        figures = found.setdefault(each.facts.dossier_id, dict.fromkeys(GAINED, 0))
        for name in GAINED:
            figures[name] += each.figure(name)
    return {key: Money(figures) for key, figures in found.items()}


def unvalued_of(projects: Iterable[Project], money: Mapping[int, Money], on: date | None) -> tuple[Unvalued, ...]:
    """Those that no figure of a day counts, whatever their state says, by number."""
    found = ((each, each.status_on(on) or "") for each in projects)
    return tuple(
        Unvalued(each, status) for each, status in found if status in GRANTED and money.get(each.id, Money()).is_nothing
    )


def gains_between(before: Mapping[int, Money], after: Mapping[int, Money]) -> dict[int, Money]:
    """What each dossier gained from one day to another, below zero where it was lowered; only those that moved."""
    nothing, found = Money(), dict[int, Money]()
    for key in sorted({*before, *after}):
        then, now = before.get(key, nothing), after.get(key, nothing)
        # Most dossiers weigh the same from one day to another.
        if now != then:
            found[key] = Money({name: now.of(name) - then.of(name) for name in GAINED})
    return {key: each for key, each in found.items() if not each.is_nothing}


def sum_of(money: Iterable[Money]) -> Money:
    """All of them together."""
    every = list(money)
    return Money({name: sum(each.of(name) for each in every) for name in GAINED})


def newly(before: Mapping[int, Money], after: Mapping[int, Money], name: str) -> frozenset[int]:
    """The dossiers of which a figure was nothing and is something."""
    return frozenset(key for key, each in after.items() if each.of(name) and not before.get(key, Money()).of(name))


def counts_between(
    projects: Sequence[Project], before: Mapping[int, Money], after: Mapping[int, Money], since: date, until: date
) -> Counts:
    """What happened to how many dossiers; those paid are those to whom something was paid in the period."""

    def held(day: date | None) -> bool:
        return day is not None and since <= day <= until

    keys = {each.id for each in projects}
    gains = gains_between(before, after)
    return Counts(
        received=sum(held(each.received_on) for each in projects),
        opinions=sum(held(each.opinion_on) for each in projects),
        programmed=len(newly(before, after, "voted") & keys),
        convention=len(newly(before, after, "convention") & keys),
        claimed=sum(gains[key].of("claimed") > 0 for key in gains if key in keys),
        paid=sum(gains[key].of("paid") > 0 for key in gains if key in keys),
        closed=_entered(projects, ("closed",), since, until),
        refused=_entered(projects, (_REFUSED,), since, until),
        dropped=_entered(projects, DROPPED, since, until),
    )


def _entered(projects: Sequence[Project], codes: Iterable[str], since: date, until: date) -> int:
    wanted = tuple(codes)
    return sum(each.entered(wanted, since, until) is not None for each in projects)
