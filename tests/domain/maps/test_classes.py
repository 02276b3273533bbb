"""Classes with round limits, about as many communes in each."""

from __future__ import annotations

import pytest

from leaderdesk.domain.maps.classes import class_of, limits_of, round_above


@pytest.mark.parametrize(
    ("value", "rounded"), [(3, 3), (11, 12), (100, 100), (101, 120), (41_234, 50_000), (1_234_567, 1_500_000)]
)
def test_a_limit_is_the_round_number_just_above(value: int, rounded: int) -> None:
    assert round_above(value) == rounded


def test_eight_communes_make_four_classes_of_two() -> None:
    values = [0, 900, 1_000, 1_900, 2_000, 3_900, 4_000, 7_900, 90_000]
    limits = limits_of(values)

    assert limits == (1_000, 2_000, 4_000)
    assert [class_of(each, limits) for each in values] == [0, 1, 1, 2, 2, 3, 3, 4, 4]


@pytest.mark.parametrize(
    ("values", "limits"),
    [([], ()), ([0, 0], ()), ([500], ()), ([500, 500, 500, 500], ()), ([1, 3], (1,)), ([-20, 5, 5, 9], (5,))],
)
def test_few_values_make_few_classes(values: list[int], limits: tuple[int, ...]) -> None:
    assert limits_of(values) == limits
