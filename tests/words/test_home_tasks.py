"""What is to be done, in words: a line of a plan may have no funder yet."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.home.tasks import Task
from leaderdesk.domain.steps import Value
from leaderdesk.words.home import say_task

LAPSES = "La décision {} n’est plus valable après cette date (100,00 € à verser)"
SHORT = "Décision {} à prolonger (100,00 €) : le fonds peut n’arriver que le 01/02/2027"


@pytest.mark.parametrize(
    ("kind", "funder", "said"),
    [
        ("funder_lapses", "la Région", LAPSES.format("de la Région")),
        ("funder_lapses", "", LAPSES.format("d’un cofinanceur à nommer")),
        ("funder_too_short", "", SHORT.format("d’un cofinanceur à nommer")),
    ],
)
def test_a_decision_of_nobody_is_said_without_a_hole(kind: str, funder: str, said: str) -> None:
    data: dict[str, Value] = {"funder": funder, "left": 100_00, "late": date(2027, 2, 1)}

    told = say_task(Task(kind, 1, date(2026, 12, 1), None, "2026-001", "Halle", 3, data))

    assert told.replace("\u00a0", " ").replace("\u202f", " ") == said


def test_only_what_somebody_typed_is_cut() -> None:
    worse: dict[str, Value] = {"bridge": 1_234_567_00, "gap": 1_234_567_00, "months": 118}
    asked: dict[str, Value] = {"text": "Produire l’arrêté " * 10, "asked_of": "Communauté de communes des Monts"}

    assert say_task(Task("cash_worse", 1, None, None, "", "", 3, worse)).endswith(
        "manque de 1\u202f234\u202f567,00\u00a0€"
    )
    told = say_task(Task("asked", 1, None, None, "", "", 3, asked))
    assert told.endswith("l’arrêté… (demandé à Communauté de communes des Monts)")


@pytest.mark.parametrize(
    ("bridge", "gap", "months", "said"),
    [
        (27_248_74, 0, 9, "relais de 27 248,74 € pendant 9 mois"),
        (27_248_74, 3_000_00, 9, "relais de 27 248,74 € pendant 9 mois, manque de 3 000,00 €"),
        (0, 3_000_00, 0, "manque de 3 000,00 €"),
    ],
)
def test_a_treasury_in_danger_says_what_is_to_carry_and_what_is_missing(
    bridge: int, gap: int, months: int, said: str
) -> None:
    data: dict[str, Value] = {"bridge": bridge, "gap": gap, "months": months, "late": 0}
    told = say_task(Task("cash_danger", 1, None, None, "2026-001", "Halle", 3, data))

    assert told.replace("\u00a0", " ").replace("\u202f", " ") == f"Trésorerie en danger : {said}"
