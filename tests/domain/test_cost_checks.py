"""Cost lines and rules that make no sense: each is named with its place, and what is just within reach is not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.costs.checks import check_lines
from leaderdesk.domain.costs.lines import (
    Band,
    CostLine,
    FlatRate,
    Hours,
    Known,
    Measure,
    Mileage,
    Months,
    Price,
    Quote,
    Quoted,
    Scale,
    Tables,
    YearlyHours,
)
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.inputs import WrongInput

USUAL = CostRules()
NONE, ONE, LESS = Fraction(0), Fraction(1), Fraction(-1)
RENT = CostLine("rent", "Loyer", "rent", Known(Price(NONE)))


def refused(lines: list[CostLine], rules: CostRules = USUAL) -> tuple[str, str] | None:
    try:
        check_lines(lines, rules)
    except WrongInput as wrong:
        return wrong.code, wrong.place
    return None


def scale(*bands: Band, by_slice: bool = False) -> CostRules:
    return replace(USUAL, tables=Tables({"car": Scale(bands, by_slice=by_slice)}))


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        (Quoted((Quote("a", Price(ONE)), Quote("b", Price(LESS)))), "quotes[1].net"),
        (Quoted((Quote("a", Price(ONE, LESS)),)), "quotes[0].vat"),
        (Known(Price(LESS)), "net"),
        (Known(Price(ONE, LESS)), "vat"),
        (Hours(LESS, ONE), "hours"),
        (YearlyHours(ONE, LESS), "cost"),
        (Months(LESS, ONE), "months"),
        (Months(ONE, LESS), "cost"),
        (Months(ONE, ONE, LESS), "share"),
        (Mileage(LESS, "car"), "kilometres"),
        (Mileage(ONE, "car", LESS), "driven_before"),
        (FlatRate(LESS, frozenset({"rent"})), "rate"),
    ],
)
def test_no_part_of_a_measure_is_below_zero(measure: Measure, name: str) -> None:
    assert refused([RENT, replace(RENT, key="a", measure=measure)]) == ("negative", f"lines[1].{name}")


def test_nothing_at_all_is_an_amount() -> None:
    measures: list[Measure] = [
        Quoted((Quote("a", Price(NONE)),)),
        Hours(NONE, NONE),
        Months(NONE, NONE, NONE),
        Mileage(NONE, "car"),
    ]

    assert refused([replace(RENT, key=str(rank), measure=each) for rank, each in enumerate(measures)]) is None


@pytest.mark.parametrize("name", ["vat_recovered", "inside_share"])
@pytest.mark.parametrize(("share", "code"), [("-0.1", "negative"), ("0", None), ("1", None), ("1.1", "above_one")])
def test_a_share_is_between_nothing_and_all(name: str, share: str, code: str | None) -> None:
    given: dict[str, Any] = {name: Fraction(share)}
    of_line, of_rules = replace(RENT, **given), replace(USUAL, **given)

    assert refused([of_line]) == ((code, f"lines[0].{name}") if code else None)
    assert refused([RENT], of_rules) == ((code, f"rules.{name}") if code else None)


@pytest.mark.parametrize(
    ("rate", "code"),
    [("-0.1", "negative"), ("0", None), ("0.99", None), ("1", "share_out_of_reach"), ("1.1", "above_one")],
)
def test_contributions_in_kind_are_a_part_of_the_cost_and_never_all_of_it(rate: str, code: str | None) -> None:
    found = refused([], replace(USUAL, in_kind_rate=Fraction(rate)))

    assert found == ((code, "rules.in_kind_rate") if code else None)


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        (replace(USUAL, dearest_by=NONE), None),
        (replace(USUAL, dearest_by=LESS), ("negative", "rules.dearest_by")),
        (replace(USUAL, flat_rates_most=LESS), ("negative", "rules.flat_rates_most")),
        (replace(USUAL, covering_rates=frozenset({Fraction(40)})), ("above_one", "rules.covering_rates")),
        (replace(USUAL, tables=Tables(yearly_hours=ONE)), None),
        (replace(USUAL, tables=Tables(yearly_hours=NONE)), ("not_above_zero", "rules.yearly_hours")),
    ],
)
def test_a_margin_may_be_nothing_and_the_hours_of_a_year_may_not(
    rules: CostRules, found: tuple[str, str] | None
) -> None:
    assert refused([], rules) == found


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (scale(Band(None, ONE)), None),
        (scale(Band(None, ONE), Band(None, ONE)), "scale_without_end"),
        (scale(Band(ONE, ONE), Band(None, ONE)), None),
        (scale(Band(NONE, ONE), Band(None, ONE)), "bands_out_of_order"),
        (scale(Band(ONE, ONE), Band(ONE, ONE), Band(None, ONE)), "bands_out_of_order"),
        (scale(Band(None, NONE, ONE)), None),
        (scale(Band(None, ONE, LESS)), "scale_falls"),
        # At ten kilometres the band below pays 10, the one above as much, then 9.
        (scale(Band(Fraction(10), ONE), Band(None, Fraction(1, 2), Fraction(5))), None),
        (scale(Band(Fraction(10), ONE), Band(None, Fraction(1, 2), Fraction(4))), "scale_falls"),
        (scale(Band(Fraction(10), ONE), Band(None, Fraction(1, 2)), by_slice=True), None),
        (scale(Band(ONE, ONE, ONE), Band(None, ONE), by_slice=True), "fixed_amount_by_slice"),
    ],
)
def test_a_scale_rises_to_its_end(rules: CostRules, code: str | None) -> None:
    assert refused([], rules) == ((code, "rules.scales.car") if code else None)


def test_no_band_of_a_scale_pays_below_zero() -> None:
    rules = scale(Band(ONE, NONE), Band(None, LESS))

    assert refused([], rules) == ("negative", "rules.scales.car.bands[1].per_kilometre")


@pytest.mark.parametrize(
    ("keys", "kinds", "found"),
    [
        ({"rent"}, set(), None),
        (set(), {"staff"}, None),
        (set(), set(), ("flat_rate_on_nothing", "lines[0].keys")),
        ({"rent", "other"}, set(), ("unknown_line", "lines[0].keys")),
        ({"flat"}, set(), ("flat_rate_on_flat_rate", "lines[0].keys")),
        ({"work"}, set(), ("flat_rate_on_in_kind", "lines[0].keys")),
        ({"rent"}, {"in_kind", "staff"}, ("flat_rate_on_in_kind", "lines[0].kinds")),
    ],
)
def test_a_flat_rate_stands_on_lines_that_are_paid_for(
    keys: set[str], kinds: set[str], found: tuple[str, str] | None
) -> None:
    flat = replace(RENT, key="flat", measure=FlatRate(Fraction(15, 100), frozenset(keys), frozenset(kinds)))

    assert refused([flat, RENT, replace(RENT, key="work", kind="in_kind")]) == found
