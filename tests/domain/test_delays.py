"""Measured delays: quantiles are delays that happened, and too few cases fall back and say so."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.delays import (
    DelayRange,
    DelaySettings,
    Distribution,
    PastStage,
    Period,
    estimate_delay,
    spread_days,
    whole_months,
)
from leaderdesk.domain.inputs import WrongInput

START, TODAY = date(2024, 1, 1), date(2026, 6, 1)
SET = DelaySettings(stages={"payment": DelayRange(61, 213, 365)})


def lasting(*days: int, funder: str = "Région", since: date = START) -> list[PastStage]:
    return [PastStage("payment", since, since + timedelta(days=count), funder) for count in days]


def test_quantiles_are_delays_that_happened() -> None:
    found = Distribution((10, 20, 30, 40, 50, 60, 70, 80, 90, 100))

    assert [found.quantile(Fraction(tenths, 10)) for tenths in (0, 2, 5, 8, 10)] == [10, 20, 50, 80, 100]
    assert found.quantile(Fraction(51, 100)) == 60


def test_eight_cases_are_enough_and_seven_are_not() -> None:
    eight = lasting(10, 20, 30, 40, 50, 60, 70, 80)

    measured = estimate_delay(eight, "payment", TODAY, SET)
    fallen_back = estimate_delay(eight[:7], "payment", TODAY, SET)

    assert (measured.level, measured.days, measured.count) == ("all", DelayRange(20, 40, 70), 8)
    assert (fallen_back.level, fallen_back.days, fallen_back.count) == ("settings", DelayRange(61, 213, 365), 7)
    assert [each.code for each in fallen_back.steps] == ["delay_too_few_cases", "delay_from_settings"]


def test_the_usual_range_leaves_one_case_in_five_on_either_side() -> None:
    usual = estimate_delay(lasting(*range(1, 101)), "payment", TODAY, DelaySettings())
    whole = estimate_delay(
        lasting(*range(1, 101)), "payment", TODAY, DelaySettings(early_at=Fraction(0), late_at=Fraction(1))
    )

    assert (usual.days, whole.days) == (DelayRange(20, 50, 80), DelayRange(1, 50, 100))


def test_one_case_is_enough_where_the_settings_say_so() -> None:
    found = estimate_delay(lasting(30), "payment", TODAY, DelaySettings(min_cases=1))

    assert (found.level, found.days) == ("all", DelayRange(30, 30, 30))


def test_the_closest_cases_that_are_enough_are_used() -> None:
    recent = Period(since=date(2025, 1, 1))
    cases = lasting(*[100] * 8) + lasting(*[50] * 7, since=date(2025, 2, 1)) + lasting(*[9] * 20, funder="État")

    region = estimate_delay(cases, "payment", TODAY, SET, funder="Région", period=recent)
    state = estimate_delay(cases, "payment", TODAY, SET, funder="État")
    unknown = estimate_delay(cases, "payment", TODAY, SET, funder="Commune", period=recent)

    assert (region.level, region.count, region.days) == ("funder", 15, DelayRange(50, 100, 100))
    assert [each.data["level"] for each in region.steps] == ["funder_period", "funder"]
    assert (state.level, state.count) == ("funder", 20)
    assert (unknown.level, unknown.count) == ("all", 35)


def test_a_period_alone_is_tried_before_all() -> None:
    cases = lasting(*[100] * 8) + lasting(*[50] * 8, since=date(2025, 2, 1))

    found = estimate_delay(cases, "payment", TODAY, SET, period=Period(until=date(2024, 12, 31)))

    assert (found.level, found.count) == ("period", 8)


def test_a_running_stage_is_counted_beside_and_never_as_a_delay() -> None:
    cases = [*lasting(*[30] * 8), PastStage("payment", date(2026, 5, 1)), PastStage("payment", date(2026, 1, 1))]

    found = estimate_delay(cases, "payment", TODAY, SET)

    assert (found.count, found.running, found.running_late) == (8, 2, 2)


def test_a_running_stage_is_late_after_its_late_day_and_not_on_it() -> None:
    on_time, late = PastStage("payment", TODAY - timedelta(365)), PastStage("payment", TODAY - timedelta(366))

    found = [estimate_delay([case], "payment", TODAY, SET).running_late for case in (on_time, late)]

    assert found == [0, 1]


def test_a_stage_runs_from_the_day_it_begins_and_is_complete_on_the_day_it_ends() -> None:
    case = lasting(10)

    assert spread_days(case, "payment", START - timedelta(1)) == Distribution((), ())
    assert spread_days(case, "payment", START) == Distribution((), (0,))
    assert spread_days(case, "payment", START + timedelta(9)) == Distribution((), (9,))
    assert spread_days(case, "payment", START + timedelta(10)) == Distribution((10,), ())


def test_both_ends_of_a_period_are_in_it() -> None:
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]

    assert [march.holds(day) for day in days] == [False, True, True, False]


def test_an_earlier_day_sees_what_was_known_then() -> None:
    cases = [*lasting(10, 40), PastStage("payment", date(2025, 1, 1))]

    found = spread_days(cases, "payment", START + timedelta(days=20))

    assert found == Distribution((10,), (20,))


def test_a_stage_without_cases_nor_setting_is_unknown() -> None:
    found = estimate_delay([], "check", TODAY, SET)

    assert (found.level, found.days) == ("unknown", None)


def test_a_stage_that_only_runs_is_unknown_and_never_late() -> None:
    found = estimate_delay([PastStage("check", START)], "check", TODAY, SET)

    assert (found.level, found.running, found.running_late) == ("unknown", 1, 0)


def test_a_delay_of_no_day_at_all_may_be_set() -> None:
    at_once = DelayRange(0, 0, 0)

    found = estimate_delay([], "payment", TODAY, DelaySettings(stages={"payment": at_once}))

    assert (found.level, found.days) == ("settings", at_once)


def test_months_are_rounded_up() -> None:
    assert [whole_months(days) for days in (0, 1, 30, 31, 61, 365, 366)] == [0, 1, 1, 2, 3, 12, 13]


@pytest.mark.parametrize(
    ("cases", "wrong", "place"),
    [
        ([PastStage("payment", TODAY, START)], SET, "cases[0].ended_on"),
        ([], DelaySettings(early_at=Fraction(9, 10)), "settings.early_at"),
        ([], DelaySettings(early_at=Fraction(-1, 10)), "settings.early_at"),
        ([], DelaySettings(likely_at=Fraction(9, 10)), "settings.early_at"),
        ([], DelaySettings(late_at=Fraction(11, 10)), "settings.early_at"),
        ([], DelaySettings(min_cases=0), "settings.min_cases"),
        ([], DelaySettings(stages={"payment": DelayRange(9, 3, 12)}), "settings.stages[payment]"),
        ([], DelaySettings(stages={"payment": DelayRange(-1, 3, 12)}), "settings.stages[payment]"),
    ],
)
def test_what_makes_no_sense_is_refused(cases: list[PastStage], wrong: DelaySettings, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        estimate_delay(cases, "payment", TODAY, wrong)

    assert refused.value.place == place


DAYS = st.lists(st.integers(0, 800), min_size=1, max_size=30)
SHARES = st.fractions(0, 1, max_denominator=50)


@settings(derandomize=True, max_examples=100)
@given(DAYS, SHARES)
def test_a_quantile_is_the_least_delay_that_enough_cases_did_not_exceed(days: list[int], share: Fraction) -> None:
    found = Distribution(tuple(sorted(days)))

    quantile = found.quantile(share)

    assert Fraction(sum(each <= quantile for each in days), len(days)) >= share
    below = [each for each in days if each < quantile]
    assert not below or Fraction(len(below), len(days)) < share


@settings(derandomize=True, max_examples=60)
@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_of_cases_never_shows_and_the_range_rises(days: list[int], chance: Random) -> None:
    cases = lasting(*days)

    found = estimate_delay(cases, "payment", TODAY, SET)

    assert found == estimate_delay(chance.sample(cases, len(cases)), "payment", TODAY, SET)
    assert found.days is not None
    assert found.days.early <= found.days.likely <= found.days.late
