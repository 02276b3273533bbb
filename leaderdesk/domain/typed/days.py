"""Days as they are typed: figures run together or apart, month by name, today and the days around it."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.readings import Reading, plain, wrong

FIRST_YEAR, LAST_YEAR = 1900, 2199
# Two figures of a year stand for the years up to so many ahead, the others for the past.
_AHEAD = 20
_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre")
_NAMES = {name: place for place, name in enumerate((*_MONTHS, "decembre"), 1)}
_SHORT = {"janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "sep": 9, "oct": 10, "nov": 11}
_MONTH_OF = _NAMES | _SHORT | {"dec": 12}
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_AROUND = {"aujourd hui": 0, "auj": 0, "hier": -1, "demain": 1}
_MIDNIGHT = re.compile(r"[t ]0?0[:h]00(?:[:]00(?:\.0+)?)?$", re.IGNORECASE)
_SHIFT = re.compile(r"([+-]) ?([0-9]{1,4})")
_PARTS = re.compile(r"([0-9]{1,4})(?:er)?[ /.\-]+([0-9]{1,2}|[a-z]+)\.?(?:[ /.\-]+([0-9]{1,5}))?")


def read_day(text: str, today: date) -> Reading[date]:
    """`010326`, `1/3/26`, `1 mars`, `2026-03-01`, `aujourd’hui`, `+7`; what is not written is taken from today."""
    bare = _MIDNIGHT.sub("", plain(text)).strip()
    if not bare:
        return Reading()
    around = _around(bare, today)
    if around is not None:
        return around
    bare = _lightened(bare)
    if re.fullmatch(r"[0-9]+", bare):
        return _run_together(bare, today)
    matched = _PARTS.fullmatch(bare)
    if matched is None:
        return wrong("day_without_its_day" if re.match(r"[a-z]", bare) and _starts_with_month(bare) else "not_a_day")
    return _apart(matched[1], matched[2], matched[3], today)


def _around(bare: str, today: date) -> Reading[date] | None:
    matched = _SHIFT.fullmatch(bare)
    if matched is not None:
        return Reading(today + timedelta(days=int(matched[1] + matched[2])))
    shift = _AROUND.get(folded(bare))
    return None if shift is None else Reading(today + timedelta(days=shift))


def _lightened(bare: str) -> str:
    """Without accents, capitals, the day of the week and `le`."""
    words = [folded(word) if word[:1].isalpha() else word.lower() for word in bare.split(" ")]
    while words and (words[0].rstrip(",") in _WEEKDAYS or words[0] == "le"):
        words.pop(0)
    return re.sub(r"[^\x00-\x7f]+", lambda found: folded(found[0]), " ".join(words))


def _run_together(digits: str, today: date) -> Reading[date]:
    match len(digits):
        case 4 if FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return wrong("day_without_its_day")
        case 4:
            return _apart(digits[:2], digits[2:], None, today)
        case 6:
            return _apart(digits[:2], digits[2:4], digits[4:], today)
        case 8 if FIRST_YEAR <= int(digits[4:]) <= LAST_YEAR:
            return _apart(digits[:2], digits[2:4], digits[4:], today)
        case 8:
            return _apart(digits[:4], digits[4:6], digits[6:], today)
        case _:
            return wrong("not_a_day")


def _apart(first: str, month: str, last: str | None, today: date) -> Reading[date]:
    """Day, month and year; year first when it has four figures."""
    is_year_first = len(first) == len("2026")
    if len(first) == len("202") or (is_year_first and (last is None or len(last) > len("31"))):
        return wrong("not_a_day")
    day, year = (last or "", first) if is_year_first else (first, last)
    if year is not None and len(year) not in {2, 4}:
        return wrong("year_of_two_or_four")
    number = int(month) if month.isdigit() else _MONTH_OF.get(month)
    if number is None:
        return wrong("not_a_day")
    return _real(int(day), number, today.year if year is None else _full(year, today))


def _full(year: str, today: date) -> int:
    if len(year) == len("2026"):
        return int(year)
    found = today.year - today.year % 100 + int(year)
    if found > today.year + _AHEAD:
        return found - 100
    return found + 100 if found + 100 <= today.year + _AHEAD else found


def _real(day: int, month: int, year: int) -> Reading[date]:
    if not 1 <= month <= len(_NAMES):
        return wrong("no_such_month", month=month)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return wrong("year_out_of_reach", year=year)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return wrong("no_such_day", month=date(year, month, 1), last=last)
    return Reading(date(year, month, day))


def _starts_with_month(bare: str) -> bool:
    return re.split(r"[^a-z]", bare)[0] in _MONTH_OF
