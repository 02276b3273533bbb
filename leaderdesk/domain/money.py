"""Exact amounts and rates: integer cents, rates in millionths, no float anywhere."""

from __future__ import annotations

from fractions import Fraction
from typing import NewType

Cents = NewType("Cents", int)

RATE_UNIT = 1_000_000


def rate_from_millionths(millionths: int) -> Fraction:
    """The exact rate stored as a whole number of millionths."""
    return Fraction(millionths, RATE_UNIT)


def millionths_from_rate(rate: Fraction) -> int:
    """The stored form of a rate; a rate finer than a millionth is a mistake of the caller."""
    scaled = rate * RATE_UNIT
    if scaled.denominator != 1:
        message = f"rate finer than a millionth: {rate}"
        raise ValueError(message)
    return int(scaled)


def half_up(amount: Fraction) -> Cents:
    """A rational number of cents rounded half away from zero to a whole cent."""
    doubled = abs(amount) * 2
    rounded = int((doubled + 1) // 2)
    return Cents(rounded if amount >= 0 else -rounded)
