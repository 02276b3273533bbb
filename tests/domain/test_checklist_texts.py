"""Checklists as texts: every rule with its parameters comes back the same, every problem at its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.eligibility.amounts import AmountRule, OwnShareRule
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Item, Rule
from leaderdesk.domain.eligibility.pieces import NeededPiece, PieceRule
from leaderdesk.domain.eligibility.territories import TerritoryRule
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.checklists import (
    RULE_KINDS,
    kind_of,
    problems_of_checklist,
    read_checklist,
    usual_items,
    write_checklist,
)
from leaderdesk.domain.programmes.rules import Rules

RULES = Rules(
    Fraction(4, 5), Fraction(4, 5), Fraction(1, 5), eligible_min=5_000_00, feader_max=9_000_00, source="Annexe"
)
DAY = date(2026, 1, 1)


def test_usual_checklist_has_every_kind_of_rule_and_comes_back_the_same() -> None:
    items = (*usual_items(RULES), Item("useful", "Fiche", question="Est-ce utile ?", is_blocking=False))

    read = read_checklist(write_checklist(items), "1", 2, DAY)

    assert (read.items, read.fiche, read.version, read.holds_from) == (items, "1", 2, DAY)
    assert {kind_of(item.rule) for item in items if item.rule} == set(RULE_KINDS)


def test_checklist_of_another_version_is_refused_with_its_place() -> None:
    text = write_checklist(usual_items()).replace('"kind": "territory"', '"kind": "astrology"')

    with pytest.raises(WrongInput) as wrong:
        read_checklist(text, "1", 1, DAY)

    assert (wrong.value.code, wrong.value.place) == ("unknown_choice", "items[0].rule.kind")


def test_usual_checklist_has_no_problem() -> None:
    assert problems_of_checklist(usual_items(RULES)) == ()


@pytest.mark.parametrize(
    ("rule", "code", "place"),
    [
        (AmountRule("eligible"), "no_limit", "items[0].rule"),
        (AmountRule("total", Fraction(2), Fraction(1)), "floor_above_cap", "items[0].rule.minimum"),
        (TerritoryRule(Fraction(2)), "above_one", "items[0].rule.min_inside"),
        (OwnShareRule(Fraction(2)), "above_one", "items[0].rule.min_rate"),
        (ApplicantRule(allowed_kinds=("elf",)), "unknown_choice", "items[0].rule.allowed_kinds"),
        (PieceRule((NeededPiece("rib"), NeededPiece("rib"))), "repeated", "items[0].rule.needed[1].code"),
        (PieceRule((NeededPiece("rib", natures=("elf",)),)), "unknown_choice", "items[0].rule.needed[0].natures"),
    ],
)
def test_rule_without_sense_is_a_problem_at_its_place(rule: Rule, code: str, place: str) -> None:
    found = problems_of_checklist((Item("check", "Annexe", rule),))

    assert (code, place) in [(each.code, each.place) for each in found]


def test_items_without_code_source_or_question_are_told() -> None:
    manual = Item("useful", "", question=" ")

    found = problems_of_checklist((manual, replace(manual, code=" "), manual))

    assert [(each.code, each.place) for each in found] == [
        ("check_twice", "items[0].code"),
        ("question_needed", "items[0].question"),
        ("source_missing", "items[0].source"),
        ("missing", "items[1].code"),
        ("question_needed", "items[1].question"),
        ("source_missing", "items[1].source"),
        ("check_twice", "items[2].code"),
        ("question_needed", "items[2].question"),
        ("source_missing", "items[2].source"),
    ]
    assert [each.code for each in problems_of_checklist(())] == ["no_item"]
