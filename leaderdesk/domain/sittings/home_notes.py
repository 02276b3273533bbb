"""The notes that members send before the sitting opens: held against what it stands on, and what cannot be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from leaderdesk.domain.changes import canonical
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.programmes.plain import write_value
from leaderdesk.domain.sittings.applying import apply, standing
from leaderdesk.domain.sittings.gestures import Deed, Gesture, Noted, NotedGrid, NotesReceived
from leaderdesk.domain.sittings.ground import Ground
from leaderdesk.domain.sittings.state import State


@dataclass(frozen=True, slots=True)
class SetAside:
    """A gesture that no longer holds: its project left the agenda, its grid or an interest changed since."""

    rank: int
    gesture: Gesture
    refusal: Refusal


def read_sent(ground: Ground, deeds: Iterable[Deed]) -> tuple[State, tuple[SetAside, ...]]:
    """The sitting with what was sent so far, and each gesture that what it stands on now does not bear."""
    state, aside = State(ground), list[SetAside]()
    grids = dict[str, dict[str, str]]()
    for deed in standing(deeds):
        gesture = deed.gesture
        try:
            if isinstance(gesture, Noted):
                _ask_same_grid(state, gesture, grids.get(gesture.member, {}))
            apply(state, deed)
        except Refusal as refused:
            aside.append(SetAside(deed.rank, gesture, refused))
        if isinstance(gesture, NotesReceived):
            grids[gesture.member] = {each.point: each.digest for each in gesture.grids}
    return state, tuple(aside)


def sent_on(deeds: Iterable[Deed]) -> dict[str, datetime]:
    """When each member sent notes for the last time."""
    return {each.gesture.member: each.at for each in standing(deeds) if isinstance(each.gesture, NotesReceived)}


def noted_grid(point: str, grid: GridSheet) -> NotedGrid:
    """A grid as notes given on it name it: any change of it is another."""
    return NotedGrid(point, hashlib.sha256(canonical(write_value(grid, GridSheet)).encode()).hexdigest())


def _ask_same_grid(state: State, noted: Noted, grids: dict[str, str]) -> None:
    if noted.point in state.points and noted.point in grids:
        grid = state.grid_of(noted.point)
        if noted_grid(noted.point, grid).digest != grids[noted.point]:
            raise Refusal("noted_on_another_grid", title=state.points[noted.point].title)
