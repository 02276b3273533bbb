"""A sitting read from its gestures, each held against the rules in its turn; a mistake is struck with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import deciding, moves
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Deed
from leaderdesk.domain.sittings.ground import Ground
from leaderdesk.domain.sittings.state import State

_EFFECTS = moves.EFFECTS | deciding.EFFECTS
# What may come before the sitting opens: the notes that members send.
_BEFORE = (told.Opened, told.NotesReceived, told.Noted, told.NoteErased)
# What may still be noted once the sitting is closed.
_AFTER = (told.Reopened, told.Written)


def read_deeds(ground: Ground, deeds: Iterable[Deed]) -> State:
    """The sitting that these gestures made; one that could not be made is refused with its rank."""
    state = State(ground)
    for deed in standing(deeds):
        try:
            apply(state, deed)
        except Refusal as refused:
            raise Refusal(refused.code, **{**refused.data, "rank": deed.rank}) from refused
    return state


def standing(deeds: Iterable[Deed]) -> list[Deed]:
    """The gestures that count: neither those that were struck, nor what struck them."""
    noted = list(deeds)
    gone = {deed.gesture.rank for deed in noted if isinstance(deed.gesture, told.Struck)}
    return [deed for deed in noted if deed.rank not in gone and not isinstance(deed.gesture, told.Struck)]


def strike(ground: Ground, deeds: Iterable[Deed], struck: Deed) -> State:
    """The sitting without a gesture that was a mistake; refused where what followed could not have been made."""
    noted = list(deeds)
    gesture = struck.gesture
    if not isinstance(gesture, told.Struck) or not gesture.reason.strip():
        raise Refusal("reason_needed")
    found = next((deed for deed in standing(noted) if deed.rank == gesture.rank), None)
    if found is None:
        raise Refusal("nothing_to_strike", rank=gesture.rank)
    # Everything stands on it, and it fixed what the sitting stands on.
    if isinstance(found.gesture, told.Opened):
        raise Refusal("opening_struck")
    return read_deeds(ground, [*noted, struck])


def apply(state: State, deed: Deed) -> None:
    """Hold a gesture against the rules, then carry it out; refused, it leaves the sitting as it was."""
    if deed.at.tzinfo is None or (state.at is not None and deed.at <= state.at):
        raise Refusal("moment_backwards")
    if deed.rank <= state.rank:
        raise Refusal("rank_backwards")
    gesture = deed.gesture
    if state.phase == "preparation" and not isinstance(gesture, _BEFORE):
        raise Refusal("not_open")
    if state.phase == "closed" and not isinstance(gesture, _AFTER):
        raise Refusal("already_closed")
    _EFFECTS[type(gesture)](gesture, state, deed.at)
    state.at, state.rank = deed.at, deed.rank
