"""A number as people write it, to the exact values it may stand for: point or comma, groups of three apart or not."""

from __future__ import annotations

import re
from fractions import Fraction

# Beyond, it is a slip of the keyboard, and more than the base stores.
_MOST_DIGITS = 24
_SIGNED = re.compile(r"([+-]?) ?([0-9 .,']+)")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+")
_TAIL = re.compile(r"([.,])([0-9]*)$")


def decimals_of(text: str) -> tuple[Fraction, ...]:
    """Every value a plain text may stand for; none when it is not a number.

    `1.234` has two, one thousand and more or one and less; `12,5` and `12.345,67` have one.
    """
    matched = _SIGNED.fullmatch(text)
    if matched is None or not 0 < sum(sign.isdigit() for sign in text) <= _MOST_DIGITS:
        return ()
    sign = -1 if matched[1] == "-" else 1
    return tuple(sign * value for value in _unsigned(matched[2].strip()))


def _unsigned(body: str) -> tuple[Fraction, ...]:
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return _with_both(body)
    if points + commas > 1:
        return _grouped(body, "." if points else ",")
    if points + commas == 0:
        whole = _whole(body)
        return () if whole is None else (Fraction(whole),)
    return _with_one(body)


def _with_both(body: str) -> tuple[Fraction, ...]:
    """The last sign is the decimal one; the other sets groups of three apart."""
    last = max(body.rfind("."), body.rfind(","))
    other = "," if body[last] == "." else "."
    if body.count(body[last]) > 1:
        return ()
    heads = _grouped(body[:last], other)
    return tuple(head + _rest(body[last + 1 :]) for head in heads if _is_digits(body[last + 1 :]))


def _with_one(body: str) -> tuple[Fraction, ...]:
    """One point or comma: decimal, unless exactly three digits after it may be a group."""
    matched = _TAIL.search(body)
    if matched is None:
        return ()
    head, tail = body[: matched.start()], matched[2]
    whole = _whole(head) if head else 0
    if whole is None or not (head or tail):
        return ()
    decimal = whole + _rest(tail)
    is_group_too = len(tail) == len("000") and re.fullmatch(r"[1-9][0-9]{0,2}", head)
    return (Fraction(whole * 1000 + int(tail)), decimal) if is_group_too else (decimal,)


def _grouped(body: str, sign: str) -> tuple[Fraction, ...]:
    if re.fullmatch(rf"[0-9]{{1,3}}(?:[{sign}][0-9]{{3}})+", body) is None:
        return ()
    return (Fraction(int(body.replace(sign, ""))),)


def _whole(body: str) -> int | None:
    if _is_digits(body):
        return int(body)
    return int(re.sub("[ ']", "", body)) if _SPACED.fullmatch(body) else None


def _rest(tail: str) -> Fraction:
    return Fraction(int(tail or "0"), 10 ** len(tail))


def _is_digits(body: str) -> bool:
    return body.isascii() and body.isdigit()
