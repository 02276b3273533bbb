"""The best allowed point: boxes halved between allowed amounts, left aside where nothing better can be in them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.plans.goals import leave_out_most, make_greatest, sum_of
from leaderdesk.domain.plans.linear import Form, Point
from leaderdesk.domain.plans.ranges import Range
from leaderdesk.domain.plans.search import Best, Box, Field, Goal, Kept, search
from tests.domain.pots import facts


def form(constant: int, *slopes: int) -> Form:
    return Form(Fraction(constant), tuple(Fraction(slope) for slope in slopes))


def point(*values: int) -> Point:
    return tuple(Fraction(value) for value in values)


def by_steps(most: int, step: int = 1, least: int = 0, *, is_decided: bool = False) -> Range:
    return Range("f", Fraction(most), Fraction(least), Fraction(step), is_decided=is_decided)


def start(ranges: list[Range], *positive: Form) -> Box:
    return Box(tuple((each.lowest, each.highest) for each in ranges), positive)


def greatest(*slopes: int, unit: int = 1) -> Goal:
    return make_greatest(form(0, *slopes), [Fraction(unit)])


def find(goal: Goal, ranges: list[Range], *positive: Form, field: Field | None = None, boxes: int = 99) -> Best:
    field = field or Field(tuple(ranges), lambda found: found, ())
    return search(goal, field, start(ranges, *positive), None, boxes)


def holds(*rules: Form) -> Field:
    """A field of whole numbers up to four where these rules are the whole truth."""

    def accept(found: Point) -> Point | None:
        return found if all(rule.at(found) >= 0 for rule in rules) else None

    return Field((by_steps(4), by_steps(4)), accept, ())


def test_the_best_point_is_among_the_allowed_amounts() -> None:
    ranges, half = [by_steps(9, 4), by_steps(9, 3)], form(13, -2, -2)

    found = find(greatest(1, 1), ranges, half, field=Field(tuple(ranges), holds(half).accept, ()))

    assert (found.point, found.is_proven) == (point(0, 6), True)


def test_a_search_that_is_cut_short_keeps_the_best_it_knows_and_proves_nothing() -> None:
    rule = form(13, -2, -2)
    known = point(1, 1)

    cut = search(greatest(1, 1), holds(rule), start([by_steps(4), by_steps(4)], rule), known, 0)
    done = search(greatest(1, 1), holds(rule), start([by_steps(4), by_steps(4)], rule), known, 99)

    assert cut == Best(known, is_proven=False, boxes=0)
    assert (sum(done.point or ()), done.is_proven) == (6, True)


def test_a_point_as_good_as_the_one_known_is_not_looked_for() -> None:
    found = search(greatest(1, 1), holds(), start([by_steps(4), by_steps(4)]), point(4, 4), 99)

    assert found == Best(point(4, 4), is_proven=True, boxes=0)


def test_where_no_point_is_accepted_there_is_none_and_it_is_proven() -> None:
    found = find(greatest(1, 1), [by_steps(2), by_steps(2)], field=holds(form(-9, 1, 1)))

    assert (found.point, found.is_proven) == (None, True)


def test_what_was_reached_before_is_kept() -> None:
    kept = replace(holds(form(6, -1, -1)), kept=(Kept(greatest(1, 0), Fraction(3)),))

    found = find(greatest(0, 1), [by_steps(4), by_steps(4)], form(6, -1, -1), field=kept)

    assert (found.point, found.is_proven) == (point(3, 3), True)


def test_the_fewest_that_bring_anything() -> None:
    ranges = [by_steps(3, 1, 2), by_steps(4), by_steps(1, 1, 1, is_decided=True)]
    enough = form(-4, 1, 1, 1)
    field = Field(tuple(ranges), lambda found: found if enough.at(found) >= 0 else None, ())

    found = find(leave_out_most(range(3)), ranges, enough, field=field)

    assert facts(found.is_proven, leave_out_most(range(3)).value(found.point or ())) == (True, -2)
    assert leave_out_most((1, 2)).value(point(1, 0, 1)) == -1


def test_one_rule_at_least_of_each_group_divides_what_the_others_allow() -> None:
    """What is accepted is not said by the rules of the box: one of x ≤ 1, y ≤ 1, and one of x ≥ 3, y ≥ 3."""
    groups = ((form(1, -1, 0), form(1, 0, -1)), (form(-3, 1, 0), form(-3, 0, 1)))

    def accept(found: Point) -> Point | None:
        return found if all(any(rule.at(found) >= 0 for rule in group) for group in groups) else None

    ranges = [by_steps(4), by_steps(5)]
    field = Field(tuple(ranges), accept, groups)

    assert find(greatest(1, 1), ranges, field=field).point == point(1, 5)
    assert find(greatest(2, 1), ranges, field=field, boxes=12).is_proven


def unsaid(ranges: list[Range], *rules: Form, groups: tuple[tuple[Form, ...], ...] = ()) -> Field:
    """A field whose rules are not those of the box."""

    def accept(found: Point) -> Point | None:
        return found if all(rule.at(found) >= 0 for rule in rules) else None

    return Field(tuple(ranges), accept, groups)


def test_the_only_point_takes_one_box() -> None:
    assert find(greatest(1), [by_steps(4)]) == Best(point(4), is_proven=True, boxes=1)


@pytest.mark.parametrize(
    ("slope", "rule", "best"),
    [(-1, form(-2, 1), 2), (1, form(1, -1), 1), (-1, form(-4, 1), 4), (1, form(0, -1), 0), (-1, form(-5, 1), None)],
)
def test_what_is_refused_is_left_on_both_sides(slope: int, rule: Form, best: int | None) -> None:
    ranges = [by_steps(4)]

    found = find(greatest(slope), ranges, field=unsaid(ranges, rule))

    assert (found.point, found.is_proven) == (None if best is None else point(best), True)


def test_a_funder_whose_least_is_refused_may_still_bring_nothing() -> None:
    ranges = [by_steps(9, 4, 1)]

    assert find(greatest(1), ranges, field=unsaid(ranges, form(0, -1))).point == point(0)


@pytest.mark.parametrize(
    ("aim", "rule", "hidden", "best"),
    [((-1, 5), form(-3, 1, -1), form(2, 0, -1), (8, 2)), ((1, -3), form(5, -1, 1), form(-1, 0, 1), (4, 1))],
)
def test_between_two_steps_both_are_tried_even_on_a_side_of_the_box(
    aim: tuple[int, int], rule: Form, hidden: Form, best: tuple[int, int]
) -> None:
    ranges = [by_steps(8, 4, 4, is_decided=True), by_steps(3)]

    assert find(greatest(*aim), ranges, rule, field=unsaid(ranges, rule, hidden)).point == point(*best)


def test_once_divided_by_each_group_a_box_is_divided_by_its_bounds() -> None:
    ranges = [by_steps(4)]
    field = unsaid(ranges, form(2, -1), groups=((form(4, -1),),))

    found = find(greatest(1), ranges, field=field)

    assert (found.point, found.is_proven) == (point(2), True)


def test_goals_go_by_the_greatest_step_that_divides_all() -> None:
    steps = [Fraction(1, 2), Fraction(1, 3), None, Fraction(0), Fraction(2)]

    goal = make_greatest(sum_of((0, 2), 3), steps)

    assert facts(goal.unit, goal.value(point(1, 5, 2))) == (Fraction(1, 6), 3)


RANGES = st.builds(
    lambda least, more, step, decided: by_steps(least + more, step, least, is_decided=decided),
    *(st.sampled_from([0, 0, 1, 2]), st.integers(2, 5), st.sampled_from([1, 1, 2]), st.booleans()),
)
SLOPES = st.integers(-2, 2)
# A rule that holds around the point (2, 3), so that most boxes have something to find.
RULE = st.builds(lambda slack, x, y: form(slack - 2 * x - 3 * y, x, y), st.integers(0, 2), SLOPES, SLOPES)


def amounts(each: Range) -> list[Fraction]:
    return [Fraction(value) for value in range(int(each.most) + 1) if each.allows(Fraction(value))]


@settings(derandomize=True, max_examples=150)
@given(RANGES, RANGES, st.lists(RULE, max_size=1), st.lists(RULE, min_size=1, max_size=3), SLOPES, SLOPES)
def test_no_allowed_point_is_better(
    one: Range, other: Range, said: list[Form], unsaid: list[Form], first: int, second: int
) -> None:
    goal, rules = greatest(first, second), [*said, *unsaid]

    def accept(found: Point) -> Point | None:
        return found if all(rule.at(found) >= 0 for rule in rules) else None

    every = [(x, y) for x in amounts(one) for y in amounts(other) if accept((x, y))]
    found = find(goal, [one, other], *said, field=Field((one, other), accept, ()), boxes=9_999)

    assert found.is_proven
    assert (None if found.point is None else goal.value(found.point)) == max(map(goal.value, every), default=None)


def test_a_funder_that_may_still_bring_nothing_counts_for_its_part_of_its_most() -> None:
    box = start([by_steps(4), by_steps(5, 1, 2, is_decided=True), by_steps(0), by_steps(9)])

    form_in = leave_out_most(range(3)).form_in(box)

    assert form_in == Form(Fraction(-1), (Fraction(-1, 4), Fraction(0), Fraction(0), Fraction(0)))


@pytest.mark.parametrize(("low", "high"), [(1, 3), (2, 2)])
def test_a_box_changes_one_of_its_bounds(low: int, high: int) -> None:
    changed = start([by_steps(4), by_steps(5)]).with_bounds(1, Fraction(low), Fraction(high))

    assert facts(*changed.bounds) == ((0, 4), (low, high))
