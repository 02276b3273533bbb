"""What a treasury says of itself, from the outlooks that the rule gives."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.cashflow import CashPlan, Claim, Movement, Outlook, forecast_cash, in_each
from leaderdesk.words import treasuries

JANUARY = 2027 * 12


def outlook(opening: int, spent: int, repaid: int, months: int = 6) -> Outlook:
    """Spent at once, repaid in the fourth month."""
    plan = CashPlan(
        JANUARY,
        months,
        opening=Fraction(opening),
        spending=[Movement(in_each(JANUARY), Fraction(spent))],
        claims=[Claim(Fraction(repaid), in_each(3))],
        loan_rate=Fraction(5, 100),
    )
    return forecast_cash(plan)["likely"]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((5_000, 4_000, 4_000), "La trésorerie reste au-dessus de zéro : au plus bas 1 000,00 € en janvier 2027."),
        ((0, 4_000, 4_000), "Il faudra porter 4 000,00 € pendant 3 mois, au plus fort en janvier 2027."),
        (
            (0, 4_000, 3_000),
            (
                "Il faudra porter 3 000,00 € pendant 6 mois, au plus fort en janvier 2027. "
                "Il manque 1 000,00 € que rien ne remboursera : à trouver avant de s’engager."
            ),
        ),
        ((0, 4_000, 0), "Il manque 4 000,00 € que rien ne remboursera : à trouver avant de s’engager."),
    ],
)
def test_the_answer_says_what_to_carry_and_what_is_missing(amounts: tuple[int, int, int], said: str) -> None:
    assert plain(treasuries.answer(outlook(*amounts))) == said


def test_a_loan_without_a_rate_has_no_price() -> None:
    carried = outlook(0, 4_000, 4_000)

    assert plain(treasuries.interest(carried, Fraction(5, 100))) == (
        "À 5 % l’an, les intérêts seraient d’environ 50,00 €."
    )
    assert treasuries.interest(carried, None) == ""


def test_the_two_other_outlooks_are_said_in_short() -> None:
    outlooks = {"early": outlook(5_000, 4_000, 4_000), "late": outlook(0, 4_000, 0)}

    assert plain(treasuries.spread_of(outlooks)) == (
        "Si les paiements viennent tôt : rien à porter ; s’ils tardent : 4 000,00 € manquent."
    )


def test_what_comes_after_the_last_month_is_said() -> None:
    assert plain(treasuries.outstanding(outlook(0, 4_000, 4_000, months=3))) == (
        "Il restera à recevoir 4 000,00 € après le dernier mois."
    )
    assert treasuries.outstanding(outlook(0, 4_000, 4_000)) == ""


@pytest.mark.parametrize(
    ("planned", "end"),
    [(8_000_00, ""), (5_000_00, " ; reste 3 000,00 € à prévoir"), (9_000_00, " ; 1 000,00 € de trop")],
)
def test_claims_are_set_against_what_is_expected_of_the_fund(planned: int, end: str) -> None:
    said = plain(treasuries.say_claims(8_000_00, planned))

    assert said.startswith("Fonds attendu : 8 000,00 € ; demandes prévues : ")
    assert said.endswith(f" €{end}.")
