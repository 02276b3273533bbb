"""The days of cells: dates, texts, serial numbers; a month alone, or two orders of day and month, are asked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.reading.told import SAID_EMPTY, Told, doubtful, nothing_in, says_nothing, sure, unread

# Serial numbers of the days from 1980 to 2099, in the two calendars of workbooks.
_FIRST_SERIAL, _LAST_SERIAL = 29_221, 73_050
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_YEARS = (1950, 2150)
_FIGURES = r"[0-9]{1,2} ?[/.\-] ?[0-9]{1,2} ?[/.\-] ?(?:[0-9]{4}|[0-9]{2})"
_MONTH = r"(?:janv|f[ée]vr?|mars|avr|mai|juin|juil|ao[uû]t|sept?|oct|nov|d[ée]c)[a-zé]*\.?"
_YEAR = r"(?:19|20)[0-9]{2}"
_WHOLE = re.compile(
    rf"(?<![0-9/.\-])(?:{_FIGURES}|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}(?:er)?[ \-]{_MONTH}[ \-](?:[0-9]{{4}}|[0-9]{{2}}))(?![0-9/])",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?<=[0-9])(?:[T ]| à )[0-9]{1,2}[:h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?(?:Z|[+-][0-9:]{4,6}))?$"
)
# A month, a year, a quarter, a season: a time without its day.
_UNCLEAR = re.compile(
    rf"(?:{_MONTH}|[0-9]{{1,2}} ?[/.\-])?[ \-]?{_YEAR}|{_MONTH}(?:[ \-][0-9]{{2}})?|[0-9]{{1,2}}/[0-9]{{1,2}}"
    rf"|{_YEAR}[/\-][0-9]{{1,2}}|[0-9]{{1,2}}(?:er)? {_MONTH}|[ts](?:rimestre|emestre)? ?[1-4] ?{_YEAR}"
    rf"|[1-4](?:er|e|eme|ème)? ?(?:trimestre|semestre|trim\.?|sem\.?)(?: ?(?:{_YEAR}|[0-9]{{2}}))?"
    r"|(?:d[ée]but|fin|mi|courant|printemps|[ée]t[ée]|automne|hiver)\b.*",
    re.IGNORECASE,
)
# What may stand around a date without making it another.
_LEADING = re.compile(
    r"(?:(?:le|du|au|en date du|cp|cp du|cp n ?[0-9]+ du|comite|comite du|comite de programmation du|copil du|seance du"
    r"|signe|signee|recu|recue|depose|deposee|notifie|notifiee|vote|votee|date|ar du|ar"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) ?)*"
)
_ORDERED = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})")
_MONTHS = 12


class DayReader:
    """Reads the cells of one column, which are looked at together first: serial numbers, months before days."""

    def __init__(self, cells: Iterable[Cell], today: date, *, is_1904: bool = False) -> None:
        held = [each for each in cells if each is not None]
        self._today = today
        self._epoch = _EPOCH_1904 if is_1904 else _EPOCH
        self._is_serial = bool(held) and all(_is_serial(each) for each in held)
        self._has_months_first = any(isinstance(each, str) and _is_month_first(plain(each)) for each in held)
        self._texts: dict[str, Told] = {}

    def __call__(self, cell: Cell) -> Told:
        """The day of a cell."""
        if isinstance(cell, str):
            told = self._texts.get(cell)
            if told is None:
                told = self._texts[cell] = self._read_text(cell)
            return told
        if isinstance(cell, date):
            return sure(cell.date() if isinstance(cell, datetime) else cell)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._read_number(cell)
        return nothing_in(cell) or unread("day_not_read")

    def _read_number(self, number: float) -> Told:
        if _is_serial(number):
            day = self._epoch + timedelta(days=int(number))
            return sure(day) if self._is_serial else doubtful("day_unclear", day)
        digits = str(int(number)) if math.isfinite(number) and number == int(number) else ""
        match len(digits):
            case 4 if _YEARS[0] <= int(digits) <= _YEARS[1]:
                return doubtful("day_unclear")
            case 5 | 6 | 7 | 8:
                read = read_day(digits.zfill(6 if len(digits) <= len("010326") else 8), self._today)
                return doubtful("day_unclear", read.value) if read.value else unread("day_not_read")
            case _:
                return unread("day_not_read")

    def _read_text(self, text: str) -> Told:
        bare = plain(text)
        if says_nothing(bare):
            return SAID_EMPTY
        if bare.isdigit() and len(bare) in {5, 6, 7, 8}:
            return self._run_together(bare)
        found = list(dict.fromkeys(_WHOLE.findall(_HOUR.sub("", bare))))
        if not found:
            is_unclear = _UNCLEAR.fullmatch(bare) or _UNCLEAR.fullmatch(folded(bare))
            return doubtful("day_unclear") if is_unclear else unread("day_not_read")
        told = [self._read_one(each) for each in found]
        if len(told) == 1:
            is_alone = self._stands_alone(_HOUR.sub("", bare), found[0])
            return told[0] if is_alone or told[0].value is None else doubtful("day_unclear", told[0].value)
        days = [each.value for each in told if each.value is not None]
        return doubtful("day_unclear", *days) if days else told[0]

    def _run_together(self, digits: str) -> Told:
        """`20260301` is a day; six digits may be read in more than one way."""
        read = read_day(digits, self._today)
        if read.value is None:
            return unread("day_not_read")
        is_iso = (
            len(digits) == len("20260301") and digits[:2] in {"19", "20"} and read.value.strftime("%Y%m%d") == digits
        )
        return sure(read.value) if is_iso else doubtful("day_unclear", read.value)

    def _read_one(self, text: str) -> Told:
        ordered = _ORDERED.fullmatch(text.replace(" ", ""))
        if ordered is None:
            read = read_day(text, self._today)
            return sure(read.value) if read.value else unread(_why(read.problem))
        day, month, year = ordered.groups()
        given, turned = (read_day(f"{one}/{two}/{year}", self._today) for one, two in ((day, month), (month, day)))
        if given.value is None:
            return unread("day_impossible") if turned.value is None else doubtful("day_unclear", turned.value)
        if self._has_months_first and turned.value is not None and turned.value != given.value:
            return doubtful("day_unclear", given.value, turned.value)
        return sure(given.value)

    @staticmethod
    def _stands_alone(bare: str, found: str) -> bool:
        around = folded(bare.replace(found, " | "))
        return (
            " ".join(around.replace("|", " ").split()) == ""
            or _LEADING.fullmatch(around.replace("|", "").strip()) is not None
        )


def _is_serial(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and _FIRST_SERIAL <= cell <= _LAST_SERIAL


def _is_month_first(text: str) -> bool:
    """True for `12/24/2025`, where only the second figure may be a day."""
    ordered = _ORDERED.fullmatch(text.partition(" ")[0])
    return ordered is not None and int(ordered[1]) <= _MONTHS < int(ordered[2])


def _why(problem: str) -> str:
    return "day_impossible" if problem in {"no_such_day", "no_such_month", "year_out_of_reach"} else "day_not_read"
