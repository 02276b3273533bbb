"""Exact numbers as French readers expect them: notes and points, percents, months."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.exact import shown
from leaderdesk.words import formats

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)


def decimal(value: Fraction) -> str:
    """A note or a total, without useless zeros, two decimals at most: `12,5`."""
    whole, _, rest = shown(abs(value)).partition(".")
    sign = "−" if value < 0 and (int(whole) or int(rest)) else ""
    rest = rest.rstrip("0")
    return f"{sign}{formats.number(int(whole))}{',' if rest else ''}{rest}"


def percent(value: Fraction) -> str:
    """A share in percent, two decimals at most: `62,5 %`."""
    return f"{decimal(value * 100)}{formats.NO_BREAK}%"


def month(value: date) -> str:
    """A month: `février 2026`."""
    return f"{_MONTHS[value.month - 1]} {value.year:04}"


def of_month(value: date) -> str:
    """What is of a month: `de février 2026`, `d’août 2026`."""
    said = month(value)
    return f"d’{said}" if said[0] in "ao" else f"de {said}"
