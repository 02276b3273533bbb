"""Who comes and goes, which point is open, who is heard, and what the minutes say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from leaderdesk.domain.committee.presence import Event
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.asking import ask_open, ask_reason, ask_text
from leaderdesk.domain.sittings.ballots import lapsed_vote
from leaderdesk.domain.sittings.ground import Point
from leaderdesk.domain.sittings.lists import keep_vote
from leaderdesk.domain.sittings.state import Hearing, PointState, State


def _opened(_gesture: told.Opened, state: State, _at: datetime) -> None:
    if state.phase != "preparation":
        raise Refusal("already_open")
    state.phase = "open"


def _closed(_gesture: told.Closed, state: State, at: datetime) -> None:
    if state.vote is not None:
        raise Refusal("vote_going_on", point=state.vote.asked.point)
    if state.open_point is not None:
        _close_point(state, state.open_point, at)
    state.phase = "closed"


def _reopened(gesture: told.Reopened, state: State, _at: datetime) -> None:
    ask_reason(gesture.reason)
    if state.phase != "closed":
        raise Refusal("not_closed")
    state.phase = "open"


def _arrived(gesture: told.Arrived, state: State, at: datetime) -> None:
    _move(state, at, lambda: state.presence.note("arrival", at, gesture.person))


def _departed(gesture: told.Departed, state: State, at: datetime) -> None:
    _move(state, at, lambda: state.presence.note("departure", at, gesture.person))


def _stepped_out(gesture: told.SteppedOut, state: State, at: datetime) -> None:
    _move(state, at, lambda: state.presence.note("absence", at, gesture.person))


def _came_back(gesture: told.CameBack, state: State, at: datetime) -> None:
    _move(state, at, lambda: state.presence.note("return", at, gesture.person))


def _recused(gesture: told.Recused, state: State, at: datetime) -> None:
    ask_reason(gesture.reason)
    noted = state.of(gesture.point)
    if gesture.person in state.barred(gesture.point):
        raise Refusal("already_recused", person=gesture.person, point=gesture.point)
    # A decision never stands on the vote of somebody with an interest: it is taken back first.
    if noted.decision is not None and noted.last_vote is not None and gesture.person in noted.last_vote.people:
        raise Refusal("already_decided", point=gesture.point)
    _move(state, at, lambda: state.presence.note("recusal", at, gesture.person, gesture.point))


def _recusal_lifted(gesture: told.RecusalLifted, state: State, at: datetime) -> None:
    ask_reason(gesture.reason)
    if state.open_point != gesture.point:
        raise Refusal("point_not_open", point=gesture.point)
    _move(state, at, lambda: state.presence.note("recusal_withdrawn", at, gesture.person, gesture.point))


def _point_opened(gesture: told.PointOpened, state: State, at: datetime) -> None:
    noted = state.of(gesture.point)
    if state.vote is not None:
        raise Refusal("vote_going_on", point=state.vote.asked.point)
    if state.open_point == gesture.point:
        raise Refusal("point_already_open", point=gesture.point)
    leaving = state.barred(gesture.point) - _recused_in(state, gesture.point)
    people = sorted(leaving & state.ground.people())
    recusals = (Event("recusal", at, person, gesture.point) for person in people)
    state.presence.note_all([Event("item_opened", at, None, gesture.point), *recusals])
    if state.open_point is not None:
        _end(state, state.open_point, at)
    noted.opened_at = noted.opened_at or at
    noted.closed_at = None
    state.open_point = gesture.point


def _point_closed(gesture: told.PointClosed, state: State, at: datetime) -> None:
    ask_open(state, gesture.point)
    if state.vote is not None:
        raise Refusal("vote_going_on", point=gesture.point)
    _close_point(state, gesture.point, at)


def _point_added(gesture: told.PointAdded, state: State, _at: datetime) -> None:
    if gesture.key in state.points:
        raise Refusal("point_exists", point=gesture.key)
    ask_text(gesture.title)
    state.points[gesture.key] = Point(gesture.key, gesture.title, kind="other", decision="other")
    state.done[gesture.key] = PointState()
    state.order.append(gesture.key)


def _reordered(gesture: told.Reordered, state: State, _at: datetime) -> None:
    if sorted(gesture.points) != sorted(state.order):
        raise Refusal("not_the_same_points")
    state.order = list(gesture.points)


def _heard_in(gesture: told.HeardIn, state: State, at: datetime) -> None:
    ask_open(state, gesture.point)
    if state.vote is not None:
        raise Refusal("vote_going_on", point=state.vote.asked.point)
    hearings = state.of(gesture.point).hearings
    if hearings and hearings[-1].until is None:
        raise Refusal("already_heard", who=hearings[-1].who)
    ask_text(gesture.who)
    hearings.append(Hearing(gesture.who, at))


def _heard_out(gesture: told.HeardOut, state: State, at: datetime) -> None:
    hearings = state.of(gesture.point).hearings
    if not hearings or hearings[-1].until is not None:
        raise Refusal("nobody_heard", point=gesture.point)
    hearings[-1] = replace(hearings[-1], until=at)


def _written(gesture: told.Written, state: State, _at: datetime) -> None:
    if state.phase == "closed":
        ask_reason(gesture.reason)
    state.of(gesture.point).text = gesture.text


def _move(state: State, at: datetime, note: Callable[[], None]) -> None:
    """Somebody comes or goes: an open vote follows, and ends by rule where the quorum is lost."""
    vote = state.vote
    before = state.presence.record(vote.asked.point, at) if vote is not None else None
    note()
    if vote is None or before is None:
        return
    record = state.presence.record(vote.asked.point, at)
    if not record.quorum.is_quorate:
        keep_vote(state, lapsed_vote(vote, state.ground, record))
    else:
        vote.follow(record, before)


def _close_point(state: State, key: str, at: datetime) -> None:
    state.presence.note("item_closed", at, None, key)
    _end(state, key, at)
    state.open_point = None


def _end(state: State, key: str, at: datetime) -> None:
    noted = state.of(key)
    if noted.hearings and noted.hearings[-1].until is None:
        noted.hearings[-1] = replace(noted.hearings[-1], until=at)
    noted.closed_at = at


def _recused_in(state: State, key: str) -> frozenset[str]:
    """Those whose recusal from a point was noted already."""
    return frozenset(
        event.person
        for event in state.presence.events
        if event.kind == "recusal" and event.item == key and event.person is not None
    )


EFFECTS: dict[type, Callable[[Any, State, datetime], None]] = {
    told.Opened: _opened,
    told.Closed: _closed,
    told.Reopened: _reopened,
    told.Arrived: _arrived,
    told.Departed: _departed,
    told.SteppedOut: _stepped_out,
    told.CameBack: _came_back,
    told.Recused: _recused,
    told.RecusalLifted: _recusal_lifted,
    told.PointOpened: _point_opened,
    told.PointClosed: _point_closed,
    told.PointAdded: _point_added,
    told.Reordered: _reordered,
    told.HeardIn: _heard_in,
    told.HeardOut: _heard_out,
    told.Written: _written,
}
