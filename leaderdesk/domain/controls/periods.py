"""Until when a dossier may be controlled: from which day, for how many years, by the programme's own setting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks

STARTS = ("last_payment", "closing", "convention")
Start = Literal["last_payment", "closing", "convention"]
Standing = Literal["not_begun", "running", "over", "unknown"]
_MONTHS = 12
_MOST_YEARS = 100


@dataclass(frozen=True, slots=True)
class ControlPeriod:
    """No text found fixes either: each GAL writes what its conventions say; without years, the end is unknown."""

    start: Start = "last_payment"
    years: int | None = 10


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days of a dossier that a period may be counted from; a payment is the last one once the balance is paid."""

    convention_on: date | None = None
    last_paid_on: date | None = None
    is_balance_paid: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The period of one dossier on a day; one that is not final will end later if more is paid."""

    standing: Standing
    begins_on: date | None = None
    ends_on: date | None = None
    is_final: bool = True


def reckon_period(period: ControlPeriod, days: Milestones, on: date) -> Reckoned:
    """From when to when a dossier may be controlled; what comes after the day is not known yet."""
    begins_on = _begins(period.start, days)
    if begins_on is None or begins_on > on:
        return Reckoned("not_begun")
    is_final = period.start != "last_payment" or days.is_balance_paid or _closed(days, on)
    if period.years is None:
        return Reckoned("unknown", begins_on, None, is_final)
    ends_on = months_after(begins_on, period.years * _MONTHS)
    # What may still be pushed back is never over.
    return Reckoned("over" if ends_on < on and is_final else "running", begins_on, ends_on, is_final)


@lru_cache(maxsize=16)
def read_control_period(text: str) -> ControlPeriod:
    """The period a text keeps; what is not said keeps its default."""
    return read_kept(text, ControlPeriod)


def write_control_period(period: ControlPeriod) -> str:
    """The text that is kept of it."""
    return write_kept(period, ControlPeriod)


def problems_of_control_period(text: str) -> tuple[Problem, ...]:
    """Why a text cannot be kept as the period: all of it at once."""
    return problems_of_kept(text, ControlPeriod, _problems)


def _problems(period: ControlPeriod) -> tuple[Problem, ...]:
    years = period.years
    if years is not None and years < 1:
        return (blocks("not_above_zero", "years"),)
    return (blocks("too_large", "years"),) if years is not None and years > _MOST_YEARS else ()


def _begins(start: Start, days: Milestones) -> date | None:
    match start:
        case "last_payment":
            return days.last_paid_on
        case "closing":
            return days.closed_on
    return days.convention_on


def _closed(days: Milestones, on: date) -> bool:
    return days.closed_on is not None and days.closed_on <= on
