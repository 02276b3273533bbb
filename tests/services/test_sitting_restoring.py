"""The quorum as it would be: at the opening of a point, or if somebody came in."""

from __future__ import annotations

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase
from tests.services.test_sittings import make_sitting, opened, points


def test_quorum_that_stands_needs_nobody(base: OpenBase) -> None:
    sitting, _ = opened(base)

    found = sitting_rooms.read_restoring(base, sitting)
    assert (found.gauges.is_quorate, found.alone, found.nearer) == (True, (), ())


def test_those_who_would_give_the_quorum_back_are_named_and_not_who_has_an_interest(base: OpenBase) -> None:
    sitting, _ = opened(base)
    for person in ("Chloé", "Dina"):
        sittings.note_gesture(base, sitting, told.Departed(person))

    found = sitting_rooms.read_restoring(base, sitting)
    assert found.gauges.is_quorate is False
    assert found.alone == ("Chloé", "Dina")


def test_how_many_must_come_is_counted_where_one_would_not_do(base: OpenBase) -> None:
    sitting, _ = opened(base)
    for person in ("Ada", "Chloé", "Dina"):
        sittings.note_gesture(base, sitting, told.Departed(person))

    found = sitting_rooms.read_restoring(base, sitting)
    assert (found.alone, found.nearer, found.needed) == ((), ("Ada", "Chloé", "Dina"), 2)


def test_gauges_at_the_opening_leave_out_those_who_must_leave(base: OpenBase) -> None:
    sitting = make_sitting(base)
    sittings.open_sitting(base, sitting)
    for person in ("Ada", "Bilal", "Chloé"):
        sittings.note_gesture(base, sitting, told.Arrived(person))
    project, minutes = points(base, sitting)

    assert sitting_rooms.read_opening(base, sitting, minutes).presence[0].counted == 3
    assert sitting_rooms.read_opening(base, sitting, project).presence[0].counted == 2


def test_opening_is_asked_of_a_point_of_the_agenda(base: OpenBase) -> None:
    sitting, _ = opened(base)

    with pytest.raises(Refusal, match="no_such_point"):
        sitting_rooms.read_opening(base, sitting, "nulle part")
