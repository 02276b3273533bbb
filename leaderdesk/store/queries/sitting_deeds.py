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
from leaderdesk.store.schema import Sitting


def parse_ground(text: str) -> Ground:
    """The ground of a kept text."""
    problems: list[Problem] = []
    ground = read_value(json.loads(text), Ground, "", problems)
    assert isinstance(ground, Ground), problems  # noqa: S101 - the program wrote it
    return ground


def deeds_in(session: Session, sitting_id: int) -> list[Deed]:
    """Every gesture of a sitting, with its rank and its moment."""
    rows, problems = gesture_rows(session, sitting_id), list[Problem]()
    # One text is read much faster than thousands.
    told = json.loads(f"[{','.join(gesture for _, _, gesture in rows)}]")
    deeds = [
        Deed(rank, datetime.fromisoformat(at), read_value(each, Gesture, f"gestures[{rank}]", problems, KINDS))
        for (rank, at, _), each in zip(rows, told, strict=True)
    ]
    assert not problems, problems  # noqa: S101 - the program wrote it
    return deeds


def state_in(session: Session, sitting_id: int) -> State | None:
    """A sitting as its gestures made it; none before it opened."""
    row = session.get(Sitting, sitting_id)
    if row is None or row.ground is None:
        return None
    return read_deeds(parse_ground(row.ground), deeds_in(session, sitting_id))
