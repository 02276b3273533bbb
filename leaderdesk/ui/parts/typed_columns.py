"""Columns that are typed in: what each kind shows, edits, and reads from a pasted text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from operator import attrgetter
from typing import Any

from leaderdesk.domain.money import RATE_UNIT, millionths_from_rate
from leaderdesk.domain.typed.amounts import read_amount_or_part, read_rate
from leaderdesk.domain.typed.choices import read_choice
from leaderdesk.domain.typed.quantities import read_quantity
from leaderdesk.domain.typed.readings import Reading
from leaderdesk.ui.kit.fields import (
    ChoiceField,
    DayField,
    MoneyField,
    MoneyOrPartField,
    QuantityField,
    RateField,
    WordsField,
)
from leaderdesk.ui.kit.lines import Column, Typed
from leaderdesk.words import formats, typed

# An item of the table, or the one part of it that a column is about.
Get = Callable[[Any], Any]


def words_column(name: str, title: str, path: str = "", *, is_optional: bool = False, **more: Any) -> Column:
    """A text on one line; what is optional, here and below, is not said to be missing where it is empty."""
    get, empty = attrgetter(path or name), _empty(is_optional=is_optional)
    usual: dict[str, Any] = {"text": lambda item: get(item) or empty, "value": get, "editor": WordsField}
    return Column(name, title, **usual | more)


def amount_column(name: str, title: str, path: str = "", *, is_optional: bool = False, **more: Any) -> Column:
    """An amount in cents."""
    get, empty = attrgetter(path or name), _empty(is_optional=is_optional)
    usual: dict[str, Any] = {"kind": "amount", "editor": MoneyField, "key": get, "value": get}
    return Column(name, title, **{"text": lambda item: shown(formats.money, get(item)) or empty} | usual | more)


def amount_or_part_column(name: str, title: str, path: str = "", **more: Any) -> Column:
    """An amount in cents; percents typed in it are a part of another one, which the service knows."""
    usual: dict[str, Any] = {
        "editor": MoneyOrPartField,
        "read": lambda text: as_typed(read_amount_or_part(text), typed.amount_or_part),
    }
    return amount_column(name, title, path, **usual | more)


def day_column(
    name: str, title: str, today: Callable[[], date], path: str = "", *, is_optional: bool = False, **more: Any
) -> Column:
    """A day."""
    get, empty = attrgetter(path or name), _empty(is_optional=is_optional)
    usual: dict[str, Any] = {"kind": "day", "editor": partial(DayField, today), "key": get, "value": get}
    return Column(name, title, **{"text": lambda item: shown(formats.day, get(item)) or empty} | usual | more)


def choice_column(
    name: str, title: str, labels: Mapping[Any, str], path: str = "", *, is_optional: bool = False, **more: Any
) -> Column:
    """One of a closed list; the list may be filled in later."""
    get, empty = attrgetter(path or name), _empty(is_optional=is_optional)
    usual: dict[str, Any] = {
        "text": lambda item: labels.get(get(item), "") or empty,
        "value": get,
        "editor": lambda: ChoiceField(labels),
        "read": lambda text: as_typed(read_choice(text, labels), lambda value: labels[value]),
    }
    return Column(name, title, **usual | more)


def _empty(*, is_optional: bool) -> str:
    return formats.NO_BREAK if is_optional else ""


def offer(labels: dict[Any, str], found: Mapping[Any, str]) -> None:
    """Fill in what a column chooses from; what it offered before is forgotten."""
    labels.clear()
    labels.update(found)


def share_column(name: str, title: str, path: str = "", **more: Any) -> Column:
    """A share of one, typed in percent; its value is in millionths."""
    get = attrgetter(path or name)
    usual: dict[str, Any] = {
        "editor": RateField,
        "value": lambda item: None if get(item) is None else millionths_from_rate(get(item)),
        "read": lambda text: as_typed(read_rate(text), typed.rate),
    }
    return _number_column(name, title, get, formats.rate, usual | more)


def quantity_column(name: str, title: str, path: str = "", **more: Any) -> Column:
    """Hours, months or kilometres."""
    usual: dict[str, Any] = {
        "editor": QuantityField,
        "read": lambda text: as_typed(read_quantity(text), formats.quantity),
    }
    return _number_column(name, title, attrgetter(path or name), formats.quantity, usual | more)


def _number_column(name: str, title: str, get: Get, say: Callable[[Any], str], more: dict[str, Any]) -> Column:
    usual: dict[str, Any] = {"text": lambda item: shown(say, get(item)), "key": get, "value": get, "is_number": True}
    return Column(name, title, **usual | more)


def rate_of(millionths: int | None) -> Fraction | None:
    """A share as services take it."""
    return None if millionths is None else Fraction(millionths, RATE_UNIT)


def shown(say: Callable[[Any], str], value: object) -> str:
    """A value as it is read; nothing where nothing is known, which the table says in its own way."""
    return "" if value is None else say(value)


def as_typed(reading: Reading[Any], say: Callable[[Any], str]) -> Typed:
    """What a pasted text means for a cell."""
    if reading.doubts:
        return Typed(problem=" · ".join(say(each) for each in reading.doubts))
    if reading.problem:
        return Typed(problem=typed.problem(reading.problem, reading.data))
    return Typed(reading.value, words=shown(say, reading.value))
