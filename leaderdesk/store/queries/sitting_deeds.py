"""The gestures of a sitting read back from their rows, and the state that they make."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy.orm import Session

from leaderdesk.domain.programmes.plain import read_value
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.sittings.applying import read_deeds
from leaderdesk.domain.sittings.gestures import Deed, Gesture
from leaderdesk.domain.sittings.ground import Ground
from leaderdesk.domain.sittings.records import KINDS
from leaderdesk.domain.sittings.state import State
from leaderdesk.store.queries.sittings import gesture_rows
from leaderdesk.store.schema import GestureRow, Sitting


def parse_ground(text: str) -> Ground:
    """The ground of a kept text."""
    problems: list[Problem] = []
    ground = read_value(json.loads(text), Ground, "", problems)
    assert isinstance(ground, Ground), problems  # noqa: S101 - the program wrote it
    return ground


def deed_of(row: GestureRow) -> Deed:
    """A gesture with its rank and its moment."""
    problems: list[Problem] = []
    gesture = read_value(json.loads(row.gesture), Gesture, f"gestures[{row.rank}]", problems, KINDS)
    assert not problems, problems  # noqa: S101 - the program wrote it
    return Deed(row.rank, datetime.fromisoformat(row.at), gesture)


def state_in(session: Session, sitting_id: int) -> State | None:
    """A sitting as its gestures made it; none before it opened."""
    row = session.get(Sitting, sitting_id)
    if row is None or row.ground is None:
        return None
    return read_deeds(parse_ground(row.ground), [deed_of(each) for each in gesture_rows(session, sitting_id)])
