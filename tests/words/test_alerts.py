"""The alerts of a dossier in French."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.steps import Value
from leaderdesk.words.alerts import say_alert


def test_an_amount_of_nothing_is_not_said_of_a_treasury() -> None:
    data: dict[str, Value] = {"bridge": Fraction(0), "gap": Fraction(1500), "months": 11}

    assert say_alert(Alert("treasury_red", "treasury", data, is_grave=True)) == (
        "Trésorerie en danger\u00a0: manque définitif de 1\u202f500,00\u00a0€, 11\u00a0mois sous zéro."
    )
    assert "relais de 20,00\u00a0€, manque" in say_alert(
        Alert("treasury_red", "treasury", data | {"bridge": Fraction(20)})
    )
