"""What follows a sitting in French."""

from __future__ import annotations

from typing import get_args

from leaderdesk.domain.sheets.sittings.batches import WhyNotMoved
from leaderdesk.domain.sittings.ground import OUTCOMES
from leaderdesk.words import sitting_follow as words


def test_every_code_has_its_word() -> None:
    assert words.NOT_MOVED.keys() == set(get_args(WhyNotMoved))
    assert words.OUTCOMES.keys() == set(OUTCOMES)


def test_reason_is_said_with_its_criteria() -> None:
    assert words.reason_of("Hors stratégie.", ["Besoin", "Portée"]) == (
        "Hors stratégie. Critères\u00a0: Besoin, Portée."
    )


def test_letter_says_the_decision_and_its_reason() -> None:
    assert words.letter_to_prepare("waiting") == "Lettre de décision à préparer\u00a0: liste d’attente."
    assert words.letter_to_prepare("refused", "Hors stratégie.") == (
        "Lettre de décision à préparer\u00a0: défavorable. Motif\u00a0: Hors stratégie."
    )
