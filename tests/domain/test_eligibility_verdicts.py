"""Versions of checklists, manual answers, overrides that stay visible, verdicts that are derived."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.eligibility.facts import Commitment, Facts, FundingFacts
from leaderdesk.domain.eligibility.presets import usual_checklist
from leaderdesk.domain.eligibility.results import OUTCOMES, Outcome, Result
from leaderdesk.domain.eligibility.verdicts import ManualAnswer, Override, derive_verdict, run_checks
from leaderdesk.domain.inputs import WrongInput
from tests.domain.eligible import ON, association, commune, cost, euros, said

QUICK = settings(derandomize=True, max_examples=80)
SINCE = date(2023, 1, 1)
USUAL = usual_checklist("1.1", SINCE, questions={"strategy": "L’opération répond-elle à la stratégie ?"})
YES = ManualAnswer("strategy", "pass", "Jeanne", ON)


def result(item: str, outcome: Outcome, *, blocking: bool = True) -> Result:
    return Result(item, outcome, (), "texte", blocking)


def override(item: str, replaces: Outcome, becomes: Outcome = "pass", reason: str = "avis de la Région") -> Override:
    return Override(item, replaces, becomes, reason, "Jeanne", ON)


@pytest.mark.parametrize("facts", [association(), commune()])
def test_sound_dossier_is_eligible(facts: Facts) -> None:
    results = run_checks(USUAL, facts, [YES])

    assert {each.outcome for each in results} <= {"pass", "not_applicable"}
    assert derive_verdict(results).conclusion == "eligible"
    assert [each.item for each in results] == [item.code for item in USUAL.items]
    assert all(each.source for each in results)


def test_verdict_names_what_blocks_and_what_remains() -> None:
    facts = association(inside_share=Fraction(1, 4), aids=None)

    verdict = derive_verdict(run_checks(USUAL, facts))

    assert (verdict.conclusion, verdict.blocking) == ("ineligible", ("territory",))
    assert verdict.to_do == ("de_minimis", "strategy")


def test_manual_item_waits_for_its_answer_and_a_no_says_why() -> None:
    no = replace(YES, outcome="fail", note="hors stratégie")

    assert said(run_checks(USUAL, association(), [no])[-1].looks) == [("answered_with_note", "fail")]
    assert said(run_checks(USUAL, association(), [YES])[-1].looks) == [("answered", "pass")]
    assert run_checks(USUAL, association(), [replace(YES, outcome="to_do")])[-1].outcome == "to_do"
    with pytest.raises(WrongInput, match="answer_unexplained"):
        run_checks(USUAL, association(), [replace(no, note=" ")])


def test_answer_to_an_automatic_or_unknown_item_is_refused() -> None:
    with pytest.raises(WrongInput, match="unknown_check") as refused:
        run_checks(USUAL, association(), [YES, replace(YES, item="territory")])
    with pytest.raises(WrongInput, match="check_twice"):
        run_checks(USUAL, association(), [YES, YES])

    assert refused.value.place == "answers[1].item"


def test_override_stays_visible_beside_the_verdict_it_changes() -> None:
    given_up = override("territory", "fail")

    verdict = derive_verdict([result("territory", "fail"), result("start", "pass")], [given_up])

    assert (verdict.conclusion, verdict.blocking, verdict.overridden) == ("eligible", (), (given_up,))


def test_override_may_also_block() -> None:
    verdict = derive_verdict([result("start", "pass")], [override("start", "pass", "fail")])

    assert (verdict.conclusion, verdict.blocking) == ("ineligible", ("start",))


def test_override_lapses_when_the_check_answers_otherwise() -> None:
    lapsed = override("territory", "to_do")

    verdict = derive_verdict([result("territory", "fail")], [lapsed])

    assert (verdict.conclusion, verdict.overridden, verdict.lapsed) == ("ineligible", (), (lapsed,))


@pytest.mark.parametrize("reason", ["", "  "])
def test_override_without_a_reason_is_refused(reason: str) -> None:
    with pytest.raises(WrongInput, match="answer_unexplained") as refused:
        derive_verdict([result("start", "fail")], [override("start", "fail", reason=reason)])

    assert refused.value.place == "overrides[0].reason"


def test_override_or_result_out_of_place_is_refused() -> None:
    with pytest.raises(WrongInput, match="unknown_check"):
        derive_verdict([result("start", "fail")], [override("pieces", "fail")])
    with pytest.raises(WrongInput, match="check_twice"):
        derive_verdict([result("start", "fail")], [override("start", "fail")] * 2)
    with pytest.raises(WrongInput, match="check_twice"):
        derive_verdict([result("start", "fail"), result("start", "pass")])


def test_item_that_does_not_block_only_advises() -> None:
    results = [result("a", "fail", blocking=False), result("b", "to_do", blocking=False), result("c", "pass")]

    verdict = derive_verdict([*results, result("d", "pass", blocking=False)])

    assert (verdict.conclusion, verdict.blocking, verdict.to_do, verdict.advised) == ("eligible", (), (), ("a", "b"))


def test_item_that_blocks_does_not_advise() -> None:
    assert derive_verdict([result("a", "fail"), result("b", "to_do")]).advised == ()


def test_nothing_checked_is_not_eligible() -> None:
    assert derive_verdict([]).conclusion == "to_complete"
    assert derive_verdict([result("a", "not_applicable")]).conclusion == "eligible"


@QUICK
@given(st.lists(st.tuples(st.sampled_from(OUTCOMES), st.booleans()), max_size=6), st.randoms(use_true_random=False))
def test_conclusion_follows_from_the_answers_alone(answers: list[tuple[Outcome, bool]], chance: Random) -> None:
    results = [result(str(rank), each, blocking=blocks) for rank, (each, blocks) in enumerate(answers)]
    shuffled = chance.sample(results, len(results))

    verdict = derive_verdict(results)

    assert verdict.conclusion == derive_verdict(shuffled).conclusion
    assert (verdict.conclusion == "ineligible") == (("fail", True) in answers)
    assert (verdict.conclusion == "eligible") == (
        bool(answers) and not {("fail", True), ("to_do", True)} & set(answers)
    )


@QUICK
@given(st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=5))
def test_overriding_everything_leaves_every_override_in_sight(answers: list[Outcome]) -> None:
    results = [result(str(rank), each) for rank, each in enumerate(answers)]
    overrides = [override(each.item, each.outcome) for each in results]

    verdict = derive_verdict(results, overrides)

    assert (verdict.conclusion, set(verdict.overridden)) == ("eligible", set(overrides))


def test_nothing_is_an_amount_like_another() -> None:
    facts = association(inside_share=Fraction(0), costs=(cost(amount=0),))

    assert len(run_checks(USUAL, facts)) == len(USUAL.items)


def test_checklist_refuses_an_item_twice_and_a_manual_item_without_a_question() -> None:
    item = Item("strategy", "Fiche-action", question="Oui ?")

    with pytest.raises(WrongInput, match="check_twice"):
        Checklist("1.1", 1, SINCE, (item, item))
    with pytest.raises(WrongInput, match="question_needed") as refused:
        Checklist("1.1", 1, SINCE, (item, replace(item, code="other", question=" ")))

    assert refused.value.place == "items[1].question"


@pytest.mark.parametrize(
    ("facts", "code", "place"),
    [
        (association(holder=replace(association().holder, legal_kind="club")), "unknown_code", "holder.legal_kind"),
        (association(holder=replace(association().holder, size="huge")), "unknown_code", "holder.size"),
        (association(inside_share=Fraction(-1)), "negative", "inside_share"),
        (association(inside_share=Fraction(101, 100)), "above_one", "inside_share"),
        (association(costs=(cost(), cost(kind="cake"))), "unknown_code", "costs[1].kind"),
        (association(costs=(cost(amount=-1),)), "negative", "costs[0].amount"),
        (association(costs=(cost(eligible=euros(10_001)),)), "eligible_over_cost", "costs[0].eligible"),
        (
            association(costs=(cost(commitments=(Commitment("nod", ON),)),)),
            "unknown_code",
            "costs[0].commitments[0].kind",
        ),
        (association(funding=(FundingFacts("gift", euros(1)),)), "unknown_code", "funding[0].nature"),
        (association(funding=(FundingFacts("own", euros(-1)),)), "negative", "funding[0].amount"),
        (commune(contracts=commune().contracts * 2), "contract_twice", "contracts[0].key"),
        (
            commune(contracts=(replace(commune().contracts[0], publicity="shout"),)),
            "unknown_code",
            "contracts[0].publicity",
        ),
        (
            commune(contracts=(replace(commune().contracts[0], estimate=euros(-1)),)),
            "negative",
            "contracts[0].estimate",
        ),
    ],
)
def test_facts_that_cannot_be_are_refused_with_their_place(facts: Facts, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        run_checks(USUAL, facts)

    assert (refused.value.code, refused.value.place) == (code, place)
