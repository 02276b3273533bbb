"""What is said of other ways to carry a project, of drifts, and of projects together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.cash.alerts import TreasuryAlert
from leaderdesk.domain.cash.drifts import Drift
from leaderdesk.domain.cash.variants import Carrying, CashVariant
from leaderdesk.words import cash

MARCH, JULY = date(2026, 3, 1), date(2026, 7, 1)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("variant", "said"),
    [
        (CashVariant(claims=2), "Un acompte à mi-parcours"),
        (CashVariant(claims=3), "Aide demandée en trois fois"),
        (CashVariant(phases=8), "Dépenses étalées sur 8 mois"),
        (
            CashVariant(deferred_share=Fraction(1, 2), deferred_months=6),
            "50 % des factures réglées 6 mois plus tard",
        ),
        (CashVariant(claims=2, funders_first=True), "Un acompte à mi-parcours, cofinanceurs versés dès le début"),
        (CashVariant(loan=41_000_00, loan_months=20), "Prêt de 41 000 € sur 20 mois"),
        (CashVariant(name="Avec la banque", loan=1), "Avec la banque"),
    ],
)
def test_a_variant_is_called_by_what_it_changes(variant: CashVariant, said: str) -> None:
    assert plain(cash.name_of_variant(variant)) == said


@pytest.mark.parametrize(
    ("drift", "said"),
    [
        (Drift("Département", "funder", MARCH, JULY, 4, 0), "Département : versé 4 mois plus tard que prévu."),
        (Drift("Solde", "claim", JULY, MARCH, -4, 0), "Solde : versé 4 mois plus tôt que prévu."),
        (
            Drift("Région", "funder", MARCH, None, 1, 0),
            "Région : attendu en mars 2026, pas encore reçu (1 mois de retard).",
        ),
        (
            Drift("", "filing", MARCH, None, 2, 0),
            "Fonds européen : demande à déposer en mars 2026, pas encore déposée (2 mois de retard).",
        ),
    ],
)
def test_a_drift_says_who_and_by_how_much(drift: Drift, said: str) -> None:
    assert plain(cash.drift(drift)) == said


def test_an_alert_says_its_reasons_in_one_line() -> None:
    alert = TreasuryAlert(
        *(1, "2026-001", "Halle", "Commune", ("worse", "danger", "drifts"), "red", "orange"),
        bridge=41_000_00,
        gap=0,
        months=20,
        late="Département",
        months_late=4,
    )

    assert plain(cash.alert(alert)) == (
        "Trésorerie : plus tendue que prévu, 41 000 € à porter pendant 20 mois, Département : 4 mois de retard."
    )


@pytest.mark.parametrize(
    ("carrying", "said"),
    [
        (Carrying(Fraction(590)), "590,00 €"),
        (Carrying(Fraction(0)), "0,00 €"),
        (Carrying(Fraction(0), asks_loan=True), "à demander"),
        (Carrying(Fraction(370), asks_rest=True), "370,00 €, le reste à demander"),
        (Carrying(Fraction(150), asks_loan=True), "150,00 €, les intérêts du prêt à demander"),
        (Carrying(Fraction(150), asks_loan=True, asks_rest=True), "150,00 €, les intérêts à demander"),
    ],
)
def test_what_is_known_of_a_cost_is_said_with_what_is_not(carrying: Carrying, said: str) -> None:
    assert cash.cost(carrying).replace("\u00a0", " ") == said
