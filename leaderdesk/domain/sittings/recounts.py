"""A record computed again, result by result: what each came to, and whether the document says the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from leaderdesk.domain.programmes.plain import read_value
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.sittings.applying import read_deeds
from leaderdesk.domain.sittings.gestures import Deed
from leaderdesk.domain.sittings.ground import Ground
from leaderdesk.domain.sittings.records import KINDS, Verified, verify_record
from leaderdesk.domain.sittings.results import results_of
from leaderdesk.domain.sittings.state import State

Result = Literal["digest", "deeds", "presence", "score", "vote", "decision", "pot"]
# What leaves the gestures readable: each result can be said, right or wrong.
_COUNTABLE = frozenset({"digest_differs", "result_differs"})


@dataclass(frozen=True, slots=True)
class Recounted:
    """One result: of which point or envelope, what comes out of the gestures, what the document says otherwise."""

    code: Result
    title: str
    found: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()

    @property
    def holds(self) -> bool:
        """True when the document says what comes out."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Recount:
    """A whole record; one that cannot be read has problems and no result."""

    verified: Verified
    results: tuple[Recounted, ...]


def recount(text: str) -> Recount:
    """Compute every result of a record again."""
    verified = verify_record(text)
    if any(each.code not in _COUNTABLE for each in verified.problems):
        return Recount(verified, ())
    whole = json.loads(text)
    ground = read_value(whole["ground"], Ground, "ground", [], KINDS)
    state = read_deeds(ground, [read_value(each, Deed, "deeds", [], KINDS) for each in whole["deeds"]])
    return Recount(verified, tuple(_results(state, len(whole["deeds"]), verified)))


def _results(state: State, deeds: int, verified: Verified) -> Iterator[Recounted]:
    problems, results = verified.problems, results_of(state)
    yield Recounted("digest", "", {"digest": verified.digest}, _at(problems, "digest"))
    yield Recounted("deeds", "", {"count": deeds}, _at(problems, "results.points", is_whole=True))
    stretches = results["presence"]
    yield Recounted("presence", "", {"count": len(stretches)}, _at(problems, "results.presence"))
    for rank, point in enumerate(results["points"]):
        yield from _of_point(state.points[point["key"]].title, point, f"results.points[{rank}]", problems)
    for name, left in results["pots"].items():
        yield Recounted("pot", name, {"left": Fraction(left)}, _at(problems, f"results.pots.{name}"))


def _of_point(title: str, point: dict[str, Any], place: str, problems: tuple[Problem, ...]) -> Iterator[Recounted]:
    own = {name: _at(problems, f"{place}.{name}") for name in ("score", "votes", "outcome", "amount", "fund", "given")}
    if point["score"] is not None or own["score"]:
        yield Recounted("score", title, point["score"] or {}, own["score"])
    for rank, vote in enumerate(point["votes"]):
        of_it = _at(problems, f"{place}.votes[{rank}]")
        yield Recounted("vote", title, vote, of_it or _at(problems, f"{place}.votes", is_whole=True))
    decided = (*own["outcome"], *own["amount"], *own["fund"], *own["given"])
    if point["outcome"] is not None or decided:
        amount = None if point["amount"] is None else Fraction(point["amount"])
        yield Recounted("decision", title, {"outcome": point["outcome"], "amount": amount}, decided)


def _at(problems: tuple[Problem, ...], place: str, *, is_whole: bool = False) -> tuple[Problem, ...]:
    """The problems of a place and, unless it is the whole that is wrong, of what is inside it."""
    inside = (f"{place}.", f"{place}[")
    return tuple(each for each in problems if each.place == place or (not is_whole and each.place.startswith(inside)))
