"""The agenda of an open sitting: where each point stands, the minutes it took or should take, when the rest comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.sheets.sittings.facts import NO_FACTS, PointFacts
from leaderdesk.domain.sittings.ground import OutcomeKind, PointKind
from leaderdesk.domain.sittings.state import PointState, State

LineStatus = Literal["waiting", "open", "done", "not_examined"]
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LineSheet:
    """One line of the agenda."""

    key: str
    place: int
    title: str
    kind: PointKind
    number: str
    holder: str
    dossier_id: int | None
    status: LineStatus
    outcome: OutcomeKind | None
    # The result of the last vote, for what is voted and not decided.
    vote: Literal["adopted", "rejected", "no_result"] | None
    amount: Fraction | None
    planned_minutes: int | None
    spent_minutes: int
    # When it began, or should.
    starts_at: datetime | None
    # Planned and gone by: past zero, it is late.
    late_minutes: int


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """The whole agenda, and when it should end."""

    lines: tuple[LineSheet, ...]
    ends_at: datetime | None
    # What the sitting is behind its plan so far, in minutes; below zero, ahead.
    behind_minutes: int

    def line(self, key: str) -> LineSheet | None:
        """A line by its key."""
        return next((each for each in self.lines if each.key == key), None)

    @property
    def done(self) -> int:
        """How many points are behind."""
        return sum(each.status == "done" for each in self.lines)


def agenda_of(state: State, facts: Mapping[str, PointFacts], now: datetime) -> AgendaSheet:
    """The lines in their order; `now` bounds the one that is open."""
    spent = time_spent(state, now)
    upcoming, lines = now, []
    for place, key in enumerate(state.order, 1):
        line = _line(state, key, place, facts.get(key, NO_FACTS), spent.get(key, timedelta()), upcoming)
        lines.append(line)
        if line.status in {"open", "waiting"} and line.planned_minutes:
            upcoming += max(timedelta(), line.planned_minutes * _MINUTE - spent.get(key, timedelta()))
    is_over = state.phase == "closed"
    return AgendaSheet(
        lines=tuple(lines),
        ends_at=None if is_over or state.phase == "preparation" else upcoming,
        behind_minutes=sum(line.late_minutes for line in lines),
    )


def time_spent(state: State, now: datetime) -> dict[str, timedelta]:
    """How long each point was open, an interruption left out."""
    found: dict[str, timedelta] = {}
    for stretch in state.presence.timeline.stretches:
        if stretch.item is not None:
            until = stretch.until or max(now, stretch.since)
            found[stretch.item] = found.get(stretch.item, timedelta()) + (until - stretch.since)
    return found


def _line(state: State, key: str, place: int, facts: PointFacts, spent: timedelta, upcoming: datetime) -> LineSheet:
    point, noted = state.points[key], state.done[key]
    status = _status(state, key, noted)
    decision, vote = noted.decision, noted.last_vote
    minutes = spent // _MINUTE
    planned = point.planned_minutes
    is_counted = status == "done" or (status == "open" and planned is not None and minutes > planned)
    return LineSheet(
        key=key,
        place=place,
        title=point.title,
        kind=point.kind,
        number=facts.number,
        holder=facts.holder,
        dossier_id=facts.dossier_id,
        status=status,
        outcome=None if decision is None else decision.outcome,
        vote=None if vote is None else vote.outcome.result,
        amount=None if decision is None else decision.amount,
        planned_minutes=planned,
        spent_minutes=minutes,
        starts_at=noted.opened_at if noted.opened_at is not None else upcoming if status == "waiting" else None,
        late_minutes=minutes - planned if is_counted and planned is not None else 0,
    )


def _status(state: State, key: str, noted: PointState) -> LineStatus:
    if state.open_point == key:
        return "open"
    if noted.closed_at is not None or noted.decision is not None:
        return "done"
    return "not_examined" if state.phase == "closed" else "waiting"
