"""Exact amounts and rates: integer cents, rates in millionths, quantities in thousandths, no float anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NewType

Cents = NewType("Cents", int)

RATE_UNIT = 1_000_000
THOUSAND = 1_000


def rate_from_millionths(millionths: int) -> Fraction:
    """The exact rate stored as a whole number of millionths."""
    return Fraction(millionths, RATE_UNIT)


def millionths_from_rate(rate: Fraction) -> int:
    """The stored form of a rate; a rate finer than a millionth is a mistake of the caller."""
    return _whole(rate, RATE_UNIT)


def thousandths_from_number(number: Fraction) -> int:
    """The stored form of hours, months, kilometres or points."""
    return _whole(number, THOUSAND)


def half_up(amount: Fraction) -> Cents:
    """A rational number of cents rounded half away from zero to a whole cent."""
    if amount.denominator == 1:
        return Cents(amount.numerator)
    doubled = abs(amount) * 2
    rounded = int((doubled + 1) // 2)
    return Cents(rounded if amount >= 0 else -rounded)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an amount that is not known where it is typed; in millionths of it."""

    millionths: int

    def of(self, amount: int) -> Cents:
        """What it comes to of an amount in cents, to the nearest cent."""
        return half_up(amount * rate_from_millionths(self.millionths))


def _whole(number: Fraction, unit: int) -> int:
    scaled = number * unit
    if scaled.denominator != 1:
        message = f"finer than 1/{unit}: {number}"
        raise ValueError(message)
    return int(scaled)
