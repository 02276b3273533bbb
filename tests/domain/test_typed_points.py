"""Points, and several of a list, as they are typed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.typed.many import read_many
from leaderdesk.domain.typed.quantities import read_points
from leaderdesk.domain.typed.readings import Reading

NATURES = {"public": "public", "public_like": "assimilé public", "private": "privé"}


@pytest.mark.parametrize(
    ("text", "points"),
    [("", None), ("2", Fraction(2)), (" 2,5 ", Fraction(5, 2)), ("0.125", Fraction(1, 8)), ("1 200", Fraction(1200))],
)
def test_points_are_exact(text: str, points: Fraction | None) -> None:
    assert read_points(text) == Reading(points)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("deux", "not_points"),
        ("-1", "points_out_of_reach"),
        ("99999", "points_out_of_reach"),
        ("0,1234", "points_too_fine"),
    ],
)
def test_points_that_cannot_be_say_why(text: str, problem: str) -> None:
    assert read_points(text).problem == problem


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", ()),
        ("privé", ("private",)),
        ("prive ; Public", ("public", "private")),
        ("assimilé, privé,", ("public_like", "private")),
    ],
)
def test_several_of_a_list_come_in_its_order(text: str, values: tuple[str, ...]) -> None:
    assert read_many(text, NATURES) == Reading(values)


def test_one_that_is_not_in_the_list_says_so() -> None:
    assert read_many("privé, étatique", NATURES).problem == "choice_unknown"
