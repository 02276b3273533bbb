"""Several funds on one dossier: own expenses, own counterpart, and everything counted once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.financing import FinancingRules
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.plans.funds import Dossier, Expense, FundTerms, Money, PlanProblem, Whole, share_between_funds

LEADER = FundTerms("FEADER", FinancingRules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5)))
REGIONAL = FundTerms("FEDER", FinancingRules(Fraction(3, 5), Fraction(1)))


def expense(key: str, amount: int, **shares: Fraction | int) -> Expense:
    return Expense(key, Fraction(amount), Fraction(amount), {fund: Fraction(share) for fund, share in shares.items()})


def money(funder: str, amount: int, nature: str = "public", **given: int) -> Money:
    return Money(funder, Fraction(amount), nature, given={fund: Fraction(part) for fund, part in given.items()})


HALL = Dossier(
    (expense("Halle", 10_000, FEADER=1), expense("Site", 5_000, FEDER=1), expense("Fête", 500)),
    (LEADER, REGIONAL),
    (money("Région", 3_600, FEADER=1_600, FEDER=2_000),),
)


def names(whole: Whole) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in whole.problems]


def test_each_fund_has_its_plan_and_the_whole_adds_up() -> None:
    whole = share_between_funds(HALL)

    assert [(each.fund, str(each.financing.fund)) for each in whole.plans] == [("FEADER", "6400"), ("FEDER", "3000")]
    assert (str(whole.total_cost), str(whole.european), str(whole.own)) == ("15500", "9400", "2500")
    assert whole.is_sound


def test_one_expense_may_be_shared_but_not_counted_twice() -> None:
    half = replace(HALL, expenses=(expense("Halle", 10_000, FEADER=Fraction(1, 2), FEDER=Fraction(1, 2)),))
    twice = replace(HALL, expenses=(expense("Halle", 10_000, FEADER=1, FEDER=Fraction(1, 2)),))

    assert [str(each.plan.eligible) for each in share_between_funds(half).plans] == ["5000", "5000"]
    refused = share_between_funds(twice)
    assert names(refused) == [("expense_counted_twice", "expenses[0].shares")]
    assert refused.problems[0].funds == ("FEADER", "FEDER")
    assert (str(refused.problems[0].excess), str(refused.eligible)) == ("5000", "0")


def test_an_expense_listed_twice_counts_for_no_fund() -> None:
    whole = share_between_funds(replace(HALL, expenses=(*HALL.expenses, expense("Halle", 10_000, FEDER=1))))

    assert [code for code, _ in names(whole)] == ["expense_listed_twice"] * 2
    assert str(whole.eligible) == "5000"


def test_european_money_is_never_counterpart() -> None:
    asked = replace(HALL, money=(money("FEDER", 2_000, "european", FEADER=2_000),))

    whole = share_between_funds(asked)

    assert ("european_as_counterpart", "money[0].nature") in names(whole)
    assert [str(each.financing.base.public) for each in whole.plans] == ["0", "0"]


def test_money_promised_twice_counts_for_no_fund() -> None:
    whole = share_between_funds(replace(HALL, money=(money("Région", 3_000, FEADER=1_600, FEDER=2_000),)))

    assert whole.problems == (PlanProblem("money_counted_twice", "money[0].given", "Région", Fraction(600)),)
    assert [str(each.financing.fund) for each in whole.plans] == ["0", "0"]


def test_revenue_is_shared_by_eligible_cost_unless_told() -> None:
    shared = share_between_funds(replace(HALL, revenue=Fraction(3_000)))
    told = share_between_funds(
        replace(HALL, revenue=Fraction(3_000), terms=(replace(LEADER, revenue=Fraction(2_500)), REGIONAL))
    )

    assert [str(each.plan.revenue) for each in shared.plans] == ["2000", "1000"]
    assert [str(each.plan.revenue) for each in told.plans] == ["2500", "500"]
    over = replace(HALL, terms=(replace(LEADER, revenue=Fraction(1)), REGIONAL))
    over = replace(over, revenue=Fraction(1, 4))
    assert share_between_funds(over).problems == (PlanProblem("revenue_counted_twice", "revenue", "", Fraction(3, 4)),)


def test_more_money_than_cost_is_named() -> None:
    whole = share_between_funds(replace(HALL, money=(*HALL.money, money("Mécène", 9_000, "private"))))

    assert (names(whole), str(whole.problems[0].excess)) == ([("whole_overfunded", "money")], "6500")


def test_money_that_covers_the_cost_to_the_cent_is_not_too_much() -> None:
    whole = share_between_funds(replace(HALL, money=(*HALL.money, money("Mécène", 2_500, "private"))))

    assert (str(whole.own), whole.problems) == ("0", ())


def test_european_money_beside_the_funds_is_counted_in_the_whole() -> None:
    whole = share_between_funds(replace(HALL, money=(*HALL.money, money("FSE+", 400, "european"))))

    assert (str(whole.european), str(whole.own), whole.is_sound) == ("9800", "2100", True)


def test_one_fund_that_refuses_or_one_thing_counted_twice_is_enough_to_be_unsound() -> None:
    uncalled = share_between_funds(replace(HALL, money=(money("Région", 1_600, FEADER=1_600),)))
    refused_by = [each.fund for each in uncalled.plans if each.financing.is_refused]
    listed_twice = (*HALL.expenses, expense("Fête", 500))
    twice = share_between_funds(replace(HALL, expenses=listed_twice))

    assert (refused_by, uncalled.problems, uncalled.is_sound) == (["FEDER"], (), False)
    assert [each.fund for each in twice.plans if each.financing.is_refused] == []
    assert (len(twice.problems), twice.is_sound) == (2, False)


@pytest.mark.parametrize(
    ("dossier", "code", "place"),
    [
        (replace(HALL, terms=(LEADER, LEADER)), "fund_twice", "terms[1].fund"),
        (replace(HALL, terms=(LEADER,)), "unknown_fund", "expenses[1].shares.FEDER"),
        (replace(HALL, money=(money("Région", 1, FEAMP=1),)), "unknown_fund", "money[0].given.FEAMP"),
        (replace(HALL, money=(money("Région", 1, FEDER=-1),)), "negative", "money[0].given.FEDER"),
        (replace(HALL, money=(money("Région", -1),)), "negative", "money[0].amount"),
        (replace(HALL, money=(money("Région", 1, "own"),)), "unknown_choice", "money[0].nature"),
        (replace(HALL, expenses=(Expense("x", Fraction(1), Fraction(2)),)), "below_eligible", "expenses[0].amount"),
    ],
)
def test_what_makes_no_sense_is_named(dossier: Dossier, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        share_between_funds(dossier)

    assert (refused.value.code, refused.value.place) == (code, place)


SHARES = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)])
PARTS = st.integers(0, 40).map(Fraction)
EXPENSES = st.builds(
    lambda key, amount, eligible, one, two: Expense(key, amount + eligible, eligible, {"FEADER": one, "FEDER": two}),
    *(st.sampled_from("abcdef"), PARTS, PARTS, SHARES, SHARES),
)
FUNDERS = st.builds(
    lambda amount, nature, one, two: Money("f", amount, nature, given={"FEADER": one, "FEDER": two}),
    *(PARTS, st.sampled_from(["public", "private", "european"]), PARTS, PARTS),
)
DOSSIERS = st.builds(
    lambda expenses, funders, holder, revenue: Dossier(expenses, (LEADER, REGIONAL), funders, holder, revenue=revenue),
    *(st.lists(EXPENSES, max_size=4), st.lists(FUNDERS, max_size=3)),
    *(st.sampled_from(["private", "public"]), PARTS),
)


@settings(derandomize=True, max_examples=120)
@given(DOSSIERS)
def test_nothing_counts_twice_and_the_whole_never_exceeds_its_cost(dossier: Dossier) -> None:
    whole = share_between_funds(dossier)

    assert sum(each.plan.total_cost for each in whole.plans) <= whole.total_cost
    national = sum(each.amount for each in dossier.money if each.nature == "public")
    assert sum(each.financing.base.public for each in whole.plans) <= national
    assert whole.european + whole.public + whole.private + whole.own + dossier.revenue == whole.total_cost
    assert whole.own >= 0 or "whole_overfunded" in [problem.code for problem in whole.problems]


@settings(derandomize=True, max_examples=60)
@given(DOSSIERS, st.randoms(use_true_random=False))
def test_the_order_of_expenses_changes_no_fund(dossier: Dossier, chance: Random) -> None:
    shuffled = replace(dossier, expenses=chance.sample(dossier.expenses, len(dossier.expenses)))

    funds = [[each.financing.fund for each in share_between_funds(one).plans] for one in (dossier, shuffled)]

    assert funds[0] == funds[1]
