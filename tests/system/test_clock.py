"""The day it is here, which is not always that of the clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from leaderdesk.system.clock import local_day


@pytest.fixture
def in_france(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that is set to the time of Paris."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no way to move a process to another zone")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Paris")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_france")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 21, 22, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 7, 21, 22, 0, tzinfo=UTC), date(2026, 7, 22)),
    ],
)
def test_the_day_changes_at_midnight_here(moment: datetime, day: date) -> None:
    assert local_day(moment) == day
