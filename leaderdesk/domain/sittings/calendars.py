"""The dates that lead to a sitting and follow it, counted from its day with the GAL's own delays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.sittings.rules import CommitteeRules

# `next` is the first that is still to be done; `passed` is a date that only passes.
Course = Literal["done", "done_late", "passed", "late", "today", "next", "to_come"]
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

    @property
    def is_sending(self) -> bool:
        """True where it is done by sending something."""
        return self.code in _SENT


def milestones_of(
    plan: Plan, rules: CommitteeRules, sent: Sequence[Sent], on: date, *, technical_on: date | None = None
) -> tuple[Milestone, ...]:
    """Every date of a sitting; `technical_on` is the day on which its pre-committee was held."""
    found: list[Milestone] = []
    for code, due in _dates(plan, rules):
        own = tuple(sorted((each for each in sent if each.code == code), key=lambda each: each.sent_on))
        done = own[0].sent_on if own else _done_on(code, plan, technical_on)
        has_next = any(each.course in {"next", "today"} for each in found)
        found.append(Milestone(code, due, _course(code, due, done, on, has_next=has_next), (due - on).days, done, own))
    return tuple(found)


def _dates(plan: Plan, rules: CommitteeRules) -> Iterator[tuple[str, date]]:
    day = plan.held_on
    if plan.kind == "written":
        end = plan.deadline.date() if plan.deadline else day + timedelta(days=rules.written_days)
        yield "sheets", end - timedelta(days=rules.written_days)
        yield "reminder", end - timedelta(days=min(rules.reminder_days, rules.written_days))
        yield "deadline", end
        yield "minutes", end + timedelta(days=rules.minutes_days)
        yield "decisions", end + timedelta(days=rules.decisions_days)
        return
    before = [("convocation", rules.convocation_days), ("sheets", rules.sheets_days)]
    if plan.kind == "committee":
        before += [("cut_off", rules.cut_off_days), ("technical", rules.technical_days)]
        before += [("reminder", rules.reminder_days)]
    # Dates of one day keep the order in which the work is done; a GAL that does without one sets it to nought.
    for code, days in sorted(before, key=lambda each: -each[1]):
        if days:
            yield code, day - timedelta(days=days)
    yield "day", day
    yield "minutes", day + timedelta(days=rules.minutes_days)
    if plan.kind == "committee":
        yield "decisions", day + timedelta(days=rules.decisions_days)


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
