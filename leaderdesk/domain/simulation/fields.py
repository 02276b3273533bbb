"""Plain JSON values read strictly: what is not known, not there or not sensible is a problem with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from math import isfinite

from leaderdesk.domain.exact import TooManyDigits, read_decimal
from leaderdesk.domain.inputs import WrongInput

# A count of months, ballots or proxies: beyond, it is a slip of the keyboard, and a loop for nothing.
LARGEST_COUNT = 10_000
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")


class Fields:
    """An object and its place; None where an optional object is absent or null."""

    __slots__ = ("_place", "_values")

    def __init__(self, value: object, place: str, known: Collection[str]) -> None:
        self._place = place
        self._values = as_object(value, place)
        for key in self._values:
            if key not in known:
                raise WrongInput("unknown_key", place=self.at(key))

    def at(self, key: str) -> str:
        """The place of a key: `rules.feader_share`."""
        return inside(self._place, key)

    def value(self, key: str) -> object:
        """The raw value, None where it is absent: absent and null are one."""
        return self._values.get(key)

    def has(self, key: str) -> bool:
        """True when the key has a value."""
        return self._values.get(key) is not None

    def need(self, *keys: str) -> None:
        """Refuse the first key that has no value and cannot go without."""
        for key in keys:
            if self._values.get(key) is None:
                raise WrongInput("missing", place=self.at(key))

    def amount(self, key: str, default: Fraction | None = None) -> Fraction:
        """An exact number from zero; needed unless it has a default."""
        found = self.maybe_amount(key)
        if found is not None:
            return found
        if default is None:
            raise WrongInput("missing", place=self.at(key))
        return default

    def maybe_amount(self, key: str) -> Fraction | None:
        """An exact number from zero, or None."""
        value = self._values.get(key)
        return None if value is None else read_amount(value, self.at(key))

    def share(self, key: str, default: Fraction | None = None) -> Fraction:
        """A share of one: from zero to one."""
        found = self.amount(key, default)
        return _at_most_one(found, self.at(key))

    def maybe_share(self, key: str) -> Fraction | None:
        """A share of one, or None."""
        found = self.maybe_amount(key)
        return None if found is None else _at_most_one(found, self.at(key))

    def count(self, key: str, default: int | None = None, least: int = 0) -> int:
        """A whole number; needed unless it has a default."""
        value = self._values.get(key)
        if value is None:
            if default is None:
                raise WrongInput("missing", place=self.at(key))
            return default
        return read_count(value, self.at(key), least)

    def text(self, key: str) -> str:
        """A text that is not empty."""
        found = self.maybe_text(key)
        if found is None:
            raise WrongInput("missing", place=self.at(key))
        return found

    def maybe_text(self, key: str) -> str | None:
        """A text that is not empty, or None."""
        value = self._values.get(key)
        return None if value is None else read_text(value, self.at(key))

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._values.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise WrongInput("not_a_flag", place=self.at(key))
        return value

    def choice(self, key: str, choices: Collection[str], default: str | None = None) -> str:
        """One of some words; needed unless it has a default."""
        value = self._values.get(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise WrongInput("missing", place=self.at(key))
        return read_choice(value, self.at(key), choices)

    def each(self, key: str) -> Iterator[tuple[str, object]]:
        """The place and the value of each item of a list; nothing where it is absent."""
        value = self._values.get(key)
        if value is None:
            return
        place = self.at(key)
        if not isinstance(value, list):
            raise WrongInput("not_a_list", place=place)
        for rank, item in enumerate(value):
            yield f"{place}[{rank}]", item

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        return [read_text(value, place) for place, value in self.each(key)]

    def entries(self, key: str) -> Iterator[tuple[str, str, object]]:
        """The key, the place and the value of each entry of an object with free keys."""
        value = self._values.get(key)
        if value is None:
            return
        place = self.at(key)
        for name, entry in as_object(value, place).items():
            yield read_text(name, place), inside(place, name), entry


def as_object(value: object, place: str) -> Mapping[str, object]:
    """An object, or a problem."""
    if not isinstance(value, dict):
        raise WrongInput("not_an_object", place=place)
    return value


def inside(place: str, key: str) -> str:
    """The place of a key of an object that has a place itself."""
    return f"{place}.{key}" if place else key


def read_amount(value: object, place: str) -> Fraction:
    """An exact number from zero, written as a text: a JSON number is a binary float."""
    found = read_number(value, place)
    if found < 0:
        raise WrongInput("negative", place=place)
    return found


def read_number(value: object, place: str) -> Fraction:
    """An exact number, whatever its sign; `NaN` is none, between quotation marks or not."""
    if isinstance(value, float) and not isfinite(value):
        raise WrongInput("not_decimal", place=place)
    if isinstance(value, int | float):
        raise WrongInput("number_not_text", place=place)
    try:
        return read_decimal(read_text(value, place))
    except TooManyDigits:
        raise WrongInput("too_many_digits", place=place) from None
    except ValueError:
        raise WrongInput("not_decimal", place=place) from None


def read_count(value: object, place: str, least: int = 0) -> int:
    """A whole number, written as one."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongInput("not_whole", place=place)
    if value < 0:
        raise WrongInput("negative", place=place)
    if value < least:
        raise WrongInput("not_above_zero", place=place)
    if value > LARGEST_COUNT:
        raise WrongInput("too_large", place=place)
    return value


def read_text(value: object, place: str) -> str:
    """A text with something in it, that can be written back."""
    if not isinstance(value, str):
        raise WrongInput("not_text", place=place)
    if not value.strip():
        raise WrongInput("missing", place=place)
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise WrongInput("not_text", place=place)
    return value


def read_choice(value: object, place: str, choices: Collection[str]) -> str:
    """One of some words."""
    if not isinstance(value, str) or value not in choices:
        raise WrongInput("unknown_choice", place=place, choices=", ".join(choices))
    return value


def read_month(value: object, place: str) -> int:
    """A month such as `2026-02`, as a number of months: those that follow each other differ by one."""
    matched = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if matched is None:
        raise WrongInput("no_such_month", place=place)
    year, month = int(matched[1]), int(matched[2])
    if not year:
        raise WrongInput("no_such_month", place=place)
    return year * 12 + month - 1


def read_moment(value: object, place: str) -> datetime:
    """A day, or a day with its time; a day alone stands for its first minute."""
    if not isinstance(value, str) or _MOMENT.fullmatch(value) is None:
        raise WrongInput("no_such_moment", place=place)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise WrongInput("no_such_moment", place=place) from None


def refuse_repeated(values: Collection[str], places: Collection[str]) -> None:
    """Refuse the second of two equal names."""
    seen: set[str] = set()
    for value, place in zip(values, places, strict=True):
        if value in seen:
            raise WrongInput("repeated", place=place)
        seen.add(value)


def _at_most_one(value: Fraction, place: str) -> Fraction:
    if value > 1:
        raise WrongInput("above_one", place=place)
    return value
