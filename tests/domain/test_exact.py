"""Exact numbers: what is read, what is refused, and the three roundings."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.exact import CENT, read_decimal, round_down, round_half_up, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [("1600.00", Fraction(1600)), ("0.1", Fraction(1, 10)), ("-3.5", Fraction(-7, 2)), ("007", Fraction(7))],
)
def test_a_decimal_is_read_exactly(text: str, value: Fraction) -> None:
    assert read_decimal(text) == value


@pytest.mark.parametrize("text", ["", " 1", "1e3", "1/3", "1_000", "1,5", "NaN", ".5", "5.", "٣", "9" * 31])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="decimal"):
        read_decimal(text)


def test_a_long_refused_text_is_quoted_by_its_beginning() -> None:
    with pytest.raises(ValueError, match="decimal") as refused:
        read_decimal("9" * 41)

    assert str(refused.value) == f"not a decimal number: '{'9' * 40}'"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(-1, 1000), "0.00"),
        (Fraction(2, 3), "0.67"),
        (Fraction(-3000), "-3000.00"),
    ],
)
def test_what_is_shown_is_rounded_half_up(value: Fraction, text: str) -> None:
    assert shown(value) == text


def test_places_are_those_asked() -> None:
    assert shown(Fraction(2, 3), 4) == "0.6667"
    assert shown(Fraction(5, 2), 0) == "3"


@given(st.fractions(-1000, 1000), st.sampled_from([CENT, Fraction(1), Fraction(1, 3)]))
@settings(derandomize=True, max_examples=60)
def test_rounding_down_stays_within_a_step_below(value: Fraction, step: Fraction) -> None:
    rounded = round_down(value, step)

    assert rounded <= value < rounded + step
    assert (rounded / step).denominator == 1


@given(st.fractions(-1000, 1000))
@settings(derandomize=True, max_examples=60)
def test_rounding_half_up_is_within_half_a_step_and_is_what_is_shown(value: Fraction) -> None:
    rounded = round_half_up(value)

    assert abs(rounded - value) <= CENT / 2
    assert rounded == -round_half_up(-value) == read_decimal(shown(value))
