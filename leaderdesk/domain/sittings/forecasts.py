"""The quorum of each point as the answers let it be expected, and whom to call first to repair it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.seats import DEFAULT_COUNTING, Committee, CountingRules, holders_on, pool_on, room_on
from leaderdesk.domain.quorum import CAPS, Quorum, QuorumRule, RuleResult, count_quorum, is_quorate, rule_results
from leaderdesk.domain.seating import Proxy, Room

# Only those who said yes; those who hesitate too; everybody who did not say no.
Hope = Literal["sure", "hoped", "everybody"]
HOPES: tuple[Hope, ...] = ("sure", "hoped", "everybody")
_ANSWERS: Mapping[Hope, frozenset[str | None]] = {
    "sure": frozenset({"coming"}),
    "hoped": frozenset({"coming", "unsure"}),
    "everybody": frozenset({"coming", "unsure", None}),
}
_CALLED_AT_MOST = 6
_NOTHING, _LITTLE = Fraction(0), Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered, and between which hours they come."""

    answer: str | None = None
    comes_at: datetime | None = None
    leaves_at: datetime | None = None

    def covers(self, start: datetime | None, end: datetime | None) -> bool:
        """True when they are there from one moment to another; without hours nobody is late."""
        is_there = self.comes_at is None or start is None or self.comes_at <= start
        return is_there and (self.leaves_at is None or end is None or self.leaves_at >= end)


@dataclass(frozen=True, slots=True)
class Expected:
    """A point: who leaves for it, and its hours."""

    key: str
    recused: frozenset[str] = frozenset()
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The committee of that day, its rules, and the votes that were given."""

    committee: Committee
    day: date
    rules: tuple[QuorumRule, ...]
    counting: CountingRules = DEFAULT_COUNTING
    proxies: tuple[Proxy, ...] = ()

    def members(self) -> frozenset[str]:
        """Everybody who may hold a seat."""
        seats = holders_on(self.committee, self.day)
        held = {person for seat in seats for person in (seat.titulaire, seat.suppleant) if person is not None}
        return frozenset(held).union(*pool_on(self.committee, self.day).values())

    def room(self, present: frozenset[str], recused: frozenset[str]) -> Room:
        """The room that these people make."""
        return room_on(
            self.committee, self.day, present, recused & present, counting=self.counting, proxies=self.proxies
        )


@dataclass(frozen=True, slots=True)
class PointForecast:
    """The quorum of a point if only those come who said yes, if the hesitant do, if the silent do too."""

    key: str
    recused: tuple[str, ...]
    sure: Quorum
    hoped: Quorum
    everybody: Quorum

    @property
    def is_lost(self) -> bool:
        """True when even the silent would not make it."""
        return not self.everybody.is_quorate


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call, after those before; `repairs` are the points that their coming makes quorate."""

    person: str
    answer: str | None
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """Every point, and whom to call first; `left` are the points that calling them does not repair.

    `counts` are the seats by the answer of their titulaire: one who said nothing is `silent`, a seat may be `vacant`.
    """

    points: tuple[PointForecast, ...]
    calls: tuple[Call, ...]
    left: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def forecast(body: Body, said: Mapping[str, Said], points: Sequence[Expected]) -> Forecast:
    """The gauges of each point in the three cases, and the calls that repair most."""
    found = forecast_points(body, said, points)
    lost = [point for point, each in zip(points, found, strict=True) if not each.sure.is_quorate]
    calls, left = _calls(body, said, lost)
    return Forecast(found, calls, left, count_answers(body, said))


def forecast_points(body: Body, said: Mapping[str, Said], points: Sequence[Expected]) -> tuple[PointForecast, ...]:
    """The gauges alone."""
    known: dict[tuple[frozenset[str], frozenset[str]], Quorum] = {}
    people = {hope: expected_people(body, said, hope) for hope in HOPES}

    def quorum(hope: Hope, point: Expected) -> Quorum:
        there = attending(people[hope], said, point)
        place = (there, point.recused & there)
        if place not in known:
            known[place] = count_quorum(body.room(*place), body.rules)
        return known[place]

    return tuple(
        PointForecast(point.key, tuple(sorted(point.recused)), *(quorum(hope, point) for hope in HOPES))
        for point in points
    )


