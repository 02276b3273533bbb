"""The statuses a dossier went through with their days: their order, the time spent in each, statistics over many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.inputs import WrongInput


@dataclass(frozen=True, slots=True)
class Stay:
    """A status and its days; no last day yet is where the dossier stands."""

    status: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """The days a dossier spent in a status over all its visits, and whether it is still there."""

    status: str
    days: int
    visits: int
    is_running: bool


@dataclass(frozen=True, slots=True)
class StatusTimes:
    """How long dossiers stayed in a status: those that left it are measured, those still in it only counted."""

    status: str
    cases: int
    running: int
    shortest: int | None
    median: Fraction | None
    mean: Fraction | None
    longest: int | None


def ordered_stays(stays: Sequence[Stay]) -> tuple[Stay, ...]:
    """The stays in the order they happened; one that overlaps another, or ends before it began, is refused."""
    for place, stay in enumerate(stays):
        if stay.status not in STATUSES:
            raise WrongInput("unknown_status", place=f"stays[{place}].status", status=stay.status)
        if stay.until is not None and stay.until < stay.since:
            raise WrongInput("stay_backwards", place=f"stays[{place}].until", status=stay.status)
    # Two moves of one day: the one still lasting comes last, the others follow the life of a dossier.
    ordered = sorted(stays, key=lambda stay: (stay.since, stay.until or date.max, STATUSES.index(stay.status)))
    for before, after in pairwise(ordered):
        if before.until is None or before.until > after.since:
            raise WrongInput("stays_overlap", place=f"stays[{stays.index(after)}].since", status=after.status)
    return tuple(ordered)


def time_spent(stays: Sequence[Stay], on: date) -> tuple[Spent, ...]:
    """The days spent in each status up to a day, in the order of a life; what begins later is not there yet."""
    begun = [stay for stay in ordered_stays(stays) if stay.since <= on]
    found: dict[str, list[Stay]] = defaultdict(list)
    for stay in begun:
        found[stay.status].append(stay)
    return tuple(_spent(status, found[status], on) for status in STATUSES if status in found)


def measure_statuses(dossiers: Iterable[Sequence[Stay]], on: date) -> tuple[StatusTimes, ...]:
    """The statistics of each status over many dossiers; the order of the dossiers changes nothing."""
    left: dict[str, list[int]] = defaultdict(list)
    running: dict[str, int] = defaultdict(int)
    for stays in dossiers:
        for spent in time_spent(stays, on):
            if spent.is_running:
                running[spent.status] += 1
            else:
                left[spent.status].append(spent.days)
    known = left.keys() | running.keys()
    return tuple(_times(status, left, running.get(status, 0)) for status in STATUSES if status in known)


def _spent(status: str, stays: Sequence[Stay], on: date) -> Spent:
    days = sum((min(stay.until or on, on) - stay.since for stay in stays), timedelta()).days
    return Spent(status, days, len(stays), any(stay.until is None or stay.until > on for stay in stays))


def _times(status: str, left: Mapping[str, list[int]], running: int) -> StatusTimes:
    days = sorted(left.get(status, ()))
    if not days:
        return StatusTimes(status, 0, running, None, None, None, None)
    count = len(days)
    median = Fraction(days[(count - 1) // 2] + days[count // 2], 2)
    return StatusTimes(status, count, running, days[0], median, Fraction(sum(days), count), days[-1])
