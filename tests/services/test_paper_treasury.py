"""The cash-flow note says what the tab « Trésorerie » says, and nothing that nobody said."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.domain.cashflow import SCENARIOS
from leaderdesk.domain.sheets import bridges
from leaderdesk.services import bridges as bridges_service
from leaderdesk.services import dossiers, funding, treasuries
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.treasury import compose_treasury
from leaderdesk.words import paper_treasury as words
from leaderdesk.words.phrases import money
from tests.printed import HOSTILE, rows_of, structure_of, text_of
from tests.services.desk import ON, Desk

PAID = (" | Payée au plus tôt", " | Payée probable", " | Payée au plus tard")
APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)


def note(desk: Desk) -> Paper:
    (paper,) = compose_treasury(desk.base, desk.dossier, read_letterhead(desk.base))
    return paper


@pytest.fixture
def spread(desk: Desk) -> Desk:
    """Costs over three months, some money at first."""
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, JUNE, "even")
    treasuries.edit_cash_plan(desk.base, desk.dossier, opening=2_000_00, loan_rate=Fraction(4, 100))
    return desk


def test_the_note_says_the_figures_of_the_tab(spread: Desk) -> None:
    sheet = treasuries.read_treasury(spread.base, spread.dossier, ON)
    assert sheet.outlooks is not None
    paper = note(spread)

    months = rows_of(paper, "Solde à la fin de chaque mois")
    balances = [[money(sheet.outlooks[name].balances[rank]) for name in SCENARIOS] for rank in range(sheet.months)]
    assert [list(row[1:]) for row in months] == balances
    for outlook in sheet.outlooks.values():
        for amount in (outlook.lowest, outlook.bridge, outlook.gap, outlook.loan_interest):
            assert money(amount) in text_of(paper)


def test_every_movement_and_every_claim_is_written(spread: Desk) -> None:
    sheet = treasuries.read_treasury(spread.base, spread.dossier, ON)
    paper = note(spread)

    assert [row[0] for row in rows_of(paper, "Dépenses et recettes")] == [each.row.label for each in sheet.movements]
    assert rows_of(paper, "Aide européenne") == [
        ("FEADER", "6\u202f400,00\u00a0€", "non renseigné", "février 2027", "août 2027", "juin 2028")
    ]


def test_what_is_not_dated_is_to_date_first_and_is_said_not_to_count(spread: Desk) -> None:
    text = text_of(note(spread))

    assert "Donner à l’équipe du GAL la date de ce qui n’est pas compté ici (1\u00a0ligne, dont 1\u202f600,00" in text
    assert "Département\u00a0: date à saisir, ce mouvement ne compte pas encore." in text


def test_a_gap_is_to_be_found_and_a_bridge_to_be_asked_for_what_is_left(spread: Desk) -> None:
    codes = [each.code for each in bridges.deeds_of(treasuries.read_treasury(spread.base, spread.dossier, ON))]

    assert codes == [
        *("date_movements", "find_gap", "ask_bridge", "bridge_if_late"),
        *("order_after_bridge", "claim_in_parts", "tell_changes"),
    ]


def test_a_bridge_that_was_needed_already_is_not_asked_for_before_months_gone_by(spread: Desk) -> None:
    sheet = treasuries.read_treasury(spread.base, spread.dossier, ON)

    # 1 600 € are found first; with 2 000 € at hand, 3 333 € a month from April go below zero in May.
    assert "ask_bridge" in {each.code for each in bridges.deeds_of(sheet, date(2026, 4, 30))}
    assert "bridge_due" in {each.code for each in bridges.deeds_of(sheet, date(2026, 5, 1))}


def test_enough_money_needs_no_bridge(spread: Desk) -> None:
    line = dossiers.read_whole_dossier(spread.base, spread.dossier).funding[1]
    funding.edit_funding_lines(spread.base, spread.dossier, [RowEdit(line.id, {"expected_on": JUNE})])
    treasuries.edit_cash_plan(spread.base, spread.dossier, opening=50_000_00)

    text = text_of(note(spread))
    assert "Aucun relais n’est nécessaire tant que les dates ci-dessous tiennent." in text
    assert "prêt relais, ligne de trésorerie" not in text


def test_other_ways_and_those_who_may_lend_are_written(spread: Desk) -> None:
    bridges_service.edit_offers(spread.base, [RowEdit(None, {"name": "Fonds local", "amount_max": 9_000_00})])
    paper = note(spread)

    (offer,) = rows_of(paper, title="Qui")
    assert offer[:5] == ("Fonds local", "9\u202f000,00\u00a0€", "à demander", "à demander", "à demander")
    ways = [row[0] for row in rows_of(paper, title="Façon de faire")]
    assert (ways[0], len(ways) > 1) == ("Comme prévu", True)


def test_nothing_dated_says_what_to_give_and_shows_no_figure(desk: Desk) -> None:
    paper = note(desk)

    assert "Trésorerie inconnue\u00a0: aucune dépense n’est datée." in text_of(paper)
    assert "La trésorerie disponible au départ n’est pas renseignée\u00a0: elle est comptée pour zéro." in text_of(
        paper
    )
    assert not [each for each in structure_of(paper) if each in ("Chart", "KeyFigures")]


def test_the_structure_of_the_note(spread: Desk) -> None:
    assert structure_of(note(spread)) == [
        "H1 Note de trésorerie\u00a0: dossier 2026-001",
        *("Facts", "Paragraph normal", "Paragraph note", "KeyFigures", "Paragraph normal"),
        *("H2 Que faire", "Bullets", "H2 D’autres façons de faire"),
        "Table Façon de faire | À porter | Durée | Par rapport au prévu | Coût du portage",
        "H2 Si les aides tardent ou viennent tôt",
        "Table Si les aides sont versées… | Au plus tôt | Probable | Au plus tard",
        *("H2 Trésorerie mois par mois", "Chart"),
        *("H2 Ce qui n’est pas connu", "Bullets", "H2 Ce que suppose ce calcul", "Bullets"),
        "Table Dépense ou recette | Nature | Montant TTC | Date | État",
        f"Table Demande de paiement | Montant du fonds | Prête le{''.join(PAID)}",
        "Paragraph small",
    ]


def test_hostile_words_stay_words_and_give_a_document(spread: Desk) -> None:
    from leaderdesk.documents.pdf.writing import write_pdf

    hostile = HOSTILE.replace("\ud800", "")
    treasuries.edit_cash_movements(
        spread.base, spread.dossier, [RowEdit(None, {"label": hostile, "amount": 1_00, "due_on": APRIL})]
    )
    dossiers.edit_dossier(spread.base, spread.dossier, title=hostile)
    paper = note(spread)

    assert text_of(paper).count(hostile.strip()) >= 2
    assert write_pdf(paper, BytesIO()).pages > 1


def test_every_deed_and_every_unknown_has_its_sentence() -> None:
    source = Path(bridges.__file__).read_text("utf-8")
    written = {code for code in words.DEEDS | words.UNKNOWNS if f'"{code}"' in source}

    assert written == words.DEEDS | words.UNKNOWNS
