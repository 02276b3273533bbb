"""One thing is said in the singular, wherever things are counted."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.steps import step
from leaderdesk.words import running
from leaderdesk.words.formats import counted
from leaderdesk.words.reconciling import said_done


@pytest.mark.parametrize(("days", "told"), [(1, "1 jour affecté des 30 du mois"), (9, "9 jours affectés des 30")])
def test_days_assigned_in_a_month(days: int, told: str) -> None:
    said = running.say(step("fixed_share_days", share=Fraction(1, 2), days=days, of=30, amount=Fraction(10)))
    assert told in said.replace("\u00a0", " ")


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one_are_singular(count: int) -> None:
    assert counted(count, "dossier", "dossiers").endswith("dossier")
    assert said_done("theirs", count).endswith("valeur prise du tableau.")
