"""How long something took, and which month is meant, as they are typed: `7,5`, `7h30`; `03/2026`, `mars 2026`."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from leaderdesk.domain.money import THOUSAND
from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.quantities import read_quantity
from leaderdesk.domain.typed.readings import Reading, plain, wrong

_WITH_MINUTES = re.compile(r"([0-9]{1,3}) ?(?:h|:|heures?) ?([0-9]{1,2})? ?(?:mn|min|m)?", re.IGNORECASE)
_MONTH = re.compile(r"([0-9]{1,2}) ?[/.\-] ?([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?[/.\-] ?([0-9]{1,2})")
_MINUTES, _MONTHS = 60, 12


def read_duration(text: str) -> Reading[Fraction]:
    """Hours: a number of them, or hours and minutes."""
    bare = plain(text)
    matched = _WITH_MINUTES.fullmatch(bare)
    if matched is None:
        found = read_quantity(bare)
        return wrong("not_a_duration") if found.problem == "not_a_quantity" else found
    minutes = int(matched[2] or 0)
    if minutes >= _MINUTES:
        return wrong("not_a_duration")
    hours = int(matched[1]) + Fraction(minutes, _MINUTES)
    if (hours * THOUSAND).denominator != 1:
        return wrong("duration_too_fine")
    return Reading(hours)


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
