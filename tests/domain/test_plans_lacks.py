"""What a plan lacks: the smallest change of each lever, found again by trying every cent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.exact import CENT
from leaderdesk.domain.financing import FinancingRules, FundingLine, Plan, compute_fund
from leaderdesk.domain.plans.lacks import list_gains, list_lacks, list_lacks_for
from leaderdesk.domain.plans.levers import LEVERS, most_of, move_plan

USUAL = FinancingRules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))


def plan_of(public: int, private: int = 0, cost: int = 10_000, **more: object) -> Plan:
    lines = (FundingLine("Région", Fraction(public)),) if public else ()
    patrons = (FundingLine("Mécène", Fraction(private)),) if private else ()
    plan = Plan(Fraction(cost), Fraction(cost), public_funds=lines, private_funds=patrons)
    return replace(plan, **more)  # type: ignore[arg-type]  # named in each test


def found(lacks: object) -> list[tuple[str, str, str]]:
    return [(lack.reason, lack.lever, str(lack.amount)) for lack in lacks]  # type: ignore[attr-defined]  # lacks


def test_a_plan_without_counterpart_lacks_all_of_it_for_the_whole_fund() -> None:
    assert found(list_lacks_for(plan_of(0), USUAL, Fraction(6_400))) == [("wanted", "more_public", "1600")]


def test_a_floor_on_the_fund_is_met_with_so_much_more_counterpart() -> None:
    lacks = list_lacks(plan_of(1_000), replace(USUAL, feader_min=Fraction(5_250)))

    assert found(lacks) == [("feader_min", "more_public", "625/2")]
    assert (lacks[0].fund, lacks[0].remaining) == (Fraction(5_250), ())


def test_a_floor_on_the_eligible_cost_is_met_with_expenses() -> None:
    lacks = list_lacks(plan_of(1_000), replace(USUAL, eligible_min=Fraction("10312.50")))

    assert found(lacks) == [("eligible_min", "more_eligible", "625/2")]


def test_a_floor_on_the_whole_aid_is_met_by_the_counterpart_and_what_it_calls() -> None:
    lacks = list_lacks(plan_of(1_000), replace(USUAL, public_aid_min=Fraction(6_000)))

    assert found(lacks) == [("public_aid_min", "more_public", "200")]


def test_cents_that_the_rounding_of_the_fund_takes_are_lacking_too() -> None:
    whole_euros = replace(USUAL, public_aid_min=Fraction("5000.50"), rounding_step=Fraction(1))

    (lack,) = list_lacks(plan_of(1_000), whole_euros)

    # With 10 cents the five parts would make 5 000,50, but the fund stays at 4 000 until it is called for 4 001.
    assert (lack.lever, str(lack.amount), str(lack.fund)) == ("more_public", "1/4", "4001")


def test_no_fund_is_lifted_by_what_calls_one_step_of_it() -> None:
    lacks = list_lacks(plan_of(0), replace(USUAL, rounding_step=Fraction(100)))

    assert found(lacks) == [("no_feader", "more_public", "25")]
    assert lacks[0].fund == 100


def test_half_of_new_expenses_counts_where_half_is_outside() -> None:
    lacks = list_lacks(plan_of(1_000, inside_share=Fraction(1, 2)), replace(USUAL, eligible_min=Fraction(6_000)))

    assert found(lacks) == [("eligible_min", "more_eligible", "2000")]


def test_too_much_money_is_lifted_by_less_of_it_or_by_more_cost() -> None:
    lacks = list_lacks(plan_of(9_000, 2_000), USUAL)

    everything = {(lack.lever, lack.amount) for lack in lacks if lack.reason == "overfunded"}
    assert everything == {(lever, Fraction(1_000)) for lever in ("less_public", "less_private", "more_eligible")}
    assert all(lack.remaining == ("no_feader",) for lack in lacks if lack.reason == "overfunded")
    assert [(lack.lever, lack.amount) for lack in lacks if lack.reason == "all"] == [
        ("less_public", Fraction("3000.01")),
        ("more_eligible", Fraction("3750.02")),
    ]


def test_what_no_lever_can_lift_is_not_promised() -> None:
    lacks = list_lacks(plan_of(1_000), replace(USUAL, feader_min=Fraction(5_000), feader_max=Fraction(4_500)))

    assert lacks == ()


def test_an_accepted_plan_lacks_nothing_but_may_gain() -> None:
    plan = plan_of(1_000)

    assert list_lacks(plan, USUAL) == ()
    assert found(list_gains(plan, USUAL)) == [("wanted", "more_public", "600")]
    assert list_lacks_for(plan, USUAL, Fraction(4_000)) == ()


def test_excess_counterpart_and_low_request_are_gains_too() -> None:
    assert found(list_gains(plan_of(2_000), USUAL)) == [("wanted", "less_public", "400")]
    asked = plan_of(1_600, requested=Fraction(5_000))
    assert found(list_gains(asked, USUAL)) == [("wanted", "more_requested", "1400")]


def test_private_money_that_takes_the_room_is_named() -> None:
    gains = list_gains(plan_of(1_600, 1_000), USUAL)

    assert ("wanted", "less_private", "1000") in found(gains)


def test_each_lever_goes_as_far_as_the_plan_leaves_it() -> None:
    plan = plan_of(1_000, 700, revenue=Fraction(300), requested=Fraction(4_000))

    assert {lever: most_of(plan, lever) for lever in LEVERS} == {
        "more_public": 9_700,
        "less_public": 1_000,
        "less_private": 700,
        "more_eligible": None,
        "more_requested": 6_000,
        "less_revenue": 300,
    }
    assert most_of(plan_of(0), "more_requested") == 0


def test_a_lever_moves_one_thing_and_money_goes_from_the_last_line_first() -> None:
    plan = plan_of(500, revenue=Fraction(300), requested=Fraction(4_000))
    plan = replace(plan, public_funds=(*plan.public_funds, FundingLine("Commune", Fraction(300))))

    moved = [move_plan(plan, lever, Fraction(400)) for lever in ("less_public", "more_requested", "more_eligible")]

    assert [line.amount for line in moved[0].public_funds] == [400, 0]
    assert moved[1] == replace(plan, requested=Fraction(4_400))
    assert moved[2] == replace(plan, total_cost=Fraction(10_400), eligible=Fraction(10_400))
    assert move_plan(plan, "less_revenue", Fraction(100)) == replace(plan, revenue=Fraction(200))


RATES = st.sampled_from([Fraction(1, 5), Fraction(1, 3), Fraction(4, 5), Fraction(1)])


def cents(low: int, high: int) -> st.SearchStrategy[Fraction]:
    return st.integers(low, high).map(lambda value: value * CENT)


def maybe(strategy: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Fraction | None]:
    return st.none() | strategy


RULES = st.builds(
    FinancingRules,
    feader_share=st.sampled_from([Fraction(3, 5), Fraction(4, 5)]),
    max_public_aid_rate=maybe(RATES),
    min_own_rate=st.sampled_from([Fraction(0), Fraction(1, 5)]),
    eligible_min=maybe(cents(0, 90)),
    eligible_max=maybe(cents(40, 90)),
    public_aid_min=maybe(cents(10, 60)),
    public_aid_max=maybe(cents(20, 60)),
    feader_min=maybe(cents(10, 50)),
    feader_max=maybe(cents(20, 60)),
    own_public_money_calls=st.booleans(),
    private_funds_count_as_own=st.booleans(),
    revenue_before_share=st.booleans(),
    rounding_step=st.sampled_from([CENT, 3 * CENT]),
)
LINES = st.lists(st.builds(FundingLine, st.just("f"), cents(1, 40), st.sampled_from(["eligible", "total"])), max_size=2)
PLANS = st.builds(
    lambda eligible, beside, *more: Plan(eligible + beside, eligible, *more),
    cents(10, 70),
    cents(0, 20),
    st.sampled_from(["private", "public"]),
    st.sampled_from([Fraction(1), Fraction(1, 2)]),
    cents(0, 10),
    maybe(cents(1, 40)),
    LINES.map(tuple),
    LINES.map(tuple),
)


@settings(derandomize=True, max_examples=60)
@given(PLANS, RULES)
def test_no_smaller_change_lifts_the_reason_and_none_is_missed(plan: Plan, rules: FinancingRules) -> None:
    reasons = compute_fund(plan, rules).reasons
    told = {(lack.reason, lack.lever): lack.amount for lack in list_lacks(plan, rules)}

    for reason in reasons:
        for lever in LEVERS:
            amount, first = told.get((reason, lever)), first_cent(plan, rules, lever, reason)
            # An open lever is tried cent by cent for two euros.
            assert amount == first or (first is None and amount is not None and amount >= TRIED * CENT), (reason, lever)


TRIED = 200


def first_cent(plan: Plan, rules: FinancingRules, lever: str, reason: str) -> Fraction | None:
    """The first of the next cents at which the reason is gone (a floor on the aid wanting some of the fund)."""
    most = most_of(plan, lever)
    for count in range(1, TRIED if most is None else int(most / CENT) + 1):
        left = compute_fund(move_plan(plan, lever, count * CENT), rules).reasons
        if reason not in left and not (reason == "public_aid_min" and "no_feader" in left):
            return count * CENT
    return None


@settings(derandomize=True, max_examples=60)
@given(PLANS, RULES)
def test_a_gain_is_what_the_rule_gives_and_nothing_along_the_lever_is_more(plan: Plan, rules: FinancingRules) -> None:
    gains = {gain.lever: gain for gain in list_gains(plan, rules)}

    for lever, gain in gains.items():
        assert compute_fund(move_plan(plan, lever, gain.amount), rules).fund == gain.fund
    for lever in LEVERS:
        most = most_of(plan, lever)
        if lever != "more_eligible" and most:
            tried = (
                compute_fund(move_plan(plan, lever, rank * CENT), rules).fund for rank in range(int(most / CENT) + 1)
            )
            now = compute_fund(plan, rules).fund
            assert max(tried) == (gains[lever].fund if lever in gains else now)
