"""What is copied from a table is opened by a spreadsheet as what it is, and comes back the same."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import DayField, MoneyField, WordsField
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.copying import pasted_rows
from leaderdesk.ui.kit.tables.readings import Readings
from leaderdesk.words.formats import day, money, number

_SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
# Tabs between cells, quotes, UTF-8, French; days and decimals are recognised, and shown as they are read.
_TSV = "csv:Text - txt - csv (StarCalc):9,34,76,1,,1036,false,true"
_TSV_IN = "--infilter=Text - txt - csv (StarCalc):9,34,76,1,,1036,false,true"
_HTML_IN = "--infilter=HTML (StarCalc)"


@dataclass(frozen=True, slots=True)
class Item:
    """One line, with what spreadsheets spoil."""

    siret: str
    text: str
    amount: int | None
    on: date
    count: int


ITEMS = (
    Item("00000026500017", "Deux\nlignes et « guillemets »", 12_345_67, date(2026, 3, 1), 1_200),
    Item("01234567800019", 'Un "mot", = 1+1', -5_05, date(1999, 12, 31), 0),
    Item("73282932000074", "1/2", None, date(2026, 11, 16), 7),
)


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    columns = [
        Column("siret", "SIRET", lambda each: each.siret, editor=WordsField),
        Column("text", "Texte", lambda each: each.text, editor=WordsField),
        Column(
            *("amount", "Montant", lambda each: "" if each.amount is None else money(each.amount)),
            key=lambda each: each.amount,
            kind="amount",
            editor=MoneyField,
        ),
        Column("on", "Le", lambda each: day(each.on), key=lambda each: each.on, kind="day", editor=DayField),
        Column("count", "Nombre", lambda each: number(each.count), key=lambda each: each.count, kind="count"),
    ]
    made = Listing(columns, "Lignes", Empty("list", "", ""), is_editable=True)
    made.model.sort_by(())
    made.show_lines(lines_of(columns, ITEMS))
    qtbot.addWidget(made)
    made.show()
    made.table.selectAll()
    made.table.copy()
    return made


def convert(source: Path, to: str, how: str) -> Path:
    """What LibreOffice makes of a file."""
    home = source.parent / "office"
    command = [str(_SOFFICE), f"-env:UserInstallation={home.as_uri()}", "--headless", how]
    command += ["--convert-to", to, "--outdir", str(source.parent / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (made,) = (source.parent / "out").iterdir()
    return made


@pytest.fixture
def opened_as(tmp_path: Path) -> Callable[[str, str, str, str], Path]:
    def opened(name: str, content: str, to: str, how: str) -> Path:
        (tmp_path / name).write_text(content, encoding="utf-8")
        return convert(tmp_path / name, to, how)

    return opened


def meant(listing: Listing, rows: list[list[str]]) -> list[list[object]]:
    """What a pasted block means for the columns."""
    readings, columns = Readings(listing), listing.model.columns
    return [[readings.read(column, text).value for column, text in zip(columns, row, strict=True)] for row in rows]


@pytest.mark.usefixtures("listing")
def test_a_text_with_a_line_break_or_a_quote_comes_back_as_one_cell() -> None:
    rows = pasted_rows(QGuiApplication.clipboard().text())

    assert [row[1] for row in rows] == [each.text for each in ITEMS]
    assert [row[2] for row in rows] == ["12345,67", "-5,05", ""]


@needs_soffice
@pytest.mark.usefixtures("listing")
def test_u19_the_copied_page_opens_as_numbers_days_and_texts(opened_as: Callable[[str, str, str, str], Path]) -> None:
    made = opened_as("copie.html", QGuiApplication.clipboard().mimeData().html(), "xlsx", _HTML_IN)
    sheet = load_workbook(made).worksheets[0]

    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in found] == [each.siret for each in ITEMS]
    assert [row[1] for row in found] == [each.text for each in ITEMS]
    assert [row[2] for row in found] == [12_345.67, -5.05, None]
    assert [row[3].date() for row in found] == [each.on for each in ITEMS]
    assert [row[4] for row in found] == [1_200, 0, 7]


@needs_soffice
def test_u19_what_calc_gives_back_means_the_same(
    listing: Listing, opened_as: Callable[[str, str, str, str], Path]
) -> None:
    made = opened_as("copie.html", QGuiApplication.clipboard().mimeData().html(), _TSV, _HTML_IN)
    rows = pasted_rows(made.read_text(encoding="utf-8"))

    assert meant(listing, rows) == [
        [each.siret, " ".join(each.text.split()), each.amount, each.on, each.count] for each in ITEMS
    ]


@needs_soffice
@pytest.mark.usefixtures("listing")
def test_u19_the_copied_text_opens_as_french_numbers_and_days(opened_as: Callable[[str, str, str, str], Path]) -> None:
    made = opened_as("copie.csv", QGuiApplication.clipboard().text(), "xlsx", _TSV_IN)
    found = [[cell.value for cell in row] for row in load_workbook(made).worksheets[0].iter_rows()]

    assert [row[1] for row in found][:2] == [each.text for each in ITEMS][:2]
    assert [row[2] for row in found] == [12_345.67, -5.05, None]
    assert [row[3].date() for row in found] == [each.on for each in ITEMS]
