"""How long something took, and which month is meant, as they are typed: `7,5`, `7h20`; `03/2026`, `mars 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil, floor

from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.quantities import read_quantity
from leaderdesk.domain.typed.readings import Reading, one_of, plain, wrong

_WITH_MINUTES = re.compile(r"([0-9]{1,3}) ?(?:h|:|heures?) ?([0-9]{1,2})? ?(?::00|mn|min|m)?", re.IGNORECASE)
_MONTH = re.compile(r"([0-9]{1,2}) ?[/.\-] ?([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?[/.\-] ?([0-9]{1,2})")
_MINUTES, _MONTHS = 60, 12


def read_duration(text: str) -> Reading[Fraction]:
    """Hours, to the minute: hours and minutes, or a number of hours; one that falls between two minutes asks which."""
    bare = plain(text)
    matched = _WITH_MINUTES.fullmatch(bare)
    if matched is None:
        found = read_quantity(bare)
        if found.problem:
            return wrong("not_a_duration") if found.problem == "not_a_quantity" else found
        values = (found.value,) if found.value is not None else found.doubts
        return one_of((each for value in values for each in _nearest(value)), "not_a_duration") if values else found
    minutes = int(matched[2] or 0)
    if minutes >= _MINUTES:
        return wrong("not_a_duration")
    return Reading(int(matched[1]) + Fraction(minutes, _MINUTES))


def minutes_of(hours: Fraction) -> int:
    """The minutes of what was read: a whole number of them."""
    if (hours * _MINUTES).denominator != 1:
        message = f"{hours} h is no whole number of minutes"
        raise ValueError(message)
    return int(hours * _MINUTES)


def hours_of(minutes: int) -> Fraction:
    """The hours that minutes make."""
    return Fraction(minutes, _MINUTES)


def _nearest(hours: Fraction) -> Iterator[Fraction]:
    """The hours themselves where they are whole minutes; else the minute before and the one after."""
    for each in (floor(hours * _MINUTES), ceil(hours * _MINUTES)):
        yield hours_of(each)


def read_month(text: str, today: date) -> Reading[date]:
    """A month, known by its first day; a whole day stands for its month."""
    bare = plain(text)
    if not bare:
        return Reading()
    matched = _MONTH.fullmatch(bare)
    month, year = (matched[1], matched[2]) if matched else ("", "")
    if matched is None and (first := _YEAR_FIRST.fullmatch(bare)) is not None:
        year, month = first[1], first[2]
    if month:
        if not 1 <= int(month) <= _MONTHS:
            return wrong("no_such_month", month=int(month))
        return Reading(date(int(year) if len(year) == len("2026") else 2000 + int(year), int(month), 1))
    found = read_day(f"1 {bare}" if bare[:1].isalpha() else bare, today)
    return Reading(found.value.replace(day=1)) if found.value is not None else _not_a_month(found)


def _not_a_month(found: Reading[date]) -> Reading[date]:
    return wrong("not_a_month") if found.problem in ("not_a_day", "day_without_its_day") else found
