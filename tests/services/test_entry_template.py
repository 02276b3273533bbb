"""The template in which dossiers are entered: what it offers is what is read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.holders import LEGAL_KINDS
from leaderdesk.domain.workbooks.fields import FIELDS
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.rounds.templates import write_entry_template
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.words import entry_templates as words
from tests.factories import make_ground

HEAD = 6
ORDER = [field.code for field in FIELDS]


@pytest.fixture
def template(base: OpenBase, tmp_path: Path) -> Path:
    make_ground(base)
    return write_entry_template(base, tmp_path / "saisie.xlsx").path


def fill(path: Path, *rows: dict[str, object]) -> Path:
    book = load_workbook(path)
    for rank, row in enumerate(rows, HEAD + 2):
        for name, value in row.items():
            book["Saisie"].cell(rank, ORDER.index(name) + 1).value = value
    book.save(path)
    return path


def offered(path: Path, sheet: Worksheet, name: str) -> list[object]:
    """What the list of a column holds."""
    letter = sheet.cell(HEAD, ORDER.index(name) + 1).column_letter
    (rule,) = [each for each in sheet.data_validations.dataValidation if str(each.sqref).startswith(f"{letter}7:")]
    assert rule.type == "list", name
    return [cell.value for (cell,) in load_workbook(path)["Listes"][str(rule.formula1).partition("!")[2]]]


def test_every_column_has_its_help_and_lists_come_from_the_programme(template: Path) -> None:
    sheet = load_workbook(template)["Saisie"]
    rules = {str(each.sqref).partition("7:")[0]: each for each in sheet.data_validations.dataValidation}

    assert [sheet.cell(HEAD, at).value for at in range(1, len(ORDER) + 1)] == [words.heading(each) for each in ORDER]
    assert all(rules[sheet.cell(HEAD, at).column_letter].prompt for at in range(1, len(ORDER) + 1))
    assert offered(template, sheet, "fiche_action") == ["1.1 Accueillir"]
    assert offered(template, sheet, "cofunders") == ["Département"]
    assert load_workbook(template)["Aide"].max_row == len(ORDER) + 1


def test_on_paper_what_is_said_above_stands_within_the_columns_that_each_page_repeats(template: Path) -> None:
    sheet = load_workbook(template)["Saisie"]

    assert {str(each) for each in sheet.merged_cells.ranges} == {f"A{row}:B{row}" for row in range(1, HEAD - 1)}
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (6, "$A:$B")


def test_an_empty_template_gives_no_dossier(base: OpenBase, template: Path) -> None:
    found = preview(base, read_book(template))

    assert [row for table in found.tables for row in table.rows] == []
    assert [each.row for table in found.tables for each in table.left_out if each.why == "example"] == [HEAD + 1]


def test_every_column_and_every_listed_word_is_understood(base: OpenBase, template: Path) -> None:
    sheet = load_workbook(template)["Saisie"]
    kinds, states = offered(template, sheet, "holder_kind"), offered(template, sheet, "status")
    rows = [
        {
            "number": f"L-{rank}",
            "title": f"Projet numéro {rank}",
            "holder_name": f"Porteur {rank}",
            "holder_kind": kinds[rank % len(kinds)],
            "status": state,
            "fiche_action": "1.1 Accueillir",
            "total_cost": 1000 * rank,
            "date_received": date(2026, 1, rank),
            "cofunders": "Département",
        }
        for rank, state in enumerate(states, 1)
    ]
    found = preview(base, read_book(fill(template, *rows)))

    (table,) = found.tables
    read = [row.read.values for row in table.rows]
    assert [each.field for each in table.columns] == ORDER
    assert [each["status"] for each in read] == list(STATUSES)
    assert [each["holder_kind"] for each in read] == [
        LEGAL_KINDS[rank % len(LEGAL_KINDS)] for rank in range(1, len(states) + 1)
    ]
    assert {each["fiche_action"] for each in read} == {"1.1"}
    assert {row.verdict for row in table.rows} == {"new"}
    assert [each.row for each in table.left_out if each.why == "example"] == [HEAD + 1]


def test_the_example_is_left_out_wherever_it_was_moved(base: OpenBase, template: Path) -> None:
    book = load_workbook(template)
    sheet = book["Saisie"]
    for at in range(1, len(ORDER) + 1):
        sheet.cell(HEAD + 3, at).value = sheet.cell(HEAD + 1, at).value
    book.save(template)
    row = {"number": "L-1", "title": "Un projet", "holder_name": "Une commune", "total_cost": 1000}

    (table,) = preview(base, read_book(fill(template, row))).tables

    assert [each.read.values["number"] for each in table.rows] == ["L-1"]
    assert [each.row for each in table.left_out if each.why == "example"] == [HEAD + 1, HEAD + 3]
