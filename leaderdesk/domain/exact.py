"""Exact numbers in and out: decimals read as rationals, rounded only where a rule or a reader asks for it."""

from __future__ import annotations

import re
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from typing import Annotated

CENT = Fraction(1, 100)
# What a number or a moment is, said beside its type for whoever writes it down.
RATIO, SIGNED, INSTANT = "ratio", "signed", "instant"
Ratio = Annotated[Fraction, RATIO]
Signed = Annotated[Fraction, SIGNED]
Instant = Annotated[datetime, INSTANT]

# No exponent, no underscore, no fraction bar: what a person writes in an amount. Bounded, so that no text is a burden.
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_ENDLESS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


class TooManyDigits(ValueError):
    """A decimal number, but longer than anybody writes."""


@lru_cache(maxsize=4096)
def read_decimal(text: str) -> Fraction:
    """The exact value of `1600.00`; ValueError for anything else, `1e3`, `1/3` and `NaN` included."""
    if _DECIMAL.fullmatch(text) is None:
        message = f"not a decimal number: {text[:40]!r}"
        raise TooManyDigits(message) if _ENDLESS.fullmatch(text) else ValueError(message)
    return Fraction(text)


def read_ratio(text: str) -> Fraction:
    """The exact value of `2/3`, or of a decimal; ValueError for anything else."""
    top, bar, bottom = text.partition("/")
    if not bar:
        return read_decimal(text)
    if not (top.lstrip("-").isdecimal() and bottom.isdecimal() and int(bottom)):
        message = f"not a ratio: {text[:40]!r}"
        raise ValueError(message)
    return Fraction(int(top), int(bottom))


def shown(value: Fraction, places: int = 2) -> str:
    """The value rounded half up (away from zero) to some decimals: `1600.00`; never `-0.00`."""
    scale = 10**places
    whole = _half_up(abs(value) * scale)
    sign = "-" if value < 0 and whole else ""
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole // scale}.{whole % scale:0{places}}"


def round_down(value: Fraction, step: Fraction = CENT) -> Fraction:
    """The greatest multiple of the step that is not above the value."""
    return (value // step) * step


def round_up(value: Fraction, step: Fraction = CENT) -> Fraction:
    """The smallest multiple of the step that is not below the value: what is missing is never said too small."""
    return -(-value // step) * step


def round_half_up(value: Fraction, step: Fraction = CENT) -> Fraction:
    """The nearest multiple of the step, halves away from zero."""
    # Most amounts are whole cents already.
    if step is CENT and CENT.denominator % value.denominator == 0:
        return value
    rounded = _half_up(abs(value) / step) * step
    return rounded if value >= 0 else -rounded


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
