"""« de » before a month is elided before a vowel, wherever a month is of something."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.sheets.bridges import Stretch
from leaderdesk.domain.steps import step
from leaderdesk.words import numbers, paper_treasury, running, running_failures, treasuries

AUGUST, OCTOBER, MARCH = date(2026, 8, 1), date(2026, 10, 1), date(2027, 3, 1)


@pytest.mark.parametrize(
    ("rank", "said"), [(3, "de mars 2026"), (4, "d’avril 2026"), (8, "d’août 2026"), (10, "d’octobre 2026")]
)
def test_of_a_month(rank: int, said: str) -> None:
    assert numbers.of_month(date(2026, rank, 1)) == said


def test_a_treasury_elides() -> None:
    assert treasuries.spread_label("spending", AUGUST) == "Dépenses d’août 2026"
    assert treasuries.spread_label("vat_refund", MARCH) == "TVA de mars 2027"
    said = paper_treasury.stretches((Stretch(AUGUST, MARCH, 8),)).replace("\u00a0", " ")
    assert said == "d’août 2026 à mars 2027 (8 mois)"
    told = paper_treasury.deed(step("ask_bridge", amount=0, first=AUGUST, last=OCTOBER))
    assert told.endswith("disponible avant août 2026 et jusqu’à la fin d’octobre 2026.")


def test_the_file_of_the_group_elides() -> None:
    assert running.say(step("no_sheet", month=AUGUST)) == "Pas d’heures dans la feuille de temps d’août 2026."
    said = running_failures.SPECIAL["helped_above_pay"]({"month": "2026-10-01"})
    assert said.startswith("Les aides d’octobre 2026 dépassent")
