"""Quantities as people type them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.typed.quantities import read_quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("12", Fraction(12)),
        ("1 607,5", Fraction(3215, 2)),
        ("0,125", Fraction(1, 8)),
        ("25\u202f000", Fraction(25_000)),
    ],
)
def test_a_quantity_is_read_exactly(text: str, value: Fraction | None) -> None:
    assert read_quantity(text).value == value
    assert read_quantity(text).is_sure


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("douze", "not_a_quantity"),
        ("-3", "quantity_out_of_reach"),
        ("1000000000", "quantity_out_of_reach"),
        ("0,0001", "quantity_too_fine"),
    ],
)
def test_what_is_no_quantity_says_why(text: str, problem: str) -> None:
    assert read_quantity(text).problem == problem


def test_a_point_before_three_digits_is_asked() -> None:
    assert read_quantity("1.234").doubts == (Fraction(1234), Fraction(1234, 1000))
