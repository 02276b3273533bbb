"""Every workbook read by others: a quick reader, then LibreOffice, which computes it again and prints it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from leaderdesk.documents.sheets.writing.books import Book, Column, Combined, Part, Share, Sheet, Stamp, Value
from leaderdesk.documents.sheets.writing.writing import write_book
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.dossiers import edit_many, list_dossiers
from leaderdesk.services.exports.making import write_export
from leaderdesk.services.exports.presets import PRESETS
from tests.examples import example_in
from tests.services.sitting_evenings import EVERYBODY, Evening

CODES = [preset.code for preset in PRESETS if preset.compose is not None]
OFFICE = shutil.which("soffice")
RISKY = ("=1+1", "+33", "-1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "'x", "l’été\nà midi", '=HYPERLINK("http://x")')
MONEY = (
    Column("Texte"),
    Column("Jour", "day"),
    Column("Coût", "money"),
    Column("Aide", "money"),
    Column("Reste", "money", computed=Combined(("Coût",), ("Aide",))),
    Column("Taux", "rate", computed=Share("Aide", "Coût")),
    Column("Note", "number"),
)
Values = dict[str, list[list[Any]]]


@pytest.fixture
def example(tmp_path: Path) -> Iterator[OpenBase]:
    """The demonstration base with titles that a spreadsheet might compute."""
    path, around = example_in(tmp_path)
    base = open_base(path, around)
    rows = list_dossiers(base)
    edit_many(base, [(row.id, "title", text) for row, text in zip(rows, RISKY, strict=False)])
    yield base
    base.close()


def written(base: OpenBase, folder: Path) -> list[Path]:
    return [write_export(base, code, folder / f"{code}.xlsx").path for code in CODES]


def test_two_readers_read_the_same_of_every_workbook(base: OpenBase, tmp_path: Path) -> None:
    evening = Evening(base).do(*map(told.Arrived, EVERYBODY))
    edit_many(base, [(evening.plan.dossiers[0], "title", RISKY[0])])
    for path in written(base, tmp_path):
        by_openpyxl, by_calamine = _openpyxl(path), _calamine(path)
        assert by_openpyxl == by_calamine, path.name
        assert path.stem not in {"dossiers", "region", "funders", "epci"} or RISKY[0] in repr(by_calamine)


def hostile_book() -> Book:
    """Every risky text, amounts of every length, groups, and a share of nothing."""
    rows: list[list[Value]] = [
        [text, date(2026, 1, 1 + rank), 10 ** (rank + 2) + rank, 10**rank, rank] for rank, text in enumerate(RISKY)
    ]
    rows.append(["Zéro", None, 0, None, None])
    parts = (Part(rows[:4], "=A1"), Part(rows[4:], "Autres"))
    return Book("Essai", Stamp("GAL & Cie", date(2026, 3, 2)), (Sheet("Essai", MONEY, parts),))


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed here")
def test_an_office_computes_the_same_and_shows_everything(example: OpenBase, tmp_path: Path) -> None:
    paths = written(example, tmp_path)
    paths.append(write_book(tmp_path / "essai.xlsx", hostile_book()).path)
    (bare := tmp_path / "nu").mkdir()
    _convert("xlsx", [_uncomputed(path, bare) for path in paths], tmp_path / "lu")
    _convert("pdf", paths, tmp_path / "pdf")

    for path in paths:
        ours, theirs = _calamine(path), _calamine(tmp_path / "lu" / path.name)
        assert ours.keys() == theirs.keys()
        for name, rows in ours.items():
            assert _close(rows, theirs[name]), (path.name, name)
        printed = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "pdf" / f"{path.stem}.pdf", "-"], capture_output=True, check=True
        )
        assert b"###" not in printed.stdout, path.name


def _openpyxl(path: Path) -> Values:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: [[_plain(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book
    }


def _calamine(path: Path) -> Values:
    book = CalamineWorkbook.from_path(path)
    return {
        name: [[_plain(value) for value in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def _plain(value: object) -> object:
    """What both readers mean: nothing, a number, a day or a text."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    return float(value) if isinstance(value, int | float) else value


def _close(ours: list[list[Any]], theirs: list[list[Any]]) -> bool:
    """The same cells; numbers to the last digit that a spreadsheet keeps."""
    pairs = [(a, b) for mine, other in zip(ours, theirs, strict=True) for a, b in zip(mine, other, strict=True)]
    return all(a == b or (isinstance(a, float) and b == pytest.approx(a, rel=1e-12, abs=1e-6)) for a, b in pairs)


def _uncomputed(path: Path, folder: Path) -> Path:
    """The same without what its formulas come to: whoever reads it must compute."""
    target = folder / path.name
    with ZipFile(path) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", source.read(name)))
    return target


def _convert(kind: str, paths: list[Path], folder: Path) -> None:
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
