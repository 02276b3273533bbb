"""F72: the days of cells: real ones, texts, serial numbers; what has two meanings is asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.reading.days import DayReader
from leaderdesk.domain.workbooks.reading.told import Told
from leaderdesk.words import formats, typed

TODAY = date(2026, 11, 21)


def read(cell: Cell, *others: Cell) -> Told:
    """A cell read in a column with others."""
    return DayReader([cell, *others], TODAY)(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 2, 3), date(2026, 2, 3)),
        (datetime(2026, 2, 3, 14, 30), date(2026, 2, 3)),  # noqa: DTZ001 - cells have no zone
        ("03/02/2026", date(2026, 2, 3)),
        ("03/02/26", date(2026, 2, 3)),
        ("3-2-2026", date(2026, 2, 3)),
        ("03.02.2026", date(2026, 2, 3)),
        ("2026-02-03", date(2026, 2, 3)),
        ("2026-02-03T10:15:00+01:00", date(2026, 2, 3)),
        ("03/02/2026 00:00:00", date(2026, 2, 3)),
        ("03/02/2026 14h30", date(2026, 2, 3)),
        ("3 février 2026", date(2026, 2, 3)),
        ("1er mars 2026", date(2026, 3, 1)),
        ("lundi 2 mars 2026", date(2026, 3, 2)),
        ("le 03/02/2026", date(2026, 2, 3)),
        ("CP du 03/02/2026", date(2026, 2, 3)),
        ("12 déc. 2025", date(2025, 12, 12)),
        ("20260203", date(2026, 2, 3)),
    ],
)
def test_day_is_sure(cell: Cell, day: date) -> None:
    told = read(cell)

    assert (told.value, told.code) == (day, "")


@pytest.mark.parametrize(
    ("cell", "code", "readings"),
    [
        ("mars 2025", "day_unclear", ()),
        ("12/2024", "day_unclear", ()),
        ("2024", "day_unclear", ()),
        (2024, "day_unclear", ()),
        ("T2 2025", "day_unclear", ()),
        ("1er semestre 2025", "day_unclear", ()),
        ("fin 2025", "day_unclear", ()),
        ("12/03", "day_unclear", ()),
        ("12/24/2025", "day_unclear", (date(2025, 12, 24),)),
        ("31/02/2026", "day_impossible", ()),
        ("31/02/26", "day_impossible", ()),
        ("45/13/2026", "day_impossible", ()),
        ("03/02/2026 ou 10/02/2026", "day_unclear", (date(2026, 2, 3), date(2026, 2, 10))),
        ("relance le 03/02/2026, sans réponse", "day_unclear", (date(2026, 2, 3),)),
        ("010326", "day_unclear", (date(2026, 3, 1),)),
        ("bientôt", "day_not_read", ()),
        ("+7", "day_not_read", ()),
        ("demain", "day_not_read", ()),
        (12.5, "day_not_read", ()),
        (True, "day_not_read", ()),
        (BadCell("formula_error", "#VALUE!"), "formula_error", ()),
    ],
)
def test_day_is_asked(cell: Cell, code: str, readings: tuple[date, ...]) -> None:
    told = read(cell)

    assert (told.value, told.code, told.readings) == (None, code, readings)


def test_serial_numbers_are_sure_only_where_the_whole_column_is() -> None:
    alone = read(45000, 45031, 45100.5)
    mixed = read(45000, date(2026, 1, 1))

    assert (alone.value, alone.code) == (date(2023, 3, 15), "")
    assert (mixed.value, mixed.code, mixed.readings) == (None, "day_unclear", (date(2023, 3, 15),))


def test_serial_numbers_of_the_other_calendar() -> None:
    assert DayReader([43538], TODAY, is_1904=True)(43538).value == date(2023, 3, 15)


def test_months_before_days_somewhere_make_the_column_doubtful() -> None:
    told = read("03/02/2026", "12/24/2025")

    assert (told.value, told.readings) == (None, (date(2026, 2, 3), date(2026, 3, 2)))


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
@settings(max_examples=100)
def test_a_day_written_in_french_is_read_as_itself(day: date) -> None:
    for text in (formats.day(day), typed.day(day), day.isoformat()):
        assert read(text).value == day, text


@given(st.one_of(st.text(max_size=20), st.text("0123456789/-. :hTZdujanvfev", max_size=14), st.floats(), st.integers()))
@settings(max_examples=400)
def test_any_cell_is_a_day_or_a_problem(cell: Cell) -> None:
    told = read(cell)

    assert told.value is not None or told.code or cell is None
    assert all(isinstance(each, date) for each in (told.value, *told.readings) if each is not None)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
@settings(max_examples=50)
def test_a_column_of_serial_numbers_is_their_days(day: date) -> None:
    assert read((day - date(1899, 12, 30)) // timedelta(days=1)).value == day
