"""What a treasury says of itself, from the outlooks that the rule gives."""

from __future__ import annotations

import dataclasses
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
        ((5_000, 4_000, 4_000), "La trésorerie ne passe pas sous zéro : au plus bas 1 000 € en janvier 2027."),
        ((0, 4_000, 4_000), "Il faudra porter 4 000 € pendant 3 mois, au plus fort en janvier 2027."),
        (
            (0, 4_000, 3_000),
            (
                "Il faudra porter 3 000 € pendant 3 mois, au plus fort en janvier 2027. "
                "Il manque en plus 1 000 € que rien ne remboursera : à trouver avant de s’engager."
            ),
        ),
        ((0, 4_000, 0), "Il manque 4 000 € que rien ne remboursera : à trouver avant de s’engager."),
    ],
)
def test_the_answer_says_what_to_carry_and_what_is_missing(amounts: tuple[int, int, int], said: str) -> None:
    assert plain(treasuries.answer(outlook(*amounts))) == said


def test_a_bridge_that_outlasts_what_is_shown_is_said_to_last_longer() -> None:
    assert plain(treasuries.answer(outlook(0, 4_000, 4_000, months=3))) == (
        "Il faudra porter 4 000 € pendant plus de 3 mois, au plus fort en janvier 2027."
    )


@pytest.mark.parametrize(
    ("amount", "budget", "said"),
    [
        # 41 000 € of 60 000 € a year, which is 5 000 € a month: 8,2 months.
        (41_000, 60_000, "soit environ huit mois de budget"),
        (40_000, 60_000, "soit huit mois de budget"),
        (5_000, 60_000, "soit un mois de budget"),
        (4_999, 60_000, "soit moins d’un mois de budget"),
        (42_500, 60_000, "soit environ neuf mois de budget"),
        (150_000, 60_000, "soit 30 mois de budget"),
        (41_000, 0, ""),
    ],
)
def test_what_is_carried_is_said_in_months_of_budget(amount: int, budget: int, said: str) -> None:
    assert plain(treasuries.against_budget(Fraction(amount), Fraction(budget))) == said


def test_an_association_hears_one_sentence() -> None:
    """45 000 € spent in March 2027, 4 000 € of its own, the fund twenty months later."""
    march = JANUARY + 2
    plan = CashPlan(
        JANUARY,
        36,
        opening=Fraction(4_000),
        spending=[Movement(in_each(march), Fraction(45_000))],
        claims=[Claim(Fraction(41_000), {"early": 14, "likely": 20, "late": 29})],
    )
    outlooks = forecast_cash(plan)

    assert plain(treasuries.answer(outlooks["likely"], Fraction(60_000))) == (
        "Il faudra porter 41 000 € pendant 20 mois, au plus fort en mars 2027, soit environ huit mois de budget."
    )
    assert plain(treasuries.spread_of(outlooks)) == ("Selon que les paiements viennent tôt ou tard : de 14 à 29 mois.")


def test_a_range_says_amounts_where_they_differ() -> None:
    outlooks = {"early": outlook(0, 3_000, 3_000), "late": outlook(0, 4_000, 4_000)}

    assert plain(treasuries.spread_of(outlooks)) == (
        "Selon que les paiements viennent tôt ou tard : de 3 000 à 4 000 €."
    )


def test_a_loan_without_a_rate_has_no_price() -> None:
    carried = outlook(0, 4_000, 4_000)

    assert plain(treasuries.interest(carried, Fraction(5, 100))) == (
        "À 5 % l’an, les intérêts seraient d’environ 50,00 €."
    )
    assert treasuries.interest(carried, None) == ""


def test_the_two_other_outlooks_are_said_in_short() -> None:
    outlooks = {"early": outlook(5_000, 4_000, 4_000), "late": outlook(0, 4_000, 0)}

    assert plain(treasuries.spread_of(outlooks)) == (
        "Si les paiements viennent tôt : rien à porter ; s’ils tardent : 4 000 € manquent."
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


def test_less_than_a_euro_is_said_whole() -> None:
    carried = outlook(0, 1, 1)
    cent = dataclasses.replace(carried, balances=tuple(each / 100 for each in carried.balances))

    assert plain(treasuries.answer(cent)) == "Il faudra porter 0,01 € pendant 3 mois, au plus fort en janvier 2027."
