"""The committee's seats, people and rules in French."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.committee.files import PlaceLine
from leaderdesk.domain.quorum import QuorumRule, RuleResult
from leaderdesk.domain.sittings.rules import PRESETS
from leaderdesk.words import committee_rules, seats

SINCE = date(2026, 1, 1)
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("role", "seat", "college", "rank", "said"),
    [
        ("titulaire", "03 Mairie", None, None, "Titulaire, 03 Mairie"),
        ("president", "", None, None, "Présidence"),
        ("deputy", "", None, 1, "1re vice-présidence"),
        ("deputy", "", None, 2, "2e vice-présidence"),
        ("pooled", "", "private", 1, "1er suppléant du collège privé"),
        ("consultative", "", None, None, "Voix consultative"),
    ],
)
def test_place_is_said_in_a_few_words(role: str, seat: str, college: str | None, rank: int | None, said: str) -> None:
    assert seats.say_place(PlaceLine(1, role, seat, college, rank, SINCE, None)) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (QuorumRule("present_share", "seats", HALF, ">="), "Les sièges présents font au moins 50\u00a0% des sièges."),
        (
            QuorumRule("college_share", "voters", HALF, ">", "private"),
            "Le collège privé fait plus de 50\u00a0% des votants.",
        ),
        (
            QuorumRule("group_cap", "present", Fraction(49, 100), "<="),
            "Chaque groupe d’intérêt fait au plus 49\u00a0% des présents.",
        ),
    ],
)
def test_rule_is_a_sentence(rule: QuorumRule, said: str) -> None:
    assert committee_rules.say_rule(rule) == said


def test_result_says_what_was_counted_and_what_is_asked() -> None:
    share = QuorumRule("present_share", "seats", HALF, ">=")
    cap = QuorumRule("college_cap", "voters", Fraction(49, 100), "<=", "public")

    assert committee_rules.say_result(RuleResult(share, 11, 24, is_met=False)) == "11 sur 24, il en faut 12"
    assert committee_rules.say_result(RuleResult(cap, 6, 13, is_met=True)) == "6 sur 13, 6 au plus"
    assert committee_rules.say_result(RuleResult(share, 0, 0, is_met=False)) == "il n’y a personne à compter"


def test_every_model_has_its_words() -> None:
    assert set(committee_rules.presets()) == {*PRESETS, committee_rules.OWN}
    assert all(committee_rules.preset_help(code) for code in committee_rules.presets())


def test_attendance_says_what_happened_alone() -> None:
    counts = {"present": 3, "replaced": 1, "excused": 0, "absent": 0, "stood_by": 0}

    assert seats.say_attendance(counts) == "3\u00a0présences · 1\u00a0remplacement"  # type: ignore[arg-type]  # its codes


def test_choice_that_cannot_be_is_named_as_on_the_screen() -> None:
    assert committee_rules.say_problem("unknown_choice", "<=, <") == (
        "Ce choix n’existe pas pour cette règle\u00a0: au plus, moins de."
    )
