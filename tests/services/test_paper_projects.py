"""The papers of projects: the sheet of a member, the booklet, the table of the funders; each as its dossier says it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from leaderdesk.documents.papers.blocks import PageBreak, Paper, Table
from leaderdesk.documents.pdf.writing import write_pdf
from leaderdesk.services import funding
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import edit_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.papers import projects
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.sitting_plans import SittingDraft, create_sitting
from tests.printed import HOSTILE, rows_of, structure_of, text_of
from tests.services.sitting_evenings import DAY, EVERYBODY, Plan, make_plan

GRID_SHEET = "Table Critère | Note | Critère | Note"

# No base holds half a pair.
STORED = HOSTILE.replace("\ud800", "")


@pytest.fixture
def plan(base: OpenBase) -> Plan:
    """Two projects on an agenda, and the minutes."""
    return make_plan(base)


def sheets(base: OpenBase, plan: Plan) -> tuple[Paper, ...]:
    return projects.compose_project_sheets(base, plan.sitting, read_letterhead(base))


def funders(base: OpenBase, sitting: int) -> Paper:
    (paper,) = projects.compose_funders(base, sitting, read_letterhead(base))
    return paper


def line_of(base: OpenBase, dossier: int, nature: str) -> int:
    lines = funding.read_financing(base, dossier, DAY).lines
    return next(each.row.id for each in lines if each.row.nature == nature)


def test_a_sheet_is_one_page_and_says_who_asks_what(base: OpenBase, plan: Plan) -> None:
    hall, mill = sheets(base, plan)

    assert [each.reference for each in (hall, mill)] == ["FICHE-01-2026-001", "FICHE-01-2026-002"]
    assert "2026-001, Commune d’Essai" in text_of(hall)
    assert "1.1 Accueillir" in text_of(hall)
    assert write_pdf(hall, BytesIO()).pages == 1
    assert structure_of(hall) == [
        *("H1 1. Réhabiliter la halle", "Facts", "Paragraph normal"),
        *("Table Ressource | Nature | État | Montant | Part", "Paragraph strong", "H2 Points à discuter", "Bullets"),
        *("H2 Grille\u00a0: Grille", GRID_SHEET, "Paragraph small"),
    ]


def test_the_money_of_a_sheet_is_that_of_the_plan(base: OpenBase, plan: Plan) -> None:
    hall, _ = sheets(base, plan)

    assert rows_of(hall, title="Ressource") == [
        ("FEADER", "européen", "demandé", "6\u202f400,00\u00a0€", "64\u00a0%"),
        ("Département", "public", "demandé", "1\u202f600,00\u00a0€", "16\u00a0%"),
        ("Autofinancement du porteur", "", "", "2\u202f000,00\u00a0€", "20\u00a0%"),
        ("Coût total", "", "", "10\u202f000,00\u00a0€", ""),
    ]


def test_a_refused_funder_brings_nothing_and_is_discussed(base: OpenBase, plan: Plan) -> None:
    line = line_of(base, plan.dossiers[0], "public")
    funding.replace_funder(base, plan.dossiers[0], line, None, date(2026, 3, 1))

    hall, _ = sheets(base, plan)

    assert "Département" not in [row[0] for row in rows_of(hall, title="Ressource")]
    assert "Département a refusé 1\u202f600,00\u00a0€ le 01/03/2026." in text_of(hall)
    assert "Reste à trouver\u00a0: 1\u202f600,00\u00a0€." in text_of(hall)


def test_the_notes_are_left_to_the_pen(base: OpenBase, plan: Plan) -> None:
    hall, _ = sheets(base, plan)

    grid = next(each for each in hall.blocks if isinstance(each, Table) and each.is_ruled)
    assert [(row.cells, row.lines) for row in grid.rows] == [(("Besoin (de 0 à 5)", "", "Portée (de 0 à 3)", ""), 2)]
    assert "au moins 4 points" in text_of(hall)


def test_a_sheet_names_no_member_of_the_committee(base: OpenBase, plan: Plan) -> None:
    (whole,) = projects.compose_booklet(base, plan.sitting, read_letterhead(base))

    for paper in (*sheets(base, plan), whole, funders(base, plan.sitting)):
        assert not [each for each in EVERYBODY if each in text_of(paper)]
        assert "Maire de la commune porteuse" not in text_of(paper)


def test_a_long_summary_is_cut_and_says_so(base: OpenBase, plan: Plan) -> None:
    edit_dossier(base, plan.dossiers[0], summary="Une halle pour tous. " * 200)

    hall, _ = sheets(base, plan)

    assert "le texte entier est dans le dossier" in text_of(hall)
    assert write_pdf(hall, BytesIO()).pages == 1


def test_the_booklet_has_the_agenda_each_sheet_and_a_ranking(base: OpenBase, plan: Plan) -> None:
    (paper,) = projects.compose_booklet(base, plan.sitting, read_letterhead(base))

    assert [each for each in structure_of(paper) if each.startswith("H2")] == [
        *("H2 Ordre du jour", "H2 1. Réhabiliter la halle", "H2 2. Relever le moulin", "H2 Mon classement"),
    ]
    assert sum(isinstance(each, PageBreak) for each in paper.blocks) == 3
    assert [row[3:] for row in rows_of(paper, title="Projet")] == [("", ""), ("", "")]
    assert write_pdf(paper, BytesIO()).pages == 4


def test_the_table_of_funders_sums_what_is_asked_and_decided(base: OpenBase, plan: Plan) -> None:
    line = line_of(base, plan.dossiers[0], "public")
    funding.edit_funding_lines(base, plan.dossiers[0], [RowEdit(line, {"decided_on": date(2026, 3, 1)})])

    rows = rows_of(funders(base, plan.sitting), title="Financeur")

    assert rows[1] == ("Département", "public", "3\u202f200,00\u00a0€", "1\u202f600,00\u00a0€", "1\u202f600,00\u00a0€")
    assert rows[-1][2:] == ("16\u202f000,00\u00a0€", "1\u202f600,00\u00a0€", "14\u202f400,00\u00a0€")


def test_a_refusal_stands_in_the_table_and_in_no_sum(base: OpenBase, plan: Plan) -> None:
    line = line_of(base, plan.dossiers[0], "public")
    funding.replace_funder(base, plan.dossiers[0], line, None, date(2026, 3, 1))

    paper = funders(base, plan.sitting)

    assert "1\u202f600,00\u00a0€\nrefusé le 01/03/2026" in text_of(paper)
    assert rows_of(paper, title="Financeur")[1][2] == "1\u202f600,00\u00a0€"


def test_a_funder_that_nobody_named_is_said_to_be_unknown(base: OpenBase, plan: Plan) -> None:
    line = line_of(base, plan.dossiers[0], "public")
    funding.edit_funding_lines(base, plan.dossiers[0], [RowEdit(line, {"funder_id": None})])

    paper = funders(base, plan.sitting)

    assert "non renseigné" in [row[0] for row in rows_of(paper, title="Financeur")]
    assert "non renseigné" in [row[0] for row in rows_of(sheets(base, plan)[0], title="Ressource")]


def test_a_sitting_without_projects_has_no_sheet_and_an_empty_table(base: OpenBase) -> None:
    make_plan(base)
    sitting = create_sitting(base, SittingDraft("Vide", DAY))

    assert projects.compose_project_sheets(base, sitting, read_letterhead(base)) == ()
    assert "Aucun projet n’est encore inscrit." in text_of(funders(base, sitting))


def test_any_text_ends_in_a_sheet(base: OpenBase, plan: Plan) -> None:
    fields = dict.fromkeys(("title", "summary", "communes", "partners"), STORED)
    edit_dossier(base, plan.dossiers[0], **fields)

    for paper in (*sheets(base, plan), funders(base, plan.sitting)):
        assert write_pdf(paper, BytesIO()).pages >= 1
    assert text_of(sheets(base, plan)[0]).count("m" * 300) == 3
