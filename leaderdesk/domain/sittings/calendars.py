"""The dates that lead to a sitting and follow it, counted from its day with the GAL's own delays.

One that falls on a day when nobody works is moved to the working day before, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.domain.working_days import Idle, why_idle, working_day_before, working_days_from

# `next` is the first that is still to be done; `passed` is a date that only passes.
Course = Literal["done", "done_late", "passed", "late", "today", "next", "to_come"]
# Days that were chosen are not moved.
_HELD = frozenset({"day", "deadline"})
_SENT = frozenset({"convocation", "sheets", "reminder", "minutes", "decisions"})


@dataclass(frozen=True, slots=True)
class Sent:
    """Something sent for a sitting: what, when, how, to whom."""

    id: int
    code: str
    sent_on: date
    way: str | None = None
    recipients: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date: `margin` is the days left before it, below zero once it is late; `sent` is what was sent of it."""

    code: str
    due_on: date
    course: Course
    margin: int
    done_on: date | None = None
    sent: tuple[Sent, ...] = ()
    # Where the delay alone would have put it, and why that is no working day; none where it was not moved.
    counted_on: date | None = None
    idle: Idle | None = None

    @property
    def is_sending(self) -> bool:
        """True where it is done by sending something."""
        return self.code in _SENT


def milestones_of(
    plan: Plan, rules: CommitteeRules, sent: Sequence[Sent], on: date, *, technical_on: date | None = None
) -> tuple[Milestone, ...]:
    """Every date of a sitting; `technical_on` is the day on which its pre-committee was held."""
    found: list[Milestone] = []
    for code, counted in _dates(plan, rules):
        due = counted if code in _HELD else _working(counted, rules)
        idle = why_idle(counted, in_alsace_moselle=rules.in_alsace_moselle) if due != counted else None
        own = tuple(sorted((each for each in sent if each.code == code), key=lambda each: each.sent_on))
        done = own[0].sent_on if own else _done_on(code, plan, technical_on)
        has_next = any(each.course in {"next", "today"} for each in found)
        course = _course(code, due, done, on, has_next=has_next)
        moved = counted if idle is not None else None
        found.append(Milestone(code, due, course, (due - on).days, done, own, moved, idle))
    return tuple(found)


def cut_off_of(plan: Plan, rules: CommitteeRules) -> date | None:
    """The last day on which a file may come in; none where the GAL sets none, or for another kind of sitting."""
    if plan.kind != "committee" or not rules.cut_off_days:
        return None
    return _working(_away(plan.held_on, -rules.cut_off_days, rules), rules)


def _away(day: date, days: int, rules: CommitteeRules) -> date:
    if rules.delays_in_working_days:
        return working_days_from(day, days, in_alsace_moselle=rules.in_alsace_moselle)
    return day + timedelta(days=days)


def _working(day: date, rules: CommitteeRules) -> date:
    return working_day_before(day, in_alsace_moselle=rules.in_alsace_moselle)


def _dates(plan: Plan, rules: CommitteeRules) -> Iterator[tuple[str, date]]:
    day = plan.held_on
    if plan.kind == "written":
        end = plan.deadline.date() if plan.deadline else _away(day, rules.written_days, rules)
        yield "sheets", _away(end, -rules.written_days, rules)
        yield "reminder", _away(end, -min(rules.reminder_days, rules.written_days), rules)
        yield "deadline", end
        yield "minutes", _away(end, rules.minutes_days, rules)
        yield "decisions", _away(end, rules.decisions_days, rules)
        return
    before = [("convocation", rules.convocation_days), ("sheets", rules.sheets_days)]
    if plan.kind == "committee":
        before += [("cut_off", rules.cut_off_days), ("technical", rules.technical_days)]
        before += [("reminder", rules.reminder_days)]
    # Dates of one day keep the order in which the work is done; a GAL that does without one sets it to nought.
    for code, days in sorted(before, key=lambda each: -each[1]):
        if days:
            yield code, _away(day, -days, rules)
    yield "day", day
    yield "minutes", _away(day, rules.minutes_days, rules)
    if plan.kind == "committee":
        yield "decisions", _away(day, rules.decisions_days, rules)


def _done_on(code: str, plan: Plan, technical_on: date | None) -> date | None:
    if code == "technical":
        return technical_on
    return plan.held_on if code == "day" and plan.phase in {"closed", "sealed"} else None


def _course(code: str, due: date, done: date | None, on: date, *, has_next: bool) -> Course:
    if done is not None:
        return "done" if done <= due else "done_late"
    if due < on:
        return "passed" if code in {"cut_off", "deadline"} else "late"
    if due == on:
        return "today"
    return "to_come" if has_next else "next"
