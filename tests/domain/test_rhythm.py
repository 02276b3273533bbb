"""The pace is a range over whole quarters; too few of them say nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.rhythm import Gain, Pace, measure_pace, project
from tests.domain.pots import facts

ON = date(2026, 11, 20)


def gains(*amounts: int) -> list[Gain]:
    """One a quarter, the last in the third quarter of 2026."""
    first = 2026 * 4 + 3 - len(amounts)
    days = [date((first + rank) // 4, (first + rank) % 4 * 3 + 2, 10) for rank in range(len(amounts))]
    return [Gain(day, Fraction(amount), 1) for day, amount in zip(days, amounts, strict=True)]


def test_the_pace_is_a_range_over_the_last_eight_whole_quarters() -> None:
    pace = measure_pace(gains(900, 10, 20, 30, 40, 50, 60, 70, 80), ON)

    assert pace == Pace(tuple(map(Fraction, range(10, 90, 10))), Fraction(30), Fraction(45), Fraction(60))


def test_a_quarter_without_a_gain_counts_and_the_one_running_does_not() -> None:
    found = [*gains(40, 0, 0, 80), Gain(date(2026, 10, 2), Fraction(999), 1)]

    assert measure_pace(found, ON) == Pace(
        (Fraction(40), Fraction(0), Fraction(0), Fraction(80)), Fraction(0), Fraction(20), Fraction(40)
    )


def test_fewer_than_four_quarters_say_nothing() -> None:
    assert measure_pace(gains(10, 20, 30), ON) is None
    assert measure_pace([], ON) is None


def test_what_will_be_reached_is_a_range_and_never_less_than_today() -> None:
    pace = Pace((), Fraction(-5), Fraction(10), Fraction(20))
    forecast = project(Fraction(100), pace, 365)

    assert facts(forecast.low, forecast.median, forecast.high) == (100, 140, 180)
    assert project(Fraction(100), pace, -3).high == 100
