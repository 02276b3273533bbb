"""The amounts of cells, to whole cents: what a number holds, what a text says, never guessed by ten or by thousand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from leaderdesk.domain.money import half_up
from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.reading.told import (
    NOTHING,
    SAID_EMPTY,
    Told,
    doubtful,
    remarked,
    says_nothing,
    sure,
    unread,
)

_LARGEST = 10**12
_USUAL = 9
_THOUSAND, _MILLION = 1000, 1_000_000
# What a binary number adds to the decimals that were meant (0.1 + 0.2), in cents.
_NOISE = Fraction(1, 10_000)
_CURRENCY = re.compile(r" ?(?:€(?:uros?)?|euros?|eur)(?= |$)|^(?:€|eur) ?", re.IGNORECASE)
# How most are typed: `12 345,67 €`.
_USUALLY = re.compile(r"([0-9]{1,3}(?: [0-9]{3}){0,3}|[0-9]{4,9})(?:,([0-9]{1,2}))?(?: ?€)?")
_THOUSANDS = re.compile(r"(?<=[0-9]) ?k(?: ?(?:€|euros?|eur))?$|(?<=[0-9]) milliers? d'euros$", re.IGNORECASE)
_MILLIONS = re.compile(r"(?<=[0-9]) ?m(?: ?(?:€|euros?|eur))$|(?<=[0-9]) millions?(?: d'euros)?$", re.IGNORECASE)
# Words around a figure that make it another than the one meant, or that only its author understands.
_AROUND = re.compile(
    r"^(?:env(?:iron)?\.?|approx\.?|vers|soit|max(?:i|imum)?\.?|min(?:i|imum)?\.?|jusqu'a|jusqu'à|[≈~±<>≤≥]=?) ?"
    r"| ?(?:h\.?t\.?|t\.?t\.?c\.?|net(?: de taxes?)?|\?+|\*+|\(?(?:h\.?t\.?|t\.?t\.?c\.?|à confirmer|estimé|estimation|"
    r"prévisionnel|provisoire)\)?)$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\( ?([0-9].*?)\)(?: ?€)?")
# « 28 000 à 33 000 », « 18 650 + 500 »: two amounts in one cell.
_SEVERAL = re.compile(
    r"(?:entre|de) ?([0-9][0-9., ']*?) ?(?:et|à|a) ?([0-9][0-9., ']*)"
    r"|([0-9][0-9., ']*?) ?(?:à|a|ou|et|/|-|\+) ?([0-9][0-9., ']*)",
    re.IGNORECASE,
)
_SAYS_THOUSANDS = re.compile(r"(?:^|[^a-z])k ?€|(?:^|[^a-z])k ?eur|milliers? d ?'?euros|en milliers")


def thousands_said(text: str) -> bool:
    """True for a heading or a title that says its amounts are in thousands of euros."""
    return _SAYS_THOUSANDS.search(plain(text).lower()) is not None


class AmountReader:
    """Reads the cells of one column; `unit` is a thousand where its heading says so, `is_asked` where a title does."""

    def __init__(self, *, unit: int = 1, is_asked: bool = False) -> None:
        self._unit = unit
        self._is_asked = is_asked
        self._texts: dict[str, Told] = {}

    def __call__(self, cell: Cell) -> Told:
        """The amount of a cell."""
        if cell is None:
            return NOTHING
        if isinstance(cell, str):
            told = self._texts.get(cell)
            if told is None:
                told = self._texts[cell] = self._read_text(cell)
            return told
        if isinstance(cell, bool | date):
            return unread("amount_not_read")
        if isinstance(cell, BadCell):
            return unread(cell.code)
        return self._read_number(cell)

    def _read_number(self, number: float) -> Told:
        """What most cells hold, a number of two decimals at most, is read without more ado."""
        whole, _, rest = repr(number).partition(".")
        is_usual = whole.isdigit() and len(whole) <= _USUAL and len(rest) <= len("50") and (rest or "0").isdigit()
        if is_usual and not self._is_asked:
            return Told((int(whole) * 100 + int(f"{rest}00"[:2])) * self._unit)
        return self._said([_exact(number)])

    def _read_text(self, text: str) -> Told:
        bare = plain(text)
        usual = _USUALLY.fullmatch(bare)
        if usual is not None:
            whole = int(usual[1].replace(" ", ""))
            return self._said([Fraction(whole * 100 + int(f"{usual[2] or ''}00"[:2]), 100)])
        if says_nothing(bare):
            return SAID_EMPTY
        bracketed = _IN_BRACKETS.fullmatch(bare)
        if bracketed is not None:
            return _negative(_cents(decimals_of(_CURRENCY.sub("", bracketed[1]).strip())))
        for pattern, scale in ((_THOUSANDS, _THOUSAND), (_MILLIONS, _MILLION)):
            if pattern.search(bare):
                scaled = [each * scale for each in decimals_of(_AROUND.sub("", pattern.sub("", bare)).strip())]
                return doubtful("amount_in_thousands", *_cents(scaled)) if scaled else unread("amount_not_read")
        said = _AROUND.sub("", bare)
        values = decimals_of(_CURRENCY.sub("", said).strip())
        if not values:
            several = _SEVERAL.fullmatch(_CURRENCY.sub("", bare))
            found = [each for part in several.groups() if part for each in decimals_of(part.strip())] if several else []
            return doubtful("amount_unclear", *_cents(found)) if found else unread("amount_not_read")
        return self._said(values) if said == bare else doubtful("amount_unclear", *_cents(values))

    def _said(self, values: Iterable[Fraction | None]) -> Told:
        """One value that is sure, or those it may be; each is in the unit of the column."""
        found = [each * self._unit for each in values if each is not None]
        if not found:
            return unread("amount_not_read")
        if any(abs(each) >= _LARGEST for each in found):
            return doubtful("amount_unclear")
        if any(each < 0 for each in found):
            return _negative(_cents(found))
        if self._is_asked and any(found):
            return doubtful("amount_in_thousands", *_cents([*found, *(each * _THOUSAND for each in found)]))
        if len(found) > 1:
            return doubtful("amount_unclear", *_cents(found))
        (cents,) = _cents(found)
        left = abs(found[0] * 100 - cents)
        return sure(cents) if left <= _NOISE else remarked(cents, "amount_rounded")


def _exact(number: float) -> Fraction | None:
    """What a cell holds, exactly; an integer or the decimals that a binary number is written with."""
    if isinstance(number, int):
        return Fraction(number)
    decimal = Decimal(repr(number))
    return Fraction(decimal) if decimal.is_finite() else None


def _cents(values: Iterable[Fraction]) -> list[int]:
    return [int(half_up(each * 100)) for each in values]


def _negative(cents: list[int]) -> Told:
    return doubtful("amount_negative", *(abs(each) for each in cents)) if cents else unread("amount_not_read")
