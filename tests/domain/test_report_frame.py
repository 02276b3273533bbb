"""The frame of reports: what a row opens, what a total is the sum of, what a period is held against."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from leaderdesk.domain.calls import CallRow
from leaderdesk.domain.money import Cents
from leaderdesk.domain.reports.choices import Choice, whole_year, year_of
from leaderdesk.domain.reports.committee import is_open_on
from leaderdesk.domain.reports.epci import YearMoney, years_of
from leaderdesk.domain.reports.frame import Opens, ReportColumn, ReportRow, ReportTable, opens_at, total_of
from leaderdesk.domain.reports.projects import (
    Money,
    Project,
    Stayed,
    counts_between,
    gains_between,
    newly,
)
from leaderdesk.domain.reports.yearly import Span, former_span

_COLUMNS = (ReportColumn("Projet", is_main=True), ReportColumn("Voté", "money"), ReportColumn("Dossiers", "count"))
LONG = "Réhabiliter la halle, ses abords et son parking, et accueillir la population du Pays des Hautes Vallées"

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def project(key: int, *stays: tuple[str, date, date | None], received_on: date | None = None) -> Project:
    number, days = f"2026-{key:03}", tuple(Stayed(*each) for each in stays)
    return Project(
        *(key, number, "Halle", "Commune", "commune", "public", "CC du Val", "Lys", 1, "1 Accueillir"),
        received_on,
        None,
        days,
    )


def test_the_longest_texts_are_given_the_most_room_within_their_weight() -> None:
    columns = (ReportColumn("Projet", is_main=True), ReportColumn("Porteur"), ReportColumn("Commune"))
    table = ReportTable(columns, (ReportRow((LONG, LONG, "Lys")), ReportRow(("Four", None, "Noircombe"))))

    assert [table.share_of(rank) for rank in range(3)] == [60, 40, len("Noircombe")]


def test_what_a_row_opens_goes_through_a_text_and_back() -> None:
    place = Opens("dossiers", 12, "convention:follow_up:3")

    assert opens_at(place.address) == place
    assert opens_at("") is None
    assert opens_at("pot") is None


def test_a_total_adds_money_and_counts_and_leaves_what_nobody_said() -> None:
    rows = (ReportRow(("Halle", 1_000, 1)), ReportRow(("Four", None, 2)))

    assert total_of(_COLUMNS, rows, "Total") == ("Total", 1_000, 3)
    assert total_of(_COLUMNS, rows[:1], "Total") is None


def test_a_total_that_is_no_sum_is_none_in_a_workbook() -> None:
    rows = (ReportRow(("Halle", 1_000, 1)), ReportRow(("Four", 500, 2)))
    table = ReportTable(_COLUMNS, rows, ("Total", 1_500, 2))

    assert [table.is_summed(rank) for rank in range(3)] == [False, True, False]
    with pytest.raises(ValueError, match="2 cells under 3 columns"):
        ReportTable(_COLUMNS, (ReportRow(("Halle", 1)),))


@pytest.mark.parametrize(
    ("wished", "told_until", "former"),
    [
        (YEAR, date(2026, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (YEAR, date(2026, 11, 22), (date(2025, 1, 1), date(2025, 11, 22))),
        ((date(2024, 1, 1), date(2024, 12, 31)), date(2024, 2, 29), (date(2023, 1, 1), date(2023, 2, 28))),
        ((date(2026, 3, 11), date(2026, 3, 20)), date(2026, 3, 20), (date(2026, 3, 1), date(2026, 3, 10))),
        ((date(2026, 3, 11), date(2026, 3, 20)), date(2026, 3, 12), (date(2026, 3, 9), date(2026, 3, 10))),
    ],
)
def test_a_period_is_held_against_as_long_a_one_before(
    wished: tuple[date, date], told_until: date, former: tuple[date, date]
) -> None:
    assert former_span(Span(*wished), told_until) == Span(*former)


def test_a_year_is_told_from_its_days() -> None:
    assert year_of(Choice(*whole_year(2026), date(2026, 5, 1))) == 2026
    assert year_of(Choice(date(2026, 1, 1), date(2026, 12, 30), date(2026, 5, 1))) is None


def test_a_period_brought_the_difference_and_only_what_moved() -> None:
    before = {1: Money({"voted": 5_000, "paid": 1_000}), 2: Money({"voted": 700})}
    after = {1: Money({"voted": 5_000, "paid": 3_000}), 2: Money({"voted": 700}), 3: Money({"voted": 200})}

    gains = gains_between(before, after)

    assert {key: (each.of("voted"), each.of("paid")) for key, each in gains.items()} == {1: (0, 2_000), 3: (200, 0)}
    assert newly(before, after, "voted") == {3}


def test_years_begin_with_the_first_that_brought_something() -> None:
    states = [(2022, {}), (2023, {}), (2024, {1: Money({"voted": 500})}), (2025, {1: Money({"voted": 400})})]

    found = years_of(states)

    assert [(each.year, each.money.of("voted")) for each in found] == [(2024, 500), (2025, -100)]
    assert years_of([(2022, {}), (2023, {})]) == tuple[YearMoney, ...]()


def test_dossiers_are_counted_once_for_what_happened_to_them() -> None:
    one = project(1, ("programmed", date(2026, 2, 1), None), received_on=date(2025, 12, 1))
    gone = project(2, ("programmed", date(2025, 2, 1), date(2026, 4, 1)), ("abandoned", date(2026, 4, 1), None))
    new = project(3, ("refused", date(2026, 5, 1), None), received_on=date(2026, 1, 1))
    before = {2: Money({"voted": 900})}
    after = {1: Money({"voted": 500, "paid": 100}), 2: Money({"voted": 900, "released": 900})}

    found = counts_between([one, gone, new], before, after, *YEAR)

    assert (found.received, found.programmed, found.paid, found.refused, found.dropped) == (1, 1, 1, 1, 1)


def test_a_state_is_that_of_its_day() -> None:
    found = project(1, ("complete", date(2026, 1, 1), date(2026, 2, 1)), ("programmed", date(2026, 2, 1), None))

    assert [found.status_on(date(2025, 12, 31)), found.status_on(date(2026, 1, 31))] == [None, "complete"]
    assert found.status_on(date(2026, 2, 1)) == "programmed"


def test_a_call_is_open_from_its_first_day_to_its_last() -> None:
    opens, closes = datetime(2026, 1, 10, 9).astimezone(), datetime(2026, 2, 10, 12).astimezone()
    call = CallRow(1, "Circuits", None, opens, closes, None, Cents(0), None, None, False, 0, 0, 0, 0, False)

    days = (date(2026, 1, 9), date(2026, 1, 10), date(2026, 2, 10), date(2026, 2, 11))

    assert [is_open_on(call, day) for day in days] == [False, True, True, False]
