"""An association of 60 000 € a year asks for 45 000 €: what it is told, and what it may do about it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.services import costs, dossiers, funding, treasuries
from leaderdesk.services.edits import RowEdit
from leaderdesk.words import cash
from leaderdesk.words.treasuries import answer, spread_of
from tests.services.desk import ON, Desk

MARCH = date(2027, 3, 1)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_association_of_60_000_a_year_asks_for_45_000(desk: Desk) -> None:
    base, key = desk.base, desk.dossier
    line = costs.read_costs(base, key).lines[0]
    costs.edit_quote(base, line.quotes[0].id, amount=45_000_00)
    cofunder = dossiers.read_whole_dossier(base, key).funding[1].id
    funding.edit_funding_lines(base, key, [RowEdit(cofunder, {}, is_removed=True)])
    funding.say_amount(base, key, desk.ground.feader, "convention", 41_000_00, ON)
    treasuries.spread_costs(base, key, MARCH, MARCH, "even")
    treasuries.edit_cash_plan(base, key, opening=4_000_00, annual_budget=60_000_00, red_months=24)

    outlooks = treasuries.read_treasury(base, key, ON).outlooks
    assert outlooks is not None
    # Spent in March 2027, paid 8, 14 or 24 months later: 14 months at −41 000 €, and 5 000 € of budget a month.
    assert plain(answer(outlooks["likely"], Fraction(60_000))) == (
        "Il faudra porter 41 000 € pendant 14 mois, au plus fort en mars 2027, soit environ huit mois de budget."
    )
    assert plain(spread_of(outlooks)) == "Selon que les paiements viennent tôt ou tard : de 8 à 24 mois."
    # The group proposes a loan without typing anything, and promises no rate.
    ways = {plain(cash.name_of_variant(each.variant)): each for each in treasuries.read_variants(base, key, ON)}
    assert plain(cash.saved(ways["Prêt de 41 000 € sur 14 mois"])) == "le prêt porte 41 000 €"
    assert cash.cost(ways["Prêt de 41 000 € sur 14 mois"].cost) == "à demander"
