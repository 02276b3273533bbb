"""Who sits on which seat for one item, whose vote a proxy adds, which seats are counted.

A person sits once. The titulaires do not depend on each other, so they are seated once; suppléants, pooled
suppléants, proxies and silenced seats are settled again for each departure that is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

STAYS, LEAVES, LEAVES_BOTH = "stays_in_quorum", "leaves_quorum", "leaves_both"
RECUSALS = (LEAVES, STAYS, LEAVES_BOTH)
SILENT, MAY_REPLACE = "seat_silent", "suppleant_may_replace"
RECUSED_SEATS = (SILENT, MAY_REPLACE)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat, whoever sits on it; without a titulaire it is vacant."""

    name: str
    college: str
    group: str | None = None
    titulaire: str | None = None
    suppleant: str | None = None


@dataclass(frozen=True, slots=True)
class Proxy:
    """A seat that gives its vote to somebody."""

    seat: str
    to: str


@dataclass(frozen=True, slots=True)
class Room:
    """The committee for one item: its seats in order, who is there, who has an interest, and how it counts them."""

    seats: Sequence[Seat]
    present: frozenset[str]
    recused: frozenset[str] = frozenset()
    recusal: str = LEAVES
    recused_seat: str = SILENT
    vacant_seats_count: bool = True
    pool: Mapping[str, Sequence[str]] = field(default_factory=dict)
    proxies: Sequence[Proxy] = ()
    max_proxies: int = 0
    proxies_count_in_quorum: bool = False
    # Those who left for good while recused: absent, but their seat stays closed as if they waited outside.
    withdrawn: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tally:
    """Seats counted, in all, by college and by interest group."""

    total: int
    colleges: dict[str, int]
    groups: dict[str, int]

    def add(self, seat: Seat, number: int = 1) -> None:
        """Count a seat, or take it off."""
        self.total += number
        self.colleges[seat.college] = self.colleges.get(seat.college, 0) + number
        if seat.group is not None:
            self.groups[seat.group] = self.groups.get(seat.group, 0) + number

    def copy(self) -> Tally:
        """The same, to count on from."""
        return Tally(self.total, dict(self.colleges), dict(self.groups))


@dataclass(frozen=True, slots=True)
class Heads:
    """The seats of the committee for this item, those that count as present, those that vote."""

    seats: int
    present: Tally
    voters: Tally


@dataclass(frozen=True, slots=True)
class _Settled:
    """What depends on who is there, beside the titulaires: seats filled by others, proxies, seats silenced."""

    filled: Mapping[int, str]
    proxies: Mapping[int, str]
    silenced: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Seated:
    """The room with its titulaires on their seats, ready to give the others to whoever is there."""

    room: Room
    ranks: Mapping[str, int]
    titulaires: Mapping[int, str]
    seat_of: Mapping[str, int]
    # Who may still stand in, and on which seats.
    available: frozenset[str]
    open: Sequence[int]
    # The people whose interest closes their seat to others, and who is there with an interest in each seat touched.
    closing: frozenset[str]
    touched: Mapping[int, frozenset[str]]

    def settle(self, without: str | None = None) -> _Settled:
        """What the others do, had this person left."""
        filled = self._fill(self._open(without), without) if self.available else {}
        proxies = self._give_votes(filled, without) if self.room.proxies and self.room.max_proxies else {}
        silenced = [
            rank
            for rank, interested in self.touched.items()
            if rank not in filled
            and rank not in proxies
            and not self._has_titulaire(rank, without)
            and interested != {without}
        ]
        return _Settled(filled, proxies, silenced)

    def _open(self, without: str | None) -> Sequence[int]:
        """The seats that another may take, in seat order."""
        if without is None:
            return self.open
        if without in self.seat_of:
            return sorted((*self.open, self.seat_of[without]))
        if without in self.closing:
            freed = (rank for rank, seat in enumerate(self.room.seats) if seat.titulaire == without)
            return sorted((*self.open, *freed))
        return self.open

    def _fill(self, seats: Iterable[int], without: str | None) -> dict[int, str]:
        """The suppléants on the seats open to them, in seat order, then the pooled ones on what is still open."""
        filled: dict[int, str] = {}
        free = set(self.available)
        if without is not None:
            free.discard(without)
        unfilled = []
        for rank in seats:
            suppleant = self.room.seats[rank].suppleant
            if suppleant in free:
                filled[rank] = suppleant
                free.remove(suppleant)
            else:
                unfilled.append(rank)
        # Whoever was not free for a seat is not for the next one: each pool is walked once.
        pools = {college: iter(people) for college, people in self.room.pool.items()}
        for rank in unfilled if pools else ():
            for person in pools.get(self.room.seats[rank].college, ()):
                if person in free:
                    filled[rank] = person
                    free.remove(person)
                    break
        return filled

    def _give_votes(self, filled: Mapping[int, str], without: str | None) -> dict[int, str]:
        """The proxies that hold, in their order: from a held seat where nobody sits, to somebody who sits."""
        votes: dict[int, str] = {}
        held: Counter[str] = Counter()
        seated = {*self.seat_of, *filled.values()} - {without}
        for proxy in self.room.proxies:
            rank = self.ranks[proxy.seat]
            is_taken = rank in filled or rank in votes or self._has_titulaire(rank, without)
            titulaire = self.room.seats[rank].titulaire
            if is_taken or titulaire is None or titulaire in self.room.recused:
                continue
            # A person with two seats has one voice: nobody bears a proxy of their own.
            if proxy.to != titulaire and proxy.to in seated and held[proxy.to] < self.room.max_proxies:
                votes[rank] = proxy.to
                held[proxy.to] += 1
        return votes

    def _has_titulaire(self, rank: int, without: str | None) -> bool:
        """True when the titulaire sits, and has not left."""
        return rank in self.titulaires and self.titulaires[rank] != without


