"""Everybody of the committee in an open sitting: where they are, since when, whose voice they bear, and why none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from leaderdesk.domain.committee.presence import Stretch
from leaderdesk.domain.committee.records import QuorumRecord
from leaderdesk.domain.quorum import is_quorate
from leaderdesk.domain.seating import SILENT, Seat
from leaderdesk.domain.sheets.sittings.gauges import Gauges, gauges_of
from leaderdesk.domain.sittings.state import State

Where = Literal["in_room", "absent", "out", "recused", "departed"]
RoleThere = Literal["titulaire", "suppleant", "pooled", "observer"]
WhyNot = Literal["observer", "absent", "out", "recused", "departed", "titulaire_sits", "seat_closed", "not_called"]


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Somebody of the committee, as the room shows them."""

    name: str
    role: RoleThere
    seat: str | None
    structure: str | None
    college: str | None
    group: str | None
    where: Where
    # Nobody who never came is anywhere since a moment.
    since: datetime | None
    # The seats whose voice they bear now, their own first.
    voices: tuple[str, ...]
    is_counted: bool
    why_not: WhyNot | None
    is_chair: bool
    departure_loses: bool
    recusal_loses: bool
    # Has an interest in the point that is open.
    is_barred: bool


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """The room for the point that is open: people, both gauges, who presides, what a college counts."""

    people: tuple[PersonSheet, ...]
    gauges: Gauges
    chair: str | None
    # True while a deputy stands in for the president.
    is_chair_deputy: bool
    colleges: Mapping[str, int]
    voters: Mapping[str, str]

    @property
    def in_room(self) -> int:
        """How many are in the room."""
        return sum(each.where == "in_room" for each in self.people)

    def person(self, name: str) -> PersonSheet | None:
        """Somebody by name."""
        return next((each for each in self.people if each.name == name), None)


def room_of(state: State) -> RoomSheet:
    """The room as it is now."""
    presence = state.presence
    record = presence.record(state.open_point or "", presence.now.since)
    chair = presence.chair
    barred = state.barred(state.open_point) if state.open_point is not None else frozenset()
    places = _places(state, record)
    whereabouts = _whereabouts(presence.timeline.stretches, list(places))
    fragile = frozenset(record.quorum.fragile)
    people = tuple(
        _person(state, record, name, places[name], whereabouts[name], fragile, is_barred=name in barred)
        for name in places
    )
    colleges: dict[str, int] = {}
    of = {seat.name: seat.college for seat in record.room.seats}
    for seat in record.quorum.voters:
        colleges[of[seat]] = colleges.get(of[seat], 0) + 1
    return RoomSheet(
        people=people,
        gauges=gauges_of(record.quorum),
        chair=chair,
        is_chair_deputy=state.ground.is_deputy(chair),
        colleges=colleges,
        voters=dict(record.quorum.voters),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    role: RoleThere
    seat: Seat | None
    college: str | None


def _places(state: State, record: QuorumRecord) -> dict[str, _Place]:
    """Everybody who may come, in seat order: titulaire, suppléant, then pools, then those who are only heard."""
    found: dict[str, _Place] = {}
    for seat in record.room.seats:
        for person, role in ((seat.titulaire, "titulaire"), (seat.suppleant, "suppleant")):
            if person is not None:
                found.setdefault(person, _Place(role, seat, seat.college))  # type: ignore[arg-type]  # one of the two
    for college, people in record.room.pool.items():
        for person in people:
            found.setdefault(person, _Place("pooled", None, college))
    for person in state.ground.observers:
        found.setdefault(person, _Place("observer", None, None))
    return found


def _person(
    state: State,
    record: QuorumRecord,
    name: str,
    place: _Place,
    found: tuple[Where, datetime | None],
    fragile: frozenset[str],
    *,
    is_barred: bool,
) -> PersonSheet:
    own = record.own_seat(name)
    seats = {seat.name: seat for seat in record.room.seats}
    shown = seats[own] if own is not None else place.seat
    given = tuple(seat for seat, person in record.quorum.voters.items() if person == name and seat != own)
    key = shown.name if shown is not None else None
    return PersonSheet(
        name=name,
        role=place.role,
        seat=key,
        structure=next((each.structure for each in state.ground.committee.seats if each.key == key), None),
        college=shown.college if shown is not None else place.college,
        group=shown.group if shown is not None else None,
        where=found[0],
        since=found[1],
        voices=(own, *given) if own is not None else given,
        is_counted=own is not None,
        why_not=None if own is not None else _why_not(record, name, place, found[0]),
        is_chair=name == state.presence.chair,
        departure_loses=name in fragile,
        recusal_loses=found[0] == "in_room" and _loses_if_recused(state, record, name),
        is_barred=is_barred,
    )


def _loses_if_recused(state: State, record: QuorumRecord, name: str) -> bool:
    if not record.quorum.is_quorate or name not in record.quorum.voters.values():
        return False
    return not is_quorate(replace(record.room, recused=record.room.recused | {name}), state.ground.rules)


def _why_not(record: QuorumRecord, name: str, place: _Place, where: Where) -> WhyNot:
    if place.role == "observer":
        return "observer"
    if where != "in_room":
        return where
    seat = place.seat
    if seat is not None and record.quorum.voters.get(seat.name) not in {None, name}:
        return "titulaire_sits"
    closing = record.room.recused & (record.room.present | record.room.withdrawn)
    if seat is not None and seat.titulaire in closing and record.room.recused_seat == SILENT:
        return "seat_closed"
    return "not_called"


def _whereabouts(stretches: Sequence[Stretch], names: Sequence[str]) -> dict[str, tuple[Where, datetime | None]]:
    """Where each is at the end, and since when."""
    found: dict[str, tuple[Where, datetime | None]] = dict.fromkeys(names, ("absent", None))
    for stretch in stretches:
        for name in names:
            before = found[name][0]
            now = _where(stretch, name, before)
            if now != before:
                found[name] = (now, stretch.since)
    return found


def _where(stretch: Stretch, name: str, before: Where) -> Where:
    if name not in stretch.attending:
        return "absent" if before == "absent" else "departed"
    if name in stretch.recused:
        return "recused"
    return "out" if name in stretch.away else "in_room"
