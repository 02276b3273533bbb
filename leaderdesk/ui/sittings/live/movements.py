"""What each key does of somebody in the room, by where they are: arrive, leave, step out, be recused."""

from __future__ import annotations

from typing import Literal

from leaderdesk.domain.sheets.sittings.rooms import PersonSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Gesture

Key = Literal["enter", "shift", "ctrl"]
Move = Literal["arrive", "depart", "step_out", "come_back", "recuse", "lift"]
# They ask why before they are noted.
ASKING: frozenset[Move] = frozenset({"recuse", "lift"})


def moves_of(person: PersonSheet, open_point: str | None) -> dict[Key, Move]:
    """The keys that mean something for somebody, where they are."""
    has_point = open_point is not None
    if person.where in {"absent", "departed"}:
        return {"enter": "arrive"}
    if person.where == "recused":
        return {"enter": "depart", "ctrl": "lift"}
    if person.where == "out":
        return {"enter": "come_back", "shift": "depart"}
    found: dict[Key, Move] = {"enter": "depart"}
    if has_point:
        found |= {"shift": "step_out"}
        if person.role != "observer":
            found |= {"ctrl": "recuse"}
    return found


def gesture_of(move: Move, person: str, open_point: str | None, reason: str = "") -> Gesture:
    """What is noted."""
    point = open_point or ""
    made: dict[Move, Gesture] = {
        "arrive": told.Arrived(person),
        "depart": told.Departed(person),
        "step_out": told.SteppedOut(person),
        "come_back": told.CameBack(person),
        "recuse": told.Recused(person, point, reason),
        "lift": told.RecusalLifted(person, point, reason),
    }
    return made[move]
