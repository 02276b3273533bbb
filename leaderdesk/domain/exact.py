"""Exact numbers in and out: decimals read as rationals, rounded only where a rule or a reader asks for it."""

from __future__ import annotations

import re
from fractions import Fraction

CENT = Fraction(1, 100)

# No exponent, no underscore, no fraction bar: what a person writes in an amount. Bounded, so that no text is a burden.
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")


def read_decimal(text: str) -> Fraction:
    """The exact value of `1600.00`; ValueError for anything else, `1e3`, `1/3` and `NaN` included."""
    if _DECIMAL.fullmatch(text) is None:
        message = f"not a decimal number: {text[:40]!r}"
        raise ValueError(message)
    return Fraction(text)


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
    rounded = _half_up(abs(value) / step) * step
    return rounded if value >= 0 else -rounded


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
