"""What is wrong in a document of the programme, and where; a document is kept with its problems, and flagged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Value


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong and its place, as a path: `criteria[2].weight`; one that does not block is to be looked at."""

    code: str
    place: str
    data: Mapping[str, Value] = field(default_factory=dict)
    is_blocking: bool = True


def blocks(code: str, place: str, **data: Value) -> Problem:
    """A problem that forbids to use the document."""
    return Problem(code, place, data)


def warns(code: str, place: str, **data: Value) -> Problem:
    """Something that is allowed, and probably not meant."""
    return Problem(code, place, data, is_blocking=False)


def is_usable(problems: Iterable[Problem]) -> bool:
    """True when nothing blocks."""
    return not any(problem.is_blocking for problem in problems)


def inside(place: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problems, of a part that stands at a place of a larger document."""
    return tuple(replace(each, place=f"{place}.{each.place}" if each.place else place) for each in problems)


def from_wrong(wrong: WrongInput) -> Problem:
    """The problem that a rule raised."""
    return Problem(wrong.code, wrong.place, {name: value for name, value in wrong.data.items() if name != "place"})
