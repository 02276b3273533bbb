"""Where the group's own pace leads: what it did in each of its last whole quarters, as a range and never as a line.

The pace is what a measure gained in each of the last eight whole quarters, those before the first gain left aside. A
quarter in four made the low pace or less, a quarter in four the high one or more. Fewer than four quarters say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import ZERO

QUARTERS, LEAST = 8, 4
_MONTHS, _QUARTER = 12, 3
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Gain:
    """What a measure gained on a day; below zero when it was lowered."""

    on: date
    amount: Fraction
    fund_id: int
    fiche_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """Euros a quarter, from the quarters it is measured on, the oldest first."""

    quarters: tuple[Fraction, ...]
    low: Fraction
    median: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would be reached by a day at the low, the median and the high pace."""

    low: Fraction
    median: Fraction
    high: Fraction


def quarter_ends(on: date) -> tuple[date, ...]:
    """The last day of each quarter that the pace of a day is measured on, after that of the quarter before them."""
    running = _quarter_of(on)
    firsts = [divmod(quarter, _MONTHS // _QUARTER) for quarter in range(running - QUARTERS, running + 1)]
    return tuple(date(year, rank * _QUARTER + 1, 1) - timedelta(1) for year, rank in firsts)


def measure_pace(gains: Iterable[Gain], on: date) -> Pace | None:
    """The pace on a day, from the quarters that were over; None where they are too few."""
    by_quarter: dict[int, Fraction] = {}
    for each in gains:
        if each.on <= on:
            quarter = _quarter_of(each.on)
            by_quarter[quarter] = by_quarter.get(quarter, ZERO) + each.amount
    last = _quarter_of(on) - 1
    first = max(last - QUARTERS + 1, min(by_quarter, default=last + 1))
    amounts = tuple(by_quarter.get(quarter, ZERO) for quarter in range(first, last + 1))
    if len(amounts) < LEAST:
        return None
    ordered = sorted(amounts)
    rank = len(ordered) // 4
    return Pace(amounts, ordered[rank], _median(ordered), ordered[-1 - rank])


def project(reached: Fraction, pace: Pace, days: int) -> Forecast:
    """What will be reached after so many days; a pace below zero is one at which nothing more is reached."""
    quarters = Fraction(max(0, days) * 4, _YEAR)
    low, median, high = (reached + max(ZERO, each) * quarters for each in (pace.low, pace.median, pace.high))
    return Forecast(low, median, high)


def _quarter_of(day: date) -> int:
    return (day.year * _MONTHS + day.month - 1) // _QUARTER


def _median(ordered: Sequence[Fraction]) -> Fraction:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
