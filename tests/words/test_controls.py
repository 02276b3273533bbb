"""The register of controls in French: ends, answers and money that are not usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaderdesk.domain.controls.periods import ControlPeriod, Milestones
from leaderdesk.words.controls import say_money, say_until, standing, until, waits
from tests.domain.test_controls import PAID, control, facts, finding, lines


def plain(said: str) -> str:
    return said.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("to_recover", "recovered", "said"),
    [
        (100_00, 130_00, ["Recouvré de trop : 30,00 €."]),
        (100_00, 100_00, ["Tout est recouvré : 100,00 €."]),
        (None, 20_00, ["Une somme est recouvrée, mais le montant à recouvrer n’est pas renseigné."]),
        (None, None, []),
    ],
)
def test_what_is_left_to_recover_is_said(to_recover: int | None, recovered: int | None, said: list[str]) -> None:
    row = replace(control(), to_recover=to_recover, recovered=recovered)

    (line,) = lines(facts(), controls=(row,))
    assert [plain(each) for each in say_money(line.controls[0])] == said


def test_an_end_that_is_not_known_says_why() -> None:
    (line,) = lines(facts(days=Milestones(date(2025, 1, 1))))

    assert until(line) == "fin inconnue"
    assert plain(say_until(line, ControlPeriod())) == (
        "Peut être contrôlé. Le délai se compte depuis le dernier paiement du fonds :"
        " aucun paiement du fonds n’est encore noté."
    )


def test_a_period_that_is_over_says_since_when() -> None:
    old = replace(PAID, last_paid_on=date(2012, 1, 1))

    (line,) = lines(facts(days=old), controls=(control(),))
    assert until(line) == "passé (01/01/2022)"
    assert plain(say_until(line, ControlPeriod())) == (
        "Ne peut plus être contrôlé depuis le 01/01/2022 : 10 ans après le dernier paiement du fonds (01/01/2012)."
    )


def test_an_answer_due_today_is_not_late() -> None:
    (line,) = lines(facts(), controls=(control(),), findings=(finding(1, date(2026, 6, 1)), finding(2)))

    assert [standing(each) for each in line.waiting] == ["aujourd’hui", "à dater"]
    assert plain(waits(line)) == "2 réponses, aujourd’hui"
