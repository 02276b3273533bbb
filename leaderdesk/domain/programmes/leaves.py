"""The simplest values of JSON, read with their place: words of a list, numbers, flags, texts, days and moments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from leaderdesk.domain.exact import read_decimal
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.simulation.fields import read_text

_DAY, _MOMENT = len("2026-11-21"), len("2026-11-21T18:30")


def read_choice(value: object, choices: tuple[Any, ...], place: str) -> Any:  # noqa: ANN401 - a word of the list
    if value is None:
        raise WrongInput("missing", place=place)
    if not isinstance(value, str) or value not in choices:
        raise WrongInput("unknown_choice", place=place, choices=", ".join(map(str, choices)))
    return value


def read_number(value: object, place: str) -> Fraction:
    """An exact number from zero, written as a text: a JSON number is a binary float."""
    found = read_exact(value, place, read_decimal)
    if found < 0:
        raise WrongInput("negative", place=place)
    return found


def read_exact(value: object, place: str, read: Callable[[str], Fraction]) -> Fraction:
    if isinstance(value, int | float):
        raise WrongInput("number_not_text", place=place)
    try:
        return read(read_text(value, place))
    except ValueError:
        raise WrongInput("not_decimal", place=place) from None


def read_flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise WrongInput("not_a_flag", place=place)
    return value


def read_words(value: object, place: str) -> str:
    """A text, which may be empty."""
    return "" if value == "" else read_text(value, place)


def read_day(value: object, place: str) -> date:
    return read_time(value, place, _DAY).date()


def read_moment(value: object, place: str) -> datetime:
    return read_time(value, place, _MOMENT)


def read_instant(value: object, place: str) -> datetime:
    """A moment anywhere in the world, to the microsecond."""
    try:
        found = datetime.fromisoformat(read_text(value, place))
    except ValueError:
        raise WrongInput("no_such_moment", place=place) from None
    if found.tzinfo is None:
        raise WrongInput("moment_without_zone", place=place, at=found.isoformat())
    return found


def read_time(value: object, place: str, length: int) -> datetime:
    if not isinstance(value, str) or len(value) != length:
        raise WrongInput("no_such_moment", place=place)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise WrongInput("no_such_moment", place=place) from None
