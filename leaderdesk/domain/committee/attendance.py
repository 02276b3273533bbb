"""Who came to a sitting, who was stood in for, who had excused themselves: read from what was noted of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.committee.seats import Committee, holders_on, room_on
from leaderdesk.domain.quorum import count_quorum

Attended = Literal["present", "replaced", "excused", "absent", "stood_by"]
ATTENDED: tuple[Attended, ...] = ("present", "replaced", "excused", "absent", "stood_by")


@dataclass(frozen=True, slots=True)
class Attendance:
    """What somebody did of one sitting; `stood_by` is a suppléant nobody needed."""

    sitting_id: int
    title: str
    held_on: date
    person: str
    attended: Attended
    # Who sat in their place.
    by: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A sitting that took place: its committee of the day, who came, who had said they would not."""

    sitting_id: int
    title: str
    day: date
    committee: Committee
    came: frozenset[str]
    excused: frozenset[str] = frozenset()


def attendance_of(held: Held) -> tuple[Attendance, ...]:
    """Everybody who had a place in it, by name."""
    seats = holders_on(held.committee, held.day)
    sat = count_quorum(room_on(held.committee, held.day, held.came, frozenset()), ()).voters
    by = {
        seat.titulaire: sat[seat.name]
        for seat in seats
        if seat.titulaire and seat.name in sat and sat[seat.name] != seat.titulaire
    }
    titulaires = {seat.titulaire for seat in seats if seat.titulaire}
    people = titulaires | {seat.suppleant for seat in seats if seat.suppleant} | held.came | held.excused
    return tuple(
        Attendance(
            *(held.sitting_id, held.title, held.day, person),
            _attended(held, person, by, is_titulaire=person in titulaires),
            by.get(person, "") if person not in held.came else "",
        )
        for person in sorted(people)
    )


def counts_of(lines: Iterable[Attendance]) -> dict[Attended, int]:
    """How many sittings of each kind."""
    found = dict.fromkeys(ATTENDED, 0)
    for each in lines:
        found[each.attended] += 1
    return found


def _attended(held: Held, person: str, by: Mapping[str, str], *, is_titulaire: bool) -> Attended:
    if person in held.came:
        return "present"
    if person in by:
        return "replaced"
    if person in held.excused:
        return "excused"
    return "absent" if is_titulaire else "stood_by"
