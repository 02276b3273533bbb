"""Checks of a dossier as it is stored, and what people answer to them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.eligibility.territories import TerritoryRule
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.eligibility import EligibilitySheet, ItemSheet
from leaderdesk.services import checklists, costs, dossiers, eligibility, holders
from tests.services.desk import ON, Desk


def sheet(desk: Desk) -> EligibilitySheet:
    return eligibility.read_eligibility(desk.base, desk.dossier, ON)


def item(desk: Desk, code: str) -> ItemSheet:
    return next(each for each in sheet(desk).items if each.code == code)


def test_without_a_checklist_the_usual_one_asks_for_what_nobody_said(desk: Desk) -> None:
    found = sheet(desk)

    assert (found.is_usual, found.checklist_version, found.verdict.conclusion) == (True, None, "to_complete")
    assert sum(found.counts.values()) == len(found.items)


def test_the_facts_are_those_of_the_rows(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, is_inside=True)
    dossiers.edit_dossier(desk.base, desk.dossier, inside_share=Fraction(3, 10), regime="none", eligible_from=ON)
    facts = sheet(desk).facts

    assert (facts.inside_share, facts.holder.is_inside, facts.regime) == (Fraction(3, 10), True, "none")
    assert (facts.total_cost, facts.public_aid) == (Fraction(10_000), Fraction(8_000))
    assert item(desk, "territory").outcome == "fail"


def test_an_expense_begun_too_early_fails_with_its_day(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, eligible_from=date(2026, 2, 1))
    line = costs.read_costs(desk.base, desk.dossier).lines[0].row.id
    costs.add_commitment(desk.base, line, "order", date(2026, 1, 20))

    found = item(desk, "start")
    assert (found.outcome, found.looks[0].step.data["value"]) == ("fail", date(2026, 1, 20))
    assert "start" in sheet(desk).verdict.blocking


def test_a_contract_is_called_by_its_name(desk: Desk) -> None:
    contract = costs.add_contract(desk.base, desk.dossier, "Lot charpente", "works")
    line = costs.read_costs(desk.base, desk.dossier).lines[0].row.id
    costs.edit_cost_line(desk.base, line, contract_id=contract)

    assert [look.step.data.get("contract") for look in item(desk, "procurement").looks] == ["Lot charpente"]


def test_an_override_names_what_it_replaces_and_lapses_when_that_changes(desk: Desk) -> None:
    eligibility.mark_check(desk.base, desk.dossier, "territory", "pass", "Vu avec la Région")
    found = item(desk, "territory")
    assert (found.automatic, found.outcome, found.is_overridden) == ("to_do", "pass", True)

    dossiers.edit_dossier(desk.base, desk.dossier, inside_share=Fraction(1, 10))
    found = item(desk, "territory")
    assert (found.automatic, found.outcome, found.is_lapsed) == ("fail", "fail", True)


def test_an_override_without_a_reason_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="reason_needed"):
        eligibility.mark_check(desk.base, desk.dossier, "territory", "pass", " ")


def test_an_answer_is_taken_back(desk: Desk) -> None:
    eligibility.mark_check(desk.base, desk.dossier, "territory", "pass", "Vu")
    eligibility.unmark_check(desk.base, desk.dossier, "territory")

    assert (item(desk, "territory").mark, item(desk, "territory").outcome) == (None, "to_do")


def test_the_checklist_of_the_fiche_is_used_and_kept_from_the_first_answer(desk: Desk) -> None:
    items = (
        Item("territory", "GAL", TerritoryRule()),
        Item("strategy", "GAL", question="Répond à la stratégie ?"),
    )
    checklists.save_checklist(desk.base, desk.ground.fiche, items, holds_from=date(2026, 1, 1))
    eligibility.mark_check(desk.base, desk.dossier, "strategy", "pass")

    found = sheet(desk)
    assert ([each.code for each in found.items], found.checklist_version) == (["territory", "strategy"], 1)
    assert item(desk, "strategy").outcome == "pass"
    checklists.save_checklist(desk.base, desk.ground.fiche, items[:1], holds_from=date(2026, 2, 1))
    assert sheet(desk).checklist_version == 1


def test_a_manual_no_must_say_why(desk: Desk) -> None:
    items = (Item("strategy", "GAL", question="Répond à la stratégie ?"),)
    checklists.save_checklist(desk.base, desk.ground.fiche, items, holds_from=date(2026, 1, 1))

    with pytest.raises(Refusal, match="reason_needed"):
        eligibility.mark_check(desk.base, desk.dossier, "strategy", "fail")
    eligibility.mark_check(desk.base, desk.dossier, "strategy", "fail", "Hors stratégie")
    assert sheet(desk).verdict.conclusion == "ineligible"


def test_one_value_that_a_check_refuses_leaves_the_others_their_answers(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, regime="inconnu")

    found = {each.code: each for each in sheet(desk).items}
    assert (found["aid_regime"].outcome, found["aid_regime"].flaw is None) == ("to_do", False)
    assert found["applicant"].looks != ()


def test_an_item_that_is_not_of_the_checklist_is_said_so(desk: Desk) -> None:
    with pytest.raises(Refusal, match="record_gone"):
        eligibility.mark_check(desk.base, desk.dossier, "unknown", "pass", "x")
