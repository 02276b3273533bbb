"""What the sheet of seats asks of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.committee.pasted import PastedSeat

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made
    from leaderdesk.services.seats import SeatsFile


def read(base: OpenBase) -> SeatsFile:
    """The sheet."""
    from leaderdesk.services.seats import read_seats_file

    return read_seats_file(base)


def planning(rows: Sequence[Sequence[str]]) -> Callable[[OpenBase], tuple[PastedSeat, ...]]:
    """What a pasted list would add."""

    def work(base: OpenBase) -> tuple[PastedSeat, ...]:
        from leaderdesk.services.seats import plan_pasted

        return plan_pasted(base, rows)

    return work


def adding(seats: Sequence[PastedSeat], since: date) -> Callable[[OpenBase], Done]:
    """Add the seats of a list."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.seats import add_pasted

        return add_pasted(base, seats, since)

    return work


def beginning(college: str) -> Callable[[OpenBase], Made]:
    """One seat more."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.seats import begin_seat

        return begin_seat(base, college)

    return work


def editing(edits: Mapping[int, Mapping[str, Any]]) -> Callable[[OpenBase], Done]:
    """Cells typed in."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.seats import edit_seats

        return edit_seats(base, edits)

    return work


def vacating(keys: Sequence[int], last_day: date, roles: Sequence[str]) -> Callable[[OpenBase], Done]:
    """Leave seats vacant after a day."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.seats import vacate_seats

        return vacate_seats(base, keys, last_day, roles)

    return work


def removing(keys: Sequence[int]) -> Callable[[OpenBase], Done]:
    """Take seats away."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.seats import remove_seats

        return remove_seats(base, keys)

    return work


def seating(key: int, role: str, name: str, since: date) -> Callable[[OpenBase], Done]:
    """Give a place to somebody."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.seats import seat_somebody

        return seat_somebody(base, key, role, name, since)

    return work


def correcting(edits: Mapping[int, Mapping[str, Any]], removed: Sequence[int] = ()) -> Callable[[OpenBase], Done]:
    """Correct the days of mandates, or take some away."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.seats import edit_mandates

        return edit_mandates(base, edits, removed)

    return work
