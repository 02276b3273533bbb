"""The papers of the GAL's own file: the sheet to sign on one page, the yearly claim with its tables."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from leaderdesk.documents.papers.blocks import Bullets, Table, plain
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.claims import advance_claim
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.papers.making import compose
from leaderdesk.services.running.claims import gather_claim
from leaderdesk.services.running.papers import export_sheet, write_sheet
from leaderdesk.services.running.team import edit_missions, edit_pay
from leaderdesk.services.running.time_sheets import write_hours
from leaderdesk.words.paper_animation import sheet_title
from tests.documents.tags import broken
from tests.services.test_running import FEBRUARY, MARCH, YEAR, Gal, fill_quarter, gal

__all__ = ["gal"]


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(spaced(plain(cell)) for cell in row.cells) for row in table.rows]


def spaced(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_sheet_to_sign_is_one_page_whether_filled_or_empty(gal: Gal, tmp_path: Path) -> None:
    fill_quarter(gal)

    for month in (FEBRUARY, date(2026, 5, 1)):
        written = write_sheet(gal.base, gal.camille, month, tmp_path / f"{month}.pdf")
        with pypdfium2.PdfDocument(written.path) as pdf:
            assert (len(pdf), written.unprinted) == (1, "")
        assert broken(written.path.read_bytes()) == []


def test_minutes_stand_under_their_hours_whole_and_on_one_page(gal: Gal, tmp_path: Path) -> None:
    tasks = [each.id for each in gal.sheet.tasks]
    worked = [day for day in range(1, 31) if date(2026, 3, day).weekday() < 5]
    cells = {(tasks[day % len(tasks)], date(2026, 3, day)): Fraction(22, 3) for day in worked}
    write_hours(gal.base, gal.camille, MARCH, cells)

    written = write_sheet(gal.base, gal.camille, MARCH, tmp_path / "mars.pdf")
    with pypdfium2.PdfDocument(written.path) as pdf:
        words = pdf[0].get_textpage().get_text_bounded().split()
        assert len(pdf) == 1
    # Each day at its task and in the total, and no figure is cut in two.
    assert words.count("7h") == 2 * len(worked)
    assert not [each for each in words if each.startswith("7h") and each != "7h"]


def test_a_sheet_is_taken_out_as_a_workbook(gal: Gal, tmp_path: Path) -> None:
    fill_quarter(gal)

    written = export_sheet(gal.base, gal.camille, MARCH, tmp_path / "mars.xlsx")
    assert (written.rows, written.path.exists()) == (len(gal.sheet.tasks), True)


def test_the_workbook_counts_in_minutes(gal: Gal, tmp_path: Path) -> None:
    task = gal.sheet.tasks[0].id
    cells = {(task, date(2026, 3, day)): Fraction(22, 3) for day in (2, 3, 4)}
    write_hours(gal.base, gal.camille, MARCH, cells)

    written = export_sheet(gal.base, gal.camille, MARCH, tmp_path / "mars.xlsx")
    sheet = load_workbook(written.path)[sheet_title(MARCH)]
    typed, total = sheet.cell(2, 4), sheet.cell(2, sheet.max_column)
    assert [each.number_format for each in (typed, total)] == ["[h]:mm_-"] * 2
    assert [each.value for each in (typed, total)] == [timedelta(hours=7, minutes=20), timedelta(hours=22)]


def test_the_claim_says_each_month_and_what_is_missing(gal: Gal) -> None:
    with pytest.raises(Refusal, match="nothing_to_print"):
        compose(gal.base, "running_claim", gal.dossier)
    fill_quarter(gal)
    gather_claim(gal.base, gal.dossier, *YEAR)

    (paper,) = compose(gal.base, "running_claim", gal.dossier)
    tables = {each.caption: cells(each) for each in paper.blocks if isinstance(each, Table)}
    assert [row[:3] for row in tables["Camille Roux"]] == [
        ("janvier 2026", "3 550,00 €", "2 366,67 €"),
        ("février 2026", "3 550,00 €", "2 662,50 €"),
        ("mars 2026", "3 550,00 €", "1 597,50 €"),
        ("Total", "10 650,00 €", "6 626,67 €"),
    ]
    assert "84 h éligibles sur 126 h de la feuille de temps" in tables["Camille Roux"][0][4]
    missing = next(each for each in paper.blocks if isinstance(each, Bullets))
    assert "Lettre de mission jointe · Sacha Petit · 01/01/2026" in missing.items
    assert paper.is_draft


def test_the_claim_says_what_is_reckoned_otherwise_since(gal: Gal) -> None:
    fill_quarter(gal)
    gathered = gather_claim(gal.base, gal.dossier, *YEAR)
    advance_claim(gal.base, gathered.claim_id, "filed_on", date(2027, 1, 15))
    pay, journey = gal.sheet.months[0].pay, gal.sheet.missions[0].row
    edit_pay(gal.base, gal.dossier, [RowEdit(pay.id, {"gross": 2_650_00})])
    edit_missions(gal.base, gal.dossier, [RowEdit(journey.id, {"meals": 20_00})])

    (paper,) = compose(gal.base, "running_claim", gal.dossier)
    tables = {each.caption: cells(each) for each in paper.blocks if isinstance(each, Table)}
    # 3 700 × 12/18 = 2 466.67 €; the claim keeps what was asked.
    january, february, *_ = tables["Camille Roux"]
    assert january[2] == "2 366,67 €"
    assert january[4].endswith("La base donne maintenant 2 466,67 €.")
    assert "maintenant" not in february[4]
    (arras, _) = tables[""]
    assert (arras[4], arras[3].endswith("La base donne maintenant 62,00 €.")) == ("60,50 €", True)
