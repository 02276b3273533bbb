"""Which backups stay: never fewer than promised, whatever the clock of the machine does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.retention import Retention, kept

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
RULE = Retention()
MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC)),  # noqa: DTZ001
    unique=True,
    max_size=60,
)


def hours(count: int, *, every: int = 1) -> list[datetime]:
    return [START + timedelta(hours=every * step) for step in range(count)]


@given(MOMENTS)
def test_the_newest_is_never_deleted(moments: list[datetime]) -> None:
    assert set(sorted(moments)[-RULE.recent :]) <= kept(moments, RULE) <= set(moments)


@given(MOMENTS)
def test_deleting_twice_deletes_nothing_more(moments: list[datetime]) -> None:
    once = kept(moments, RULE)

    assert kept(sorted(once), RULE) == once


@given(MOMENTS, st.randoms())
def test_the_order_in_which_they_are_listed_does_not_matter(moments: list[datetime], random: object) -> None:
    shuffled = sorted(moments, key=lambda moment: hash((moment, str(random))))

    assert kept(shuffled, RULE) == kept(moments, RULE)


@given(MOMENTS)
def test_the_last_of_each_recent_day_week_and_month_stays(moments: list[datetime]) -> None:
    keep = kept(moments, RULE)

    for day in sorted({moment.date() for moment in moments})[-RULE.days :]:
        assert max(moment for moment in moments if moment.date() == day) in keep
    for month in sorted({(moment.year, moment.month) for moment in moments})[-RULE.months :]:
        assert max(moment for moment in moments if (moment.year, moment.month) == month) in keep


@given(MOMENTS, st.integers(-500, 500))
def test_a_clock_that_is_wrong_by_whole_weeks_keeps_the_same_ones(moments: list[datetime], weeks: int) -> None:
    rule = Retention(months=0)
    shift = timedelta(weeks=weeks)

    assert kept([moment + shift for moment in moments], rule) == {moment + shift for moment in kept(moments, rule)}


@given(MOMENTS, st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)))  # noqa: DTZ001
def test_one_backup_from_a_wrong_clock_displaces_one_of_each_kind_at_most(
    moments: list[datetime], wrong: datetime
) -> None:
    lost = kept(moments, RULE) - kept([*moments, wrong.replace(tzinfo=UTC)], RULE)

    assert len(lost) <= 4


def test_a_clock_that_jumps_without_a_backup_deletes_nothing() -> None:
    moments = hours(12)

    assert kept(moments, RULE) == set(moments)


def test_a_year_of_half_hours_is_thinned_to_what_is_promised() -> None:
    moments = [START + timedelta(days=day, minutes=30 * step) for day in range(365) for step in range(8)]

    keep = sorted(kept(moments, RULE), reverse=True)

    assert keep[:12] == sorted(moments, reverse=True)[:12]
    assert len({moment.date() for moment in keep}) >= RULE.days
    assert {(moment.year, moment.month) for moment in keep} == {(moment.year, moment.month) for moment in moments}
    assert len(keep) <= 12 + 14 + 10 + 13


@pytest.mark.parametrize(
    ("kind", "count", "oldest"),
    [
        ("recent", 12, "2026-02-19"),
        ("days", 14, "2026-02-17"),
        ("weeks", 10, "2026-01-04"),
        ("months", 60, "2021-04-30"),
    ],
)
def test_one_backup_a_day_for_six_years_leaves_as_many_of_each_kind_as_usual(
    kind: str, count: int, oldest: str
) -> None:
    moments = [START - timedelta(days=day) for day in range(6 * 365)]
    only = replace(Retention(recent=0, days=0, weeks=0, months=0), **{kind: getattr(RULE, kind)})

    keep = kept(moments, only)

    assert (len(keep), str(min(keep).date())) == (count, oldest)


def test_nothing_is_kept_of_nothing() -> None:
    assert kept([], RULE) == set()
