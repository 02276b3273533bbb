"""What a gesture asks before it is made."""

from __future__ import annotations

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.ground import point_of
from leaderdesk.domain.sittings.state import State


def ask_open(state: State, key: str) -> None:
    """The point must be the one that is open; a consultation has them all open at once."""
    point_of(state.points, key)
    if state.open_point != key and state.ground.kind != "written":
        raise Refusal("point_not_open", point=key)


def ask_reason(reason: str) -> None:
    """Nothing but spaces is no reason."""
    if not reason.strip():
        raise Refusal("reason_needed")


def ask_text(text: str) -> None:
    """Nothing but spaces is no text."""
    if not text.strip():
        raise Refusal("words_needed")
