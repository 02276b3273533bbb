"""Targets: what is due by a day, how far it is, and what each coming sitting should bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.envelopes.targets import Target, follow_targets
from leaderdesk.domain.inputs import WrongInput
from tests.domain.pots import BUILD, DAY, USUAL, envelopes, euros, facts, overview_with, voted


def test_a_target_says_what_each_coming_sitting_should_bring() -> None:
    overview = overview_with(envelopes(welcome=100, build=100), [voted(40)], USUAL)
    half = Target("mi-parcours", date(2026, 12, 31), "FEADER", rate=Fraction(1, 2))
    sittings = [date(2026, 5, 1), date(2026, 9, 1), date(2026, 11, 1), date(2026, 11, 1), date(2027, 2, 1)]

    (progress,) = follow_targets(overview, [half], DAY, sittings)

    assert facts(progress.due, progress.missing, progress.state, progress.sittings_left) == (100, 60, "running", 2)
    assert facts(progress.per_sitting, progress.days_left) == (30, 213)


def test_targets_are_met_or_missed_and_come_by_day() -> None:
    overview = overview_with(envelopes(welcome=100), [voted(40)], USUAL)
    missed = Target("payé", date(2026, 5, 31), "FEADER", "paid", amount=euros(10), fiche="1.1")
    met = Target("programmé", date(2026, 1, 1), "FEADER", amount=euros(40))

    found = follow_targets(overview, [missed, met], DAY)

    assert [facts(each.target.key, each.state, each.missing) for each in found] == [
        ("programmé", "met", 0),
        ("payé", "missed", 10),
    ]


def test_a_target_runs_until_the_end_of_its_day_and_counts_the_sittings_of_both_ends() -> None:
    overview = overview_with(envelopes(welcome=100), [], USUAL)
    today, later = Target("t", DAY, "FEADER", amount=euros(10)), Target("u", date(2026, 7, 1), "FEADER", rate=euros(1))

    found = follow_targets(overview, [today, later], DAY, [DAY, date(2026, 7, 1)])

    assert [facts(each.state, each.days_left, each.sittings_left, each.per_sitting) for each in found] == [
        ("running", 0, 1, 10),
        ("running", 30, 2, 50),
    ]


def test_no_sitting_has_a_part_of_a_target_that_is_met_or_that_none_precedes() -> None:
    overview = overview_with(envelopes(welcome=100), [], USUAL)
    met, alone = Target("a", DAY, "FEADER", amount=euros(0)), Target("b", DAY, "FEADER", amount=euros(1))

    (first,), (second,) = follow_targets(overview, [met], DAY, [DAY]), follow_targets(overview, [alone], DAY)

    assert facts(first.state, first.sittings_left, first.per_sitting) == ("met", 1, None)
    assert facts(second.state, second.sittings_left, second.per_sitting) == ("running", 0, None)


def test_a_target_on_a_fiche_counts_that_fiche_and_comes_after_the_one_on_its_fund() -> None:
    overview = overview_with(envelopes(welcome=100, build=300), [voted(40), voted(5, BUILD)], USUAL)
    fund = Target("t", DAY, "FEADER", rate=Fraction(1, 2))
    targets = [replace(fund, fiche="1.2"), replace(fund, fiche="1.1"), fund]

    found = follow_targets(overview, targets, DAY)

    assert [facts(each.target.fiche, each.due, each.reached) for each in found] == [
        (None, 200, 45),
        ("1.1", 50, 40),
        ("1.2", 150, 5),
    ]


@pytest.mark.parametrize(
    ("target", "code", "place"),
    [
        (Target("t", DAY, "FEADER"), "amount_or_rate", "targets[0]"),
        (Target("t", DAY, "FEADER", rate=Fraction(-1)), "negative", "targets[0].rate"),
        (Target("t", DAY, "FEADER", amount=Fraction(-1)), "negative", "targets[0].amount"),
        (Target("t", DAY, "FEADER", "left", rate=Fraction(1)), "unknown_choice", "targets[0].measure"),  # type: ignore[arg-type]
        (Target("t", DAY, "FSE", rate=Fraction(1)), "fund_unknown", "targets[0].fund"),
        (Target("t", DAY, "FEADER", rate=Fraction(1), fiche="9"), "pot_unknown", "targets[0].fiche"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(target: Target, code: str, place: str) -> None:
    overview = overview_with(envelopes(welcome=100), [], USUAL)

    with pytest.raises(WrongInput) as refused:
        follow_targets(overview, [target], DAY)

    assert facts(refused.value.code, refused.value.place) == (code, place)
