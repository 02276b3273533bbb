"""The quality of a grid: exact spreads without names, what each criterion decided, the smallest change that decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.grids.contests import Candidate, Contest, Flip, Purse, decide, open_contest
from leaderdesk.domain.grids.influence import leave_out, measure_influence
from leaderdesk.domain.grids.sensitivity import Change, Margin, find_margin, find_margins, move_grid
from leaderdesk.domain.grids.spreads import add_differences, measure_spreads
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.scoring import Ballot, Criterion, Grid, Group, Threshold

F = Fraction
NEED, SKILLS = Criterion("need", F(5), F(2)), Criterion("skills", F(5))
AMOUNTS = {"A": F(10), "B": F(10), "C": F(5), "D": F(20), "E": F(7)}
# 15 points at most; 9 are needed.
GRID = Grid((NEED, SKILLS), threshold=Threshold(F(9)))


def sheets(*notes: tuple[int, int]) -> list[Ballot]:
    return [
        Ballot(f"Membre {rank}", {"need": F(need), "skills": F(skills)}) for rank, (need, skills) in enumerate(notes)
    ]


def contest(grid: Grid = GRID, purse: Purse | None = None, **projects: tuple[int, int]) -> Contest:
    candidates = [Candidate(key, sheets(notes), AMOUNTS[key]) for key, notes in projects.items()]
    return open_contest(grid, candidates, purse)


def with_threshold(value: int, op: str = ">=", unit: str = "points") -> Grid:
    return Grid(GRID.criteria, threshold=Threshold(F(value), op, unit))


def test_the_least_change_that_makes_a_project_fail_lies_just_beyond() -> None:
    # 2 × 4 + 3 = 11 against 9: the weight of need may lose one half, where 9 still passes.
    margin = find_margin(contest(A=(4, 3)), "weight:need")

    assert margin.up is None
    assert margin.down == Change("weight:need", F(-1, 2), F(3, 2), False, False, (Flip("A", "pass", "fail"),))


def test_the_least_change_that_makes_a_project_pass_is_reached() -> None:
    # 2 × 2 + 4 = 8 against 9.
    margin = find_margin(contest(A=(2, 4)), "weight:skills")

    assert margin.up == Change("weight:skills", F(1, 4), F(5, 4), True, True, (Flip("A", "fail", "pass"),))


def test_a_strict_threshold_turns_what_is_reached_around() -> None:
    strict = with_threshold(9, ">")

    falls = find_margin(contest(strict, A=(4, 3)), "weight:need").down
    rises = find_margin(contest(strict, A=(2, 4)), "weight:skills").up

    assert [(each.by, each.is_reached) for each in (falls, rises) if each] == [(F(-1, 2), True), (F(1, 4), False)]


def test_a_total_on_the_threshold_changes_at_the_least_move() -> None:
    margin = find_margin(contest(A=(3, 3)), "threshold")

    assert margin.up == Change("threshold", F(0), F(9), True, False, (Flip("A", "pass", "fail"),))


def test_a_threshold_in_percent_moves_with_the_weights() -> None:
    # need 5 of 5, skills 0 of 5: 10 of 15 is 66,67 %; 60 % asks (w + 2) × 3, the project keeps 10.
    grid = with_threshold(60, unit="percent")

    margin = find_margin(contest(grid, A=(5, 0)), "weight:skills")

    assert margin.up is not None
    assert (margin.up.by, margin.up.to, margin.up.is_reached) == (F(1, 3), F(4, 3), False)


def test_the_threshold_in_percent_is_moved_in_percent() -> None:
    (change,) = find_margin(contest(with_threshold(60, unit="percent"), A=(4, 3)), "threshold").smallest

    assert (change.by, change.is_reached) == (F(1100, 15) - 60, False)


def test_the_project_nearest_to_the_threshold_comes_first() -> None:
    (change,) = find_margin(contest(A=(5, 5), B=(3, 4), C=(1, 1)), "threshold").smallest

    assert (change.by, change.flips) == (F(1), (Flip("B", "pass", "fail"),))


def test_a_weight_never_goes_below_zero() -> None:
    # 1 × 5 + 5 = 10 of need alone: without skills, 10 still passes.
    assert find_margin(contest(A=(5, 0)), "weight:skills").down is None


def test_an_eliminated_project_and_one_without_score_are_beyond_any_weight() -> None:
    strict = Grid((Criterion("need", F(5), F(2), eliminatory_min=F(2)), SKILLS), threshold=Threshold(F(9)))
    silent = Candidate("B", [Ballot("Membre", {"need": None, "skills": F(3)})])
    opened = open_contest(strict, [Candidate("A", sheets((1, 5))), silent])

    assert (opened.unscored, opened.outcomes) == (("B",), {"A": "eliminated"})
    assert [(each.up, each.down) for each in find_margins(opened)] == [(None, None)] * 3


def test_with_an_envelope_the_decision_is_who_is_funded() -> None:
    # 14 points and 13: with skills worth one more they tie, and the committee decides.
    opened = contest(GRID, Purse(F(10)), A=(5, 4), B=(4, 5))

    change = find_margin(opened, "weight:skills").up

    assert opened.outcomes == {"A": "funded", "B": "queued"}
    assert change is not None
    assert (change.by, change.is_reached) == (F(1), True)
    assert change.flips == (Flip("A", "funded", "to_decide"), Flip("B", "queued", "to_decide"))


def test_a_project_that_waits_is_funded_when_it_passes_the_one_that_blocks_it() -> None:
    # 15 left to give: A takes 10, B needs 20 and stops the others, C would take just what is left.
    projects = [Candidate(key, sheets(notes), F(amount)) for key, notes, amount in
                (("A", (5, 5), 10), ("B", (3, 4), 20), ("C", (4, 1), 5))]  # fmt: skip
    opened = open_contest(GRID, projects, Purse(F(15)))

    change = find_margin(opened, "weight:need").up

    assert opened.outcomes == {"A": "funded", "B": "queued", "C": "queued"}
    assert change is not None
    assert (change.by, change.is_reached) == (F(1), True)


def test_without_a_threshold_the_weights_alone_have_a_margin() -> None:
    grid = Grid(GRID.criteria)

    margins = find_margins(contest(grid, Purse(F(10)), A=(5, 4), B=(4, 5)))

    assert [(each.moved, each.up and each.up.by) for each in margins] == [
        ("weight:need", None),
        ("weight:skills", F(1)),
    ]
    assert find_margins(contest(grid, A=(5, 4))) == tuple(Margin(each.moved, None, None) for each in margins)


def test_a_light_weight_falls_at_the_least_move_and_one_of_zero_not_at_all() -> None:
    # 2 × 3 + 3 ÷ 2 = 7.5, which is just what is asked.
    light = Grid((NEED, Criterion("skills", F(5), F(1, 2))), threshold=Threshold(F(15, 2)))
    nothing = Grid((NEED, Criterion("skills", F(5), F(0))), threshold=Threshold(F(9)))

    fall = find_margin(contest(light, A=(3, 3)), "weight:skills").down

    assert fall is not None
    assert (fall.by, fall.to, fall.is_reached, fall.flips) == (F(0), F(1, 2), False, (Flip("A", "pass", "fail"),))
    assert find_margin(contest(nothing, A=(4, 4)), "weight:skills") == Margin(
        "weight:skills", find_margin(contest(nothing, A=(4, 4)), "weight:skills").up, None
    )


def test_a_criterion_that_decided_is_named() -> None:
    # Without need, 3 points are asked (9 × 5 / 15); without skills, 6.
    opened = contest(A=(5, 0), B=(2, 4), C=(5, 5))

    need, skills = measure_influence(opened)

    assert need.flips == (Flip("A", "pass", "fail"), Flip("B", "fail", "pass"))
    assert (skills.flips, need.rate, skills.rate) == ((), F(2, 3), F(0))


def test_leaving_a_criterion_out_may_keep_the_threshold() -> None:
    assert leave_out(GRID, "need").threshold == Threshold(F(3))
    assert leave_out(GRID, "need", scale_threshold=False).threshold == Threshold(F(9))


def test_group_asks_no_more_of_its_criteria_than_it_still_has() -> None:
    pair = tuple(Criterion(key, F(5), group="g") for key in "ab")
    others = tuple(Criterion(key, F(5)) for key in "cde")
    grid = Grid((*pair, *others), (Group("g", 2), Group("none", 0)))

    asked = [[group.at_least for group in leave_out(grid, key).groups] for key in "abc"]

    assert asked == [[1, 0], [1, 0], [2, 0]]
    assert leave_out(replace(grid, groups=(Group("g", 1),)), "c").groups == (Group("g", 1),)


def test_nothing_is_told_of_the_only_criterion() -> None:
    alone = Grid((NEED,), threshold=Threshold(F(5)))
    opened = open_contest(alone, [Candidate("A", [Ballot("Membre", {"need": F(4)})])])

    (influence,) = measure_influence(opened)

    assert (influence.flips, influence.rate) == (None, None)


def test_spreads_between_projects_and_between_members() -> None:
    opened = open_contest(GRID, [Candidate("A", sheets((5, 1), (3, 1), (1, 1))), Candidate("B", sheets((5, 5)))])

    found = measure_spreads(opened)
    need, skills = found.criteria

    assert need.between_members is not None
    assert (need.between_members.points, need.between_members.pairs) == (F(8, 3), 3)
    assert need.between_projects is not None
    assert (need.lowest, need.highest, need.between_projects.points) == (F(3), F(5), F(2))
    assert (skills.between_projects and skills.between_projects.share, found.members_share) == (F(4, 5), F(4, 15))


def test_spread_between_members_is_that_of_the_notes_given_on_sheets_that_count() -> None:
    unfinished, abstained = Ballot("X", {"need": F(0)}), Ballot("Y", {"need": None, "skills": F(1)})
    given_notes = [*sheets((5, 1), (3, 1), (1, 1)), unfinished, abstained]

    need, skills = measure_spreads(open_contest(GRID, [Candidate("A", given_notes)])).criteria

    assert (need.between_members and need.between_members.pairs, need.lowest) == (3, F(3))
    assert (skills.between_members and skills.between_members.pairs) == 6


def test_criterion_that_nobody_noted_or_that_is_worth_nothing_has_no_share() -> None:
    grid = Grid((NEED, Criterion("empty", F(0)), Criterion("extra", F(5), required=False)), optional_missing="skip")
    notes = [Ballot(f"Membre {rank}", {"need": F(1), "empty": F(0)}) for rank in range(3)]

    _, empty, extra = measure_spreads(open_contest(grid, [Candidate("A", notes), Candidate("B", notes)])).criteria

    assert (empty.between_projects and empty.between_projects.share) == F(0)
    assert (extra.lowest, extra.between_projects, extra.between_members) == (None, None, None)


def test_two_members_are_too_few_to_stay_without_a_name() -> None:
    opened = contest(A=(5, 1)), open_contest(GRID, [Candidate("A", sheets((5, 1), (3, 1)))])

    assert [measure_spreads(each).members_share for each in opened] == [None, None]


def test_no_member_is_named_anywhere() -> None:
    opened = open_contest(GRID, [Candidate("A", sheets((5, 1), (3, 1), (1, 1)))])

    assert "Membre" not in repr((measure_spreads(opened), find_margins(opened), measure_influence(opened)))


def test_what_makes_no_sense_is_refused_with_its_place() -> None:
    twice = [Candidate("A", sheets((1, 1))), Candidate("A", sheets((1, 1)))]

    for candidates, place in ((twice, "projects[1].key"), ([Candidate("A", sheets((9, 1)))], "projects[A].ballots")):
        with pytest.raises(WrongInput) as refused:
            open_contest(GRID, candidates)
        assert refused.value.place == place
    with pytest.raises(WrongInput, match="unknown_choice"):
        find_margin(contest(A=(1, 1)), "weight:none")


NOTES = st.tuples(st.integers(0, 5), st.integers(0, 5))
PROJECTS = st.dictionaries(st.sampled_from("ABCDE"), NOTES, min_size=1, max_size=5)
GRIDS = st.builds(
    with_threshold, st.integers(1, 14), st.sampled_from([">=", ">"]), st.sampled_from(["points", "percent"])
)
PURSES = st.one_of(
    st.none(),
    st.builds(
        Purse, st.integers(0, 40).map(F), st.sampled_from([(), ("criterion:need",)]), st.sampled_from(["stop", "skip"])
    ),
)
MOVED = st.sampled_from(["weight:need", "weight:skills", "threshold"])


def outcomes_at(opened: Contest, moved: str, to: Fraction) -> Mapping[str, str]:
    return decide(opened, move_grid(opened.grid, moved, to))


@settings(derandomize=True, max_examples=200)
@given(GRIDS, PURSES, PROJECTS, MOVED, st.fractions(0, 1, max_denominator=20))
def test_nothing_changes_before_the_margin_and_something_does_at_it(
    grid: Grid, purse: Purse | None, projects: dict[str, tuple[int, int]], moved: str, part: Fraction
) -> None:
    opened = contest(grid, purse, **projects)
    margin = find_margin(opened, moved)

    for change in (margin.up, margin.down):
        if change is None:
            continue
        short = change.to - change.by * (1 - part * F(19, 20))
        assert outcomes_at(opened, moved, short) == opened.outcomes or (not change.by and change.is_reached)
        beyond = change.to if change.is_reached else change.to + F(1 if change.rises else -1, 10**9)
        assert outcomes_at(opened, moved, beyond) != opened.outcomes


@settings(derandomize=True, max_examples=200)
@given(GRIDS, PURSES, PROJECTS, MOVED, st.fractions(0, 30, max_denominator=30))
def test_where_no_change_is_told_none_exists(
    grid: Grid, purse: Purse | None, projects: dict[str, tuple[int, int]], moved: str, to: Fraction
) -> None:
    opened = contest(grid, purse, **projects)
    margin = find_margin(opened, moved)
    now = grid.threshold.value if moved == "threshold" and grid.threshold else {"weight:need": F(2)}.get(moved, F(1))

    change = margin.up if to > now else margin.down
    if to != now and change is None:
        assert outcomes_at(opened, moved, to) == opened.outcomes


@settings(derandomize=True, max_examples=60)
@given(GRIDS, PURSES, PROJECTS, st.randoms(use_true_random=False))
def test_the_order_of_the_projects_never_shows(
    grid: Grid, purse: Purse | None, projects: dict[str, tuple[int, int]], chance: Random
) -> None:
    shuffled = dict(chance.sample(sorted(projects.items()), len(projects)))
    both = [contest(grid, purse, **each) for each in (projects, shuffled)]

    assert find_margins(both[0]) == find_margins(both[1])
    assert measure_influence(both[0]) == measure_influence(both[1])
    assert measure_spreads(both[0]) == measure_spreads(both[1])


@settings(derandomize=True, max_examples=60)
@given(st.lists(st.fractions(0, 20, max_denominator=12), max_size=8))
def test_differences_are_those_of_every_pair(values: list[Fraction]) -> None:
    assert add_differences(values) == sum(abs(one - other) for one, other in combinations(values, 2))
