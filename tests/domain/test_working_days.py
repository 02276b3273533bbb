"""The days that are worked in France."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.working_days import easter, holidays, why_idle, working_day_before, working_days_from


# The first and the last day that Easter may fall on, those that a simple rule misses, and the years to come.
@pytest.mark.parametrize(
    "day",
    [
        *(date(1818, 3, 22), date(1943, 4, 25), date(1954, 4, 18), date(1981, 4, 19), date(2000, 4, 23)),
        *(date(2008, 3, 23), date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5)),
        *(date(2027, 3, 28), date(2028, 4, 16), date(2029, 4, 1), date(2030, 4, 21), date(2038, 4, 25)),
        *(date(2049, 4, 18), date(2076, 4, 19), date(2100, 3, 28), date(2285, 3, 22)),
    ],
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day


def test_there_are_eleven_holidays_and_thirteen_in_alsace_moselle() -> None:
    assert sorted(day.isoformat()[5:] for day in holidays(2026)) == [
        *("01-01", "04-06", "05-01", "05-08", "05-14", "05-25"),
        *("07-14", "08-15", "11-01", "11-11", "12-25"),
    ]
    more = holidays(2026, in_alsace_moselle=True).keys() - holidays(2026).keys()
    assert sorted(more) == [date(2026, 4, 3), date(2026, 12, 26)]


def test_week_ends_and_holidays_are_not_worked() -> None:
    days = (date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 11), date(2026, 11, 1))

    assert [why_idle(day) for day in days] == [None, "weekend", "weekend", "armistice_1918", "all_saints"]
    assert why_idle(date(2026, 4, 3)) is None
    assert why_idle(date(2026, 4, 3), in_alsace_moselle=True) == "good_friday"


def test_day_that_is_not_worked_gives_way_to_the_one_before() -> None:
    # The Monday of Easter, the Sunday, the Saturday; then Good Friday too.
    assert working_day_before(date(2026, 4, 6)) == date(2026, 4, 3)
    assert working_day_before(date(2026, 4, 6), in_alsace_moselle=True) == date(2026, 4, 2)
    assert working_day_before(date(2026, 11, 20)) == date(2026, 11, 20)
    assert working_day_before(date(2027, 1, 1)) == date(2026, 12, 31)


def test_working_days_are_counted_over_what_is_not_worked() -> None:
    assert working_days_from(date(2026, 11, 20), -5) == date(2026, 11, 13)
    assert working_days_from(date(2026, 11, 13), -3) == date(2026, 11, 9)
    assert working_days_from(date(2026, 12, 24), 1) == date(2026, 12, 28)
    assert working_days_from(date(2026, 12, 24), 1, in_alsace_moselle=True) == date(2026, 12, 28)
    assert working_days_from(date(2026, 11, 21), 0) == date(2026, 11, 21)
