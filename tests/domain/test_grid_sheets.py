"""Grids as they are written: tried at once, with each problem at its line."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.grids import (
    CriterionSheet,
    GridSheet,
    GroupSheet,
    LevelSheet,
    new_key,
    parse_grid,
    problems_of_grid,
    try_grid,
    write_grid,
)
from leaderdesk.domain.scoring import Ballot, RateTier, Score, Threshold

FIVE, FOUR = Fraction(5), Fraction(4)
LEVELS = tuple(LevelSheet(Fraction(points), f"Niveau {points}") for points in (0, 2, 4))
NEED = CriterionSheet("need", "Besoin", FIVE, weight=Fraction(2))
REACH = CriterionSheet("reach", "Portée", FOUR, levels=LEVELS, group="leader")
BONUS = CriterionSheet("young", "Jeunes", Fraction(1), is_required=False, is_bonus=True)
GRID = GridSheet(
    "Grille",
    (NEED, REACH, BONUS),
    (GroupSheet("leader", "Démarche", 1),),
    Threshold(Fraction(50), unit="percent"),
    rate_tiers=(RateTier(Fraction(7), Fraction(1, 2)), RateTier(Fraction(12), Fraction(4, 5))),
    ties=("criterion:need", "received"),
)


def changed(sheet: GridSheet, rank: int, **fields: object) -> GridSheet:
    """A grid with one criterion changed."""
    criteria = list(sheet.criteria)
    criteria[rank] = replace(criteria[rank], **fields)  # type: ignore[arg-type]  # the fields of a criterion
    return replace(sheet, criteria=tuple(criteria))


def found(sheet: GridSheet) -> list[tuple[str, str, bool]]:
    """Each problem with its place, and whether it blocks."""
    return [(each.code, each.place, each.is_blocking) for each in problems_of_grid(sheet)]


def test_sound_grid_has_no_problem() -> None:
    assert found(GRID) == []


def test_grid_is_tried_on_invented_notes() -> None:
    notes = {"need": Fraction(3), "reach": Fraction(4)}

    trial = try_grid(GRID, [Ballot("Un projet", notes)])

    assert isinstance(trial.score, Score)
    assert (trial.score.total, trial.score.verdict, trial.score.rate) == (Fraction(10), "pass", Fraction(1, 2))
    assert trial.steps


def test_grid_that_cannot_be_used_has_no_score() -> None:
    trial = try_grid(GridSheet("Vide"), [])

    assert (trial.score, [each.code for each in trial.problems]) == (None, ["no_criterion"])


@pytest.mark.parametrize(
    ("sheet", "problem"),
    [
        (changed(GRID, 0, key="reach"), ("repeated", "criteria[0].key", True)),
        (changed(GRID, 0, key=" "), ("missing", "criteria[0].key", True)),
        (changed(GRID, 0, title=""), ("untitled", "criteria[0].title", False)),
        (changed(GRID, 0, weight=Fraction(0)), ("weightless", "criteria[0].weight", False)),
        (changed(GRID, 0, weight=Fraction(-1)), ("negative", "criteria[0].weight", True)),
        (changed(GRID, 0, max=Fraction(0)), ("not_above_zero", "criteria[0].max", True)),
        (changed(GRID, 0, max=Fraction(1, 3)), ("too_fine", "criteria[0].max", True)),
        (changed(GRID, 0, eliminatory_min=Fraction(6)), ("eliminates_everybody", "criteria[0].eliminatory_min", True)),
        (changed(GRID, 2, eliminatory_min=Fraction(1)), ("bonus_eliminates", "criteria[2].eliminatory_min", False)),
        (changed(GRID, 0, group="x"), ("unknown_group", "criteria[0].group", True)),
        (
            changed(GRID, 1, levels=(*LEVELS, LevelSheet(FIVE, "x"))),
            ("above_maximum", "criteria[1].levels[3].points", True),
        ),
        (changed(GRID, 1, levels=(*LEVELS, LEVELS[0])), ("repeated", "criteria[1].levels[0].points", True)),
        (
            changed(GRID, 1, levels=(*LEVELS[:2], LevelSheet(FOUR))),
            ("wording_missing", "criteria[1].levels[2].wording", False),
        ),
        (changed(GRID, 1, levels=LEVELS[2:]), ("one_level", "criteria[1].levels", False)),
        (changed(GRID, 1, levels=LEVELS[:2]), ("maximum_out_of_levels", "criteria[1].max", False)),
        (replace(GRID, groups=(GroupSheet("leader", "D", 2),)), ("group_asks_too_many", "groups[0].at_least", True)),
        (
            replace(GRID, groups=(*GRID.groups, GroupSheet("x", "X", 1))),
            ("group_without_criterion", "groups[1].key", True),
        ),
        (replace(GRID, threshold=Threshold(Fraction(16))), ("threshold_out_of_reach", "threshold.value", True)),
        (replace(GRID, threshold=Threshold(Fraction(15), ">")), ("threshold_out_of_reach", "threshold.value", True)),
        (replace(GRID, rate_tiers=GRID.rate_tiers[:1] * 2), ("tiers_overlap", "rate_tiers[0].start", True)),
        (replace(GRID, rate_tiers=GRID.rate_tiers[::-1]), ("tiers_unordered", "rate_tiers[1].start", False)),
        (replace(GRID, rate_tiers=GRID.rate_tiers[1:]), ("pass_without_rate", "rate_tiers", False)),
        (
            replace(GRID, rate_tiers=(*GRID.rate_tiers, RateTier(Fraction(13), Fraction(0)))),
            ("tier_falls", "rate_tiers[2].rate", False),
        ),
        (
            replace(GRID, rate_tiers=(*GRID.rate_tiers, RateTier(Fraction(16), Fraction(1)))),
            ("tier_out_of_reach", "rate_tiers[2].start", False),
        ),
        (replace(GRID, ties=("criterion:x",)), ("tie_on_nothing", "ties[0]", True)),
        (replace(GRID, ties=("taille",)), ("unknown_tie_rule", "ties[0]", True)),
        (replace(GRID, aggregate="best"), ("unknown_choice", "aggregate", True)),
        (replace(GRID, min_ballots=0), ("not_above_zero", "min_ballots", True)),
    ],
)
def test_each_problem_stands_at_its_line(sheet: GridSheet, problem: tuple[str, str, bool]) -> None:
    assert problem in found(sheet)


def test_weights_all_null_leave_no_points() -> None:
    sheet = replace(changed(changed(GRID, 0, weight=Fraction(0)), 1, weight=Fraction(0)), threshold=None)

    assert ("no_points", "criteria", True) in found(sheet)


def test_grid_kept_and_read_is_the_same() -> None:
    assert parse_grid(write_grid(GRID)) == GRID


def test_grid_that_was_tampered_with_is_refused_with_its_place() -> None:
    with pytest.raises(WrongInput) as wrong:
        parse_grid(write_grid(GRID).replace('"max": "5"', '"max": 5'))

    assert (wrong.value.code, wrong.value.place) == ("number_not_text", "criteria[0].max")


def test_new_criterion_has_a_key_of_its_own() -> None:
    assert new_key(GRID, "Effets sur l’eau !") == "effets_sur_l_eau"
    assert new_key(GRID, "Need") == "need_2"
    assert new_key(GRID, "…") == "critere"


def test_title_of_a_key_is_that_of_its_line() -> None:
    assert [GRID.title_of(key) for key in ("need", "leader", "x")] == ["Besoin", "Démarche", "x"]
