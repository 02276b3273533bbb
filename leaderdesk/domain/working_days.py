"""Which days are worked in France: week-ends, the eleven public holidays, and the two that Alsace and Moselle add."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Idle = Literal[
    "weekend",
    "new_year",
    "good_friday",
    "easter_monday",
    "labour_day",
    "victory_1945",
    "ascension",
    "whit_monday",
    "national_day",
    "assumption",
    "all_saints",
    "armistice_1918",
    "christmas",
    "saint_stephen",
]
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, as Butcher computes it."""
    golden, (century, in_century) = year % 19, divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    leaps, others = divmod(in_century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    weekday = (32 + 2 * rest + 2 * leaps - epact - others) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=32)
def holidays(year: int, *, in_alsace_moselle: bool = False) -> Mapping[date, Idle]:
    """The public holidays of a year."""
    sunday = easter(year)
    found: dict[date, Idle] = {
        date(year, 1, 1): "new_year",
        sunday + _ONE_DAY: "easter_monday",
        date(year, 5, 1): "labour_day",
        date(year, 5, 8): "victory_1945",
        sunday + timedelta(days=39): "ascension",
        sunday + timedelta(days=50): "whit_monday",
        date(year, 7, 14): "national_day",
        date(year, 8, 15): "assumption",
        date(year, 11, 1): "all_saints",
        date(year, 11, 11): "armistice_1918",
        date(year, 12, 25): "christmas",
    }
    if in_alsace_moselle:
        found |= {sunday - timedelta(days=2): "good_friday", date(year, 12, 26): "saint_stephen"}
    return found


def why_idle(day: date, *, in_alsace_moselle: bool = False) -> Idle | None:
    """Why nobody works that day; none on a working day."""
    holiday = holidays(day.year, in_alsace_moselle=in_alsace_moselle).get(day)
    return holiday or ("weekend" if day.weekday() >= _SATURDAY else None)


def working_day_before(day: date, *, in_alsace_moselle: bool = False) -> date:
    """The day itself if it is worked, else the last that was."""
    while why_idle(day, in_alsace_moselle=in_alsace_moselle) is not None:
        day -= _ONE_DAY
    return day


def working_days_from(day: date, count: int, *, in_alsace_moselle: bool = False) -> date:
    """The day that is so many working days after another, or before it when below zero."""
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= why_idle(day, in_alsace_moselle=in_alsace_moselle) is None
    return day
