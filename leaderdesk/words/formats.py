"""Money, days, moments and sizes as French readers expect them, with the spaces that do not break."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MISSING = "non renseigné"
_THOUSAND = 1000
_MINUTES = 60
_UNITS = ("octets", "Ko", "Mo", "Go")


def capital(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]


def money(cents: int | None) -> str:
    """An amount in euros: `12 345,67 €`."""
    if cents is None:
        return MISSING
    euros, rest = divmod(abs(cents), 100)
    sign = "−" if cents < 0 else ""
    return f"{sign}{_grouped(euros)},{rest:02}{NO_BREAK}€"


def rate(value: Fraction | None) -> str:
    """A rate in percent, without useless zeros: `80 %`, `62,5 %`."""
    return MISSING if value is None else f"{_hundredths(value).rstrip('0').rstrip(',')}{NO_BREAK}%"


def aligned_rate(value: Fraction | None) -> str:
    """A rate among others in a column, with both its decimals so that they stand one below another: `80,00 %`."""
    return MISSING if value is None else f"{_hundredths(value)}{NO_BREAK}%"


def _hundredths(value: Fraction) -> str:
    whole, rest = divmod(abs(round(value * 10_000)), 100)
    return f"{'−' if value < 0 else ''}{whole},{rest:02}"


def number(value: int) -> str:
    """A whole number with its thousands apart."""
    return _grouped(value) if value >= 0 else f"−{_grouped(-value)}"


def quantity(value: Fraction | None) -> str:
    """Hours, months, kilometres or points, to the thousandth, without useless zeros: `1 607,5`."""
    if value is None:
        return MISSING
    whole, rest = divmod(round(abs(value) * _THOUSAND), _THOUSAND)
    text = f"{_grouped(whole)},{rest:03}".rstrip("0").rstrip(",")
    return f"−{text}" if value < 0 else text


def hours(value: Fraction | None) -> str:
    """Hours and minutes, `7 h 20`; what is no whole number of minutes, as a payslip may say it: `151,67 h`."""
    if value is None:
        return MISSING
    whole, rest = divmod(value * _MINUTES, _MINUTES)
    if rest.denominator != 1:
        return f"{quantity(value)}{NO_BREAK}h"
    minutes = f"{NO_BREAK}{int(rest):02}" if rest else ""
    return f"{number(int(whole))}{NO_BREAK}h{minutes}"


def short_hours(value: Fraction) -> str:
    """The same where there is little room: `7h20`."""
    return hours(value).replace(NO_BREAK, "")


def day(value: date | None) -> str:
    """A day: `21/11/2026`."""
    return MISSING if value is None else value.strftime("%d/%m/%Y")


def clock_time(moment: datetime) -> str:
    """The time of day on this machine: `14:32`."""
    return moment.astimezone().strftime("%H:%M")


def moment(value: datetime | None) -> str:
    """A day and a time: `21/11/2026 à 14:32`."""
    return MISSING if value is None else value.astimezone().strftime("%d/%m/%Y à %H:%M")


def size(count: int) -> str:
    """How much room something takes: `1,2 Mo`."""
    value, unit = count, 0
    while value >= _THOUSAND * 10 and unit < len(_UNITS) - 1:
        value, unit = value // _THOUSAND, unit + 1
    if value >= _THOUSAND and unit < len(_UNITS) - 1:
        return f"{value // _THOUSAND},{value % _THOUSAND // 100}{NO_BREAK}{_UNITS[unit + 1]}"
    return f"{number(value)}{NO_BREAK}{_UNITS[unit]}"


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: `0 dossier`, `1 dossier`, `2 dossiers`."""
    return f"{number(count)}{NO_BREAK}{many if abs(count) > 1 else one}"


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", NARROW)
