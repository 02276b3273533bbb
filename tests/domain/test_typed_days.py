"""U32: what people type and paste for days and hours."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.hours import read_hour
from leaderdesk.words import typed

TODAY = date(2026, 11, 21)
FIRST_OF_MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "010326",
        "01032026",
        "1/3/26",
        "01/03/2026",
        "1/3/2026",
        "01-03-2026",
        "1.3.26",
        "1.3.2026",
        "01 03 2026",
        "1 mars 2026",
        "1er mars 2026",
        "1ER MARS 2026",
        "le 1er mars 2026",
        "dimanche 1er mars 2026",
        "Dimanche, 1 mars 2026",
        "1 mars",
        "1er mars",
        "1/3",
        "0103",
        "2026-03-01",
        "2026/3/1",
        "20260301",
        "2026-03-01 00:00:00",
        "2026-03-01T00:00:00",
        "01/03/2026 00:00",
        "1-mars-26",
        "\u00a01/3/26\u202f",
        "1\u00a0mars\u00a02026",
    ],
)
def test_u32_the_first_of_march(text: str) -> None:
    assert read_day(text, TODAY).value == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29/02/2028", date(2028, 2, 29)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("3 fevrier", date(2026, 2, 3)),
        ("14 juil 2026", date(2026, 7, 14)),
        ("15 août 26", date(2026, 8, 15)),
        ("2 déc.", date(2026, 12, 2)),
        ("aujourd’hui", TODAY),
        ("aujourd'hui", TODAY),
        ("hier", date(2026, 11, 20)),
        ("demain", date(2026, 11, 22)),
        ("+7", date(2026, 11, 28)),
        ("-1", date(2026, 11, 20)),
        ("1/1/46", date(2046, 1, 1)),
        ("1/1/47", date(1947, 1, 1)),
        ("1/1/99", date(1999, 1, 1)),
        ("", None),
    ],
)
def test_u32_other_days(text: str, day: date | None) -> None:
    reading = read_day(text, TODAY)

    assert (reading.value, reading.is_sure) == (day, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/02/2026", "no_such_day"),
        ("310226", "no_such_day"),
        ("30 février", "no_such_day"),
        ("29/02/2026", "no_such_day"),
        ("31 avril 2026", "no_such_day"),
        ("0/3/2026", "no_such_day"),
        ("03/25/2026", "no_such_month"),
        ("2026", "day_without_its_day"),
        ("mars 2026", "day_without_its_day"),
        ("1/3/026", "year_of_two_or_four"),
        ("1/3/12026", "year_of_two_or_four"),
        ("1/3/1226", "year_out_of_reach"),
        ("1 floréal", "not_a_day"),
        ("bientôt", "not_a_day"),
        ("46082", "not_a_day"),
        ("1/3/2026 18:30", "not_a_day"),
        ("1/", "not_a_day"),
        ("//", "not_a_day"),
    ],
)
def test_u32_what_is_no_day_says_why(text: str, problem: str) -> None:
    assert read_day(text, TODAY).problem == problem


def test_an_impossible_day_tells_what_the_month_has() -> None:
    reading = read_day("30 février", TODAY)

    said = "Cette date n’existe pas\u00a0: février 2026 va du 1er au 28."
    assert typed.problem(reading.problem, reading.data) == said


@settings(derandomize=True, max_examples=60)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_shown_is_read_again(day: date, today: date) -> None:
    assert read_day(typed.day(day), today).value == day
    assert read_day(day.isoformat(), today).value == day


@settings(derandomize=True, max_examples=60)
@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    for reading in (read_day(text, TODAY), read_hour(text)):
        assert reading.value is None or reading.is_sure


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("18h30", time(18, 30)),
        ("18 h 30", time(18, 30)),
        ("18H30", time(18, 30)),
        ("1830", time(18, 30)),
        ("18:30", time(18, 30)),
        ("18.30", time(18, 30)),
        ("18:30:00", time(18, 30)),
        ("930", time(9, 30)),
        ("9h", time(9)),
        ("9", time(9)),
        ("midi", time(12)),
        ("minuit", time(0)),
        ("", None),
    ],
)
def test_hour_is_read(text: str, hour: time | None) -> None:
    assert read_hour(text).value == hour


@pytest.mark.parametrize(
    ("text", "problem"), [("25h", "no_such_hour"), ("18h75", "no_such_hour"), ("tôt", "not_an_hour")]
)
def test_what_is_no_hour(text: str, problem: str) -> None:
    assert read_hour(text).problem == problem