@dataclass(frozen=True, slots=True)
class HeadCounter:
    """The room seated, and its voters without the proxies, ready to count it as it is or without somebody."""

    seated: _Seated
    settled: _Settled
    tally: Tally

    def count(self, without: str | None = None) -> Heads:
        """The seats counted, had this person left."""
        seats, before = self.seated.room.seats, self.settled
        settled = before if without is None else self.seated.settle(without)
        voters = self.tally.copy()
        if without is not None and without in self.seated.seat_of:
            voters.add(seats[self.seated.seat_of[without]], -1)
        # A departure changes few seats: only those are counted again.
        for rank in settled.filled.keys() ^ before.filled.keys():
            voters.add(seats[rank], 1 if rank in settled.filled else -1)
        unseated = self._counted_unseated(settled)
        # Nothing tells the present from the voters in most rooms: one tally serves both.
        present = voters if not unseated and not settled.proxies else voters.copy()
        for rank in unseated:
            present.add(seats[rank])
        for rank in settled.proxies:
            voters.add(seats[rank])
        return Heads(self._seats(settled, unseated), present, voters)

    def voters(self) -> dict[str, str]:
        """Who votes for each seat, in seat order."""
        found = {**self.seated.titulaires, **self.settled.filled, **self.settled.proxies}
        return {self.seated.room.seats[rank].name: found[rank] for rank in sorted(found)}

    def given(self) -> frozenset[str]:
        """The seats whose vote is given by proxy."""
        return frozenset(self.seated.room.seats[rank].name for rank in self.settled.proxies)

    def weighty(self) -> set[str]:
        """The people whose departure may change anything: those who sit, those who are silent."""
        room = self.seated.room
        return {*self.seated.seat_of, *self.settled.filled.values()} | (room.recused & room.present)

    def _counted_unseated(self, settled: _Settled) -> Sequence[int]:
        """The seats nobody sits on that count as present all the same."""
        room = self.seated.room
        proxies = tuple(settled.proxies) if room.proxies_count_in_quorum else ()
        return (*proxies, *settled.silenced) if room.recusal == STAYS else proxies

    def _seats(self, settled: _Settled, unseated: Sequence[int]) -> int:
        room = self.seated.room
        gone = settled.silenced if room.recusal == LEAVES_BOTH else ()
        if room.vacant_seats_count:
            return len(room.seats) - len(gone)
        # A vacant seat that a suppléant fills counts: no more seats may be present than there are.
        return sum(
            (seat.titulaire is not None or rank in settled.filled or rank in unseated) and rank not in gone
            for rank, seat in enumerate(room.seats)
        )


def head_counter(room: Room) -> HeadCounter:
    """The room with everybody seated, and counted but for the proxies."""
    seated = _seat_titulaires(room)
    settled = seated.settle()
    tally = Tally(0, {}, {})
    for rank in (*seated.titulaires, *settled.filled):
        tally.add(room.seats[rank])
    return HeadCounter(seated, settled, tally)


def _seat_titulaires(room: Room) -> _Seated:
    """In seat order, each on one seat."""
    voting, interested = room.present - room.recused, room.present & room.recused
    closing = interested | (room.withdrawn & room.recused) if room.recused_seat == SILENT else frozenset()
    titulaires: dict[int, str] = {}
    seat_of: dict[str, int] = {}
    for rank, seat in enumerate(room.seats):
        if seat.titulaire in voting and seat.titulaire not in seat_of:
            titulaires[rank] = seat.titulaire
            seat_of[seat.titulaire] = rank
    return _Seated(
        room=room,
        ranks={seat.name: rank for rank, seat in enumerate(room.seats)} if room.proxies else {},
        titulaires=titulaires,
        seat_of=seat_of,
        available=voting - seat_of.keys(),
        open=[rank for rank, seat in enumerate(room.seats) if rank not in titulaires and seat.titulaire not in closing],
        closing=closing,
        touched=_touched(room, interested) if room.recusal != LEAVES else {},
    )


def _touched(room: Room, interested: frozenset[str]) -> dict[int, frozenset[str]]:
    people = {rank: interested & {seat.titulaire, seat.suppleant} for rank, seat in enumerate(room.seats)}
    return {rank: each for rank, each in people.items() if each}
