"""The state of the envelopes says what sittings count with, and every dossier behind its figures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.services import dossiers, fiches, moves
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.papers.envelopes import compose_envelopes
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.words import formats
from tests.examples import put_example
from tests.factories import make_dossier
from tests.printed import HOSTILE, rows_of, structure_of, text_of
from tests.services.desk import ON, Desk


def state(base: OpenBase) -> Paper:
    (paper,) = compose_envelopes(base, 0, read_letterhead(base))
    return paper


def stand(desk: Desk, dossier: int, status: str) -> None:
    moves.change_status(desk.base, dossier, status, ON)


def test_what_is_programmed_and_who_waits_are_told_apart(desk: Desk) -> None:
    stand(desk, desk.dossier, "programmed")
    stand(desk, make_dossier(desk.base, desk.ground, "2026-002", "Relever le moulin"), "waiting_list")

    paper = state(desk.base)
    assert rows_of(paper, title="Fiche-action") == [
        ("FEADER",),
        (
            *("1.1 Accueillir", "500\u202f000,00\u00a0€", "6\u202f400,00\u00a0€", "1,28\u00a0%"),
            *("493\u202f600,00\u00a0€", "0,00\u00a0€", "6\u202f400,00\u00a0€ (1\u00a0dossier)"),
        ),
        (
            *("Total", "500\u202f000,00\u00a0€", "6\u202f400,00\u00a0€", "1,28\u00a0%"),
            *("493\u202f600,00\u00a0€", "0,00\u00a0€", "6\u202f400,00\u00a0€ (1\u00a0dossier)"),
        ),
    ]
    assert rows_of(paper, "Fiche-action 1.1 (FEADER)\u00a0: Accueillir") == [
        ("1", "2026-002", "Relever le moulin", "02/03/2026", "6\u202f400,00\u00a0€")
    ]
    assert "Ce qui reste suffirait à tous les dossiers en attente" in text_of(paper)


def test_an_envelope_that_is_passed_says_by_how_much(desk: Desk) -> None:
    fiches.set_envelope(desk.base, desk.ground.fiche, desk.ground.feader, 6_000_00)
    stand(desk, desk.dossier, "programmed")
    stand(desk, make_dossier(desk.base, desk.ground, "2026-002"), "waiting_list")

    text = text_of(state(desk.base))
    assert "Dépassement 400,00\u00a0€" in text
    assert "dépassée de 400,00\u00a0€" in text
    assert "Il manque 6\u202f400,00\u00a0€ pour servir tous les dossiers en attente" in text


def test_a_fund_without_an_envelope_is_said_to_count_nowhere(desk: Desk) -> None:
    stand(desk, desk.dossier, "programmed")
    fiches.set_envelope(desk.base, desk.ground.fiche, desk.ground.feader, None)

    text = text_of(state(desk.base))
    assert "Aucune enveloppe n’est renseignée\u00a0: ce qui reste est inconnu." in text
    assert "€" not in text


def test_every_figure_of_the_example_is_that_of_the_gauges(tmp_path: Path, around: Around) -> None:
    base = open_base(put_example(tmp_path, around), around)
    sheet, text = read_envelopes(base), text_of(state(base))

    for pot in sheet.pots:
        assert sum(each.amount for each in pot.takers) == pot.programmed == pot.granted - pot.left
        assert all(formats.money(each) in text for each in (pot.granted, pot.programmed, pot.left, pot.paid))
        assert all(each.number in text and each.title in text for each in (*pot.takers, *pot.waiting))
    assert sum(pot.left for pot in sheet.funds) == sheet.whole.left == sum(pot.left for pot in sheet.pots)
    base.close()


def test_the_structure_of_the_state(desk: Desk) -> None:
    stand(desk, desk.dossier, "programmed")

    assert structure_of(state(desk.base)) == [
        *("H1 État des enveloppes", "Paragraph normal", "KeyFigures"),
        *("H2 Par fiche-action et par fonds", "Chart", "Paragraph small"),
        *("H2 Liste d’attente", "Paragraph normal"),
        "H2 Dossiers programmés, enveloppe par enveloppe",
        "Table Dossier | Projet | État | Programmé | Payé",
    ]


def test_hostile_words_stay_words_and_give_a_document(desk: Desk) -> None:
    from leaderdesk.documents.pdf.writing import write_pdf

    hostile = HOSTILE.replace("\ud800", "").strip()
    dossiers.edit_dossier(desk.base, desk.dossier, title=hostile)
    stand(desk, desk.dossier, "waiting_list")
    paper = state(desk.base)

    assert hostile in text_of(paper)
    assert write_pdf(paper, BytesIO()).pages >= 1
