"""Amounts, rates, days, sizes and counts as French readers expect them; what is missing is said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from leaderdesk.words import formats

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (12_345_67, f"12{N}345,67{B}€"),
        (0, f"0,00{B}€"),
        (5, f"0,05{B}€"),
        (-1_234_05, f"−1{N}234,05{B}€"),
        (-5, f"−0,05{B}€"),
        (100_000_000_00, f"100{N}000{N}000,00{B}€"),
        (None, "non renseigné"),
    ],
)
def test_money(cents: int | None, written: str) -> None:
    assert formats.money(cents) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(4, 5), f"80{B}%"),
        (Fraction(1), f"100{B}%"),
        (Fraction(0), f"0{B}%"),
        (Fraction(5, 8), f"62,5{B}%"),
        (Fraction(1, 3), f"33,33{B}%"),
        (Fraction(1, 10), f"10{B}%"),
        (Fraction(5, 10_000), f"0,05{B}%"),
        (Fraction(-11, 200), f"−5,5{B}%"),
        (None, "non renseigné"),
    ],
)
def test_rate(value: Fraction | None, written: str) -> None:
    assert formats.rate(value) == written


def test_rates_of_a_column_stand_one_below_another() -> None:
    rates = (Fraction(4, 5), Fraction(127, 1000), Fraction(2673, 10_000), Fraction(-1, 20), None)

    said = [formats.aligned_rate(each) for each in rates]

    assert said == [f"80,00{B}%", f"12,70{B}%", f"26,73{B}%", f"−5,00{B}%", "non renseigné"]


@pytest.mark.parametrize(
    ("value", "shown", "short"),
    [
        (Fraction(22, 3), "7 h 20", "7h20"),
        (Fraction(7), "7 h", "7h"),
        (Fraction(1, 12), "0 h 05", "0h05"),
        (Fraction("1607"), "1\u202f607 h", "1\u202f607h"),
        (Fraction("151.67"), "151,67 h", "151,67h"),
    ],
)
def test_hours(value: Fraction, shown: str, short: str) -> None:
    assert (formats.hours(value).replace("\u00a0", " "), formats.short_hours(value)) == (shown, short)


def test_number() -> None:
    assert [formats.number(value) for value in (0, 999, 1000, -1000, 10**9)] == [
        *("0", "999", f"1{N}000", f"−1{N}000", f"1{N}000{N}000{N}000"),
    ]


def test_days_and_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    winter, summer = datetime(2026, 11, 21, 13, 32, tzinfo=UTC), datetime(2026, 7, 1, 22, 30, tzinfo=UTC)

    written = [
        formats.moment(winter),
        formats.moment(summer),
        formats.clock_time(winter),
        formats.day(date(2026, 3, 2)),
    ]
    monkeypatch.undo()
    time.tzset()

    assert written == ["21/11/2026 à 14:32", "02/07/2026 à 00:30", "14:32", "02/03/2026"]
    assert (formats.day(None), formats.moment(None)) == ("non renseigné", "non renseigné")


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, f"0{B}octets"),
        (999, f"999{B}octets"),
        (1_234, f"1,2{B}Ko"),
        (25_000_000, f"25{B}Mo"),
        (1_250_000, f"1,2{B}Mo"),
        (56_000_000_000_000, f"56{N}000{B}Go"),
    ],
)
def test_size(count: int, written: str) -> None:
    assert formats.size(count) == written


def test_counted() -> None:
    written = [formats.counted(count, "dossier", "dossiers") for count in (0, 1, 2, 1500)]

    assert written == [f"0{B}dossier", f"1{B}dossier", f"2{B}dossiers", f"1{N}500{B}dossiers"]
