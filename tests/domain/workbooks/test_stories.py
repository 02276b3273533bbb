"""The states that a row tells: only with days that it gives, the last one's day alone supposed, and that is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.lives.stays import Stay, ordered_stays
from leaderdesk.domain.workbooks.taking.stories import Stage, has_decided, move_to, story_of

TODAY = date(2026, 3, 2)
RECEIVED, COMMITTEE, CONVENTION = date(2025, 1, 10), date(2025, 6, 2), date(2025, 8, 1)
DAYS = {"date_received": RECEIVED, "date_committee": COMMITTEE, "date_convention": CONVENTION}


@pytest.mark.parametrize(
    ("status", "expected", "supposed"),
    [
        (
            "convention",
            [("pre_request", RECEIVED), ("programmed", COMMITTEE), ("convention", CONVENTION)],
            (),
        ),
        ("programmed", [("pre_request", RECEIVED), ("programmed", COMMITTEE)], ()),
        ("instructed", [("pre_request", RECEIVED), ("instructed", RECEIVED)], ("day_of_status",)),
        ("refused", [("pre_request", RECEIVED), ("refused", COMMITTEE)], ()),
        (
            None,
            [("pre_request", RECEIVED), ("programmed", COMMITTEE), ("convention", CONVENTION)],
            ("status_from_days",),
        ),
    ],
)
def test_a_status_is_told_with_the_days_that_prove_what_came_before(
    status: str | None, expected: list[tuple[str, date]], supposed: tuple[str, ...]
) -> None:
    story = story_of(status, DAYS, TODAY)

    assert [(stage.status, stage.since) for stage in story.stages] == expected
    assert story.supposed == supposed


def test_without_any_day_the_state_begins_today_and_it_is_told() -> None:
    assert story_of("paid", {}, TODAY).stages == (Stage("paid", TODAY),)
    assert story_of("paid", {}, TODAY).supposed == ("day_of_status",)
    assert story_of(None, {}, TODAY).supposed == ("status_not_said", "day_of_status")


def test_a_day_of_committee_alone_proves_no_decision() -> None:
    assert story_of(None, {"date_committee": COMMITTEE}, TODAY).present.status == "contact"
    assert [has_decided(each) for each in ("programmed", "refused", "postponed", None)] == [True, False, False, False]


def test_a_dossier_never_moves_to_before_its_present_state() -> None:
    present = Stage("programmed", date(2025, 9, 1))

    assert move_to("convention", DAYS, present, TODAY) == (Stage("convention", date(2025, 9, 1)), ("day_of_status",))
    assert move_to("convention", DAYS, Stage("programmed", COMMITTEE), TODAY) == (Stage("convention", CONVENTION), ())


_FIELDS = ("date_received", "date_eligible", "date_opinion", "date_committee", "date_convention", "date_paid")


@given(
    status=st.sampled_from((None, *STATUSES)),
    days=st.dictionaries(st.sampled_from(_FIELDS), st.dates(date(2020, 1, 1), date(2028, 1, 1))),
)
def test_the_states_follow_each_other_on_days_that_are_known(status: str | None, days: dict[str, date]) -> None:
    story = story_of(status, days, TODAY)

    stays = [Stay(each.status, each.since, each.until) for each in story.stages]
    assert len(ordered_stays(stays)) == len(stays)
    assert {each.since for each in story.stages} <= {*days.values(), TODAY}
    assert status is None or story.present.status == status
    assert story.present.until is None
