"""A day and a time typed together."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from leaderdesk.domain.typed.moments import read_moment

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14/10/2026 12:00", "2026-10-14T12:00"),
        ("14/10/2026 à 12h00", "2026-10-14T12:00"),
        ("141026 12h", "2026-10-14T12:00"),
        ("14 octobre 2026, 9:05", "2026-10-14T09:05"),
        ("2026-10-14T12:00", "2026-10-14T12:00"),
        ("hier midi", "2026-11-20T12:00"),
        ("14/10/2026 12:00:00", "2026-10-14T12:00"),
    ],
)
def test_moment_is_read(text: str, moment: str) -> None:
    assert read_moment(text, TODAY).value == datetime.fromisoformat(moment)


def test_day_alone_takes_the_usual_hour_or_asks_for_one() -> None:
    assert read_moment("14/10/26", TODAY, time(23, 59)).value == datetime.fromisoformat("2026-10-14T23:59")
    assert read_moment("14/10/26", TODAY).problem == "moment_without_hour"
    assert read_moment("", TODAY).is_sure


@pytest.mark.parametrize(
    ("text", "problem"),
    [("bientôt 12h", "not_a_day"), ("31/02/2026 12h", "no_such_day"), ("14/10/2026 27h", "no_such_hour")],
)
def test_what_cannot_be_read_is_named(text: str, problem: str) -> None:
    assert read_moment(text, TODAY).problem == problem