def count_answers(body: Body, said: Mapping[str, Said]) -> dict[str, int]:
    """The seats by what their titulaire answered."""
    answers = [
        "vacant" if seat.titulaire is None else said.get(seat.titulaire, Said()).answer or "silent"
        for seat in holders_on(body.committee, body.day)
    ]
    return {answer: answers.count(answer) for answer in sorted(set(answers))}


def expected_people(body: Body, said: Mapping[str, Said], hope: Hope) -> frozenset[str]:
    """Who comes; whoever says that the suppléant comes speaks for one who did not say no."""
    members = body.members()
    coming = {person for person in members if said.get(person, Said()).answer in _ANSWERS[hope]}
    for seat in holders_on(body.committee, body.day):
        is_replaced = seat.titulaire is not None and said.get(seat.titulaire, Said()).answer == "replaced"
        if is_replaced and seat.suppleant is not None and said.get(seat.suppleant, Said()).answer != "absent":
            coming.add(seat.suppleant)
    return frozenset(coming)


def attending(people: frozenset[str], said: Mapping[str, Said], point: Expected) -> frozenset[str]:
    """Who of them is there for the whole of a point."""
    return frozenset(person for person in people if said.get(person, Said()).covers(point.starts_at, point.ends_at))


def _calls(body: Body, said: Mapping[str, Said], lost: Sequence[Expected]) -> tuple[tuple[Call, ...], tuple[str, ...]]:
    """One person after the other, each time the one who repairs most; stops where nobody helps any more."""
    coming = expected_people(body, said, "sure")
    others = sorted(expected_people(body, said, "everybody") - coming)
    calls: list[Call] = []
    left = list(lost)
    missing = _missing(body, said, coming, left)
    while left and others and len(calls) < _CALLED_AT_MOST:
        tried = [(_missing(body, said, coming | {person}, left), person) for person in others]
        best, person = min(tried, key=lambda each: (-each[0].repaired, each[0].heads, each[1]))
        if not best.repaired and best.heads >= missing.heads:
            break
        coming |= {person}
        others.remove(person)
        repaired = [point for point in left if _stands(body, said, coming, point)]
        calls.append(Call(person, said.get(person, Said()).answer, tuple(point.key for point in repaired)))
        left = [point for point in left if point not in repaired]
        missing = _missing(body, said, coming, left)
    return tuple(calls), tuple(point.key for point in left)


@dataclass(frozen=True, slots=True)
class _Missing:
    """How many points would stand, and how many heads the others would still lack."""

    repaired: int
    heads: Fraction


def _missing(body: Body, said: Mapping[str, Said], coming: frozenset[str], points: Sequence[Expected]) -> _Missing:
    repaired, heads = 0, _NOTHING
    known: dict[tuple[frozenset[str], frozenset[str]], Fraction] = {}
    for point in points:
        there = attending(coming, said, point)
        place = (there, point.recused & there)
        if place not in known:
            known[place] = _heads_missing(rule_results(body.room(*place), body.rules))
        repaired += not known[place]
        heads += known[place]
    return _Missing(repaired, heads)


def _stands(body: Body, said: Mapping[str, Said], coming: frozenset[str], point: Expected) -> bool:
    there = attending(coming, said, point)
    return is_quorate(body.room(there, point.recused & there), body.rules)


def _heads_missing(results: Iterable[RuleResult]) -> Fraction:
    return sum((_gap(each) for each in results if not each.is_met), _NOTHING)


def _gap(result: RuleResult) -> Fraction:
    """How far a rule is from being met, in heads; on its bound, or of nothing, it is still some way off."""
    wanted = result.rule.bound * result.bottom
    gap = result.top - wanted if result.rule.kind in CAPS else wanted - result.top
    return max(gap, _LITTLE)
