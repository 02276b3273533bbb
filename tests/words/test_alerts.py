"""The alerts of a dossier in French."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.steps import Value
from leaderdesk.words.alerts import say_alert


def test_an_amount_of_nothing_is_not_said_of_a_treasury() -> None:
    data: dict[str, Value] = {"bridge": Fraction(0), "gap": Fraction(1500), "months": 11}

    assert say_alert(Alert("treasury_red", "treasury", data, is_grave=True)) == (
        "Trésorerie en danger\u00a0: manque de 1\u202f500,00\u00a0€."
    )
    assert "relais de 20,00\u00a0€ pendant 11\u00a0mois, manque" in say_alert(
        Alert("treasury_red", "treasury", data | {"bridge": Fraction(20)})
    )


EXPIRED = "La décision {} (100,00 €) n’est plus valable depuis le 01/02/2026."


@pytest.mark.parametrize(
    ("code", "funder", "said"),
    [
        ("funder_expired", "la Région", EXPIRED.format("de la Région")),
        ("funder_expired", "", EXPIRED.format("d’un cofinanceur à nommer")),
        ("funder_refused", "", "Un cofinanceur à nommer a refusé 100,00 € le 01/02/2026."),
    ],
)
def test_a_line_without_a_funder_is_said_without_a_hole(code: str, funder: str, said: str) -> None:
    alert = Alert(code, "financing", {"funder": funder, "amount": Fraction(100), "day": date(2026, 2, 1)})

    assert say_alert(alert).replace("\u00a0", " ") == said
