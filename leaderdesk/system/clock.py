"""The time, passed in so that every test and the demonstration base choose their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Now, in UTC, to the millisecond that the journal keeps."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def local_day(moment: datetime) -> date:
    """The day it is at a moment for whoever sits at this machine: after midnight here, London is still yesterday."""
    return moment.astimezone().date()


class SteppingClock:
    """A clock that starts where it is told and moves one step at each look."""

    def __init__(self, start: datetime, step: timedelta = timedelta(seconds=1)) -> None:
        self._next = start
        self._step = step

    def __call__(self) -> datetime:
        now = self._next
        self._next = now + self._step
        return now

    def jump_to(self, moment: datetime) -> None:
        """Go on from another moment."""
        self._next = moment
