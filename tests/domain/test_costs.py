"""Cost lines: each way of knowing an amount, each cut, and sums that lose nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.costs.eligible import Costs, check_in_kind, judge_costs
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
from leaderdesk.domain.costs.settings import USUAL_EXCLUSIONS, CostRules
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.inputs import WrongInput

USUAL = CostRules()
# 2026-style bands: so much a kilometre up to 5 000, a formula up to 20 000, so much again beyond.
CAR = Scale(
    (
        Band(Fraction(5_000), Fraction("0.636")),
        Band(Fraction(20_000), Fraction("0.357"), Fraction(1_395)),
        Band(None, Fraction("0.427")),
    )
)
CIVIL = Scale((Band(Fraction(2_000), Fraction("0.41")), Band(None, Fraction("0.51"))), by_slice=True)
SCALES = Tables({"car": CAR, "civil": CIVIL})


def line(measure: Measure, kind: str = "investment", **more: Any) -> CostLine:
    return replace(CostLine("a", "Four", kind, measure), **more)


def known(amount: str, vat: str = "0") -> Known:
    return Known(Price(Fraction(amount), Fraction(vat)))


def quoted(*nets: int, retained: int = 0, reason: str = "") -> Quoted:
    return Quoted(
        tuple(
            Quote(f"Fournisseur {rank}", Price(Fraction(net)), rank == retained, reason if rank == retained else "")
            for rank, net in enumerate(nets)
        )
    )


def sums(costs: Costs) -> tuple[str, str, str]:
    return str(costs.presented), str(costs.eligible), str(costs.ineligible)


def cuts(costs: Costs) -> list[tuple[str, str]]:
    return [(cut.code, str(cut.data["amount"])) for each in costs.lines for cut in each.cuts]


@pytest.mark.parametrize(
    ("measure", "amount"),
    [
        (Hours(Fraction("12.5"), Fraction("31.20")), "390"),
        (YearlyHours(Fraction(1_607, 2), Fraction(40_000)), "20000"),
        (Months(Fraction(6), Fraction(3_200), Fraction(1, 2)), "9600"),
        (Mileage(Fraction(1_000), "car"), "636"),
        (Mileage(Fraction(6_000), "car"), "3537"),
        (Mileage(Fraction(1_000), "car", Fraction(5_000)), "357"),
        (Mileage(Fraction(3_000), "civil"), "1330"),
        (Mileage(Fraction(500), "civil", Fraction(1_800)), "235"),
        (known("150"), "150"),
    ],
)
def test_each_measure_has_its_amount(measure: Measure, amount: str) -> None:
    costs = judge_costs([line(measure)], replace(USUAL, tables=SCALES))

    assert sums(costs) == (amount, amount, "0")


def test_vat_that_stays_is_eligible_and_recovered_vat_is_no_cost() -> None:
    expense = line(known("1000", "200"))

    assert sums(judge_costs([expense], USUAL)) == ("1200", "1200", "0")
    assert sums(judge_costs([expense], replace(USUAL, vat_recovered=Fraction(1)))) == ("1000", "1000", "0")
    assert sums(judge_costs([replace(expense, vat_recovered=Fraction(1, 4))], USUAL)) == ("1150", "1150", "0")
    kept = judge_costs([expense], replace(USUAL, vat_is_eligible=False))
    assert (sums(kept), cuts(kept)) == (("1200", "1000", "200"), [("cost.vat", "200")])


@pytest.mark.parametrize(("by_slice", "paid"), [(False, ["0", "10", "22", "40"]), (True, ["0", "10", "12", "30"])])
def test_a_rate_holds_for_all_that_is_driven_or_for_its_own_slice(by_slice: bool, paid: list[str]) -> None:  # noqa: FBT001
    scale = Scale((Band(Fraction(10), Fraction(1)), Band(None, Fraction(2))), by_slice)

    assert [str(scale.pay(Fraction(kilometres))) for kilometres in (0, 10, 11, 20)] == paid


def test_whoever_drives_nothing_has_no_fixed_amount() -> None:
    scale = Scale((Band(None, Fraction(1), Fraction(5)),))

    assert [str(scale.pay(Fraction(kilometres))) for kilometres in (0, 1)] == ["0", "6"]


def test_a_cut_under_a_cent_leaves_no_trace() -> None:
    expense = line(Hours(Fraction(1), Fraction("100.004")), revenue=Fraction("0.002"))

    (found,) = judge_costs([expense], USUAL).lines

    assert (str(found.eligible), str(found.rounding), found.cuts) == ("100", "-1/500", ())


def test_what_a_line_loses_is_what_the_fund_does_not_see() -> None:
    (found,) = judge_costs([line(known("1000"), revenue=Fraction(200))], USUAL).lines

    assert (str(found.presented), str(found.eligible), str(found.ineligible)) == ("1000", "800", "200")


def test_a_programme_without_tiers_needs_no_quote() -> None:
    assert replace(USUAL, tiers=()).needed(Fraction(1_000_000)) == 0


@pytest.mark.parametrize(("net", "needed"), [(999, 0), (1_000, 2), (90_000, 2), (90_001, 3)])
def test_quotes_are_needed_by_amount(net: int, needed: int) -> None:
    costs = judge_costs([line(quoted(net))], USUAL)

    assert [(each.code, each.limit) for each in costs.problems] == ([("quotes_missing", needed)] if needed else [])


def test_quotes_are_needed_with_or_without_vat() -> None:
    alone = line(Quoted((Quote("a", Price(Fraction(900), Fraction(180)), is_retained=True),)))

    assert judge_costs([alone], USUAL).problems == ()
    assert [each.code for each in judge_costs([alone], replace(USUAL, tiers_on="gross")).problems] == ["quotes_missing"]


def test_a_dearer_quote_needs_its_reason_and_stays_reasonable() -> None:
    unsaid = judge_costs([line(quoted(2_400, 2_000))], USUAL)
    said = judge_costs([line(quoted(2_400, 2_000, reason="Seul à livrer"))], USUAL)

    assert [(each.code, each.place) for each in unsaid.problems] == [("reason_missing", "lines[0].quotes[0].reason")]
    assert said.problems == ()
    assert (sums(said), cuts(said)) == (("2400", "2300", "100"), [("cost.too_dear", "100")])


def test_an_unjustified_choice_may_count_as_the_cheapest() -> None:
    strict = replace(USUAL, unjustified="cheapest", dearest_by=None)

    assert sums(judge_costs([line(quoted(2_400, 2_000))], strict)) == ("2400", "2000", "400")
    assert sums(judge_costs([line(quoted(2_400, 2_000, reason="Seul"))], strict)) == ("2400", "2400", "0")


@pytest.mark.parametrize(("marked", "code"), [((), "quote_not_retained"), ((0, 1), "quotes_retained_twice")])
def test_without_one_retained_quote_there_is_no_amount(marked: tuple[int, ...], code: str) -> None:
    quotes = tuple(Quote(f"F{rank}", Price(Fraction(2_000 + rank)), rank in marked) for rank in range(2))

    for order in (quotes, quotes[::-1]):
        costs = judge_costs([line(Quoted(order))], USUAL)
        assert sums(costs) == ("0", "0", "0")
        assert [(each.code, each.value, each.limit) for each in costs.problems] == [(code, len(marked), 1)]


def test_two_prices_of_one_supplier_are_not_a_comparison() -> None:
    twice = Quoted((Quote("Martin", Price(Fraction(2_000)), is_retained=True), Quote("MARTIN", Price(Fraction(2_100)))))

    assert [each.code for each in judge_costs([line(twice)], USUAL).problems] == ["quotes_missing"]
    assert judge_costs([line(twice)], replace(USUAL, quotes_needed=False)).problems == ()


def test_what_is_excluded_or_left_out_stays_presented_with_its_reason() -> None:
    rules = replace(USUAL, excluded=frozenset(USUAL_EXCLUSIONS))
    used = line(quoted(2_000), traits=frozenset({"second_hand"}))
    aside = line(known("50"), key="b", left_out="Sans lien avec le projet")

    costs = judge_costs([used, aside], rules)

    assert sums(costs) == ("2050", "0", "2050")
    assert [cut.data.get("kind") or cut.data["reason"] for each in costs.lines for cut in each.cuts] == [
        "second_hand",
        "Sans lien avec le projet",
    ]
    assert costs.problems == ()


def test_flat_rates_stand_on_what_is_eligible_of_their_base() -> None:
    staff = line(Hours(Fraction(100), Fraction("31.17")), "staff", key="staff")
    other = line(known("900"), "rent", key="rent")
    rates = [line(FlatRate(Fraction(15, 100), kinds=frozenset({"staff"})), "flat_rate", key="15")]
    rates += [line(FlatRate(Fraction(40, 100), keys=frozenset({"staff", "rent"})), "flat_rate", key="40")]

    costs = judge_costs([*rates, staff, other], USUAL)

    assert [str(each.eligible) for each in costs.lines] == ["9351/20", "8034/5", "3117", "900"]


def test_revenue_and_territory_follow_the_order_of_the_rules() -> None:
    expense = line(known("1000"), revenue=Fraction(200), inside_share=Fraction(1, 2))
    by_line = replace(USUAL, inside="line")

    assert cuts(judge_costs([expense], by_line)) == [("cost.revenue", "200"), ("cost.outside", "400")]
    after = judge_costs([expense], replace(by_line, revenue_before_share=False))
    assert cuts(after) == [("cost.outside", "500"), ("cost.revenue", "200")]


def test_territory_is_applied_once_by_line_or_by_the_plan() -> None:
    expense = line(known("1000"))
    half = replace(USUAL, inside_share=Fraction(1, 2))

    whole, by_line = judge_costs([expense], half), judge_costs([expense], replace(half, inside="line"))

    assert (whole.eligible, whole.inside_share) == (Fraction(1_000), Fraction(1, 2))
    assert (by_line.eligible, by_line.inside_share) == (Fraction(500), Fraction(1))


def test_in_kind_stays_within_the_own_share_whatever_the_order() -> None:
    paid = line(known("800"), key="paid")
    work, room = line(known("200"), "in_kind", key="work"), line(known("100"), "in_kind", key="room")
    rules = replace(USUAL, in_kind_rate=Fraction(1, 5))

    costs, other = judge_costs([paid, work, room], rules), judge_costs([room, paid, work], rules)

    assert [str(each.eligible) for each in costs.lines] == ["800", "13333/100", "3333/50"]
    assert sorted(each.eligible for each in other.lines) == sorted(each.eligible for each in costs.lines)


def test_in_kind_stays_within_the_own_share_once_rounded() -> None:
    paid = line(known("400.04"), key="paid")
    hours = [line(Hours(Fraction(1), Fraction("50.005")), "in_kind", key=name) for name in ("Anna", "Zoé")]

    costs = judge_costs([paid, *hours], replace(USUAL, in_kind_rate=Fraction(1, 5)))

    # The share leaves room for 100.01; each line alone would be rounded up to 50.01.
    assert [str(each.eligible) for each in costs.lines] == ["10001/25", "50", "50"]


def test_in_kind_of_just_the_own_share_loses_nothing() -> None:
    paid, work = line(known("800"), key="paid"), line(Hours(Fraction(1), Fraction("200.004")), "in_kind", key="work")

    costs = judge_costs([paid, work], replace(USUAL, in_kind_rate=Fraction(1, 5)))

    assert (str(costs.in_kind), str(costs.rounding), cuts(costs)) == ("200", "-1/250", [])


def test_in_kind_beyond_the_own_money_is_named() -> None:
    costs = judge_costs([line(known("300"), "in_kind")], USUAL)

    found = check_in_kind(costs, Fraction(200))

    assert found is not None
    assert (found.code, found.value, found.limit) == ("in_kind_over_own", 300, 200)
    assert check_in_kind(costs, Fraction(300)) is None


def test_lines_are_rounded_half_up_and_the_difference_is_told() -> None:
    thirds = [line(Hours(Fraction(1), Fraction("10.005")), key=str(rank)) for rank in range(3)]

    costs = judge_costs(thirds, USUAL)

    assert (str(costs.eligible), str(costs.rounding)) == ("3003/100", "3/200")


@pytest.mark.parametrize(
    ("lines", "rules", "code", "place"),
    [
        ([line(known("-1"))], USUAL, "negative", "lines[0].net"),
        ([line(known("1")), line(known("2"))], USUAL, "repeated", "lines[1].key"),
        ([line(Mileage(Fraction(1), "boat"))], USUAL, "unknown_scale", "a.scale"),
        ([line(FlatRate(Fraction(1, 5)))], USUAL, "flat_rate_on_nothing", "lines[0].keys"),
        ([line(FlatRate(Fraction(1, 5), frozenset({"a"})))], USUAL, "flat_rate_on_flat_rate", "lines[0].keys"),
        ([line(FlatRate(Fraction(1, 5), frozenset({"b"})))], USUAL, "unknown_line", "lines[0].keys"),
        (
            [line(FlatRate(Fraction(1, 5), frozenset(), frozenset({"in_kind"})))],
            *(USUAL, "flat_rate_on_in_kind", "lines[0].kinds"),
        ),
        ([line(known("1"), inside_share=Fraction(2))], USUAL, "above_one", "lines[0].inside_share"),
        ([line(known("1"), revenue=Fraction(-1))], USUAL, "negative", "lines[0].revenue"),
        ([line(Months(Fraction(1), Fraction(1), Fraction(2)))], USUAL, "above_one", "lines[0].share"),
        ([], replace(USUAL, in_kind_rate=Fraction(1)), "share_out_of_reach", "rules.in_kind_rate"),
        ([], replace(USUAL, tables=Tables({}, Fraction(0))), "not_above_zero", "rules.yearly_hours"),
    ],
)
def test_what_makes_no_sense_is_named(lines: list[CostLine], rules: CostRules, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        judge_costs(lines, rules)

    assert (refused.value.code, refused.value.place) == (code, place)


@pytest.mark.parametrize(
    ("scale", "code"),
    [
        (Scale(()), "scale_without_end"),
        (Scale((Band(Fraction(1), Fraction(1)),)), "scale_without_end"),
        (
            Scale((Band(Fraction(2), Fraction(1)), Band(Fraction(1), Fraction(1)), Band(None, Fraction(1)))),
            "bands_out_of_order",
        ),
        (Scale((Band(None, Fraction(1), Fraction(1)),), by_slice=True), "fixed_amount_by_slice"),
        (Scale((Band(Fraction(10), Fraction(1)), Band(None, Fraction(1, 2)))), "scale_falls"),
    ],
)
def test_a_scale_that_makes_no_sense_is_named(scale: Scale, code: str) -> None:
    with pytest.raises(WrongInput, match=code):
        judge_costs([], replace(USUAL, tables=Tables({"car": scale})))


AMOUNTS = st.fractions(0, 2_000, max_denominator=997)
SHARES = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)])
PRICES = st.builds(Price, AMOUNTS, AMOUNTS)
QUOTES = st.lists(
    st.builds(Quote, st.sampled_from("abc"), PRICES, st.booleans(), st.sampled_from(["", "oui"])), max_size=3
)
MEASURES = st.one_of(
    st.builds(Known, PRICES),
    st.builds(Hours, AMOUNTS, AMOUNTS),
    st.builds(Quoted, QUOTES.map(tuple)),
    st.builds(Mileage, AMOUNTS, st.sampled_from(["car", "civil"]), AMOUNTS),
    st.builds(lambda rate: FlatRate(rate, frozenset(), frozenset({"staff", "works"})), SHARES),
)
LINES = st.lists(
    st.builds(
        lambda kind, measure, recovered, share, revenue: CostLine(
            "", "x", kind, measure, frozenset(), recovered, share, revenue
        ),
        st.sampled_from(["staff", "works", "in_kind", "land"]),
        MEASURES,
        st.none() | SHARES,
        st.none() | SHARES,
        AMOUNTS,
    ),
    max_size=6,
).map(lambda lines: [replace(each, key=str(rank)) for rank, each in enumerate(lines)])
RULES = st.builds(
    CostRules,
    tables=st.just(SCALES),
    excluded=st.sampled_from([frozenset(), frozenset({"land"})]),
    vat_is_eligible=st.booleans(),
    unjustified=st.sampled_from(["keep", "cheapest"]),
    inside=st.sampled_from(["line", "whole"]),
    revenue_before_share=st.booleans(),
    in_kind_rate=st.sampled_from([None, Fraction(0), Fraction(1, 5)]),
)


@settings(derandomize=True, max_examples=120)
@given(LINES, RULES)
def test_nothing_is_lost_and_nothing_is_made(lines: list[CostLine], rules: CostRules) -> None:
    costs = judge_costs(lines, rules)

    for each in costs.lines:
        lost = [cut.data["amount"] for cut in each.cuts]
        assert sum(lost) == each.presented - each.eligible  # type: ignore[arg-type]  # amounts
        assert 0 <= each.eligible <= each.presented
        assert (each.eligible / CENT).denominator == 1
        assert abs(each.rounding) <= CENT / 2
    assert costs.eligible == sum(each.eligible for each in costs.lines)
    assert costs.eligible - costs.rounding == sum(each.eligible - each.rounding for each in costs.lines)


@settings(derandomize=True, max_examples=80)
@given(LINES, RULES, st.data())
def test_the_order_of_lines_and_quotes_changes_no_line(
    lines: list[CostLine], rules: CostRules, data: st.DataObject
) -> None:
    turned = [
        replace(each, measure=Quoted(each.measure.quotes[::-1])) if isinstance(each.measure, Quoted) else each
        for each in data.draw(st.permutations(lines))
    ]

    costs, other = judge_costs(lines, rules), judge_costs(turned, rules)

    assert {each.key: each for each in other.lines} == {each.key: each for each in costs.lines}


@settings(derandomize=True, max_examples=80)
@given(LINES, RULES)
def test_in_kind_never_passes_the_own_share(lines: list[CostLine], rules: CostRules) -> None:
    costs = judge_costs(lines, rules)

    assert rules.in_kind_rate is None or costs.in_kind <= rules.in_kind_rate * costs.eligible


@settings(derandomize=True, max_examples=60)
@given(st.sampled_from([CAR, CIVIL]), AMOUNTS, AMOUNTS)
def test_driving_more_never_pays_less(scale: Scale, kilometres: Fraction, more: Fraction) -> None:
    assert scale.pay(kilometres * 20 + more * 20) >= scale.pay(kilometres * 20)
