"""Who attended a sitting, as its minutes list them: college after college, in what capacity, from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from leaderdesk.domain.committee.records import Voice, voices_of
from leaderdesk.domain.seating import Seat
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import standing
from leaderdesk.domain.sittings.gestures import Deed
from leaderdesk.domain.sittings.state import State

# A suppléant without voice sat beside a titulaire who did.
Capacity = Literal["titulaire", "suppleant", "pooled", "without_voice", "observer"]
MovementCode = Literal["arrived", "departed", "stepped_out", "came_back"]
_MOVEMENTS: Mapping[type, MovementCode] = {
    told.Arrived: "arrived",
    told.Departed: "departed",
    told.SteppedOut: "stepped_out",
    told.CameBack: "came_back",
}
# From when to when somebody was there, where it is not the whole sitting.
Hours = dict[str, tuple[datetime | None, datetime | None]]
_VOTING: tuple[Voice, ...] = ("titulaire", "suppleant", "pooled")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came; `since` and `until` are said where they were not there from the opening to the end."""

    name: str
    capacity: Capacity
    seat: str = ""
    structure: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who holds a place and did not come; excused when they had said so."""

    name: str
    is_titulaire: bool
    seat: str = ""
    structure: str = ""
    is_excused: bool = False


@dataclass(frozen=True, slots=True)
class CollegeSheet:
    """One college: those who came by capacity, those who did not, the seats that nobody holds."""

    college: str
    seats: int
    came: tuple[Attendee, ...]
    missing: tuple[Missing, ...]
    vacant: tuple[str, ...]
    is_written: bool = False

    def of(self, capacity: Capacity) -> tuple[Attendee, ...]:
        """Those who came in one capacity."""
        return tuple(each for each in self.came if each.capacity == capacity)


@dataclass(frozen=True, slots=True)
class Movement:
    """A coming or a going while the sitting was held."""

    at: datetime
    person: str
    code: MovementCode
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """Everybody, and every movement between the opening and the end.

    Nobody comes to a written consultation: those who answered stand in their place.
    """

    colleges: tuple[CollegeSheet, ...]
    observers: tuple[Attendee, ...]
    movements: tuple[Movement, ...]
    is_written: bool = False

    @property
    def present(self) -> int:
        """How many of the committee came."""
        return sum(len(each.came) for each in self.colleges)


def attendance_of(state: State, deeds: Sequence[Deed], excused: frozenset[str] = frozenset()) -> AttendanceSheet:
    """The attendance of a sitting that was held."""
    moves = tuple(_movements(deeds))
    first = next((deed.at for deed in standing(deeds) if isinstance(deed.gesture, told.PointOpened)), None)
    is_written = state.ground.kind == "written"
    capacities = _answered(state) if is_written else _capacities(state)
    hours: Hours = dict.fromkeys(capacities, (None, None)) if is_written else _hours(moves, first)
    room = state.presence.room()
    structures = {seat.key: seat.structure or "" for seat in state.ground.committee.seats}
    colleges = list(dict.fromkeys(seat.college for seat in room.seats))
    return AttendanceSheet(
        colleges=tuple(
            _college(
                each,
                [seat for seat in room.seats if seat.college == each],
                room.pool.get(each, ()),
                _Known(capacities, hours, structures, excused, is_written),
            )
            for each in colleges
        ),
        observers=tuple(
            Attendee(name, "observer", "", "", *hours[name]) for name in state.ground.observers if name in hours
        ),
        movements=tuple(each for each in moves if first is None or each.at >= first or each.code != "arrived"),
        is_written=is_written,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    capacities: dict[str, Capacity]
    hours: Hours
    structures: dict[str, str]
    excused: frozenset[str]
    is_written: bool


def _college(college: str, seats: Sequence[Seat], pool: Sequence[str], known: _Known) -> CollegeSheet:
    places = [(person, seat.name, role == 0) for seat in seats for role, person in enumerate(_held(seat)) if person]
    places += [(person, "", False) for person in pool]
    came, missing = [], []
    # Who has two places is said once, at the first.
    first = {person: (seat, is_titulaire) for person, seat, is_titulaire in reversed(places)}
    for person in dict.fromkeys(person for person, *_ in places):
        seat, is_titulaire = first[person]
        structure = known.structures.get(seat, "")
        if person in known.hours:
            came.append(Attendee(person, known.capacities[person], seat, structure, *known.hours[person]))
        else:
            missing.append(Missing(person, is_titulaire, seat, structure, person in known.excused))
    vacant = tuple(seat.name for seat in seats if not any(_held(seat)))
    return CollegeSheet(college, len(seats), tuple(came), tuple(missing), vacant, known.is_written)


def _held(seat: Seat) -> tuple[str | None, str | None]:
    return seat.titulaire, seat.suppleant


def _movements(deeds: Sequence[Deed]) -> Iterator[Movement]:
    for deed in standing(deeds):
        gesture = deed.gesture
        if isinstance(gesture, told.Arrived | told.Departed | told.SteppedOut | told.CameBack):
            reason = getattr(gesture, "reason", "")
            yield Movement(deed.at, gesture.person, _MOVEMENTS[type(gesture)], reason)


def _hours(moves: Sequence[Movement], first: datetime | None) -> Hours:
    """When each came, if the first point was open already, and when they left for good."""
    found: Hours = {}
    for move in moves:
        since, _ = found.get(move.person, (None, None))
        if move.code == "arrived":
            is_late = move.person not in found and first is not None and move.at >= first
            found[move.person] = (move.at if is_late else since, None)
        elif move.code == "departed":
            found[move.person] = (since, move.at)
    return found


def _capacities(state: State) -> dict[str, Capacity]:
    """The best capacity in which each attended: a voice borne once is said."""
    presence = state.presence
    found: dict[str, Capacity] = {}
    for stretch in presence.timeline.stretches:
        record = presence.record_of(stretch)
        titulaires = {seat.titulaire for seat in record.room.seats}
        for person, voice in voices_of(record).items():
            if voice in _VOTING and found.get(person) != "titulaire":
                found[person] = voice  # type: ignore[assignment]  # one of the three
            elif voice == "recused" and person in titulaires:
                found[person] = "titulaire"
            else:
                found.setdefault(person, "without_voice")
    return found


def _answered(state: State) -> dict[str, Capacity]:
    """Whoever answered on a point; a suppléant has a voice where the answer was counted."""
    titulaires = {seat.titulaire for seat in state.presence.room().seats}
    counted = {person for noted in state.done.values() for held in noted.votes for person in held.people}
    found: dict[str, Capacity] = {}
    for person in (each for noted in state.done.values() for each in noted.answers):
        found[person] = "titulaire" if person in titulaires else "suppleant" if person in counted else "without_voice"
    return found
