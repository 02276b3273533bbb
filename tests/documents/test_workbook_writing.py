"""A workbook written: what is read back is what was given, text stays text, totals are right even uncalculated."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from leaderdesk.documents.sheets.writing.books import Book, Column, Combined, Part, Share, Sheet, Stamp, Value, sheet_of
from leaderdesk.documents.sheets.writing.cells import number_text
from leaderdesk.documents.sheets.writing.computing import Computing
from leaderdesk.documents.sheets.writing.texts import LONGEST, Texts, cut_text
from leaderdesk.documents.sheets.writing.writing import WrittenBook, write_book
from leaderdesk.words.exports import CONTINUED

STAMP = Stamp("GAL R & D", date(2026, 3, 2))
MONEY = (
    Column("Porteur"),
    Column("Reçu le", "day"),
    Column("Coût", "money"),
    Column("Aide", "money"),
    Column("Reste", "money", computed=Combined(("Coût",), ("Aide",))),
    Column("Taux", "rate", computed=Share("Aide", "Coût")),
)
ROWS: list[list[Value]] = [["Mairie", date(2026, 3, 1), 12_345_67, 2_345_66], ["Ferme", None, 100_00, None]]


def write(folder: Path, *sheets: Sheet, stamp: Stamp = STAMP) -> tuple[Path, WrittenBook]:
    target = folder / "a.xlsx"
    return target, write_book(target, Book("Suivi", stamp, sheets))


def first(path: Path, *, has_values: bool = False) -> Worksheet:
    sheet = openpyxl.load_workbook(path, data_only=has_values).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def row(sheet: Worksheet, number: int) -> list[Any]:
    return [cell.value for cell in sheet[number]]


def test_values_keep_their_kind_and_totals_are_live(tmp_path: Path) -> None:
    path, _ = write(tmp_path, sheet_of("Dossiers", MONEY, ROWS))
    sheet = first(path)

    assert row(sheet, 1) == ["Porteur", "Reçu le", "Coût", "Aide", "Reste", "Taux"]
    assert row(sheet, 2)[:5] == ["Mairie", datetime(2026, 3, 1), 12345.67, 2345.66, '=IF(COUNT(C2)=0,"",C2-D2)']  # noqa: DTZ001 - as read
    assert row(sheet, 4)[:4] == ["Total", None, "=SUBTOTAL(9,C2:C3)", "=SUBTOTAL(9,D2:D3)"]
    assert sheet["C2"].number_format == '#,##0.00\\ "€"_-'
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:F3", "$1:$1")


def test_who_never_calculates_reads_the_totals(tmp_path: Path) -> None:
    path, _ = write(tmp_path, sheet_of("Dossiers", MONEY, ROWS))
    rates = [234566 / 1234567, 234566 / 1244567]

    assert row(first(path, has_values=True), 4)[2:5] == [12445.67, 2345.66, 10100.01]
    assert [first(path, has_values=True).cell(line, 6).value for line in (2, 4)] == pytest.approx(rates)
    (*_, total) = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert total[:5] == ["Total", "", 12445.67, 2345.66, 10100.01]


def test_what_is_not_known_is_nothing_and_not_zero(tmp_path: Path) -> None:
    rows: list[list[Value]] = [["Ferme", None, 100_00, None], ["Lavoir", None, 0, 5_00], ["Four", None, None, 5_00]]
    path, _ = write(tmp_path, sheet_of("Dossiers", MONEY, rows))
    found = first(path, has_values=True)

    assert [[found.cell(line, place).value for place in (5, 6)] for line in (2, 3, 4)] == [
        *([100, None], [-5, None], [None, None])
    ]


def test_groups_have_their_subtotal_and_the_total_counts_them_once(tmp_path: Path) -> None:
    parts = (Part(ROWS[:1], "Fiche 1"), Part(ROWS[1:], "Fiche 2"))
    path, _ = write(tmp_path, Sheet("Dossiers", MONEY, parts))
    sheet, values = first(path), first(path, has_values=True)

    assert [sheet.cell(line, 1).value for line in range(1, 7)] == [
        *("Porteur", "Mairie", "Sous-total Fiche 1 (1)", "Ferme", "Sous-total Fiche 2 (1)", "Total")
    ]
    assert [sheet.cell(line, 3).value for line in (3, 5, 6)] == [
        f"=SUBTOTAL(9,C{span})" for span in ("2:C2", "4:C4", "2:C5")
    ]
    assert [values.cell(line, 3).value for line in (3, 5, 6)] == [12345.67, 100, 12445.67]
    assert [sheet.row_dimensions[line].outlineLevel for line in (2, 3, 4)] == [1, 0, 1]


RISKY = ["=1+1", "+33", "-1", "@SUM(A1)", "\tx", "\rx", "'x", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", RISKY)
def test_what_was_typed_is_never_a_formula(tmp_path: Path, text: str) -> None:
    path, _ = write(tmp_path, sheet_of("Textes", (Column("Texte"), Column("Coût", "money")), [(text, text)]))

    for place in ("A2", "B2"):
        cell = first(path)[place]
        assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@pytest.mark.parametrize("text", [" deux  espaces ", "l’été\nà midi", "a\rb", "a\r\nb", "_x000D_", "<&>\"'", "😀 é"])
def test_texts_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    path, written = write(tmp_path, sheet_of("Textes", (Column("Texte"),), [(text,)]))

    assert first(path)["A2"].value == text
    assert (written.cut, written.marked) == (0, 0)


def test_what_no_cell_can_hold_is_marked_and_said(tmp_path: Path) -> None:
    rows = [("l’été \x07 bref",), ("x" * 40_000,), ("😀" * 20_000,), ("x" * LONGEST,)]
    path, written = write(tmp_path, sheet_of("Textes", (Column("Texte"),), rows))
    texts = [first(path).cell(line, 1).value for line in range(2, 6)]
    notice = [cell.value for cell in openpyxl.load_workbook(path)["Lisez-moi"]["C"]]

    assert (written.cut, written.marked) == (2, 1)
    assert texts[0] == "l’été \ufffd bref"
    assert [len(text.encode("utf-16-le")) // 2 for text in texts[1:]] == [LONGEST, LONGEST - 1, LONGEST]
    assert [text.endswith(CONTINUED) for text in texts] == [False, True, True, False]
    assert any(said.startswith("2\u00a0textes coupés") for said in notice)
    assert any("1\u00a0texte porte le signe" in said for said in notice)


@given(st.text(max_size=60).map(lambda text: text * 1_200))
def test_a_text_that_is_cut_fits_and_says_so(text: str) -> None:
    cut = cut_text(text)

    assert len(cut.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST
    assert cut == text or (cut.endswith(CONTINUED) and text.startswith(cut.removesuffix(CONTINUED)))


@given(st.text())
def test_every_text_makes_a_part_that_can_be_read(text: str) -> None:
    texts = Texts()
    texts.keep(text)
    ET.fromstring(texts.content().encode())  # noqa: S314 - our own


@given(st.integers(-(10**15), 10**15))
def test_cents_are_written_to_the_cent(cents: int) -> None:
    assert Fraction(number_text(cents, "money")) == Fraction(cents, 100)


@given(st.lists(st.tuples(st.integers(-(10**12), 10**12) | st.none(), st.integers(0, 10**12)), max_size=20))
def test_totals_are_the_sums_of_their_columns(rows: list[tuple[int | None, int]]) -> None:
    columns = (Column("A", "money"), Column("B", "money"), Column("C", "money", computed=Combined(("A",), ("B",))))
    computing = Computing(sheet_of("S", columns, ()))
    whole = [computing.whole(each) for each in rows]

    assert computing.totals(whole) == [
        *(sum(a or 0 for a, _ in rows), sum(b for _, b in rows), sum(a - b for a, b in rows if a is not None))
    ]


def test_days_before_spreadsheets_agree_are_texts(tmp_path: Path) -> None:
    rows: list[list[Value]] = [[date(1789, 7, 14)], [date(1900, 3, 1)]]
    path, _ = write(tmp_path, sheet_of("Jours", (Column("Jour", "day"),), rows))

    assert [first(path).cell(line, 1).value for line in (2, 3)] == ["14/07/1789", datetime(1900, 3, 1)]  # noqa: DTZ001


def test_the_same_data_make_the_same_bytes(tmp_path: Path) -> None:
    sheet = sheet_of("Dossiers", MONEY, ROWS)
    path, _ = write(tmp_path, sheet)
    before = path.read_bytes()

    assert write(tmp_path, sheet)[0].read_bytes() == before


def test_names_of_sheets_are_fit_and_apart(tmp_path: Path) -> None:
    names = ["Agence de l’eau [Loire/Bretagne] : délégation", "A*", "a?", "", "History", "L'eau d'ici"]
    path, _ = write(tmp_path, *(sheet_of(name, (Column("Texte"),), ()) for name in names))

    found = openpyxl.load_workbook(path).sheetnames
    assert found == [
        "Agence de l’eau Loire Bretagne",
        "A",
        "a (2)",
        "Feuille",
        "Historique",
        "L'eau d'ici",
        "Lisez-moi",
    ]


def test_a_page_bears_its_group_its_day_and_its_mark(tmp_path: Path) -> None:
    path, _ = write(
        tmp_path, sheet_of("Dossiers", MONEY, ROWS), stamp=Stamp("2 Vallées & Co", date(2026, 3, 2), "EXEMPLE")
    )
    with ZipFile(path) as package:
        content = package.read("xl/worksheets/sheet1.xml").decode()

    assert first(path).title == "EXEMPLE Dossiers"
    (header,) = re.findall("<oddHeader>(.*)</oddHeader>", unescape(content))
    # A digit after a code would be a size: a space keeps it apart.
    assert header == "&L 2 Vallées && Co&CEXEMPLE · Suivi · Dossiers&RÉtabli le 02/03/2026"
    assert first(path).page_setup.orientation == "landscape"


def test_the_edge_of_a_page_is_never_longer_than_spreadsheets_take(tmp_path: Path) -> None:
    path, _ = write(tmp_path, sheet_of("E" * 60, MONEY, ROWS), stamp=Stamp("&" * 200, date(2026, 3, 2), "EXEMPLE"))
    with ZipFile(path) as package:
        (header,) = re.findall(
            "<oddHeader>(.*)</oddHeader>", unescape(package.read("xl/worksheets/sheet1.xml").decode())
        )

    assert len(header) < 255


def test_the_last_sheet_says_what_each_column_is(tmp_path: Path) -> None:
    columns = (Column("Porteur", meaning="Qui porte."), *MONEY[1:])
    path, _ = write(tmp_path, sheet_of("Dossiers", columns, ROWS, "un dossier."))
    told = [[cell.value for cell in line] for line in openpyxl.load_workbook(path)["Lisez-moi"].iter_rows(min_row=2)]

    assert told[:3] == [
        *(["Tout le classeur", "Titre", "Suivi"], ["Tout le classeur", "GAL", "GAL R & D"]),
        ["Tout le classeur", "Établi", "Établi le 02/03/2026"],
    ]
    assert told[3:5] == [
        ["Dossiers", "Lignes", "2\u00a0lignes\u00a0: un dossier."],
        ["Dossiers", "Porteur", "Qui porte."],
    ]
    assert told[-1] == ["Dossiers", "Taux", "Calculé\u00a0: Aide ÷ Coût."]


def test_columns_are_as_wide_as_their_numbers(tmp_path: Path) -> None:
    rows: list[list[Value]] = [[f"{rank}", None, 10**rank, None] for rank in range(3, 14)]
    path, _ = write(tmp_path, sheet_of("Dossiers", MONEY, rows))

    assert first(path).column_dimensions["C"].width > len("111 111 111 110,00 €")


def test_a_heading_stands_over_its_numbers(tmp_path: Path) -> None:
    path, _ = write(tmp_path, sheet_of("Dossiers", MONEY, ROWS))

    assert [cell.alignment.horizontal for cell in first(path)[1]] == [None, *["center"] * 5]


def test_a_total_says_what_it_counts(tmp_path: Path) -> None:
    path, _ = write(tmp_path, replace(sheet_of("Dossiers", MONEY, ROWS), total="Total, tous statuts"))

    assert row(first(path), 4)[0] == "Total, tous statuts"


def test_a_failed_write_leaves_the_former_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"avant")
    with pytest.raises(ValueError, match="1 values for 4 columns"):
        write(tmp_path, sheet_of("Dossiers", MONEY, [["court"]]))
    assert target.read_bytes() == b"avant"


def test_a_write_given_up_leaves_what_was_there(tmp_path: Path) -> None:
    target, told = tmp_path / "a.xlsx", list[tuple[int, int]]()
    target.write_bytes(b"avant")

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 500:
            raise LookupError

    rows = [(f"2026-{rank}",) for rank in range(2_000)]
    with pytest.raises(LookupError):
        write_book(target, Book("Suivi", STAMP, (sheet_of("Dossiers", (Column("Numéro"),), rows),)), tell)

    assert told == [(0, 2000), (250, 2000), (500, 2000)]
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    assert target.read_bytes() == b"avant"
