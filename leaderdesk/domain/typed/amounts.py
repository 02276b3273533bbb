"""Amounts, rates and counts as they are typed, to whole cents, millionths and units."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from leaderdesk.domain.money import RATE_UNIT, Part, half_up
from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import Reading, one_of, plain, wrong

_CENTS = 100
_LARGEST = 10**12 * _CENTS
_LARGEST_COUNT = 10**9
_EUROS = re.compile(r" ?(?:€|euros?|eur)$", re.IGNORECASE)
_THOUSANDS = re.compile(r" ?k$", re.IGNORECASE)
_PERCENT = re.compile(r" ?(?:%|pour cent|p\. ?100)$", re.IGNORECASE)


def read_amount(text: str) -> Reading[int]:
    """Euros to cents: `12 345,67 €`, `12345.67`, `12.345,67`, `12 k€`; `1.234` is asked."""
    bare = plain(text)
    if not bare:
        return Reading()
    bare = _EUROS.sub("", bare).removeprefix("€").strip()
    scale = 1000 if _THOUSANDS.search(bare) else 1
    values = [value * scale * _CENTS for value in decimals_of(_THOUSANDS.sub("", bare))]
    if not values:
        return wrong("not_an_amount")
    if any(abs(value) >= _LARGEST for value in values):
        return wrong("amount_too_large")
    if len(values) > 1:
        return one_of([int(half_up(value)) for value in values], "not_an_amount")
    return _whole(values[0], "amount_finer_than_cents")


def read_amount_or_part(text: str) -> Reading[int | Part]:
    """Euros to cents, or a part of another amount where percents are written: `180`, `12 %`."""
    is_part = _PERCENT.search(plain(text)) is not None
    reading = read_rate(text) if is_part else read_amount(text)
    made: Callable[[int], int | Part] = Part if is_part else int
    value = None if reading.value is None else made(reading.value)
    return Reading(value, reading.problem, reading.data, tuple(map(made, reading.doubts)))


def read_rate(text: str) -> Reading[int]:
    """Percents to millionths of one: `80`, `62,5 %`; `0,8` alone may be 80 % and is asked."""
    bare = plain(text)
    if not bare:
        return Reading()
    is_marked = _PERCENT.search(bare) is not None
    values = decimals_of(_PERCENT.sub("", bare))
    if not values:
        return wrong("not_a_rate")
    shares = [value / 100 for value in values if 0 <= value <= 100]  # noqa: PLR2004 - percents
    if not shares:
        return wrong("rate_out_of_reach")
    if not is_marked and 0 < shares[0] < Fraction(1, 100):
        shares = [shares[0] * 100, shares[0]]
    if len(shares) > 1:
        return one_of([round(share * RATE_UNIT) for share in shares], "not_a_rate")
    return _whole(shares[0] * RATE_UNIT, "rate_too_fine")


def read_count(text: str) -> Reading[int]:
    """A whole number from zero: `1 234`."""
    bare = plain(text)
    if not bare:
        return Reading()
    values = decimals_of(bare)
    if not values:
        return wrong("not_a_count")
    wholes = [int(value) for value in values if value.denominator == 1]
    if not wholes:
        return wrong("count_not_whole")
    if min(wholes) < 0:
        return wrong("count_negative")
    return one_of(wholes, "not_a_count") if max(wholes) < _LARGEST_COUNT else wrong("count_too_large")


def _whole(value: Fraction, problem: str) -> Reading[int]:
    return Reading(int(value)) if value.denominator == 1 else wrong(problem)
