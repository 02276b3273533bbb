"""Frozen values written as plain JSON values, and read back: exact numbers as texts, every problem with its place.

The types of a dataclass are its format. Reading goes on past a problem, so that all of them are told at once.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from leaderdesk.domain.exact import INSTANT, RATIO, SIGNED, read_decimal, read_ratio
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.domain.programmes.problems import Problem, blocks
from leaderdesk.domain.simulation.fields import inside as at_key
from leaderdesk.domain.simulation.fields import read_count, read_text

# What a whole number or an exact one stands for, said beside its type.
EUROS, SHARE = "euros", "share"
Euros = Annotated[int, EUROS]
Share = Annotated[Fraction, SHARE]
_CENTS = 100
_DAY, _MOMENT = len("2026-11-21"), len("2026-11-21T18:30")
# A class of a union is told by its word under this key.
KIND = "kind"
Kinds = Mapping[Any, Mapping[str, type]]


class _Unread:
    """What could not be read; its problem was told."""


UNREAD = _Unread()


def write_value(value: Any, kind: Any, kinds: Kinds | None = None) -> Any:  # noqa: ANN401, PLR0911 - one line a type
    """A value of a type as JSON has it."""
    known = kinds or {}
    if kind in known:
        return None if value is None else _tagged(value, known[kind], known)
    origin, arguments = get_origin(kind), get_args(kind)
    if value is None or origin is Literal or kind in {str, int, bool}:
        return value
    if origin is Annotated:
        return _WRITERS.get(arguments[1], _decimal)(value)
    if origin in {types.UnionType, Union}:
        return write_value(value, _without_none(arguments), known)
    if origin in _LISTS:
        return [write_value(each, arguments[0], known) for each in value]
    if origin is frozenset:
        return [write_value(each, arguments[0], known) for each in sorted(value)]
    if origin is not None:
        return {name: write_value(value[name], arguments[1], known) for name in sorted(value)}
    if is_dataclass(kind):
        hints: dict[str, Any] = hints_of(kind)  # type: ignore[arg-type]  # a class can be hashed
        return {name: write_value(getattr(value, name), hints[name], known) for name in hints}
    if kind is datetime:
        return value.isoformat(timespec="minutes")
    return value.isoformat() if kind is date else _decimal(value)


def read_value(value: object, kind: Any, place: str, problems: list[Problem], kinds: Kinds | None = None) -> Any:  # noqa: ANN401 - any value of the format
    """A value of a type from JSON; `UNREAD` and one problem more where it cannot be."""
    try:
        return _read(value, kind, place, problems, kinds or {})
    except WrongInput as wrong:
        data = {name: each for name, each in wrong.data.items() if name != "place"}
        problems.append(Problem(wrong.code, wrong.place, data))
        return UNREAD


@lru_cache(maxsize=256)
def hints_of(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    """The fields of a dataclass that its format has, with their types."""
    hints = get_type_hints(kind, include_extras=True)
    return {each.name: hints[each.name] for each in fields(kind)}


def _tagged(value: object, classes: Mapping[str, type], kinds: Kinds) -> dict[str, Any]:
    word = next(word for word, each in classes.items() if type(value) is each)
    return {KIND: word, **write_value(value, classes[word], kinds)}


def _decimal(value: Fraction) -> str:
    """An exact decimal text without useless zeros: a value that has none is a mistake of the caller."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 30:  # noqa: PLR2004 - as many as a text may have
            message = f"not a decimal: {value}"
            raise ValueError(message)
    whole = abs(value.numerator * 10**places // value.denominator)
    sign = "-" if value < 0 else ""
    if not places:
        return f"{sign}{whole}"
    digits = f"{whole:0{places + 1}}"
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _read(value: object, kind: Any, place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401, PLR0911 - one line a type
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in kinds:
        return None if value is None else _read_tagged(value, kinds[kind], place, problems, kinds)
    if origin in {types.UnionType, Union}:
        return None if value is None else _read(value, _without_none(arguments), place, problems, kinds)
    if value is None:
        raise WrongInput("missing", place=place)
    if origin is Annotated:
        return _read_annotated(value, arguments, place)
    if origin is Literal:
        return _read_choice(value, arguments, place)
    if origin in _LISTS or origin is frozenset:
        made = frozenset if origin is frozenset else tuple
        return made(_read_list(value, arguments[0], place, problems, kinds))
    if origin is not None:
        return _read_mapping(value, arguments[1], place, problems, kinds)
    if is_dataclass(kind):
        return _read_object(value, kind, place, problems, kinds)
    return _SIMPLE[kind](value, place)


def _read_annotated(value: object, arguments: tuple[Any, ...], place: str) -> Fraction | int | datetime:
    if arguments[1] == INSTANT:
        return _read_instant(value, place)
    if arguments[1] in _NUMBERS:
        return _read_exact(value, place, _NUMBERS[arguments[1]])
    number = _read_number(value, place)
    if arguments[1] == EUROS:
        if (number * _CENTS).denominator != 1:
            raise WrongInput("not_decimal", place=place)
        return int(number * _CENTS)
    if number > 1:
        raise WrongInput("above_one", place=place)
    if (number * RATE_UNIT).denominator != 1:
        raise WrongInput("not_decimal", place=place)
    return number


def _read_object(value: object, kind: Any, place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401 - the dataclass of the type
    if not isinstance(value, dict):
        raise WrongInput("not_an_object", place=place)
    hints = hints_of(kind)
    problems += [blocks("unknown_key", at_key(place, str(key))) for key in value if key not in hints]
    found: dict[str, Any] = {}
    is_whole = True
    for field in fields(kind):
        if field.name in value:
            read = read_value(value[field.name], hints[field.name], at_key(place, field.name), problems, kinds)
            if read is not UNREAD:
                found[field.name] = read
            is_whole = is_whole and read is not UNREAD
        elif field.default is MISSING and field.default_factory is MISSING:
            problems.append(blocks("missing", at_key(place, field.name)))
            is_whole = False
    if not is_whole:
        return UNREAD
    try:
        return kind(**found)
    except WrongInput as wrong:
        raise WrongInput(wrong.code, **{**wrong.data, "place": at_key(place, wrong.place)}) from wrong


def _read_tagged(value: object, classes: Mapping[str, type], place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401 - one of the classes
    if not isinstance(value, dict):
        raise WrongInput("not_an_object", place=place)
    word = _read_choice(value.get(KIND), tuple(classes), at_key(place, KIND))
    rest = {key: each for key, each in value.items() if key != KIND}
    return _read_object(rest, classes[word], place, problems, kinds)


def _read_list(value: object, kind: Any, place: str, problems: list[Problem], kinds: Kinds) -> list[Any]:  # noqa: ANN401 - the type of an item
    if not isinstance(value, list):
        raise WrongInput("not_a_list", place=place)
    read = [read_value(each, kind, f"{place}[{rank}]", problems, kinds) for rank, each in enumerate(value)]
    # The good lines survive.
    return [each for each in read if each is not UNREAD]


def _read_mapping(value: object, kind: Any, place: str, problems: list[Problem], kinds: Kinds) -> dict[str, Any]:  # noqa: ANN401 - the type of a value
    if not isinstance(value, dict):
        raise WrongInput("not_an_object", place=place)
    read = {str(key): read_value(each, kind, at_key(place, str(key)), problems, kinds) for key, each in value.items()}
    return {key: each for key, each in read.items() if each is not UNREAD}


def _read_choice(value: object, choices: tuple[Any, ...], place: str) -> Any:  # noqa: ANN401 - a word of the list
    if value is None:
        raise WrongInput("missing", place=place)
    if not isinstance(value, str) or value not in choices:
        raise WrongInput("unknown_choice", place=place, choices=", ".join(map(str, choices)))
    return value


def _read_number(value: object, place: str) -> Fraction:
    """An exact number from zero, written as a text: a JSON number is a binary float."""
    found = _read_exact(value, place, read_decimal)
    if found < 0:
        raise WrongInput("negative", place=place)
    return found


def _read_exact(value: object, place: str, read: Callable[[str], Fraction]) -> Fraction:
    if isinstance(value, int | float):
        raise WrongInput("number_not_text", place=place)
    try:
        return read(read_text(value, place))
    except ValueError:
        raise WrongInput("not_decimal", place=place) from None


def _read_flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise WrongInput("not_a_flag", place=place)
    return value


def _read_words(value: object, place: str) -> str:
    """A text, which may be empty."""
    return "" if value == "" else read_text(value, place)


def _read_day(value: object, place: str) -> date:
    return _read_time(value, place, _DAY).date()


def _read_moment(value: object, place: str) -> datetime:
    return _read_time(value, place, _MOMENT)


def _read_instant(value: object, place: str) -> datetime:
    """A moment anywhere in the world, to the microsecond."""
    try:
        found = datetime.fromisoformat(read_text(value, place))
    except ValueError:
        raise WrongInput("no_such_moment", place=place) from None
    if found.tzinfo is None:
        raise WrongInput("moment_without_zone", place=place, at=found.isoformat())
    return found


def _read_time(value: object, place: str, length: int) -> datetime:
    if not isinstance(value, str) or len(value) != length:
        raise WrongInput("no_such_moment", place=place)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise WrongInput("no_such_moment", place=place) from None


def _without_none(arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a type
    (kind,) = [each for each in arguments if each is not type(None)]
    return kind


_SIMPLE: dict[Any, Callable[[object, str], Any]] = {
    str: _read_words,
    int: read_count,
    bool: _read_flag,
    Fraction: _read_number,
    date: _read_day,
    datetime: _read_moment,
}
_LISTS = (tuple, Sequence)
_WRITERS: dict[str, Callable[[Any], str]] = {
    EUROS: lambda cents: _decimal(Fraction(cents, _CENTS)),
    RATIO: str,
    INSTANT: datetime.isoformat,
}
_NUMBERS: dict[str, Callable[[str], Fraction]] = {RATIO: read_ratio, SIGNED: read_decimal}
