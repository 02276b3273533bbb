"""Public contracts and pieces: thresholds in force, publicity, reports, amendments, documents that expire."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.eligibility.facts import Amendment, Commitment, Facts, Piece
from leaderdesk.domain.eligibility.pieces import NeededPiece, PieceRule
from leaderdesk.domain.eligibility.presets import AMENDMENT_CAPS, CEILINGS, LEVELS, PIECES, REGIMES, THRESHOLDS
from leaderdesk.domain.eligibility.procurement import ProcurementRule
from leaderdesk.domain.eligibility.results import gravest
from tests.domain.eligible import ON, association, commune, cost, euros, only, said

QUICK = settings(derandomize=True, max_examples=60)
RULE = ProcurementRule(LEVELS, THRESHOLDS, AMENDMENT_CAPS)


def buying(**facts: Any) -> Facts:
    """The commune, with another contract for its works."""
    [contract] = commune().contracts
    return commune(contracts=(replace(contract, **facts),))


@pytest.mark.parametrize(
    ("kind", "amount", "on", "level"),
    [
        ("supplies_services", "39999.99", date(2026, 3, 31), "free"),
        ("supplies_services", "40000", date(2026, 3, 31), "adapted"),
        ("supplies_services", "59999.99", date(2026, 4, 1), "free"),
        ("supplies_services", "60000", date(2026, 4, 1), "adapted"),
        ("supplies_services", "25000", date(2019, 12, 31), "adapted"),
        ("supplies_services", "90000", date(2026, 4, 1), "published"),
        ("supplies_services", "216000", date(2025, 12, 31), "published"),
        ("supplies_services", "216000", date(2026, 1, 1), "formal"),
        ("works", "99999.99", date(2026, 1, 1), "free"),
        ("works", "100000", date(2026, 1, 1), "published"),
        ("works", "5404000", date(2025, 12, 31), "published"),
        ("works", "5404000", date(2026, 1, 1), "formal"),
        ("works", "70000", date(2020, 7, 23), "adapted"),
        ("works", "69999.99", date(2020, 7, 24), "free"),
        ("works", "99999.99", date(2020, 12, 8), "published"),
        ("works", "99999.99", date(2020, 12, 9), "free"),
        ("works", "5225000", date(2017, 12, 31), "formal"),
        ("supplies_services", "209000", date(2016, 1, 1), "formal"),
        ("supplies_services", "208999.99", date(2016, 1, 1), "published"),
    ],
)
def test_level_follows_the_estimate_and_the_day(kind: str, amount: str, on: date, level: str) -> None:
    shuffled = ProcurementRule(LEVELS, THRESHOLDS[::-1])

    assert RULE.level_of(kind, euros(amount), on)[0].code == level
    assert shuffled.level_of(kind, euros(amount), on) == RULE.level_of(kind, euros(amount), on)


def test_level_of_a_day_whose_thresholds_nobody_entered_is_to_do() -> None:
    look = only(RULE.look(buying(launched_on=date(2015, 9, 30))), "threshold_unknown")

    assert (look.outcome, look.value, look.step.data["level"]) == ("to_do", date(2015, 9, 30), "adapted")
    assert only(ProcurementRule(LEVELS, ()).look(commune()), "threshold_unknown").outcome == "to_do"


def test_every_legal_figure_of_the_presets_names_its_text() -> None:
    sources = [
        *(threshold.source for threshold in THRESHOLDS),
        *(cap.source for cap in AMENDMENT_CAPS),
        *(ceiling.source for ceiling in CEILINGS),
        *(regime.source for regime in REGIMES),
    ]

    assert all(sources)


def test_sound_contract_passes_with_its_level_and_source() -> None:
    looks = RULE.look(commune())

    assert {answer for _, answer in said(looks)} == {"pass"}
    assert only(looks, "contract_level").limit == 100_000
    level = only(looks, "contract_level").step.data
    assert (level["level"], level["source"]) == ("published", "CCP, art. R. 2131-12 et R. 2122-8")


@pytest.mark.parametrize(
    ("facts", "code", "answer"),
    [
        ({"estimate": None}, "estimate_unknown", "to_do"),
        ({"launched_on": None}, "launch_unknown", "to_do"),
        ({"publicity": None}, "publicity_unknown", "to_do"),
        ({"publicity": "chosen"}, "publicity_too_small", "fail"),
        ({"publicity": "european"}, "publicity", "pass"),
        ({"published_on": None}, "publication_undated", "to_do"),
        ({"opened_on": None}, "opening_report_missing", "to_do"),
        ({"opened_on": date(2026, 3, 2)}, "opening_after_publicity", "fail"),
        ({"opened_on": date(2026, 3, 3)}, "opening_after_publicity", "pass"),
        ({"notified_on": None}, "notification_missing", "to_do"),
        ({"notified_on": date(2026, 4, 1)}, "notification", "fail"),
        ({"notified_on": date(2026, 4, 2)}, "notification", "pass"),
    ],
)
def test_each_act_of_a_contract_is_looked_at(facts: dict[str, Any], code: str, answer: str) -> None:
    assert only(RULE.look(buying(**facts)), code).outcome == answer


def test_contract_below_every_threshold_needs_no_publicity_and_no_report() -> None:
    facts = buying(estimate=euros(50_000), publicity=None, published_on=None, opened_on=None)

    assert said(RULE.look(facts)) == [
        ("contract_level", "pass"),
        ("publicity_not_needed", "pass"),
        ("notification", "pass"),
    ]


def test_need_split_in_two_keeps_its_level() -> None:
    [contract] = commune().contracts
    lots = tuple(replace(contract, key=key, estimate=euros(60_000), need="halle", publicity="none") for key in "ab")

    looks = RULE.look(commune(contracts=lots, costs=(cost("Halle", 118_000, kind="works", contract="a"),)))

    assert [look.value for look in looks if look.step.code == "contract_level"] == [120_000, 120_000]
    assert gravest(looks) == "fail"


def test_need_is_estimated_apart_for_works_and_for_services() -> None:
    [contract] = commune().contracts
    study = replace(contract, key="étude", kind="supplies_services", estimate=euros(30_000), need="halle")
    facts = commune(contracts=(replace(contract, need="halle"), study))

    assert [look.value for look in RULE.look(facts) if look.step.code == "contract_level"] == [120_000, 30_000]


def test_contracts_of_no_common_need_are_estimated_apart() -> None:
    [contract] = commune().contracts

    looks = RULE.look(commune(contracts=(contract, replace(contract, key="préau", estimate=euros(110_000)))))

    assert [look.value for look in looks if look.step.code == "contract_level"] == [120_000, 110_000]


def test_need_with_a_lot_nobody_estimated_is_to_do() -> None:
    [contract] = commune().contracts
    lots = (replace(contract, need="halle"), replace(contract, key="b", need="halle", estimate=None))

    assert said(RULE.look(commune(contracts=lots))) == [("estimate_unknown", "to_do")] * 2


def test_expense_bought_without_a_contract_is_to_do() -> None:
    costs = (cost("Étude", kind="study"), cost("Salaire", kind="staff"))

    looks = RULE.look(commune(costs=costs, contracts=()))

    assert [(look.step.code, look.step.data["label"]) for look in looks] == [("contract_missing", "Étude")]


def test_rule_leaves_private_holders_and_purchases_that_do_not_exist() -> None:
    assert said(RULE.look(association())) == [("not_a_public_buyer", "not_applicable")]
    assert said(RULE.look(commune(costs=(cost(kind="staff"),), contracts=()))) == [("nothing_bought", "not_applicable")]
    assert said(RULE.look(commune(costs=(), contracts=()))) == [("costs_unknown", "to_do")]


@pytest.mark.parametrize(
    ("added", "reason", "code", "answer"),
    [
        (17_699, None, "amendments_within", "pass"),
        (17_700, None, "amendments_over", "fail"),
        (17_701, " ", "amendments_over", "fail"),
        (17_701, "sujétion imprévue", "amendments_grounded", "pass"),
        (-50_000, None, "amendments_within", "pass"),
    ],
)
def test_amendments_from_the_cap_on_need_a_ground(added: int, reason: str | None, code: str, answer: str) -> None:
    facts = buying(amendments=(Amendment(euros(added), reason),))

    look = only(RULE.look(facts), code)

    assert (look.outcome, look.value, look.limit) == (answer, added, 17_700)


def test_each_amendment_needs_its_own_ground() -> None:
    facts = buying(amendments=(Amendment(euros(17_700), "sujétion imprévue"), Amendment(euros(1))))

    assert only(RULE.look(facts), "amendments_over").outcome == "fail"


def test_amended_contract_may_not_pass_the_threshold_it_avoided() -> None:
    facts = buying(estimate=euros(95_000), amount=euros(95_000), amendments=(Amendment(euros(6_000)),))

    look = only(RULE.look(facts), "amended_over_threshold")

    assert (look.outcome, look.value, look.limit) == ("fail", 101_000, 100_000)


def test_amended_contract_that_keeps_its_level_says_nothing_of_thresholds() -> None:
    codes = [code for code, _ in said(RULE.look(buying(amendments=(Amendment(euros(10)),))))]

    assert codes[-1] == "amendments_within"


def test_amendment_of_a_contract_without_its_amount_is_to_do() -> None:
    facts = buying(amount=None, amendments=(Amendment(euros(1)),))

    assert only(RULE.look(facts), "contract_amount_unknown").outcome == "to_do"
    assert "amendments_over" not in dict(
        said(ProcurementRule(LEVELS, THRESHOLDS).look(buying(amendments=(Amendment(euros(99_999)),))))
    )


@QUICK
@given(st.fractions(0, 6_000_000), st.fractions(0, 6_000_000), st.dates(date(2016, 1, 1), date(2027, 1, 1)))
def test_larger_estimate_never_lowers_the_level(low: Fraction, more: Fraction, on: date) -> None:
    ranks = [LEVELS.index(RULE.level_of("works", amount, on)[0]) for amount in (low, low + more)]

    assert ranks == sorted(ranks)


RIB = PieceRule((NeededPiece("bank_details", max_age_days=90),))


def test_piece_missing_is_to_do_and_a_piece_of_others_is_not_asked() -> None:
    rule = PieceRule(PIECES)

    assert said(rule.look(association(pieces=())))[0] == ("piece_missing", "to_do")
    assert {look.step.data["piece"] for look in rule.look(association())}.isdisjoint(
        {"deliberation", "company_register"}
    )
    assert said(PieceRule(()).look(association())) == [("no_piece_needed", "not_applicable")]


def test_piece_is_asked_of_the_natures_it_names_and_not_replaced_by_another() -> None:
    annex = PieceRule((NeededPiece("procurement_annex", natures=("public", "public_like")),))

    assert said(annex.look(association())) == [("no_piece_needed", "not_applicable")]
    assert said(annex.look(commune(pieces=(Piece("statutes"),)))) == [("piece_missing", "to_do")]


@pytest.mark.parametrize(("last", "answer"), [(date(2026, 6, 15), "pass"), (date(2026, 6, 14), "fail")])
def test_piece_must_hold_until_the_grant(last: date, answer: str) -> None:
    rule = PieceRule((NeededPiece("bank_details"),))

    assert gravest(rule.look(association(pieces=(Piece("bank_details", expires_on=last),)))) == answer


@pytest.mark.parametrize(
    ("dated", "last", "answer"),
    [
        (ON - timedelta(days=90), None, "pass"),
        (ON - timedelta(days=91), None, "fail"),
        (ON - timedelta(days=90), ON - timedelta(days=1), "fail"),
        (None, None, "to_do"),
    ],
)
def test_piece_too_old_has_expired(dated: date | None, last: date | None, answer: str) -> None:
    facts = association(grant_on=None, pieces=(Piece("bank_details", dated, last),))

    assert gravest(RIB.look(facts)) == answer


@QUICK
@given(st.permutations(range(3)))
def test_best_copy_of_a_piece_speaks_whatever_their_order(order: list[int]) -> None:
    copies = (Piece("bank_details", date(2020, 1, 1)), Piece("bank_details"), Piece("bank_details", date(2026, 5, 1)))

    assert gravest(RIB.look(association(pieces=tuple(copies[rank] for rank in order)))) == "pass"


def test_copy_to_date_speaks_before_one_that_has_expired() -> None:
    copies = (Piece("bank_details", date(2020, 1, 1)), Piece("bank_details"))

    assert said(RIB.look(association(pieces=copies))) == [("piece_undated", "to_do")]


@pytest.mark.parametrize(
    ("dated", "answer"), [(None, "to_do"), (date(2026, 4, 20), "pass"), (date(2026, 4, 21), "fail")]
)
def test_deliberation_comes_before_the_contract_is_notified(dated: date | None, answer: str) -> None:
    rule = PieceRule((NeededPiece("deliberation", comes_before_expenses=True),))

    assert gravest(rule.look(commune(pieces=(Piece("deliberation", dated),)))) == answer


def test_deliberation_comes_before_every_commitment() -> None:
    rule = PieceRule((NeededPiece("deliberation", comes_before_expenses=True),))
    costs = (
        cost(commitments=(Commitment("order", date(2026, 3, 1)), Commitment("invoice", None))),
        cost(commitments=None),
    )
    facts = association(costs=costs, pieces=(Piece("deliberation", date(2026, 3, 2)),))

    assert said(rule.look(facts)) == [("piece_before_expenses", "fail")]
    assert said(rule.look(replace(facts, costs=()))) == [("piece", "pass")]


def test_deliberation_comes_before_the_first_of_what_is_dated() -> None:
    rule = PieceRule((NeededPiece("deliberation", comes_before_expenses=True),))
    [contract] = commune().contracts
    later = replace(contract, key="préau", notified_on=date(2026, 4, 25))
    facts = commune(contracts=(later, contract, replace(contract, key="abri", notified_on=None)))

    [look] = rule.look(facts)
    [between] = rule.look(replace(facts, pieces=(Piece("deliberation", date(2026, 4, 22)),)))

    assert (look.outcome, look.value, look.limit) == ("pass", date(2026, 1, 10), date(2026, 4, 20))
    assert (between.outcome, between.value, between.limit) == ("fail", date(2026, 4, 22), date(2026, 4, 20))


def test_pieces_that_depend_on_the_kind_wait_for_it() -> None:
    unsaid = replace(association(), holder=replace(association().holder, legal_kind=None))
    statutes, form = NeededPiece("statutes", legal_kinds=("association",)), NeededPiece("signed_form")

    assert said(PieceRule((statutes,)).look(unsaid)) == [("pieces_by_kind_unknown", "to_do")]
    assert said(PieceRule((form,)).look(unsaid)) == [("piece", "pass")]
