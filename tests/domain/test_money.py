"""Exact amounts: halves go away from zero, and a rate is never finer than what is stored."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.money import (
    Part,
    half_up,
    millionths_from_rate,
    rate_from_millionths,
    thousandths_from_number,
)


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(49, 100), 0),
        (Fraction(-49, 100), 0),
        (Fraction(2, 3), 1),
        (Fraction(10**30) + Fraction(1, 2), 10**30 + 1),
        (Fraction(0), 0),
    ],
)
def test_a_half_goes_away_from_zero(amount: Fraction, cents: int) -> None:
    assert half_up(amount) == cents


@given(st.fractions())
def test_rounding_moves_by_half_a_cent_at_most_and_alike_on_both_sides(amount: Fraction) -> None:
    assert abs(half_up(amount) - amount) <= Fraction(1, 2)
    assert half_up(-amount) == -half_up(amount)


@given(st.integers(0, 1_000_000))
def test_a_stored_rate_is_read_back_exactly(millionths: int) -> None:
    assert millionths_from_rate(rate_from_millionths(millionths)) == millionths


def test_a_rate_finer_than_a_millionth_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="finer than 1/1000000"):
        millionths_from_rate(Fraction(1, 3))


def test_a_quantity_is_stored_in_thousandths_and_never_finer() -> None:
    assert thousandths_from_number(Fraction("1.005")) == 1_005
    with pytest.raises(ValueError, match="finer than 1/1000"):
        thousandths_from_number(Fraction("0.0005"))


@pytest.mark.parametrize(
    ("millionths", "amount", "cents"), [(120_000, 1_500_00, 180_00), (125_000, 1, 0), (500_000, 1, 1)]
)
def test_a_part_is_taken_to_the_nearest_cent(millionths: int, amount: int, cents: int) -> None:
    assert Part(millionths).of(amount) == cents
