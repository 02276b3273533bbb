"""The seats of a committee and the mandates that fill them: who holds which seat on a given day.

College and interest group are data of the seat, never derived from a legal form. `until` is the last day of a mandate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.seating import LEAVES, SILENT, Proxy, Room, Seat
from leaderdesk.domain.steps import Step, step

RoleOnSeat = Literal["titulaire", "suppleant"]


@dataclass(frozen=True, slots=True)
class CommitteeSeat:
    """A seat, whoever holds it."""

    key: str
    college: str
    group: str | None = None
    structure: str | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """Somebody on a seat from a day to a last day, or without an end yet."""

    person: str
    seat: str
    role: RoleOnSeat
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """True on each day of the mandate, the last one included."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class PooledMandate:
    """A suppléant of a whole college, called by rank."""

    person: str
    college: str
    rank: int
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """True on each day of the mandate, the last one included."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Committee:
    """The seats in their order, and every mandate past, present and to come."""

    seats: tuple[CommitteeSeat, ...]
    mandates: tuple[Mandate, ...] = ()
    pool: tuple[PooledMandate, ...] = ()


@dataclass(frozen=True, slots=True)
class CountingRules:
    """How the GAL counts a recusal, a vacant seat and a proxy; proxies are none unless its rules give some."""

    recusal: str = LEAVES
    recused_seat: str = SILENT
    vacant_seats_count: bool = True
    max_proxies: int = 0
    proxies_count_in_quorum: bool = False


DEFAULT_COUNTING = CountingRules()


def holders_on(committee: Committee, day: date) -> tuple[Seat, ...]:
    """Each seat with its titulaire and suppléant of that day; two for one place is refused, never guessed."""
    held: dict[tuple[str, RoleOnSeat], str] = {}
    for mandate in committee.mandates:
        if not mandate.covers(day):
            continue
        place = (mandate.seat, mandate.role)
        if held.setdefault(place, mandate.person) != mandate.person:
            raise WrongInput("two_holders", place=f"seats.{mandate.seat}.{mandate.role}", seat=mandate.seat, day=day)
    return tuple(
        Seat(seat.key, seat.college, seat.group, held.get((seat.key, "titulaire")), held.get((seat.key, "suppleant")))
        for seat in committee.seats
    )


def pool_on(committee: Committee, day: date) -> dict[str, tuple[str, ...]]:
    """The pooled suppléants of each college on that day, in the order in which they are called."""
    found: dict[str, list[PooledMandate]] = {}
    for pooled in committee.pool:
        if pooled.covers(day):
            found.setdefault(pooled.college, []).append(pooled)
    for college, mandates in found.items():
        rank, times = Counter(pooled.rank for pooled in mandates).most_common()[0]
        if times > 1:
            raise WrongInput("same_rank", place=f"pool.{college}", rank=rank, day=day)
    return {
        college: tuple(pooled.person for pooled in sorted(mandates, key=lambda pooled: pooled.rank))
        for college, mandates in sorted(found.items())
    }


def room_on(
    committee: Committee,
    day: date,
    present: frozenset[str],
    recused: frozenset[str],
    *,
    counting: CountingRules = DEFAULT_COUNTING,
    proxies: Sequence[Proxy] = (),
    withdrawn: frozenset[str] = frozenset(),
) -> Room:
    """The room that a quorum is counted on, with the holders of that day."""
    known = {seat.key for seat in committee.seats}
    for rank, proxy in enumerate(proxies):
        if proxy.seat not in known:
            raise WrongInput("unknown_seat", place=f"proxies[{rank}].seat", seat=proxy.seat)
    return Room(
        seats=holders_on(committee, day),
        present=present,
        recused=recused,
        recusal=counting.recusal,
        recused_seat=counting.recused_seat,
        vacant_seats_count=counting.vacant_seats_count,
        pool=pool_on(committee, day),
        proxies=tuple(proxies),
        max_proxies=counting.max_proxies,
        proxies_count_in_quorum=counting.proxies_count_in_quorum,
        withdrawn=withdrawn,
    )


def check_committee(committee: Committee) -> tuple[Step, ...]:
    """What in the seats and mandates makes no sense, or is worth a look, each with its place."""
    colleges: Mapping[str, int] = Counter(seat.college for seat in committee.seats)
    keys = Counter(seat.key for seat in committee.seats)
    problems = [step("seat_twice", seat=key) for key, times in sorted(keys.items()) if times > 1]
    problems += [
        step("unknown_seat", seat=each.seat, person=each.person) for each in committee.mandates if each.seat not in keys
    ]
    problems += [
        step("unknown_college", college=each.college, person=each.person)
        for each in committee.pool
        if each.college not in colleges
    ]
    everyone: list[Mandate | PooledMandate] = [*committee.mandates, *committee.pool]
    problems += [
        step("mandate_backwards", person=each.person, since=each.since, until=each.until)
        for each in everyone
        if each.until is not None and each.until < each.since
    ]
    problems += _overlaps(committee)
    return tuple(sorted(problems, key=lambda each: (each.code, str(sorted(each.data.items(), key=str)))))


def _overlaps(committee: Committee) -> Iterator[Step]:
    for one, other in combinations(sorted(committee.mandates, key=lambda each: (each.since, each.person)), 2):
        if not _meet(one, other):
            continue
        if (one.seat, one.role) == (other.seat, other.role) and one.person != other.person:
            yield step("two_holders", seat=one.seat, role=one.role, since=max(one.since, other.since))
        if one.person == other.person and one.seat != other.seat and one.role == other.role == "titulaire":
            yield step("two_titles", person=one.person, seat=one.seat, other=other.seat)
    for pooled, next_one in combinations(sorted(committee.pool, key=lambda each: (each.since, each.person)), 2):
        if _meet(pooled, next_one) and (pooled.college, pooled.rank) == (next_one.college, next_one.rank):
            yield step("same_rank", college=pooled.college, rank=pooled.rank, person=next_one.person)


def _meet(one: Mandate | PooledMandate, other: Mandate | PooledMandate) -> bool:
    return one.covers(max(one.since, other.since)) and other.covers(max(one.since, other.since))
