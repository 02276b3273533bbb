"""Frozen values written as plain JSON values, and read back: exact numbers as texts, every problem with its place.

The types of a dataclass are its format. Reading goes on past a problem, so that all of them are told at once.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache, partial
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from leaderdesk.domain.exact import INSTANT, RATIO, SIGNED, read_decimal, read_ratio
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.domain.programmes.leaves import (
    read_choice,
    read_day,
    read_exact,
    read_flag,
    read_instant,
    read_moment,
    read_number,
    read_words,
)
from leaderdesk.domain.programmes.problems import Problem, blocks
from leaderdesk.domain.simulation.fields import inside as at_key
from leaderdesk.domain.simulation.fields import read_count

# What a whole number or an exact one stands for, said beside its type.
EUROS, SHARE = "euros", "share"
Euros = Annotated[int, EUROS]
Share = Annotated[Fraction, SHARE]
_CENTS = 100
# A class of a union is told by its word under this key.
KIND = "kind"
Kinds = Mapping[Any, Mapping[str, type]]
_Reader = Callable[[object, str, list[Problem], Kinds], Any]


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
    return _tried(_reader(kind), value, place, problems, kinds or {})


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


def _tried(read: _Reader, value: object, place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401 - any value of the format
    try:
        return read(value, place, problems, kinds)
    except WrongInput as wrong:
        data = {name: each for name, each in wrong.data.items() if name != "place"}
        problems.append(Problem(wrong.code, wrong.place, data))
        return UNREAD


@lru_cache(maxsize=1024)
def _reader(kind: Any) -> _Reader:  # noqa: ANN401 - a type
    """How a type is read: worked out once, for a sitting has thousands of gestures."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        inner = [each for each in arguments if each is not type(None)]
        # The words of classes are given for a union of them, or for what they have in common.
        is_tagged = len(inner) > 1 or not (get_origin(inner[0]) or is_dataclass(inner[0]) or inner[0] in _SIMPLE)
        return _reads_tagged(kind) if is_tagged else _reads_optional(_reader(inner[0]))
    if origin in {Annotated, Literal}:
        read = _read_annotated if origin is Annotated else read_choice
        return _reads_simple(lambda value, place: read(value, arguments, place))
    if origin in _LISTS or origin is frozenset:
        return _reads_some(_reads_list(frozenset if origin is frozenset else tuple, _reader(arguments[0])))
    if origin is not None or is_dataclass(kind):
        return _reads_some(partial(_read_object, kind) if origin is None else _reads_mapping(_reader(arguments[1])))
    simple = _SIMPLE.get(kind)
    return _reads_tagged(kind) if simple is None else _reads_simple(simple)


def _reads_some(read: _Reader) -> _Reader:
    def reading(value: object, place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401 - any value
        if value is None:
            raise WrongInput("missing", place=place)
        return read(value, place, problems, kinds)

    return reading


def _reads_simple(read: Callable[[object, str], Any]) -> _Reader:
    def reading(value: object, place: str, _: list[Problem], __: Kinds) -> Any:  # noqa: ANN401 - any value
        if value is None:
            raise WrongInput("missing", place=place)
        return read(value, place)

    return reading


def _reads_optional(read: _Reader) -> _Reader:
    return lambda value, place, problems, kinds: None if value is None else read(value, place, problems, kinds)


def _reads_tagged(kind: Any) -> _Reader:  # noqa: ANN401 - what stands for several classes
    return lambda value, place, problems, kinds: (
        None if value is None else _read_tagged(value, kinds[kind], place, problems, kinds)
    )


def _read_annotated(value: object, arguments: tuple[Any, ...], place: str) -> Fraction | int | datetime:
    if arguments[1] == INSTANT:
        return read_instant(value, place)
    if arguments[1] in _NUMBERS:
        return read_exact(value, place, _NUMBERS[arguments[1]])
    number = read_number(value, place)
    if arguments[1] == EUROS:
        if (number * _CENTS).denominator != 1:
            raise WrongInput("not_decimal", place=place)
        return int(number * _CENTS)
    if number > 1:
        raise WrongInput("above_one", place=place)
    if (number * RATE_UNIT).denominator != 1:
        raise WrongInput("not_decimal", place=place)
    return number


def _read_object(kind: Any, value: object, place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401 - the dataclass of the type
    if not isinstance(value, dict):
        raise WrongInput("not_an_object", place=place)
    known = _fields_of(kind)
    if not value.keys() <= known.keys():
        problems += [blocks("unknown_key", at_key(place, str(key))) for key in value if key not in known]
    found: dict[str, Any] = {}
    is_whole = True
    for name, (read_field, is_needed) in known.items():
        if name in value:
            read = _tried(read_field, value[name], at_key(place, name), problems, kinds)
            if read is not UNREAD:
                found[name] = read
            is_whole = is_whole and read is not UNREAD
        elif is_needed:
            problems.append(blocks("missing", at_key(place, name)))
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
    word = read_choice(value.get(KIND), tuple(classes), at_key(place, KIND))
    rest = {key: each for key, each in value.items() if key != KIND}
    return _read_object(classes[word], rest, place, problems, kinds)


@lru_cache(maxsize=256)
def _fields_of(kind: Any) -> dict[str, tuple[_Reader, bool]]:  # noqa: ANN401 - a dataclass
    """How each field of a dataclass is read, and whether it must be there."""
    hints = hints_of(kind)
    return {
        each.name: (_reader(hints[each.name]), each.default is MISSING and each.default_factory is MISSING)
        for each in fields(kind)
    }


def _reads_list(made: type, read: _Reader) -> _Reader:
    def reading(value: object, place: str, problems: list[Problem], kinds: Kinds) -> Any:  # noqa: ANN401 - a collection
        if not isinstance(value, list):
            raise WrongInput("not_a_list", place=place)
        found = [_tried(read, each, f"{place}[{rank}]", problems, kinds) for rank, each in enumerate(value)]
        # The good lines survive.
        return made(each for each in found if each is not UNREAD)

    return reading


def _reads_mapping(read: _Reader) -> _Reader:
    def reading(value: object, place: str, problems: list[Problem], kinds: Kinds) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise WrongInput("not_an_object", place=place)
        found = {str(key): _tried(read, each, at_key(place, str(key)), problems, kinds) for key, each in value.items()}
        return {key: each for key, each in found.items() if each is not UNREAD}

    return reading


def _without_none(arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a type
    (kind,) = [each for each in arguments if each is not type(None)]
    return kind


_SIMPLE: dict[Any, Callable[[object, str], Any]] = {
    str: read_words,
    int: read_count,
    bool: read_flag,
    Fraction: read_number,
    date: read_day,
    datetime: read_moment,
}
_LISTS = (tuple, Sequence)
_WRITERS: dict[str, Callable[[Any], str]] = {
    EUROS: lambda cents: _decimal(Fraction(cents, _CENTS)),
    RATIO: str,
    INSTANT: datetime.isoformat,
}
_NUMBERS: dict[str, Callable[[str], Fraction]] = {RATIO: read_ratio, SIGNED: read_decimal}
