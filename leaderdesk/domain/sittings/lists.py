"""A vote on a list of projects: held on a point of its own, it stands for each of them as if they were voted alone."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.asking import ask_open
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.state import State


def ask_list(state: State, point: str, covers: Sequence[str]) -> None:
    """Each is a project still to be decided, once, and nobody with an interest in any of them is in the room."""
    if point in covers or len(set(covers)) != len(covers):
        raise Refusal("not_a_list", point=point)
    for key in covers:
        noted = state.of(key)
        if state.points[key].kind != "project" or noted.decision is not None:
            raise Refusal("not_a_list", point=key)
    people = must_leave_for(state, covers)
    if people:
        raise Refusal("list_with_interest", person=people[0])


def must_leave_for(state: State, covers: Sequence[str]) -> tuple[str, ...]:
    """Those in the room who have an interest in one of the projects."""
    barred = frozenset().union(*(state.barred(key) for key in covers))
    return tuple(sorted(barred & state.presence.now.in_room))


def leaving_for(state: State, covers: Sequence[str]) -> tuple[str, ...]:
    """The same once a point is opened for the list: whoever was out for the one before is back by then."""
    barred = frozenset().union(*(state.barred(key) for key in covers))
    now = state.presence.now
    return tuple(sorted(barred & (now.attending - (now.recused if _goes_on(state) else frozenset()))))


def _goes_on(state: State) -> bool:
    """True while the open point is a list that no vote adopted: the next vote is held on it."""
    key = state.open_point
    vote = state.of(key).last_vote if key is not None else None
    return key is not None and state.points[key].kind != "project" and (vote is None or not vote.is_adopted)


def keep_vote(state: State, held: HeldVote) -> None:
    """The vote is over: it is kept with its point, and with each project that it covers."""
    for key in (held.asked.point, *held.asked.covers):
        state.of(key).votes.append(held)
    state.vote = None


def ask_may_decide(state: State, key: str) -> None:
    """A project is decided while it is open, or while the list that it was voted in is."""
    vote = state.of(key).last_vote
    if vote is not None and key in vote.asked.covers and vote.asked.point == state.open_point:
        return
    ask_open(state, key)
