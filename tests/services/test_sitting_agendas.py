"""The agenda of a sitting changed as a sheet is, and sittings that go to the bin together."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.history import undo
from leaderdesk.services.sitting_lists import read_plan, read_sittings
from leaderdesk.services.sitting_plans import (
    PointDraft,
    SittingDraft,
    add_points,
    bin_sittings,
    create_sitting,
    edit_points,
    unbin_sittings,
)
from tests.factories import make_ground

DAY, TODAY = date(2026, 3, 20), date(2026, 3, 2)


@pytest.fixture
def sitting(base: OpenBase) -> int:
    """A sitting with one point of ten minutes."""
    make_ground(base)
    made = create_sitting(base, SittingDraft("Comité de mars", DAY))
    add_points(base, made, [PointDraft("Informations", "information", None, "information", 10)])
    return made


def points(base: OpenBase, sitting: int) -> list[tuple[str, str, int]]:
    return [(point.title, point.kind, point.minutes) for point in read_plan(base, sitting).points]


def test_points_are_changed_and_added_as_one_action(base: OpenBase, sitting: int) -> None:
    key = read_plan(base, sitting).points[0].id
    added = RowEdit(None, {"title": "Avenant", "kind": "amendment", "decision": "amendment"})
    edit_points(base, sitting, [RowEdit(key, {"planned_minutes": 20}), added])
    assert points(base, sitting) == [("Informations", "information", 20), ("Avenant", "amendment", 12)]

    undo(base)
    assert points(base, sitting) == [("Informations", "information", 10)]


def test_emptied_title_and_minutes_stay_as_they_were(base: OpenBase, sitting: int) -> None:
    key = read_plan(base, sitting).points[0].id
    edit_points(base, sitting, [RowEdit(key, {"title": "", "planned_minutes": None})])

    assert points(base, sitting) == [("Informations", "information", 10)]


def test_sittings_go_to_the_bin_and_come_back_together(base: OpenBase, sitting: int) -> None:
    other = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))
    bin_sittings(base, [sitting, other])
    assert read_sittings(base, TODAY) == ()

    unbin_sittings(base, [sitting, other])
    assert [row.id for row in read_sittings(base, TODAY)] == [other, sitting]


def test_none_goes_to_the_bin_where_one_was_held(base: OpenBase, sitting: int) -> None:
    other = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))
    sittings.open_sitting(base, sitting)
    with pytest.raises(Refusal, match="sitting_was_held"):
        bin_sittings(base, [other, sitting])

    assert len(read_sittings(base, TODAY)) == 2
