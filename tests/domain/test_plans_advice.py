"""The advised plan: the best of all that funders may bring, whatever the rules, and always the same one."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.financing import Financing, FinancingRules, base_of, compute_fund, limits_of
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.plans.advice import Advice, Aim, Project, advise_plan
from leaderdesk.domain.plans.limits import read_forms
from leaderdesk.domain.plans.ranges import Range, exactly, with_amounts

USUAL = FinancingRules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
TEN = Project(Fraction(10_000), Fraction(10_000))


def up_to(funder: str, most: int, least: int = 0, **more: object) -> Range:
    return replace(Range(funder, Fraction(most), Fraction(least)), **more)  # type: ignore[arg-type]  # named in each test


def euros(*amounts: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(amount) for amount in amounts)


def test_least_own_brings_just_the_counterpart_that_the_rate_leaves_room_for() -> None:
    advice = advise_plan(TEN, [up_to("Région", 5_000)], USUAL)

    assert advice.amounts == euros(1_600)
    assert (advice.financing.fund, advice.financing.own) == euros(6_400, 2_000)
    assert advice.financing.binding == ("counterpart", "max_public_aid_rate", "min_own_rate")
    assert (advice.is_accepted, advice.is_proven, advice.lacks) == (True, True, ())


def test_fewest_funders_then_declared_order_tell_equal_plans_apart() -> None:
    both = [up_to("Département", 2_000), up_to("Région", 2_000)]

    assert advise_plan(TEN, both, USUAL).amounts == euros(1_600, 0)
    assert advise_plan(TEN, [up_to("Département", 1_000), *both], USUAL).amounts == euros(0, 1_600, 0)
    assert advise_plan(TEN, [up_to("Département", 1_000), up_to("Région", 1_500)], USUAL).amounts == euros(1_000, 600)


def test_a_decided_funder_is_never_left_out() -> None:
    advice = advise_plan(TEN, [up_to("Région", 2_000), exactly("Département", Fraction(500))], USUAL)

    assert advice.amounts == euros(1_100, 500)


def test_a_funder_that_goes_by_steps_leaves_the_rest_to_another() -> None:
    by_steps = up_to("Département", 5_000, 500, step=Fraction(500))

    assert advise_plan(TEN, [by_steps], USUAL, "most_fund").amounts == euros(2_000)
    assert advise_plan(TEN, [by_steps, up_to("Commune", 100)], USUAL).amounts == euros(1_500, 100)


def test_the_two_aims_differ_where_the_fund_is_capped() -> None:
    capped = replace(USUAL, feader_max=Fraction(4_000))
    few = [up_to("Région", 5_000)]

    least, most = advise_plan(TEN, few, capped), advise_plan(TEN, few, capped, "most_fund")

    assert (*least.amounts, least.financing.own) == euros(4_000, 2_000)
    assert (*most.amounts, most.financing.fund) == euros(4_000, 4_000)


def test_private_money_that_takes_the_room_of_the_fund_only_helps_the_holder() -> None:
    patron = [up_to("Mécène", 3_000, nature="private"), up_to("Région", 1_600)]

    least, most = advise_plan(TEN, patron, USUAL), advise_plan(TEN, patron, USUAL, "most_fund")

    assert least.financing.own == most.financing.own == 2_000
    assert least.amounts == most.amounts == euros(0, 1_600)


def test_without_an_accepted_plan_the_nearest_says_what_it_lacks() -> None:
    advice = advise_plan(TEN, [up_to("Région", 1_000)], replace(USUAL, feader_min=Fraction(5_000)))

    assert not advice.is_accepted
    assert (*advice.amounts, advice.financing.fund) == euros(1_000, 4_000)
    assert [(lack.lever, lack.amount) for lack in advice.lacks] == [("more_public", Fraction(250))]


def test_a_floor_between_two_steps_of_a_funder_is_missed_and_the_nearest_plan_says_by_what() -> None:
    by_steps = up_to("Région", 5_000, step=Fraction(2_000))

    advice = advise_plan(TEN, [by_steps], replace(USUAL, feader_min=Fraction(6_200)))

    assert (advice.is_accepted, advice.is_proven) == (False, True)
    assert (*advice.amounts, advice.financing.fund) == euros(2_000, 6_000)
    assert [(lack.lever, str(lack.amount)) for lack in advice.lacks] == [
        ("less_public", "200"),
        ("more_eligible", "250"),
    ]


def test_a_search_cut_short_says_that_nothing_is_proven() -> None:
    advice = advise_plan(TEN, [up_to("Région", 5_000)], USUAL, most_boxes=0)

    assert (advice.is_accepted, advice.is_proven) == (False, False)


def test_a_holder_without_any_funder_has_its_plan() -> None:
    commune = replace(TEN, holder="public")

    advice = advise_plan(commune, [], replace(USUAL, max_public_aid_rate=None))

    assert (*advice.amounts, advice.financing.fund) == euros(8_000)


@pytest.mark.parametrize(
    ("wrong", "code", "place"),
    [
        (up_to("FEDER", 10, nature="european"), "european_counterpart", "ranges[0].nature"),
        (up_to("Région", 10, nature="own"), "unknown_choice", "ranges[0].nature"),
        (up_to("Région", 10, on="half"), "unknown_choice", "ranges[0].on"),
        (up_to("Région", 10, -1), "negative", "ranges[0].least"),
        (up_to("Région", 10, 11), "most_below_least", "ranges[0].most"),
        (up_to("Région", 10, step=Fraction(0)), "not_above_zero", "ranges[0].step"),
    ],
)
def test_a_range_that_makes_no_sense_is_named(wrong: Range, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        advise_plan(TEN, [wrong], USUAL)

    assert (refused.value.code, refused.value.place) == (code, place)


def small(low: int, high: int) -> st.SearchStrategy[Fraction]:
    return st.integers(low, high).map(Fraction)


def maybe(strategy: st.SearchStrategy[Fraction]) -> st.SearchStrategy[Fraction | None]:
    return st.none() | strategy


RATES = st.sampled_from([Fraction(0), Fraction(1, 5), Fraction(1, 3), Fraction(4, 5), Fraction(1)])
RULES = st.builds(
    FinancingRules,
    feader_share=st.sampled_from([Fraction(1, 2), Fraction(3, 5), Fraction(4, 5)]),
    max_public_aid_rate=maybe(RATES),
    min_own_rate=st.sampled_from([Fraction(0), Fraction(1, 5), Fraction(1, 3)]),
    eligible_min=maybe(small(0, 20)),
    eligible_max=maybe(small(8, 40)),
    public_aid_min=maybe(small(0, 20)),
    public_aid_max=maybe(small(5, 40)),
    feader_min=maybe(small(0, 12)),
    feader_max=maybe(small(2, 30)),
    min_own_of_public_funding=maybe(RATES),
    own_public_money_calls=st.booleans(),
    private_funds_count_as_own=st.booleans(),
    revenue_before_share=st.booleans(),
    rounding_step=st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(3)]),
)
PROJECTS = st.builds(
    lambda eligible, beside, *more: Project(eligible + beside, eligible, *more),
    small(5, 40),
    small(0, 15),
    st.sampled_from(["private", "public", "public_like"]),
    st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(2, 3)]),
    small(0, 12),
    maybe(small(1, 30)),
)
RANGES = st.builds(
    lambda funder, least, beside, step, *more: Range(funder, least + beside, least, step, *more),
    st.sampled_from("abc"),
    small(0, 5),
    small(0, 8),
    st.sampled_from([Fraction(1), Fraction(2), Fraction(3, 2)]),
    st.sampled_from(["public", "public", "private"]),
    st.sampled_from(["eligible", "total"]),
    st.booleans(),
)
AIMS = st.sampled_from(["least_own", "most_fund"])


def every_amount(each: Range) -> list[Fraction]:
    found = {each.least + rank * each.step for rank in range(int((each.most - each.least) / each.step) + 1)}
    return sorted(found if each.is_decided else found | {Fraction(0)})


def worth(result: Financing, amounts: tuple[Fraction, ...], aim: Aim) -> tuple[Fraction, ...]:
    aims = (-result.own, result.fund) if aim == "least_own" else (result.fund, -result.own)
    return (*aims, Fraction(-sum(1 for amount in amounts if amount)), *amounts)


def best_of_all(project: Project, ranges: list[Range], rules: FinancingRules, aim: Aim) -> tuple[Fraction, ...] | None:
    """Every plan there is, each worked out by the rule."""
    tried = itertools.product(*(every_amount(each) for each in ranges))
    results = [(compute_fund(with_amounts(project.plan, ranges, amounts), rules), amounts) for amounts in tried]
    return max((worth(result, amounts, aim) for result, amounts in results if not result.is_refused), default=None)


def advised(advice: Advice) -> tuple[Fraction, ...] | None:
    return worth(advice.financing, advice.amounts, advice.aim) if advice.is_accepted else None


@settings(derandomize=True, max_examples=80)
@given(PROJECTS, st.lists(RANGES, max_size=3), RULES, AIMS)
def test_no_plan_is_better_than_the_advised_one(
    project: Project, ranges: list[Range], rules: FinancingRules, aim: Aim
) -> None:
    advice = advise_plan(project, ranges, rules, aim)

    assert advised(advice) == best_of_all(project, ranges, rules, aim)
    assert advice.is_proven


@settings(derandomize=True, max_examples=60)
@given(PROJECTS, st.lists(RANGES, min_size=1, max_size=3), RULES, st.data())
def test_the_forms_are_the_limits_of_the_rule(
    project: Project, ranges: list[Range], rules: FinancingRules, data: st.DataObject
) -> None:
    amounts = [data.draw(st.sampled_from(every_amount(each))) for each in ranges]
    plan = with_amounts(project.plan, ranges, amounts)
    base = base_of(plan, rules)

    forms = read_forms(project.plan, ranges, rules)

    assert min(form.at(amounts) for form in forms.limits) == min(limits_of(plan, rules, base).values())
    assert forms.public.at(amounts) == base.public


@settings(derandomize=True, max_examples=25)
@given(PROJECTS, st.lists(RANGES, min_size=1, max_size=3), RULES, AIMS, st.data())
def test_order_of_funders_changes_neither_aim(
    project: Project, ranges: list[Range], rules: FinancingRules, aim: Aim, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(ranges))

    one, other = advise_plan(project, ranges, rules, aim), advise_plan(project, shuffled, rules, aim)

    assert (one.financing.fund, one.financing.own) == (other.financing.fund, other.financing.own)


@settings(derandomize=True, max_examples=25)
@given(PROJECTS, st.lists(RANGES, max_size=2), RANGES, RULES)
def test_one_more_funder_that_may_bring_nothing_never_costs_the_holder(
    project: Project, ranges: list[Range], more: Range, rules: FinancingRules
) -> None:
    before = advise_plan(project, ranges, rules)

    after = advise_plan(project, [*ranges, replace(more, is_decided=False)], rules)

    assert not before.is_accepted or after.financing.own <= before.financing.own
