"""A room invented from a few numbers, to see what the rules of a committee would say of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leaderdesk.domain.committee.seats import CountingRules
from leaderdesk.domain.quorum import Quorum, QuorumRule, count_quorum
from leaderdesk.domain.seating import Room, Seat

_COLLEGES = ("public", "private")


@dataclass(frozen=True, slots=True)
class Example:
    """How many seats each college has, hold nobody, are in the room, leave for the project; one group among them."""

    public_seats: int = 12
    private_seats: int = 12
    vacant: int = 0
    public_present: int = 6
    private_present: int = 7
    public_recused: int = 0
    private_recused: int = 1
    # Present seats of one and the same interest group.
    grouped: int = 0


def sound(example: Example) -> Example:
    """The same, with nobody more in the room than seats, nor recused than present."""
    public = min(example.public_present, example.public_seats)
    private = min(example.private_present, example.private_seats)
    return replace(
        example,
        public_present=public,
        private_present=private,
        public_recused=min(example.public_recused, public),
        private_recused=min(example.private_recused, private),
        vacant=min(example.vacant, example.public_seats + example.private_seats - public - private),
        grouped=min(example.grouped, public + private),
    )


def room_of(example: Example, counting: CountingRules) -> Room:
    """The room: those present hold the first seats of each college, the last seats are vacant."""
    told = sound(example)
    numbers = {
        "public": (told.public_seats, told.public_present, told.public_recused),
        "private": (told.private_seats, told.private_present, told.private_recused),
    }
    seats, present, recused = list[Seat](), set[str](), set[str]()
    for college in _COLLEGES:
        held, there, out = numbers[college]
        for rank in range(held):
            person = f"{college} {rank + 1}"
            present.update({person} if rank < there else ())
            # The last who came leave: the group, counted from the first, stays whole as long as it can.
            recused.update({person} if there - out <= rank < there else ())
            seats.append(Seat(person, college, None, person))
    seats = _grouped(_vacated(seats, frozenset(present), told.vacant), frozenset(present), told.grouped)
    return Room(
        seats=seats,
        present=frozenset(present),
        recused=frozenset(recused),
        recusal=counting.recusal,
        recused_seat=counting.recused_seat,
        vacant_seats_count=counting.vacant_seats_count,
    )


def try_rules(example: Example, rules: tuple[QuorumRule, ...], counting: CountingRules) -> Quorum:
    """What the rules say of the example."""
    return count_quorum(room_of(example, counting), rules)


def _vacated(seats: list[Seat], present: frozenset[str], number: int) -> list[Seat]:
    empty = [seat.name for seat in reversed(seats) if seat.name not in present][:number]
    return [replace(seat, titulaire=None) if seat.name in empty else seat for seat in seats]


def _grouped(seats: list[Seat], present: frozenset[str], number: int) -> list[Seat]:
    chosen = [seat.name for seat in seats if seat.name in present][:number]
    return [replace(seat, group="group") if seat.name in chosen else seat for seat in seats]
