"""The score of a project: which sheets count, what a criterion is worth, what decides, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.scoring import (
    Ballot,
    BallotFault,
    Criterion,
    Grid,
    Group,
    RateTier,
    Score,
    Threshold,
    score_project,
)

FIVE = Fraction(5)
NEED, BONUS = Criterion("need", FIVE), Criterion("bonus", Fraction(1), required=False, bonus=True)
GRID = Grid([NEED, BONUS])


def sheet(member: str, **notes: str | int | None) -> Ballot:
    return Ballot(member, {key: None if note is None else Fraction(note) for key, note in notes.items()})


def score(grid: Grid, *ballots: Ballot) -> Score:
    result = score_project(grid, ballots)
    assert isinstance(result, Score)
    return result


def test_a_total_is_weighted_and_its_maximum_leaves_out_the_bonus() -> None:
    grid = Grid([replace(NEED, weight=Fraction(2)), replace(BONUS, weight=Fraction(3))])

    result = score(grid, sheet("b", need=3, bonus=1), sheet("a", need=4, bonus=0))

    assert result.values == {"bonus": Fraction(1, 2), "need": Fraction(7, 2)}
    assert (result.total, result.percent) == (Fraction(17, 2), Fraction(85))
    assert result.maximum == 10
    assert result.note_counts == {"need": 2, "bonus": 2}


def test_a_sheet_without_any_note_is_set_aside() -> None:
    result = score(GRID, sheet("a", need=None), sheet("b", need=3))

    assert (result.counted, result.set_aside) == (("b",), ("a",))


def test_an_abstention_on_what_is_required_is_left_out_of_the_mean() -> None:
    result = score(GRID, sheet("a", need=None, bonus=1), sheet("b", need=3))

    assert result.counted == ("a", "b")
    assert result.values == {"bonus": Fraction(1, 2), "need": 3}


def test_an_optional_note_nobody_gave_is_zero_or_nothing() -> None:
    ignored = replace(GRID, optional_missing="ignored")

    assert score(GRID, sheet("a", need=3, bonus=None)).values == {"bonus": 0, "need": 3}
    assert score(ignored, sheet("a", need=3, bonus=None)).values == {"need": 3}
    assert score(ignored, sheet("a", need=3)).total == 3


def test_an_ignored_missing_note_leaves_the_mean_of_those_who_gave_one() -> None:
    ignored = replace(GRID, optional_missing="ignored")

    assert score(ignored, sheet("a", need=3, bonus=1), sheet("b", need=3)).values["bonus"] == 1


def test_the_median_of_an_odd_number_is_the_one_in_the_middle() -> None:
    sheets = [sheet(str(note), need=note) for note in (5, 0, 3)]

    assert score(replace(GRID, aggregate="median"), *sheets).values["need"] == 3


def test_the_median_of_an_even_number_is_between_the_two_in_the_middle() -> None:
    sheets = [sheet(str(note), need=note) for note in (5, 0, 3, 2)]

    assert score(replace(GRID, aggregate="median"), *sheets).values["need"] == Fraction(5, 2)


def test_a_consensus_is_one_sheet() -> None:
    grid = replace(GRID, aggregate="consensus")

    assert score(grid, sheet("all", need=3), sheet("draft")).total == 3
    with pytest.raises(WrongInput) as refused:
        score_project(grid, [sheet("a", need=3), sheet("b", need=4)])
    assert refused.value.code == "several_sheets_of_one"


@pytest.mark.parametrize(
    ("op", "value", "unit", "verdict"),
    [
        (">=", "10/3", "points", "pass"),
        (">", "10/3", "points", "fail"),
        (">=", "200/3", "percent", "pass"),
        (">", "200/3", "percent", "fail"),
        (">=", "3.34", "points", "fail"),
    ],
)
def test_the_threshold_is_compared_exactly(op: str, value: str, unit: str, verdict: str) -> None:
    grid = replace(GRID, threshold=Threshold(Fraction(value), op, unit))

    result = score(grid, sheet("a", need=3), sheet("b", need=3), sheet("c", need=4))

    assert result.verdict == verdict


def test_a_percent_of_nothing_is_not_reached() -> None:
    grid = Grid([BONUS], threshold=Threshold(Fraction(0), ">=", "percent"))

    result = score(grid, sheet("a", bonus=1))

    assert (result.percent, result.verdict) == (None, "fail")


def test_an_eliminatory_note_is_enough_at_its_value_and_no_value_is_zero() -> None:
    at_two = Criterion("need", FIVE, eliminatory_min=Fraction(2))
    optional = Criterion("more", FIVE, required=False, eliminatory_min=Fraction(1))

    assert score(Grid([at_two]), sheet("a", need=2)).verdict == "pass"
    result = score(Grid([at_two, optional], optional_missing="ignored"), sheet("a", need=1))
    assert (result.verdict, result.eliminated_by) == ("eliminated", ("more", "need"))


@pytest.mark.parametrize(("met_from", "verdict"), [("0.5", "pass"), ("0.51", "eliminated")])
def test_a_group_is_met_from_its_share_of_the_maximum(met_from: str, verdict: str) -> None:
    quality = [Criterion(key, Fraction(4), group="quality") for key in "ab"]
    grid = Grid(quality, [Group("quality", 2, Fraction(met_from))])

    assert score(grid, sheet("x", a=2, b=4)).verdict == verdict


def test_a_group_looks_at_its_own_criteria_from_their_half() -> None:
    quality = [Criterion(key, Fraction(4), group="quality") for key in "ab"]
    grid = Grid([*quality, NEED], [Group("quality", 2)])

    assert score(grid, sheet("x", a=2, b=2, need=0)).verdict == "pass"
    assert score(grid, sheet("x", a=2, b=1, need=5)).verdict == "eliminated"


def test_no_score_says_neither_total_nor_rate_nor_elimination() -> None:
    grid = Grid(
        [Criterion("need", FIVE, eliminatory_min=FIVE)], min_ballots=2, rate_tiers=[RateTier(Fraction(0), FIVE)]
    )

    result = score(grid, sheet("a", need=1))

    assert (result.verdict, result.total, result.rate, result.eliminated_by) == ("no_score", None, None, ())


def test_the_rate_is_that_of_the_highest_tier_reached_and_only_for_a_pass() -> None:
    tiers = [RateTier(Fraction(4), Fraction(3, 4)), RateTier(Fraction(2), Fraction(1, 2))]
    grid = Grid([NEED], rate_tiers=tiers)

    assert [score(grid, sheet("a", need=note)).rate for note in (1, 2, 4)] == [None, Fraction(1, 2), Fraction(3, 4)]
    assert score(replace(grid, threshold=Threshold(FIVE)), sheet("a", need=4)).rate is None


@pytest.mark.parametrize("note", ["-1", "5.01"])
def test_a_note_off_the_scale_is_a_result_even_on_a_sheet_set_aside(note: str) -> None:
    two = Grid([NEED, Criterion("other", FIVE)])

    assert score_project(two, [sheet("a", need=note)]) == BallotFault("note_outside_scale", "a", "need")


def test_both_ends_of_a_scale_are_on_it() -> None:
    assert [score(GRID, sheet("a", need=note)).total for note in (0, 5)] == [0, 5]


def test_the_fault_told_is_the_first_by_name_whatever_the_order() -> None:
    outside = [sheet("b", need=9), sheet("a", need=3, bonus=9), sheet("a2", need=9)]
    unknown = [sheet("b", x=1), sheet("a", z=1, y=1), sheet("c", need=9)]

    assert score_project(GRID, outside) == BallotFault("note_outside_scale", "a", "bonus")
    assert score_project(GRID, unknown) == BallotFault("unknown_criterion", "a", "y")


def test_levels_are_the_whole_scale() -> None:
    grid = Grid([Criterion("need", Fraction(4), levels=(Fraction(0), Fraction(4)))])

    assert isinstance(score_project(grid, [sheet("a", need=4)]), Score)
    assert isinstance(score_project(grid, [sheet("a", need=2)]), BallotFault)


def test_an_unknown_criterion_is_a_result_even_abstained() -> None:
    assert score_project(GRID, [sheet("a", need=9), sheet("b", other=None)]) == BallotFault(
        "unknown_criterion", "b", "other"
    )


NOTES = st.none() | st.integers(0, 10).map(lambda note: Fraction(note, 2))
KEYS = st.sampled_from(["need", "skills", "bonus"])
BALLOTS = st.lists(st.dictionaries(KEYS, NOTES), max_size=6).map(
    lambda sheets: [Ballot(f"m{rank}", notes) for rank, notes in enumerate(sheets)]
)
GRIDS = st.builds(
    Grid,
    st.just(
        [
            Criterion("need", FIVE, Fraction(2), eliminatory_min=Fraction(1)),
            Criterion("skills", FIVE),
            Criterion("bonus", FIVE, required=False, bonus=True),
        ]
    ),
    threshold=st.builds(
        Threshold,
        st.integers(0, 100).map(Fraction),
        st.sampled_from([">", ">="]),
        st.sampled_from(["points", "percent"]),
    ),
    aggregate=st.sampled_from(["mean", "median"]),
    optional_missing=st.sampled_from(["zero", "ignored"]),
    min_ballots=st.integers(0, 3),
)
PROPERTY = settings(derandomize=True, max_examples=80)


@given(GRIDS, BALLOTS, st.randoms(use_true_random=False))
@PROPERTY
def test_the_order_of_the_sheets_changes_nothing(grid: Grid, ballots: list[Ballot], drawn: object) -> None:
    turned = list(ballots)
    drawn.shuffle(turned)  # type: ignore[attr-defined]  # a random of Hypothesis

    assert score_project(grid, turned) == score_project(grid, ballots)


@given(GRIDS, BALLOTS)
@PROPERTY
def test_every_sheet_is_counted_or_set_aside_and_values_stay_on_the_scale(grid: Grid, ballots: list[Ballot]) -> None:
    result = score(grid, *ballots)

    assert sorted((*result.counted, *result.set_aside)) == sorted(ballot.member for ballot in ballots)
    assert all(0 <= value <= 5 for value in result.values.values())
    assert (result.total is None) == (result.verdict == "no_score")


@given(GRIDS, BALLOTS)
@PROPERTY
def test_a_better_note_never_lowers_the_total(grid: Grid, ballots: list[Ballot]) -> None:
    best = [
        replace(ballot, notes={key: note if note is None else FIVE for key, note in ballot.notes.items()})
        for ballot in ballots
    ]
    before, after = score(grid, *ballots), score(grid, *best)

    assert before.total is None or (after.total or 0) >= before.total


@given(st.lists(st.fractions(0, 5, max_denominator=60), min_size=1, max_size=40))
def test_mean_is_exact_whatever_the_denominators(notes: list[Fraction]) -> None:
    ballots = [Ballot(str(rank), {"need": note}) for rank, note in enumerate(notes)]

    assert score(Grid([NEED]), *ballots).values == {"need": sum(notes, Fraction(0)) / len(notes)}
