"""A sitting being planned, in French."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.quorum import Quorum, QuorumRule, RuleResult
from leaderdesk.domain.seating import Heads, Tally
from leaderdesk.domain.sittings.plans import kind_told
from leaderdesk.words.sitting_plans import long_day, minutes, say_expected, usual_title

HALF = Fraction(1, 2)


def test_day_is_said_in_words() -> None:
    assert long_day(date(2026, 12, 4)) == "vendredi 4 décembre 2026"
    assert usual_title("technical", date(2027, 1, 1)) == "Comité technique du 1er janvier 2027"


def test_minutes_are_said_in_hours_past_the_first() -> None:
    assert [minutes(45), minutes(60), minutes(125)] == ["45\u00a0min", "1\u00a0h\u00a000", "2\u00a0h\u00a005"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Compte-rendu de juin", "minutes"),
        ("Approuver le COMPTE RENDU", "minutes"),
        ("Avenant n° 2", "amendment"),
        ("Informations diverses", "information"),
        ("Règlement intérieur", "other"),
    ],
)
def test_title_of_a_point_tells_its_kind(title: str, kind: str) -> None:
    assert kind_told(title) == kind


def quorum(*counts: tuple[int, int]) -> Quorum:
    """The double quorum of twenty-four seats: those present, then those of them who are private."""
    rules = (
        QuorumRule("present_share", "seats", HALF, ">="),
        QuorumRule("college_share", "present", HALF, ">=", "private"),
    )
    results = [
        RuleResult(rule, top, of, of > 0 and top * 2 >= of) for rule, (top, of) in zip(rules, counts, strict=True)
    ]
    nobody = Tally(0, {}, {})
    return Quorum({}, Heads(24, nobody, nobody), tuple(results), ())


def test_quorum_to_expect_is_reached_or_says_what_is_missing() -> None:
    assert say_expected(quorum((14, 24), (7, 14))) == "atteint"
    assert say_expected(quorum((14, 24), (6, 14))) == "manque 1 privé"
    assert say_expected(quorum((10, 24), (3, 10))) == "manque 2 présents, manque 2 privés"
    assert say_expected(quorum((0, 24), (0, 0))) == "manque 12 présents, aucun privé"
