"""Past projects under other rules: who would have been funded, what would be left, who differs."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from leaderdesk.domain.envelopes.replays import PastProject, Replay, ReplayRules, replay
from tests.domain.pots import BUILD, WELCOME, facts

FIRST = date(2025, 3, 1)
# Sixty of a hundred are asked first, with the worst note; the best comes last.
PAST = (
    PastProject("A", FIRST, WELCOME, Fraction(60), Fraction(2, 5), was_funded=True),
    PastProject("B", FIRST + timedelta(30), WELCOME, Fraction(50), Fraction(3, 5), was_funded=False),
    PastProject("C", FIRST + timedelta(60), WELCOME, Fraction(40), None, was_funded=True),
    PastProject("D", FIRST + timedelta(90), WELCOME, Fraction(50), Fraction(9, 10), was_funded=False),
    PastProject("E", FIRST, BUILD, Fraction(10), Fraction(1, 2), was_funded=True),
)
POTS = {WELCOME: Fraction(100), BUILD: Fraction(10)}


def fates(found: Replay) -> dict[str, str]:
    return {each.project.dossier: each.fate for each in found.lines}


def test_first_come_serves_in_the_order_of_the_sittings() -> None:
    found = replay(PAST, POTS, ReplayRules())

    assert fates(found) == {"A": "funded", "B": "no_money", "C": "funded", "D": "no_money", "E": "funded"}
    assert facts(found.left[WELCOME], found.left[BUILD]) == (0, 0)
    assert found.differences == ()


def test_one_call_serves_the_best_notes_first() -> None:
    found = replay(PAST, POTS, ReplayRules("call"))

    assert fates(found) == {"D": "funded", "B": "funded", "E": "funded", "A": "no_money", "C": "not_scored"}
    assert [each.project.dossier for each in found.differences] == ["D", "B", "A", "C"]


def test_a_threshold_leaves_out_who_is_below_it_and_who_was_never_scored() -> None:
    found = replay(PAST, POTS, ReplayRules("first_come", Fraction(1, 2)))

    assert fates(found) == {
        "A": "below_threshold",
        "B": "funded",
        "C": "not_scored",
        "D": "funded",
        "E": "funded",
    }
    assert found.left[WELCOME] == Fraction(0)
