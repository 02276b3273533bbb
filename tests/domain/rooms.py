"""Committees made for tests, and the quorum counted again the slow way, word for word from the domain documents."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from leaderdesk.domain.seating import Proxy, Room, Seat

SEATS = (
    Seat("P1", "public", "elus", "Pt1", "Ps1"),
    Seat("P2", "public", "elus", "Pt2", "Ps2"),
    Seat("V1", "private", "tourisme", "Vt1", "Vs1"),
    Seat("V2", "private", None, "Vt2", "Vs2"),
)


def room(*present: str, seats: tuple[Seat, ...] = SEATS, recused: tuple[str, ...] = (), **others: object) -> Room:
    """A room with these people in it."""
    return Room(seats, frozenset(present), frozenset(recused), **others)  # type: ignore[arg-type]  # fields of a room


@dataclass(frozen=True, slots=True)
class Slow:
    """What the rules count, as they are written."""

    voters: dict[str, str]
    counted: set[str]
    seats: int


def count_slowly(given: Room) -> Slow:
    """Titulaires, then suppléants, then the pool; proxies; silenced seats; the seats of the committee."""
    there, recused = given.present, given.recused
    sits = _sitting(given)
    votes = dict(sits)
    held: dict[str, int] = {}
    for proxy in given.proxies:
        seat = next(each for each in given.seats if each.name == proxy.seat)
        may_give = seat.titulaire is not None and seat.titulaire not in recused and seat.name not in votes
        if may_give and proxy.to in sits.values() and held.get(proxy.to, 0) < given.max_proxies:
            votes[seat.name] = proxy.to
            held[proxy.to] = held.get(proxy.to, 0) + 1
    silenced = {
        seat.name
        for seat in given.seats
        if seat.name not in votes and {seat.titulaire, seat.suppleant} & there & recused
    }
    counted = set(votes if given.proxies_count_in_quorum else sits)
    counted |= silenced if given.recusal == "stays_in_quorum" else set()
    listed = {
        seat.name
        for seat in given.seats
        if given.vacant_seats_count or seat.titulaire is not None or seat.name in counted
    }
    return Slow(votes, counted, len(listed - silenced if given.recusal == "leaves_both" else listed))


def _sitting(given: Room) -> dict[str, str]:
    free = given.present - given.recused
    sits: dict[str, str] = {}
    for seat in given.seats:
        if seat.titulaire in free - set(sits.values()):
            sits[seat.name] = str(seat.titulaire)
    for seat in given.seats:
        if _is_open(given, seat, sits) and seat.suppleant in free - set(sits.values()):
            sits[seat.name] = str(seat.suppleant)
    for seat in given.seats:
        pooled = [each for each in given.pool.get(seat.college, ()) if each in free - set(sits.values())]
        if _is_open(given, seat, sits) and pooled:
            sits[seat.name] = pooled[0]
    return sits


def _is_open(given: Room, seat: Seat, sits: dict[str, str]) -> bool:
    if seat.name in sits:
        return False
    is_silent = seat.titulaire in given.present & given.recused
    return not is_silent or given.recused_seat == "suppleant_may_replace"


PEOPLE = [f"p{rank}" for rank in range(9)]
ANYBODY = st.none() | st.sampled_from(PEOPLE)
SOME = st.frozensets(st.sampled_from(PEOPLE))


def _rooms(proxies: st.SearchStrategy[list[Proxy]]) -> st.SearchStrategy[Room]:
    lines = st.tuples(st.sampled_from(["public", "private"]), st.sampled_from(["a", "b", None]), ANYBODY, ANYBODY)
    seats = st.lists(lines, min_size=1, max_size=6).map(
        lambda rows: [Seat(f"S{rank}", *row) for rank, row in enumerate(rows)] + [Seat("S9", "public", "a", "p0", "p1")]
    )
    people = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3)
    return st.builds(
        Room,
        seats,
        SOME,
        st.frozensets(st.sampled_from(PEOPLE), max_size=3),
        st.sampled_from(["leaves_quorum", "stays_in_quorum", "leaves_both"]),
        st.sampled_from(["seat_silent", "suppleant_may_replace"]),
        st.booleans(),
        st.dictionaries(st.sampled_from(["public", "private"]), people),
        proxies,
        st.integers(0, 2),
        st.booleans(),
    )


# The same people in several places, with interests, proxies and pools: what a real committee seldom is.
TANGLED = _rooms(st.lists(st.builds(Proxy, st.sampled_from(["S0", "S9"]), st.sampled_from(PEOPLE)), max_size=3))
WITHOUT_PROXIES = _rooms(st.just([]))
