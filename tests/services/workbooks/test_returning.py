"""Rows in doubt or in error given back as a workbook: corrected there and read again, they are taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Area, BadCell, Book, Cell, Sheet
from leaderdesk.domain.workbooks.verdicts import Choices, RowChoice
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.workbooks.memories import recalled
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.services.workbooks.returning import return_rows, returned_name, returned_rows
from leaderdesk.services.workbooks.taking import take
from tests.factories import make_ground
from tests.services.workbooks.books import HALL, ROOM, book_of

NO_CHOICES = Choices()


def test_a_row_given_back_and_corrected_is_taken(base: OpenBase, tmp_path: Path) -> None:
    make_ground(base)
    wrong: dict[str, Cell] = {**ROOM, "total": "cinq mille", "notes": "=1+1"}
    book = book_of(HALL, wrong)
    found = take(base, book, None, NO_CHOICES).found

    path = return_rows(book, found, NO_CHOICES, tmp_path / returned_name(book))

    assert path.name == "suivi 2025 (à corriger).xlsx"
    written = load_workbook(path)
    page = written["Suivi"]
    headings = [cell.value for cell in page[1]]
    assert (page.max_row, headings[-1]) == (2, "Pourquoi")
    assert "cinq mille" in str(page.cell(2, len(headings)).value)
    assert page.cell(2, headings.index("Observations") + 1).data_type == "s"
    page.cell(2, headings.index("Coût total") + 1).value = 5000
    written.save(path)
    again = read_book(path)
    report = take(base, again, path, Choices(memory=recalled(base, again))).report
    assert [(row.number, row.verdict) for row in report.written] == [("L-2", "new")]
    assert {row.number: row.total_cost for row in list_dossiers(base)} == {"L-1": 12_345_67, "L-2": 5_000_00}


def test_titles_sections_and_rows_beneath_come_back_too(base: OpenBase, tmp_path: Path) -> None:
    make_ground(base)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Suivi des dossiers 2025",),
        (),
        ("N° dossier", "Intitulé", "Porteur", "Coût total", "FEADER"),
        ("Fiche-action 1.1 : Accueillir",),
        ("L-1", "Créer un tiers-lieu", "Commune de Vernay", 12345.67, 6400),
        ("L-2", "Rénover la salle", "Les Amis", BadCell("formula_error", "#REF!"), 3200),
        ("L-3", "Ouvrir un gîte", "SARL Sabot", 7000, 2000),
    )
    book = Book("suivi.xlsx", "xlsx", "0" * 64, (Sheet("Suivi", rows, (Area(1, 1, 1, 5),)),))
    found = preview(base, book)

    path = return_rows(book, found, NO_CHOICES, tmp_path / "rendu")

    page = load_workbook(path)["Suivi"]
    assert [cell.value for cell in page["A"]] == [
        *("Suivi des dossiers 2025", None, "N° dossier", "Fiche-action 1.1 : Accueillir", "L-2")
    ]
    assert (page["D5"].value, page["F3"].value) == ("#REF!", "Pourquoi")
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:E1"]


def test_what_was_left_on_purpose_is_not_given_back(base: OpenBase, tmp_path: Path) -> None:
    make_ground(base)
    book = book_of(HALL, {**ROOM, "total": "cinq mille"})
    choices = Choices(rows={("Suivi", 3): RowChoice(is_taken=False)})
    found = preview(base, book, choices)

    assert returned_rows(found, choices) == ()
    with pytest.raises(Refusal, match="nothing_to_return"):
        return_rows(book, found, choices, tmp_path / "rendu.xlsx")


def test_control_characters_and_two_tables_of_one_name_are_written(base: OpenBase, tmp_path: Path) -> None:
    make_ground(base)
    book = book_of(HALL, {**ROOM, "total": "cinq\x07 mille"})
    found = preview(base, book)
    twice = replace(found, tables=(*found.tables, *found.tables))

    path = return_rows(book, twice, NO_CHOICES, tmp_path / "rendu.xlsx")

    assert load_workbook(path).sheetnames == ["Suivi", "Suivi (2)"]
