"""The quorum of one project as it stood at a moment, kept with everything it was counted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from leaderdesk.domain.quorum import Quorum, QuorumRule, count_quorum
from leaderdesk.domain.seating import Room
from leaderdesk.domain.steps import Step, step

Voice = Literal["titulaire", "suppleant", "pooled", "recused", "without_voice"]


@dataclass(frozen=True, slots=True)
class QuorumRecord:
    """What a result cannot exist without: the project, the moment, the room, and its quorum."""

    item: str
    at: datetime
    room: Room
    quorum: Quorum

    @property
    def proxies(self) -> frozenset[str]:
        """The seats that vote without anybody on them."""
        own = set(map(self.own_seat, self._people))
        return frozenset(seat for seat in self.quorum.voters if seat not in own)

    def own_seat(self, person: str) -> str | None:
        """The seat somebody sits on, among those they vote for: as titulaire, else as suppléant, else from the pool."""
        held = [seat for seat in self.room.seats if self.quorum.voters.get(seat.name) == person]
        given = {proxy.seat for proxy in self.room.proxies if proxy.to == person}
        ranked = [
            *(seat.name for seat in held if seat.titulaire == person),
            *(seat.name for seat in held if seat.suppleant == person),
            *(seat.name for seat in held if seat.name not in given),
        ]
        return ranked[0] if ranked else None

    @property
    def _people(self) -> list[str]:
        return sorted(set(self.quorum.voters.values()))


def record_quorum(item: str, at: datetime, room: Room, rules: Sequence[QuorumRule]) -> QuorumRecord:
    """Count the quorum of a project and keep it."""
    return QuorumRecord(item, at, room, count_quorum(room, rules))


def voices_of(record: QuorumRecord) -> dict[str, Voice]:
    """In what capacity each person there attends: a suppléant whose titulaire sits has no voice, and is listed so."""
    seats = {seat.name: seat for seat in record.room.seats}
    found: dict[str, Voice] = {}
    for person in sorted(record.room.present):
        own = record.own_seat(person)
        if person in record.room.recused:
            found[person] = "recused"
        elif own is None:
            found[person] = "without_voice"
        elif seats[own].titulaire == person:
            found[person] = "titulaire"
        else:
            found[person] = "suppleant" if seats[own].suppleant == person else "pooled"
    return found


def check_record(record: QuorumRecord) -> tuple[Step, ...]:
    """Seats ≥ counted ≥ voters on their own seat, and nobody recused among them; a proxy may vote without counting."""
    heads, people = record.quorum.heads, set(record.quorum.voters.values())
    problems = [step("recused_votes", person=person) for person in sorted(people & record.room.recused)]
    problems += [step("absent_votes", person=person) for person in sorted(people - record.room.present)]
    if heads.present.total > heads.seats:
        problems.append(step("more_counted_than_seats", counted=heads.present.total, seats=heads.seats))
    if len(people) > heads.present.total:
        problems.append(step("more_voters_than_counted", voters=len(people), counted=heads.present.total))
    return tuple(problems)
