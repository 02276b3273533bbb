"""What a sitting leaves for the next one: projects postponed or not decided, points that nobody opened."""

from __future__ import annotations

from leaderdesk.domain.sittings.state import State


def left_of(state: State) -> tuple[str, ...]:
    """The points to put on the next agenda, in their order; a motion that was opened is over."""
    return tuple(key for key in state.order if _is_left(state, key))


def _is_left(state: State, key: str) -> bool:
    noted, point = state.done[key], state.points[key]
    if point.kind == "project":
        return noted.decision is None or noted.decision.outcome == "postponed"
    return noted.opened_at is None
