"""The legal figures to begin with, by day: each table is the law as its sources give it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from leaderdesk.domain.eligibility.de_minimis import DeMinimisRule
from leaderdesk.domain.eligibility.presets import (
    AMENDMENT_CAPS,
    CEILINGS,
    LEVELS,
    PIECES,
    QUOTE_TIERS,
    REGIMES,
    THRESHOLDS,
    usual_checklist,
)
from leaderdesk.domain.eligibility.procurement import ProcurementRule

# From a day on, the thresholds of the levels adapted, published, formal.
WORKS = {
    date(2015, 10, 1): (25_000, 90_000, 5_186_000),
    date(2016, 1, 1): (25_000, 90_000, 5_225_000),
    date(2018, 1, 1): (25_000, 90_000, 5_548_000),
    date(2020, 1, 1): (40_000, 90_000, 5_350_000),
    date(2020, 7, 24): (70_000, 90_000, 5_350_000),
    date(2020, 12, 9): (100_000, 100_000, 5_350_000),
    date(2022, 1, 1): (100_000, 100_000, 5_382_000),
    date(2023, 1, 1): (100_000, 100_000, 5_382_000),
    date(2024, 1, 1): (100_000, 100_000, 5_538_000),
    date(2025, 1, 1): (100_000, 100_000, 5_538_000),
    date(2026, 1, 1): (100_000, 100_000, 5_404_000),
}
SUPPLIES_SERVICES = {
    date(2015, 10, 1): (25_000, 90_000, 207_000),
    date(2016, 1, 1): (25_000, 90_000, 209_000),
    date(2018, 1, 1): (25_000, 90_000, 221_000),
    date(2020, 1, 1): (40_000, 90_000, 214_000),
    date(2022, 1, 1): (40_000, 90_000, 215_000),
    date(2024, 1, 1): (40_000, 90_000, 221_000),
    date(2026, 1, 1): (40_000, 90_000, 216_000),
    date(2026, 4, 1): (60_000, 90_000, 216_000),
}
EVER = date(2000, 1, 1)


@pytest.mark.parametrize(("kind", "law"), [("works", WORKS), ("supplies_services", SUPPLIES_SERVICES)])
def test_thresholds_of_public_contracts_by_day(kind: str, law: dict[date, tuple[int, ...]]) -> None:
    rule = ProcurementRule(LEVELS, THRESHOLDS)
    days = sorted({each.holds_from for each in THRESHOLDS if each.kind == kind})

    found = {day: tuple(_amount(rule, level.code, kind, day) for level in LEVELS[1:]) for day in days}

    assert found == law
    assert [_amount(rule, level.code, kind, days[0] - timedelta(days=1)) for level in LEVELS] == [None] * len(LEVELS)


@pytest.mark.parametrize(
    ("regime", "law"),
    [
        ("general", [(date(2014, 1, 1), 200_000), (date(2024, 1, 1), 300_000)]),
        ("sieg", [(date(2012, 4, 29), 500_000), (date(2024, 1, 1), 750_000)]),
        ("agriculture", [(date(2014, 1, 1), 15_000), (date(2019, 3, 14), 20_000), (date(2024, 12, 16), 50_000)]),
        ("fishery", [(date(2014, 7, 1), 30_000), (date(2023, 10, 25), None)]),
    ],
)
def test_de_minimis_ceilings_by_day(regime: str, law: list[tuple[date, int | None]]) -> None:
    found = [(each.holds_from, each.amount) for each in CEILINGS if each.regime == f"de_minimis_{regime}"]

    assert found == law
    assert DeMinimisRule(CEILINGS).ceiling_in_force(f"de_minimis_{regime}", EVER) is None


def test_each_ceiling_counts_its_own_regime_and_those_that_add_up_with_it() -> None:
    added = {each.regime: {code.removeprefix("de_minimis_") for code in each.counts} for each in CEILINGS}

    assert added == {
        "de_minimis_general": {"general", "agriculture", "fishery"},
        "de_minimis_sieg": {"general", "agriculture", "fishery", "sieg"},
        "de_minimis_agriculture": {"agriculture"},
        "de_minimis_fishery": {"fishery"},
    }


def test_rates_and_quotes_to_begin_with() -> None:
    [exempted] = [regime for regime in REGIMES if regime.caps]

    assert {cap.size: cap.rate for cap in exempted.caps} == {
        "micro": Fraction(1, 5),
        "small": Fraction(1, 5),
        "medium": Fraction(1, 10),
    }
    assert {cap.kind: cap.rate for cap in AMENDMENT_CAPS} == {
        "works": Fraction(15, 100),
        "supplies_services": Fraction(1, 10),
    }
    assert [(tier.amount, tier.needed, tier.is_strict) for tier in QUOTE_TIERS] == [
        (Fraction(1_000), 2, False),
        (Fraction(90_000), 3, True),
    ]


def test_levels_above_the_first_need_a_report_and_the_deliberation_comes_first() -> None:
    assert [level.needs_opening_report for level in LEVELS] == [False, True, True, True]
    assert [piece.code for piece in PIECES if piece.comes_before_expenses] == ["deliberation"]


def test_checklist_to_begin_with_is_the_first_version_and_ends_with_the_questions_of_the_gal() -> None:
    checklist = usual_checklist("1.1", EVER, questions={"strategy": "L’opération répond-elle à la stratégie ?"})

    assert (checklist.fiche, checklist.version, checklist.holds_from) == ("1.1", 1, EVER)
    assert [item.code for item in checklist.items if item.is_manual] == ["strategy"]


def _amount(rule: ProcurementRule, level: str, kind: str, on: date) -> Fraction | None:
    threshold = rule.threshold_in_force(level, kind, on)
    return None if threshold is None else threshold.amount
