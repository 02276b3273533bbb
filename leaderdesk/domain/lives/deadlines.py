"""The deadlines that a dossier's own moves started: when each falls, whether it was met, how early or how late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.lives.moves import Deadline, Life
from leaderdesk.domain.lives.stays import Stay, ordered_stays

Course = Literal["running", "late", "met", "met_late", "dropped", "over", "unknown"]


@dataclass(frozen=True, slots=True)
class Started:
    """A deadline of a dossier; `margin` counts the days left or, once met, the days it was early (below zero, late)."""

    code: str
    status: str
    started_on: date
    counted_from: str
    due_on: date | None
    ended_on: date | None
    course: Course
    margin: int | None


@dataclass(frozen=True, slots=True)
class _End:
    """The day a deadline stopped waiting: it was met, or it was dropped."""

    on: date
    is_met: bool


def deadlines_of(life: Life, stays: Sequence[Stay], dates: Mapping[str, date], on: date) -> tuple[Started, ...]:
    """Every deadline started by a day, the first due before the others, those without a date last."""
    begun = [stay for stay in ordered_stays(stays) if stay.since <= on]
    found = [
        _follow(life, deadline, begun[rank:], dates, on)
        for rank in range(len(begun))
        for deadline in _of(life, begun, rank)
    ]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, each.started_on, each.code)))


def running_deadlines(life: Life, stays: Sequence[Stay], dates: Mapping[str, date], on: date) -> tuple[Started, ...]:
    """Those that still wait on a day: on time, late, or without the date they count from."""
    waiting = {"running", "late", "unknown"}
    return tuple(each for each in deadlines_of(life, stays, dates, on) if each.course in waiting)


def due_day(deadline: Deadline, start: date) -> date:
    """The last day of a deadline: its months first, then its days."""
    return months_after(start, deadline.months) + timedelta(days=deadline.days)


def _of(life: Life, begun: Sequence[Stay], rank: int) -> tuple[Deadline, ...]:
    """What the move into a stay started; the first stay has no move before it."""
    return life.deadlines.get((begun[rank - 1].status, begun[rank].status), ()) if rank else ()


def _follow(life: Life, deadline: Deadline, stays: Sequence[Stay], dates: Mapping[str, date], on: date) -> Started:
    entered = stays[0].since
    start = entered if deadline.counted_from == "moved_on" else dates.get(deadline.counted_from)
    due = None if start is None else due_day(deadline, start)
    end = _end_of(life, deadline, stays, dates, on)
    course, margin = _course(deadline, due, end, on)
    ended = None if end is None else end.on
    return Started(deadline.code, stays[0].status, entered, deadline.counted_from, due, ended, course, margin)


def _end_of(life: Life, deadline: Deadline, stays: Sequence[Stay], dates: Mapping[str, date], on: date) -> _End | None:
    """When it was met, or dropped because the dossier went or ended otherwise; a time to keep has no such end."""
    if deadline.is_kept:
        return None
    ends = [
        _End(stay.since, stay.status in deadline.met_by) for stay in stays[1:] if _ends(life, deadline, stay.status)
    ]
    day = dates.get(deadline.met_on)
    if day is not None and stays[0].since <= day <= on:
        ends.append(_End(day, is_met=True))
    # Of one day, what meets it comes before what drops it.
    return min(ends, key=lambda end: (end.on, not end.is_met), default=None)


def _ends(life: Life, deadline: Deadline, status: str) -> bool:
    return status in (*deadline.met_by, *deadline.dropped_by) or life.phase_of(status) == "ended"


def _course(deadline: Deadline, due: date | None, end: _End | None, on: date) -> tuple[Course, int | None]:
    if end is not None and not end.is_met:
        return "dropped", None
    if due is None:
        return "unknown", None
    if end is not None:
        margin = (due - end.on).days
        return ("met" if margin >= 0 else "met_late"), margin
    margin = (due - on).days
    if margin >= 0:
        return "running", margin
    return ("over" if deadline.is_kept else "late"), margin
