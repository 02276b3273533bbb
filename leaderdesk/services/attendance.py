"""Who came to the sittings over the years: read from their gestures and from the answers to their convocations."""

from __future__ import annotations

import json

from leaderdesk.domain.committee.attendance import Attendance, Held, attendance_of
from leaderdesk.domain.programmes.plain import KIND
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.attendance import HeldSitting, held_sittings
from leaderdesk.store.queries.sitting_deeds import parse_ground

_KEPT = "attendance"
# Gestures that say that somebody took part, and the one that takes a gesture back.
_CAME, _STRUCK = ("arrived", "answered"), "struck"


def read_attendance(base: OpenBase) -> tuple[Attendance, ...]:
    """Everybody at every sitting that was held, the last first; read once until something else is done."""
    kept = base.kept.get(_KEPT)
    if isinstance(kept, tuple) and kept[0] == base.height:
        found: tuple[Attendance, ...] = kept[1]
        return found
    with base.read() as session:
        held = [_held(each) for each in held_sittings(session)]
    lines = tuple(line for each in held for line in attendance_of(each))
    base.kept[_KEPT] = (base.height, lines)
    return lines


def attendance_of_member(base: OpenBase, name: str) -> tuple[Attendance, ...]:
    """The sittings one person had a place in, the last first."""
    return tuple(each for each in read_attendance(base) if each.person == name)


def _held(sitting: HeldSitting) -> Held:
    ground = parse_ground(sitting.row.ground or "")
    noted = {rank: json.loads(gesture) for rank, gesture in sitting.gestures}
    gone = {gesture["rank"] for gesture in noted.values() if gesture.get(KIND) == _STRUCK}
    came = {gesture["person"] for rank, gesture in noted.items() if gesture.get(KIND) in _CAME and rank not in gone}
    row = sitting.row
    return Held(row.id, row.title, row.held_on, ground.committee, frozenset(came), sitting.excused)
