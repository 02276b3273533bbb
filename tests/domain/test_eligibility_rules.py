"""Territory, holder, amounts, start, quotes and co-funding: each rule on a dossier spoiled by one fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.eligibility.amounts import AmountRule, OwnShareRule
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Rule
from leaderdesk.domain.eligibility.cofunding import CofundingRule, EuropeanMoneyRule
from leaderdesk.domain.eligibility.facts import Commitment, FundingFacts
from leaderdesk.domain.eligibility.presets import QUOTE_TIERS
from leaderdesk.domain.eligibility.quotes import QuoteRule
from leaderdesk.domain.eligibility.results import gravest
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.eligibility.territories import TerritoryRule
from tests.domain.eligible import START, association, commune, cost, euros, only, quote, said

QUICK = settings(derandomize=True, max_examples=60)
BEFORE, AFTER = date(2026, 1, 31), date(2026, 3, 1)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("share", "answer"), [(None, "to_do"), (Fraction(1, 2), "pass"), (Fraction(499_999, 1_000_000), "fail")]
)
def test_share_inside_is_compared_exactly(share: Fraction | None, answer: str) -> None:
    looks = TerritoryRule().look(association(inside_share=share))

    assert looks[0].outcome == answer
    assert (looks[0].value, looks[0].limit) == (share, Fraction(1, 2))


@pytest.mark.parametrize(("benefit", "answer"), [(None, "to_do"), (True, "pass"), (False, "fail")])
def test_holder_outside_is_taken_if_the_territory_benefits(benefit: bool | None, answer: str) -> None:  # noqa: FBT001
    holder = replace(association().holder, is_inside=False)

    looks = TerritoryRule().look(association(holder=holder, benefits_territory=benefit))

    assert gravest(looks) == answer


def test_holder_outside_is_refused_where_the_fiche_says_so() -> None:
    holder = replace(association().holder, is_inside=False)
    facts = association(holder=holder, benefits_territory=True)

    assert said(TerritoryRule(holder_may_sit_outside=False).look(facts))[1] == ("seat_outside", "fail")


@pytest.mark.parametrize(("inside", "seat"), [(None, ("seat_unknown", "to_do")), (True, ("seat_inside", "pass"))])
def test_seat_of_the_holder_is_known_or_asked(inside: bool | None, seat: tuple[str, str]) -> None:  # noqa: FBT001
    holder = replace(association().holder, is_inside=inside)

    assert said(TerritoryRule(holder_may_sit_outside=False).look(association(holder=holder)))[1] == seat


def test_kind_left_out_fails() -> None:
    assert said(ApplicantRule(excluded_kinds=("association",)).look(association()))[0] == ("kind_left_out", "fail")
    assert said(ApplicantRule(allowed_kinds=("commune",)).look(association()))[0] == ("kind_left_out", "fail")
    assert said(ApplicantRule(allowed_kinds=("association",)).look(association()))[0] == ("kind_taken", "pass")


def test_nature_is_looked_at_only_where_it_is_limited() -> None:
    assert "nature_taken" not in dict(said(ApplicantRule().look(association())))
    assert said(ApplicantRule(allowed_natures=("public",)).look(association()))[1] == ("nature_left_out", "fail")
    assert said(ApplicantRule(allowed_natures=("private",)).look(association()))[1] == ("nature_taken", "pass")


@pytest.mark.parametrize(("siret", "answer"), [(None, "to_do"), ("", "to_do"), ("12345678901234", "fail")])
def test_siret_missing_is_to_do_and_wrong_fails(siret: str | None, answer: str) -> None:
    holder = replace(association().holder, siret=siret)

    assert gravest(ApplicantRule().look(association(holder=holder))) == answer
    assert said(ApplicantRule(needs_siret=False).look(association(holder=holder)))[-1][1] == "not_applicable"


def test_floor_and_cap_are_included_in_what_is_allowed() -> None:
    facts = association()

    assert gravest(AmountRule("european", euros(6_400), euros(6_400)).look(facts)) == "pass"
    assert said(AmountRule("european", minimum=euros("6400.01")).look(facts)) == [("floor", "fail")]
    assert said(AmountRule("public_aid", maximum=euros("7999.99")).look(facts)) == [("cap", "fail")]


def test_each_base_is_its_own_amount() -> None:
    facts = association(costs=(cost(amount=12_000, eligible=euros(10_000)),))

    values = [
        AmountRule(base, euros(0)).look(facts)[0].value for base in ("total", "eligible", "public_aid", "european")
    ]

    assert values == [12_000, 10_000, 8_000, 6_400]


def test_amounts_that_nobody_entered_are_to_do() -> None:
    rules: list[Rule] = [
        AmountRule("eligible", euros(1)),
        AmountRule("european", euros(1)),
        OwnShareRule(Fraction(1, 5)),
    ]

    assert [gravest(rule.look(association(costs=(), funding=()))) for rule in rules] == ["to_do"] * 3


def test_floor_of_another_nature_is_not_applicable() -> None:
    assert (
        said(AmountRule("eligible", euros(99_999), natures=("public",)).look(association()))[0][1] == "not_applicable"
    )


def test_own_share_counts_private_money_only_by_setting() -> None:
    funding = (FundingFacts("own", euros(1_000)), FundingFacts("private", euros(1_000), "Mécène"))
    facts = association(funding=funding)

    assert gravest(OwnShareRule(Fraction(1, 5)).look(facts)) == "fail"
    assert gravest(OwnShareRule(Fraction(1, 5), private_money_counts=True).look(facts)) == "pass"


def test_own_share_is_taken_on_its_base_and_needs_the_whole_plan() -> None:
    facts = association(costs=(cost(amount=12_000, eligible=euros(10_000)),))

    assert OwnShareRule(Fraction(1, 10)).look(facts)[0].limit == 1_000
    assert OwnShareRule(Fraction(1, 10), base="total").look(facts)[0].limit == 1_200
    for missing in (replace(facts, costs=()), replace(facts, funding=())):
        assert said(OwnShareRule(Fraction(1, 10)).look(missing)) == [("plan_unknown", "to_do")]


def test_expense_bound_on_the_first_day_is_in_time() -> None:
    facts = association(costs=(cost(commitments=(Commitment("order", START),)),))

    [look] = StartRule(loss="operation").look(facts)

    assert (look.step.code, look.outcome, look.value, look.limit) == ("expense_in_time", "pass", START, START)


def test_first_commitment_of_an_expense_is_the_one_that_counts() -> None:
    commitments = (Commitment("invoice", date(2026, 4, 1)), Commitment("order", AFTER))

    [look] = StartRule().look(association(costs=(cost(commitments=commitments),)))

    assert look.value == AFTER


def test_early_expense_is_lost_alone() -> None:
    costs = (cost("Four", 6_000, commitments=(Commitment("deposit", BEFORE),)), cost("Vitrine", 4_000))
    facts = association(costs=costs)

    assert said(StartRule().look(facts)) == [("early_expense", "fail"), ("expense_not_begun", "pass")]
    assert StartRule().lost_amount(facts) == 6_000


def test_early_expense_loses_the_operation_where_the_programme_says_so() -> None:
    costs = (cost("Four", 6_000, commitments=(Commitment("deposit", BEFORE),)), cost("Vitrine", 4_000))
    rule, facts = StartRule(loss="operation"), association(costs=costs)

    assert rule.lost_amount(facts) == 10_000
    assert only(rule.look(facts), "operation_lost").value == 10_000


def test_early_expense_already_left_out_takes_nothing_more_unless_the_operation_is_lost() -> None:
    costs = (cost(eligible=Fraction(), commitments=(Commitment("invoice", BEFORE),)), cost("Vitrine"))
    facts = association(costs=costs)

    assert gravest(StartRule().look(facts)) == "pass"
    assert gravest(StartRule(loss="operation").look(facts)) == "fail"


def test_commitment_that_does_not_count_is_ignored() -> None:
    facts = association(costs=(cost(commitments=(Commitment("quote_signed", BEFORE),)),))

    assert gravest(StartRule(commitment_kinds=("order",)).look(facts)) == "pass"
    assert said(StartRule(kinds_allowed_before=("investment",)).look(facts)) == [("kind_allowed_before", "pass")]
    assert StartRule(kinds_allowed_before=("investment",)).lost_amount(facts) == 0


@pytest.mark.parametrize("commitments", [None, (Commitment("order", None),)])
def test_commitments_nobody_dated_are_to_do(commitments: tuple[Commitment, ...] | None) -> None:
    assert gravest(StartRule().look(association(costs=(cost(commitments=commitments),)))) == "to_do"


def test_start_without_its_day_or_its_expenses_is_to_do() -> None:
    assert said(StartRule().look(association(eligible_from=None))) == [("start_unknown", "to_do")]
    assert said(StartRule().look(association(costs=()))) == [("costs_unknown", "to_do")]
    assert StartRule().lost_amount(association(eligible_from=None)) == 0


def test_public_contract_notified_early_is_an_early_start() -> None:
    facts = commune(eligible_from=date(2026, 4, 21))

    assert only(StartRule().look(facts), "early_expense").value == date(2026, 4, 20)
    assert gravest(StartRule(commitment_kinds=("order",)).look(facts)) == "pass"


def test_contract_binds_only_the_expense_it_carries() -> None:
    facts = commune(eligible_from=date(2026, 4, 21), costs=(cost("Étude", kind="study", contract="autre"),))

    assert said(StartRule().look(facts)) == [("expense_not_begun", "pass")]
    [contract] = commune().contracts
    assert said(StartRule().look(commune(contracts=(replace(contract, notified_on=None),)))) == [
        ("expense_not_begun", "pass")
    ]


@QUICK
@given(st.lists(st.tuples(st.integers(0, 9_999), st.none() | DAYS), min_size=1, max_size=5), DAYS)
def test_early_start_never_loses_less_when_it_counts_from_later(
    lines: list[tuple[int, date | None]], day: date
) -> None:
    costs = tuple(
        cost(f"{rank}", amount, commitments=(Commitment("order", on),)) for rank, (amount, on) in enumerate(lines)
    )
    facts = association(costs=costs, eligible_from=day)
    sooner = replace(facts, eligible_from=date(2025, 1, 1))

    assert StartRule().lost_amount(sooner) <= StartRule().lost_amount(facts)
    assert StartRule().lost_amount(facts) <= StartRule(loss="operation").lost_amount(facts) <= facts.eligible_cost


@pytest.mark.parametrize(
    ("amount", "needed"), [("999.99", 0), ("1000", 2), ("90000", 2), ("90000.01", 3), ("500000", 3)]
)
def test_tiers_say_how_many_quotes(amount: str, needed: int) -> None:
    assert QuoteRule(QUOTE_TIERS).needed(euros(amount)) == needed
    assert QuoteRule(QUOTE_TIERS[::-1]).needed(euros(amount)) == needed


def test_two_prices_of_one_supplier_are_one_quote() -> None:
    quotes = (quote("Fours Martin", 10_000, retained=True), quote("FOURS  MARTIN", 12_000))

    looks = QuoteRule(QUOTE_TIERS).look(association(costs=(cost(quotes=quotes),)))

    assert said(looks) == [("quotes_missing", "to_do"), ("quote_cheapest", "pass")]
    assert (looks[0].value, looks[0].limit) == (1, 2)


@pytest.mark.parametrize(
    ("reason", "code", "answer"),
    [
        (None, "reason_missing", "to_do"),
        ("  ", "reason_missing", "to_do"),
        ("garantie de dix ans", "quote_justified", "pass"),
    ],
)
def test_retained_quote_that_is_not_the_cheapest_needs_a_reason(reason: str | None, code: str, answer: str) -> None:
    quotes = (quote("A", 11_000, retained=True, reason=reason), quote("B", 10_000))

    assert said(QuoteRule(QUOTE_TIERS).look(association(costs=(cost(quotes=quotes),))))[1] == (code, answer)


def test_as_many_suppliers_as_asked_are_enough() -> None:
    quotes = (quote("A", 10_000, retained=True), quote("B", 11_000))

    looks = QuoteRule(QUOTE_TIERS).look(association(costs=(cost(quotes=quotes),)))

    assert said(looks) == [("quotes", "pass"), ("quote_cheapest", "pass")]


def test_no_quote_or_two_retained() -> None:
    rule, both = QuoteRule(QUOTE_TIERS), (quote("A", 1, retained=True), quote("B", 1, retained=True))

    assert said(rule.look(association(costs=(cost(),))))[1] == ("quote_not_retained", "to_do")
    twice = only(rule.look(association(costs=(cost(quotes=both),))), "quotes_retained_twice")
    assert (twice.outcome, twice.value, twice.limit) == ("fail", 2, 1)


def test_quotes_are_not_asked_for_staff_small_expenses_or_public_buyers() -> None:
    rule = QuoteRule(QUOTE_TIERS)

    assert gravest(rule.look(association(costs=(cost(kind="staff"), cost(amount=999))))) == "not_applicable"
    assert gravest(rule.look(commune())) == "not_applicable"
    assert gravest(rule.look(association(costs=()))) == "to_do"


@QUICK
@given(st.permutations(range(3)))
def test_order_of_quotes_changes_nothing(order: list[int]) -> None:
    quotes = (quote("A", 11_000, retained=True), quote("B", 10_000), quote("C", 12_000))
    shuffled = tuple(quotes[rank] for rank in order)

    looks = [QuoteRule(QUOTE_TIERS).look(association(costs=(cost(quotes=each),))) for each in (quotes, shuffled)]

    assert looks[0] == looks[1]


def _region(**facts: object) -> tuple[FundingFacts, ...]:
    [line] = [each for each in association().funding if each.funder == "Région"]
    return tuple(replace(line, **facts) if each == line else each for each in association().funding)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decided", "answer"), [(None, "to_do"), (date(2026, 5, 5), "to_do"), (date(2026, 5, 4), "pass")]
)
def test_funder_without_a_decision_yet_is_to_do(decided: date | None, answer: str) -> None:
    assert gravest(CofundingRule().look(association(funding=_region(decided_on=decided)))) == answer


@pytest.mark.parametrize(("last", "answer"), [(date(2026, 6, 15), "pass"), (date(2026, 6, 14), "fail")])
def test_decision_must_hold_until_the_grant(last: date, answer: str) -> None:
    assert gravest(CofundingRule().look(association(funding=_region(expires_on=last)))) == answer


def test_decision_without_its_own_end_takes_the_programmes_delay() -> None:
    facts = association(grant_on=None)

    assert only(CofundingRule(validity_days=33).look(facts), "funder_decision").limit == date(2026, 5, 4)
    assert gravest(CofundingRule(validity_days=33).look(facts)) == "pass"
    assert gravest(CofundingRule(validity_days=32).look(facts)) == "fail"


def test_refused_funding_fails_and_a_private_holder_needs_a_public_funder() -> None:
    own = tuple(line for line in association().funding if line.nature != "public")

    assert gravest(CofundingRule().look(association(funding=_region(is_refused=True)))) == "fail"
    assert said(CofundingRule().look(association(funding=own))) == [("public_funder_missing", "to_do")]
    assert said(CofundingRule().look(commune(funding=own))) == [("public_funder_not_needed", "not_applicable")]
    assert said(CofundingRule().look(association(funding=()))) == [("plan_unknown", "to_do")]


@pytest.mark.parametrize(
    ("origin", "code", "answer"),
    [
        (None, "origin_unknown", "to_do"),
        (False, "national_counterpart", "pass"),
        (True, "european_counterpart", "fail"),
    ],
)
def test_european_money_is_never_a_counterpart(origin: bool | None, code: str, answer: str) -> None:  # noqa: FBT001
    assert said(EuropeanMoneyRule().look(association(funding=_region(is_european_money=origin)))) == [(code, answer)]


def test_plan_of_own_money_has_no_counterpart_to_look_at() -> None:
    assert said(EuropeanMoneyRule().look(association(funding=(FundingFacts("own", euros(1)),)))) == [
        ("no_funder", "not_applicable")
    ]
    assert said(EuropeanMoneyRule().look(association(funding=()))) == [("plan_unknown", "to_do")]


def test_kind_that_nobody_said_is_asked_for_and_left_out_by_no_list() -> None:
    unsaid = replace(association(), holder=replace(association().holder, legal_kind=None))

    assert said(ApplicantRule(allowed_kinds=("commune",)).look(unsaid))[0] == ("kind_unknown", "to_do")


def test_refused_money_counts_in_no_amount() -> None:
    standing = association().public_aid
    refused = association(funding=_region(is_refused=True)).public_aid

    assert (standing, refused) == (Fraction(8_000), Fraction(6_400))
