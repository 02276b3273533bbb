"""The fund of a plan, clause by clause, and what must hold of any plan."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.financing import Financing, FinancingRules, FundingLine, Plan, compute_fund, own_money_calls
from leaderdesk.domain.inputs import WrongInput

EIGHTY = Fraction(4, 5)
RULES = FinancingRules(EIGHTY)


def plan(eligible: int, public: int = 0, private: int = 0, **others: object) -> Plan:
    return replace(
        Plan(Fraction(eligible), Fraction(eligible)),
        public_funds=(FundingLine("Région", Fraction(public)),) if public else (),
        private_funds=(FundingLine("Mécène", Fraction(private)),) if private else (),
        **others,  # type: ignore[arg-type]  # the fields of a plan
    )


def test_without_any_limit_the_counterpart_and_the_own_share_are_there() -> None:
    result = compute_fund(plan(10_000, public=1_600), RULES)

    assert result.limits == {"counterpart": 6_400, "min_own_rate": 8_400}


def test_every_limit_of_a_public_holder() -> None:
    rules = replace(
        RULES,
        max_public_aid_rate=Fraction(9, 10),
        min_own_rate=Fraction(1, 10),
        public_aid_max=Fraction(9_000),
        feader_max=Fraction(7_000),
        min_own_of_public_funding=Fraction(1, 5),
    )
    given_plan = plan(10_000, 1_600, 500, holder="public", revenue=Fraction(1_000), requested=Fraction(5_000))

    result = compute_fund(replace(given_plan, total_cost=Fraction(12_500)), rules)

    assert result.limits == {
        "counterpart": 6_800,
        "min_own_rate": 6_000,
        "max_public_aid_rate": 6_500,
        "public_aid_max": 7_400,
        "feader_max": 7_000,
        "requested": 5_000,
        "min_own_of_public_funding": 7_200,
    }
    assert result.binding == ("requested",)
    assert [result.fund, result.own, result.public_aid] == [5_000, 4_400, 6_600]


def test_a_public_holder_calls_what_the_lines_lack() -> None:
    result = compute_fund(plan(10_000, public=100, holder="public"), RULES)

    assert [result.fund, result.calling, result.own_calling] == [8_000, 2_000, 1_900]


def test_no_money_of_ones_own_is_not_too_much_money() -> None:
    result = compute_fund(plan(10_000, public=2_000), RULES)

    assert result.own == 0
    assert result.reasons == ()


def test_revenue_may_be_deducted_after_the_share() -> None:
    given_plan = plan(60_000, inside_share=Fraction(1, 2), revenue=Fraction(5_000))

    assert compute_fund(given_plan, RULES).base.eligible == 27_500
    assert compute_fund(given_plan, replace(RULES, revenue_before_share=False)).base.eligible == 25_000


def test_revenue_beyond_the_cost_leaves_no_base() -> None:
    result = compute_fund(plan(10_000, public=100, revenue=Fraction(12_000)), RULES)

    assert result.base.uncapped == 0
    assert result.reasons == ("no_feader", "overfunded")


def test_the_floor_looks_at_the_base_before_its_ceiling() -> None:
    rules = replace(RULES, eligible_min=Fraction(60_000), eligible_max=Fraction(50_000))

    assert compute_fund(plan(60_000, public=1_000), rules).reasons == ()
    assert compute_fund(plan(59_999, public=1_000), rules).reasons == ("eligible_min",)


def test_a_line_on_the_total_counts_for_its_eligible_part_after_the_ceiling() -> None:
    line = FundingLine("Région", Fraction(9_000), "total")
    wide = Plan(Fraction(90_000), Fraction(80_000), public_funds=(line,))

    result = compute_fund(wide, replace(RULES, eligible_max=Fraction(30_000)))

    assert result.base.public == 3_000
    assert result.fund == 12_000
    assert result.own == 90_000 - 9_000 - 12_000


@pytest.mark.parametrize(("holder", "calls"), [("public", True), ("public_like", True), ("private", False)])
def test_own_money_calls_for_public_holders_where_the_rules_say_so(holder: str, calls: bool) -> None:  # noqa: FBT001
    result = compute_fund(plan(10_000, private=1_000, holder=holder), RULES)

    assert result.limits["counterpart"] == (7_200 if calls else 0)
    silent = compute_fund(plan(10_000, holder=holder), replace(RULES, own_public_money_calls=False))
    assert silent.limits["counterpart"] == silent.own_calling == 0


@pytest.mark.parametrize("holder", ["private", "public_like"])
def test_a_share_of_public_money_is_only_asked_of_a_public_holder(holder: str) -> None:
    rules = replace(RULES, min_own_of_public_funding=Fraction(1, 5))

    assert "min_own_of_public_funding" not in compute_fund(plan(10_000, holder=holder), rules).limits


def test_private_funds_may_count_as_own_up_to_the_larger() -> None:
    rules = replace(RULES, min_own_rate=Fraction(1, 5), private_funds_count_as_own=True)

    assert compute_fund(plan(10_000, private=1_500), rules).limits["min_own_rate"] == 8_000
    assert compute_fund(plan(10_000, private=2_500), rules).limits["min_own_rate"] == 7_500


def test_private_funds_do_not_count_as_own_by_default() -> None:
    rules = replace(RULES, min_own_rate=Fraction(1, 5))

    assert compute_fund(plan(10_000, private=1_500), rules).limits["min_own_rate"] == 6_500


def test_the_smallest_limit_is_compared_before_it_is_rounded() -> None:
    rules = replace(RULES, feader_max=Fraction("6400.001"))

    result = compute_fund(plan(10_000, public=1_600), rules)

    assert result.binding == ("counterpart",)
    assert compute_fund(plan(10_000, public=1_600, requested=Fraction(6_400)), rules).binding == (
        "counterpart",
        "requested",
    )


def test_a_limit_below_zero_binds_and_nothing_is_granted() -> None:
    result = compute_fund(plan(10_000, public=9_000), replace(RULES, public_aid_max=Fraction(8_000)))

    assert result.binding == ("public_aid_max",)
    assert result.fund == result.calling == 0
    assert result.reasons == ("no_feader",)


def test_the_fund_is_rounded_down_to_the_step_and_less_than_a_step_is_nothing() -> None:
    hundreds = replace(RULES, rounding_step=Fraction(100))

    assert compute_fund(plan(10_000, public=1_600, requested=Fraction(6_399)), hundreds).fund == 6_300
    assert compute_fund(plan(10_000, public=1_600, requested=Fraction(99)), hundreds).reasons == ("no_feader",)


def test_lines_provide_in_their_order_and_a_funder_on_two_lines_is_told_once() -> None:
    lines = (
        FundingLine("Région", Fraction(1_000)),
        FundingLine("Département", Fraction(1_000)),
        FundingLine("Région", Fraction(500)),
    )
    capped = replace(plan(10_000, requested=Fraction(2_000)), public_funds=lines)

    result = compute_fund(capped, RULES)

    assert result.calling == 500
    assert result.top_up == {"Région": 1_000, "Département": 1_000}


def test_less_than_a_cent_of_top_up_is_not_told() -> None:
    result = compute_fund(plan(10_000, public=1_600, requested=Fraction("6399.97")), RULES)

    assert result.calling == Fraction("1599.9925")
    assert result.top_up == {}
    a_cent = compute_fund(plan(10_000, public=1_600, requested=Fraction("6399.96")), RULES)
    assert a_cent.top_up == {"Région": Fraction("0.01")}


def test_floors_are_met_at_their_value() -> None:
    rules = replace(RULES, feader_min=Fraction(6_400), public_aid_min=Fraction(8_000))

    assert compute_fund(plan(10_000, public=1_600), rules).reasons == ()
    assert compute_fund(plan(10_000, public=1_599), rules).reasons == ("feader_min", "public_aid_min")


@pytest.mark.parametrize("share", ["0", "1"])
def test_a_fund_that_needs_no_counterpart_or_brings_nothing_is_refused(share: str) -> None:
    with pytest.raises(WrongInput) as refused:
        compute_fund(plan(10_000), FinancingRules(Fraction(share)))

    assert refused.value.place == "rules.feader_share"


@pytest.mark.parametrize("step", ["0", "-1"])
def test_a_rounding_step_is_above_zero(step: str) -> None:
    with pytest.raises(WrongInput) as refused:
        compute_fund(plan(10_000), replace(RULES, rounding_step=Fraction(step)))

    assert (refused.value.code, refused.value.place) == ("not_above_zero", "rules.rounding_step")


def test_an_eligible_cost_beyond_the_cost_is_refused() -> None:
    with pytest.raises(WrongInput) as refused:
        compute_fund(Plan(Fraction(9), Fraction(10)), RULES)

    assert (refused.value.code, refused.value.place) == ("below_eligible", "total_cost")


AMOUNTS = st.integers(0, 50_000).map(lambda cents: Fraction(cents, 7))
LINES = st.lists(
    st.builds(FundingLine, st.sampled_from(["A", "B", "C"]), AMOUNTS, st.sampled_from(["eligible", "total"])),
    max_size=3,
).map(tuple)
RATES = st.integers(1, 99).map(lambda part: Fraction(part, 100))
PLANS = st.builds(
    lambda eligible, more, **others: Plan(eligible + more, eligible, **others),
    AMOUNTS,
    AMOUNTS,
    holder=st.sampled_from(["public", "public_like", "private"]),
    inside_share=RATES,
    revenue=AMOUNTS.map(lambda amount: amount / 10),
    requested=st.none() | AMOUNTS,
    public_funds=LINES,
    private_funds=LINES,
)
ANY_RULES = st.builds(
    FinancingRules,
    RATES,
    st.none() | RATES,
    RATES.map(lambda rate: rate / 3),
    public_aid_max=st.none() | AMOUNTS,
    feader_max=st.none() | AMOUNTS,
    eligible_max=st.none() | AMOUNTS,
    min_own_of_public_funding=st.none() | RATES.map(lambda rate: rate / 3),
    own_public_money_calls=st.booleans(),
    private_funds_count_as_own=st.booleans(),
    revenue_before_share=st.booleans(),
)
PROPERTY = settings(derandomize=True, max_examples=70)


@given(PLANS, ANY_RULES)
@PROPERTY
def test_the_fund_never_exceeds_a_limit_and_binds_on_the_smallest(given_plan: Plan, rules: FinancingRules) -> None:
    result = compute_fund(given_plan, rules)

    assert result.fund == 0 or all(result.fund <= limit for limit in result.limits.values())
    assert {result.limits[name] for name in result.binding} == {min(result.limits.values())}
    assert result.is_refused == bool(result.reasons)


@given(PLANS, ANY_RULES)
@PROPERTY
def test_the_money_adds_up(given_plan: Plan, rules: FinancingRules) -> None:
    result = compute_fund(given_plan, rules)
    funds = [*given_plan.public_funds, *given_plan.private_funds]

    assert result.fund + result.own + given_plan.revenue + sum(each.amount for each in funds) == given_plan.total_cost
    assert result.fund * (1 - rules.feader_share) == result.calling * rules.feader_share
    if not own_money_calls(given_plan, rules):
        assert result.calling <= result.base.public
        assert result.own_calling == 0


def with_more(given_plan: Plan, more: Fraction) -> Plan:
    return replace(given_plan, public_funds=(*given_plan.public_funds, FundingLine("Commune", more)))


@given(PLANS, ANY_RULES, AMOUNTS)
@PROPERTY
def test_more_counterpart_never_lowers_the_fund_but_through_a_named_limit(
    given_plan: Plan, rules: FinancingRules, more: Fraction
) -> None:
    before = compute_fund(given_plan, rules)
    after = compute_fund(with_more(given_plan, more), rules)

    if after.fund < before.fund:
        assert not {"counterpart", "feader_max", "requested"} & set(after.binding)


@given(PLANS, ANY_RULES)
@PROPERTY
def test_the_order_of_the_lines_never_changes_the_fund(given_plan: Plan, rules: FinancingRules) -> None:
    turned = replace(
        given_plan, public_funds=given_plan.public_funds[::-1], private_funds=given_plan.private_funds[::-1]
    )

    def told(result: Financing) -> tuple[object, ...]:
        return result.fund, result.binding, result.own, result.reasons, result.own_calling

    assert told(compute_fund(turned, rules)) == told(compute_fund(given_plan, rules))
