"""Documents that a base keeps as texts: written, read back, and everything wrong in one told with its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TypeVar

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.plain import Kinds, read_value, write_value
from leaderdesk.domain.programmes.problems import Problem, from_wrong

T = TypeVar("T")


def write_kept(value: object, kind: type, kinds: Kinds | None = None) -> str:
    """The text of a value of a type."""
    return written(write_value(value, kind, kinds))


def written(value: object) -> str:
    """The one way that JSON values are written as a text to keep."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def read_kept(text: str, kind: type[T], kinds: Kinds | None = None) -> T:
    """The value of a text; the first problem is raised, as nobody is there to correct it."""
    problems: list[Problem] = []
    value: T = read_value(parsed(text), kind, "", problems, kinds)
    if problems:
        raise WrongInput(problems[0].code, place=problems[0].place, **problems[0].data)
    return value


def _sound(_: object) -> tuple[Problem, ...]:
    return ()


def problems_of_kept(text: str, kind: type[T], check: Callable[[T], Iterable[Problem]] = _sound) -> tuple[Problem, ...]:
    """Why a text cannot be read as a value of a type, all of it at once; else what a check says of the value."""
    problems: list[Problem] = []
    try:
        value: T = read_value(parsed(text), kind, "", problems)
    except WrongInput as wrong:
        return (from_wrong(wrong),)
    return tuple(problems or check(value))


def parsed(text: str) -> object:
    """The JSON values of a text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongInput("not_json", place="value", line=getattr(error, "lineno", 1)) from None
