"""One dossier on several European funds: the best sharing of its expenses and of its national money, proven."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.financing import FinancingRules, Plan
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.plans.advice import Aim
from leaderdesk.domain.plans.funds import Dossier, Expense, FundTerms, Money, Whole, share_between_funds
from leaderdesk.domain.plans.joint import OpenPlan, prepare_ground
from leaderdesk.domain.plans.ranges import Range, exactly
from leaderdesk.domain.plans.search import Field
from leaderdesk.domain.plans.shared_projects import OpenExpense, SharedFunder, SharedProject, list_sharings
from leaderdesk.domain.plans.sharing import SharedAdvice, advise_sharing

LEADER = FundTerms("FEADER", FinancingRules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5)))
REGIONAL = FundTerms("FEDER", FinancingRules(Fraction(3, 5), Fraction(1)))


def expense(key: str, amount: int, *funds: str) -> OpenExpense:
    return OpenExpense(key, Fraction(amount), Fraction(amount), frozenset(funds))


def up_to(funder: str, most: int, *funds: str, step: int = 1) -> SharedFunder:
    return SharedFunder(Range(funder, Fraction(most), step=Fraction(step)), frozenset(funds) or None)


HALL = SharedProject(
    (expense("Fête", 500), expense("Halle", 10_000, "FEADER", "FEDER"), expense("Site", 5_000, "FEDER")),
    (LEADER, REGIONAL),
    (up_to("Région", 3_600),),
)


def facts(advice: SharedAdvice) -> tuple[str, str, dict[str, str]]:
    """The European money, what stays with the holder, which fund takes what."""
    return str(advice.whole.european), str(advice.whole.own), dict(advice.taken_by)


def test_each_expense_goes_to_the_fund_where_national_money_calls_most() -> None:
    advice = advise_sharing(HALL)

    assert facts(advice) == ("9400", "2500", {"Halle": "FEADER", "Site": "FEDER"})
    assert advice.money == (
        Money("Région", Fraction(3_600), given={"FEADER": Fraction(1_600), "FEDER": Fraction(2_000)}),
    )
    assert (advice.is_accepted, advice.is_proven, advice.whole.problems) == (True, True, ())


def test_the_two_aims_differ_where_a_fund_is_capped() -> None:
    capped = replace(REGIONAL, rules=replace(REGIONAL.rules, feader_max=Fraction(1_000)))
    one = SharedProject((expense("Site", 5_000, "FEDER"),), (capped,), (up_to("Région", 4_000, step=500),))

    least, most = advise_sharing(one), advise_sharing(one, "most_fund")

    assert [facts(each)[:2] for each in (least, most)] == [("1000", "0"), ("1000", "0")]
    rich = replace(one, funders=(up_to("Région", 10_000, step=500),), expenses=(expense("Site", 2_000, "FEDER"),))
    assert facts(advise_sharing(rich, "most_fund"))[:2] == ("1000", "0")


def test_private_money_spares_the_holder_and_costs_the_fund_so_that_the_aims_part() -> None:
    patron = SharedFunder(Range("Mécène", Fraction(1_000), nature="private"))
    town = SharedProject((expense("Site", 5_000, "FEDER"),), (REGIONAL,), (patron,), holder="public")

    least, most = advise_sharing(town), advise_sharing(town, "most_fund")

    # Three fifths of what no patron pays: each of their euros spares the holder forty cents.
    assert [facts(each)[:2] for each in (least, most)] == [("2400", "1600"), ("3000", "2000")]
    assert [each.money[0].amount for each in (least, most)] == [1_000, 0]


def test_of_two_funds_that_leave_the_holder_as_little_the_one_that_brings_most_takes_the_expense() -> None:
    rich, poor = (
        FundTerms(name, replace(REGIONAL.rules, feader_max=Fraction(most))) for name, most in (("A", 1_000), ("B", 500))
    )
    for terms in ((rich, poor), (poor, rich)):
        project = SharedProject((expense("Site", 5_000, "A", "B"),), terms, (up_to("Région", 5_000),))
        assert facts(advise_sharing(project)) == ("1000", "0", {"Site": "A"})


def test_among_equal_plans_fewest_funders_are_asked_then_the_first_named_gives_most() -> None:
    funders = (up_to("A", 900), up_to("B", 1_500), up_to("C", 1_300))

    advice = advise_sharing(SharedProject((expense("Site", 5_000, "FEDER"),), (REGIONAL,), funders))

    assert [(each.funder, str(each.amount)) for each in advice.money] == [("A", "900"), ("B", "1100"), ("C", "0")]
    assert advice.is_proven


def test_plan_whose_funders_were_not_all_compared_is_not_proven() -> None:
    funders = (up_to("A", 900), up_to("B", 1_500), up_to("C", 1_300))
    project = SharedProject((expense("Site", 5_000, "FEDER"),), (REGIONAL,), funders)

    cut = [advise_sharing(project, most_boxes=boxes) for boxes in (1, 2)]

    assert [(str(each.whole.european), each.is_proven) for each in cut] == [("3000", False)] * 2
    assert [str(each.money[0].amount) for each in cut] == ["700", "900"]


def ground_of(*plans: OpenPlan) -> Field | None:
    """How a point of these plans is judged, Région being able to join them all; none where one can never be."""
    made = prepare_ground(plans, [Range("Région", Fraction(3_600))], Fraction(1), Fraction(0))
    return None if made is None else made[2]


def plan_of(eligible: int, **floors: Any) -> OpenPlan:
    cost = Fraction(eligible)
    return OpenPlan("FEADER", Plan(cost, cost), replace(LEADER.rules, **floors), frozenset({0}))


def test_a_plan_below_its_least_expenses_can_never_be_whatever_the_others_are() -> None:
    at, below, other = (plan_of(amount, eligible_min=Fraction(10_000)) for amount in (10_000, 9_999, 20_000))

    assert [ground_of(*plans) is None for plans in ((at,), (below,), (other, below), (below, other))] == [
        *(False, True, True, True),
    ]


def test_a_point_that_the_rules_refuse_is_accepted_of_no_plan() -> None:
    refused, given = (ground_of(plan_of(10_000, feader_min=Fraction(floor))) for floor in (7_000, 6_400))
    point = (Fraction(1_600), Fraction(6_400))

    assert refused is not None
    assert given is not None
    assert (refused.accept(point), given.accept(point)) == (None, point)


def test_a_funder_that_joins_one_fund_calls_that_one_only() -> None:
    tied = replace(HALL, funders=(up_to("Région", 3_600, "FEDER"),))

    advice = advise_sharing(tied)

    assert facts(advice) == ("5400", "6500", {"Halle": "FEDER", "Site": "FEDER"})
    assert [dict(each.given) for each in advice.money] == [{"FEDER": Fraction(3_600)}]


def test_funders_tied_each_to_their_own_of_two_plans_bring_all_they_may() -> None:
    apart = (expense("Halle", 10_000, "FEADER"), expense("Site", 5_000, "FEDER"))
    tied = (up_to("Département", 1_600, "FEADER"), up_to("Région", 2_000, "FEDER"))
    decided = (tied[0], SharedFunder(exactly("Région", Fraction(2_000)), frozenset({"FEDER"})))

    for funders in (tied, decided):
        advice = advise_sharing(replace(HALL, expenses=apart, funders=funders))
        assert (advice.is_accepted, facts(advice)) == (True, ("9400", "2000", {"Halle": "FEADER", "Site": "FEDER"}))


def test_a_funder_may_join_three_plans() -> None:
    terms = (LEADER, REGIONAL, replace(REGIONAL, fund="FSE+"))
    apart = [expense(fund, 10_000 if fund == "FEADER" else 5_000, fund) for fund in ("FEADER", "FEDER", "FSE+")]

    advice = advise_sharing(SharedProject(apart, terms, (up_to("Région", 5_600),)))

    assert (advice.is_proven, facts(advice)[:2]) == (True, ("12400", "2000"))


def test_expenses_that_come_to_the_very_minimum_are_enough() -> None:
    strict = replace(REGIONAL, rules=replace(REGIONAL.rules, eligible_min=Fraction(5_000)))
    project = SharedProject((expense("Site", 5_000, "FEDER"),), (strict,), (up_to("Région", 2_000),))

    assert facts(advise_sharing(project)) == ("3000", "0", {"Site": "FEDER"})
    assert not advise_sharing(replace(project, expenses=(expense("Site", 4_999, "FEDER"),))).is_accepted


def test_a_decided_funder_is_never_left_out_nor_hidden_beside_the_plans() -> None:
    decided = SharedFunder(exactly("Région", Fraction(12_000)), frozenset({"FEADER"}))

    advice = advise_sharing(replace(HALL, funders=(decided,)))

    assert not advice.is_accepted
    assert [each.financing.reasons for each in advice.whole.plans] == [("no_feader", "overfunded"), ("no_feader",)]
    assert [(fund, lack.lever) for fund, lack in advice.lacks][-1] == ("FEDER", "more_public")


def test_another_european_fund_is_counted_in_the_whole_and_calls_nothing() -> None:
    beside = replace(HALL, beside=(Money("FSE+", Fraction(400), "european"),))

    assert facts(advise_sharing(beside))[:2] == ("9800", "2100")
    asked = replace(HALL, beside=(Money("FSE+", Fraction(400), "european", given={"FEADER": Fraction(400)}),))
    with pytest.raises(WrongInput, match="given_beside"):
        advise_sharing(asked)


def test_equal_plans_use_the_fewest_funds_then_the_first_declared() -> None:
    alike = (replace(LEADER, fund="A"), replace(LEADER, fund="B"))
    project = SharedProject((expense("x", 100, "A", "B"), expense("y", 100, "A", "B")), alike, (up_to("Région", 40),))

    assert advise_sharing(project).taken_by == {"x": "A", "y": "A"}
    assert advise_sharing(replace(project, terms=alike[::-1])).taken_by == {"x": "B", "y": "B"}


def test_without_an_accepted_whole_each_plan_says_what_it_lacks() -> None:
    floor = replace(LEADER, rules=replace(LEADER.rules, feader_min=Fraction(5_000)))
    project = SharedProject((expense("Halle", 10_000, "FEADER"),), (floor,), (up_to("Région", 1_000),))

    advice = advise_sharing(project)

    assert (advice.is_accepted, str(advice.whole.european)) == (False, "4000")
    assert [(fund, lack.lever, str(lack.amount)) for fund, lack in advice.lacks] == [("FEADER", "more_public", "250")]


def test_an_expense_that_no_fund_takes_stays_with_the_holder() -> None:
    advice = advise_sharing(replace(HALL, expenses=(expense("Fête", 500),)))

    assert (advice.is_accepted, facts(advice)) == (False, ("0", "500", {}))


def test_beyond_so_many_sharings_nothing_is_said_to_be_proven() -> None:
    many = tuple(expense(f"{rank:02}", 100, "FEADER", "FEDER") for rank in range(12))

    advice = advise_sharing(replace(HALL, expenses=many, funders=(up_to("Région", 100),)))

    assert (advice.is_accepted, advice.is_proven) == (True, False)


def test_what_was_found_before_the_search_was_cut_short_is_given() -> None:
    found = [advise_sharing(HALL, most_boxes=boxes) for boxes in range(60)]

    accepted = [each.is_accepted for each in found]
    assert accepted == sorted(accepted)
    own = [each.whole.own for each in found if each.is_accepted]
    assert own == sorted(own, reverse=True)
    assert [(each.is_proven, str(each.whole.own)) for each in found][-1] == (True, "2500")


def test_small_expenses_go_together_beyond_so_many_sharings_and_what_counts_for_nothing_goes_nowhere() -> None:
    many = [expense(f"{rank}", 10 * (rank + 1), "FEADER", "FEDER") for rank in range(6)]
    nothing = OpenExpense("!", Fraction(9), Fraction(0), frozenset({"FEADER", "FEDER"}))

    sharings, are_all = list_sharings(replace(HALL, expenses=[*many, nothing]))
    few, are_all_of_few = list_sharings(replace(HALL, expenses=[*many[:5], nothing]))

    assert (len(sharings), are_all, {each.get("0") == each.get("1") for each in sharings}) == (3**5 - 1, False, {True})
    assert (len(few), are_all_of_few, few[0]) == (3**5 - 1, True, dict.fromkeys("01234", "FEADER"))
    assert list_sharings(replace(HALL, expenses=[nothing, *many[::-1]]))[0] == sharings


@pytest.mark.parametrize(
    ("wrong", "code", "place"),
    [
        (replace(HALL, expenses=(expense("x", 1, "FEAMP"),)), "unknown_fund", "expenses[0].funds"),
        (replace(HALL, funders=(up_to("Région", 1, "FEAMP"),)), "unknown_fund", "funders[0].funds"),
        (replace(HALL, expenses=(expense("x", 1), expense("x", 1))), "repeated", "expenses[1].key"),
        (replace(HALL, terms=(LEADER, LEADER), expenses=()), "fund_twice", "terms[1].fund"),
        (replace(HALL, part_step=Fraction(0)), "not_above_zero", "part_step"),
        (
            replace(HALL, funders=(SharedFunder(Range("FEDER", Fraction(1), nature="european")),)),
            "european_counterpart",
            "funders[0].nature",
        ),
    ],
)
def test_what_makes_no_sense_is_named(wrong: SharedProject, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        advise_sharing(wrong)

    assert (refused.value.code, refused.value.place) == (code, place)


def test_an_aim_that_does_not_exist_is_named() -> None:
    with pytest.raises(WrongInput, match="unknown_choice"):
        advise_sharing(HALL, "most_own")  # type: ignore[arg-type]  # what a caller without types may send


FUNDS = ("FEADER", "FEDER")
RULES = st.builds(
    FinancingRules,
    feader_share=st.sampled_from([Fraction(1, 2), Fraction(4, 5)]),
    max_public_aid_rate=st.none() | st.sampled_from([Fraction(4, 5), Fraction(1)]),
    min_own_rate=st.sampled_from([Fraction(0), Fraction(1, 5)]),
    eligible_min=st.none() | st.integers(1, 8).map(Fraction),
    feader_min=st.none() | st.integers(1, 5).map(Fraction),
    feader_max=st.none() | st.integers(2, 10).map(Fraction),
    rounding_step=st.sampled_from([Fraction(1), Fraction(2)]),
)
OPEN = st.builds(
    lambda amount, beside, funds: OpenExpense("", amount + beside, amount, funds),
    *(st.integers(1, 12).map(Fraction), st.integers(0, 4).map(Fraction)),
    st.frozensets(st.sampled_from(FUNDS)),
)
FUNDERS = st.builds(
    lambda least, more, nature, on, decided, funds: SharedFunder(
        Range("f", Fraction(least + more), Fraction(least), Fraction(1), nature, on, is_decided=decided), funds
    ),
    *(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["public", "public", "private"])),
    *(st.sampled_from(["eligible", "total"]), st.booleans(), st.none() | st.frozensets(st.sampled_from(FUNDS))),
)
PROJECTS = st.builds(
    lambda expenses, one, other, funders, holder, revenue, beside: SharedProject(
        [replace(each, key=f"e{rank}") for rank, each in enumerate(expenses)],
        (FundTerms("FEADER", one), FundTerms("FEDER", other)),
        funders,
        [Money("FSE+", Fraction(beside), "european")] if beside else [],
        holder=holder,
        revenue=Fraction(revenue),
        part_step=Fraction(1),
    ),
    *(st.lists(OPEN, min_size=1, max_size=2), RULES, RULES, st.lists(FUNDERS, max_size=2)),
    *(st.sampled_from(["private", "public"]), st.integers(0, 2), st.sampled_from([0, 0, 3])),
)


def every_whole(project: SharedProject) -> list[Whole]:
    """Every way to share the expenses and the money, each judged by the rule that counts nothing twice."""
    sharings = itertools.product(*((*sorted(each.funds), None) for each in project.expenses))
    return [whole for taken in sharings if any(taken) for whole in wholes_of(project, taken)]


def wholes_of(project: SharedProject, taken: tuple[str | None, ...]) -> list[Whole]:
    expenses = [
        Expense(each.key, each.amount, each.eligible, {fund: Fraction(1)} if fund else {})
        for each, fund in zip(project.expenses, taken, strict=True)
    ]
    terms = [each for each in project.terms if each.fund in taken]
    found = []
    for money in itertools.product(*(every_gift(each, [term.fund for term in terms]) for each in project.funders)):
        brought = (*money, *project.beside)
        found.append(share_between_funds(Dossier(expenses, terms, brought, project.holder, revenue=project.revenue)))
    return found


def every_gift(funder: SharedFunder, funds: list[str]) -> list[Money]:
    """Each amount it may bring, in each split among the plans it may join."""
    each = funder.range
    joined = [fund for fund in funds if funder.funds is None or fund in funder.funds]
    amounts = [Fraction(value) for value in range(int(each.most) + 1) if each.allows(Fraction(value))]
    found = []
    for amount in amounts:
        splits = [()] if not joined else list(itertools.product(range(int(amount) + 1), repeat=len(joined)))
        for split in splits:
            if sum(split) == amount:
                given = {fund: Fraction(part) for fund, part in zip(joined, split, strict=True)}
                found.append(Money(each.funder, amount, each.nature, each.on, given))
    return found


def worth(whole: Whole, aim: Aim) -> tuple[Fraction, ...]:
    return (-whole.own, whole.european) if aim == "least_own" else (whole.european, -whole.own)


@settings(derandomize=True, max_examples=60)
@given(PROJECTS, st.sampled_from(["least_own", "most_fund"]))
def test_no_sharing_is_better_than_the_advised_one(project: SharedProject, aim: Aim) -> None:
    advice = advise_sharing(project, aim)

    best = max((worth(whole, aim) for whole in every_whole(project) if whole.is_sound), default=None)
    assert (worth(advice.whole, aim) if advice.is_accepted else None) == best
    assert advice.is_proven
