"""Exact linear programmes of a few bounded variables: the best corner, whichever rules cut the box."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.plans.linear import Bounds, Form, Point, maximise
from tests.domain.pots import facts


def form(constant: int, *slopes: int) -> Form:
    return Form(Fraction(constant), tuple(Fraction(slope) for slope in slopes))


def point(*values: int) -> Point:
    return tuple(Fraction(value) for value in values)


def box(*bounds: tuple[int, int]) -> list[Bounds]:
    return [(Fraction(low), Fraction(high)) for low, high in bounds]


def test_a_form_has_a_value_and_adds_up() -> None:
    one, other = form(3, 2, 0, -1), form(1, 1, 3, 2)

    assert facts(one.at(point(5, 7, 2)), other.at(point(1, 1, 1))) == (11, 7)
    assert (one.plus(other), one.plus(other, -2)) == (form(4, 3, 3, 1), form(1, 0, -6, -5))
    assert one.more(Fraction(4)) == form(7, 2, 0, -1)


def test_without_a_rule_each_variable_goes_to_the_side_its_aim_prefers() -> None:
    assert maximise(form(0, 1, -1, 0), (), box((1, 4), (2, 5), (3, 6))) == point(4, 2, 3)


@pytest.mark.parametrize(
    ("aim", "positive", "best"),
    [
        (form(0, 1, 2), [form(5, -1, -1)], point(1, 4)),
        (form(0, 2, 1), [form(5, -1, -1)], point(4, 1)),
        (form(0, -2, -1), [form(-3, 1, 1), form(-1, 1, 0)], point(1, 2)),
        (form(0, 1, 1), [form(0, 1, -2), form(3, -1, 0)], (Fraction(3), Fraction(3, 2))),
        (form(0, 1, 1), [form(-9, 1, 1)], None),
        (form(0, 1, 1), [form(-8, 1, 1)], point(4, 4)),
        (form(0, 1, 1), [form(-1, 0, 0)], None),
        (form(0, 1, 0), [form(2, -1, 0), form(-2, 1, 0)], point(2, 0)),
    ],
)
def test_rules_cut_the_box_and_the_best_corner_is_found(aim: Form, positive: list[Form], best: Point | None) -> None:
    assert maximise(aim, positive, box((0, 4), (0, 4))) == best


def best_corner(aim: Form, positive: Sequence[Form], bounds: Sequence[Bounds]) -> Fraction | None:
    """The greatest aim over the corners: where two sides or rules of two variables meet, and all the others hold."""
    sides = [Form(-low, slopes) for (low, _), slopes in zip(bounds, (point(1, 0), point(0, 1)), strict=True)]
    sides += [Form(high, slopes) for (_, high), slopes in zip(bounds, (point(-1, 0), point(0, -1)), strict=True)]
    rules = [*sides, *positive]
    found = []
    for one, other in itertools.combinations(rules, 2):
        (a, b), (c, d) = one.slopes, other.slopes
        if a * d != b * c:
            x = (b * other.constant - d * one.constant) / (a * d - b * c)
            y = (c * one.constant - a * other.constant) / (a * d - b * c)
            found += [aim.at((x, y))] if all(rule.at((x, y)) >= 0 for rule in rules) else []
    return max(found, default=None)


SMALL = st.integers(-4, 4)
FORMS = st.builds(form, st.integers(-8, 8), SMALL, SMALL)
SIDES = st.builds(lambda low, more: (Fraction(low), Fraction(low + more)), st.integers(-3, 3), st.integers(0, 5))


@settings(derandomize=True, max_examples=200)
@given(FORMS, st.lists(FORMS, max_size=4), SIDES, SIDES)
def test_no_corner_is_better_than_the_point_found(aim: Form, rules: list[Form], one: Bounds, other: Bounds) -> None:
    found = maximise(aim, rules, (one, other))

    assert (None if found is None else aim.at(found)) == best_corner(aim, rules, (one, other))
    assert found is None or all(rule.at(found) >= 0 for rule in rules)
