"""Five thousand dossiers out as workbooks: by reader, then cells alone beside openpyxl and an office."""

from __future__ import annotations

import shutil
import statistics
import subprocess
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell

from leaderdesk.documents.sheets.writing.books import Book, Column, Combined, Share, Stamp, Value, sheet_of
from leaderdesk.documents.sheets.writing.writing import write_book
from leaderdesk.services.bases import open_base
from leaderdesk.services.exports.making import write_export
from tests.bench.bases import FOLDER, base_of, bench_around
from tests.bench.measure import Figure, timed

_SIZE, _RUNS = 5_000, 3
_READERS = ("dossiers", "region", "funders", "payments", "public")
_EURO = '#,##0.00\\ "€"_-'
_COLUMNS = (
    *(Column(f"Texte {rank}") for rank in range(12)),
    *(Column(f"Jour {rank}", "day") for rank in range(4)),
    *(Column(f"Montant {rank}", "money") for rank in range(8)),
    Column("Reste", "money", computed=Combined(("Montant 0",), ("Montant 1",))),
    Column("Part", "rate", computed=Share("Montant 1", "Montant 0")),
)


def exports() -> list[Figure]:
    """Each workbook as a user waits for it, then the writing alone."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        return [*_by_reader(folder), *_alone(folder)]


def _by_reader(folder: Path) -> list[Figure]:
    base = open_base(base_of(_SIZE), bench_around(FOLDER))
    try:
        figures = []
        for code in _READERS:
            target = folder / f"{code}.xlsx"
            runs = timed(partial(write_export, base, code, target), _RUNS)
            figures.append(Figure(f"{code}, {_SIZE:,} dossiers", "ms", runs))
            figures += _office(f"an office converts {code}", target, folder, runs)
        return figures
    finally:
        base.close()


def _alone(folder: Path) -> list[Figure]:
    rows = _rows()
    book = Book("Banc", Stamp("GAL", date(2026, 1, 5)), (sheet_of("Banc", _COLUMNS, rows),))
    ours = timed(partial(write_book, folder / "ours.xlsx", book), _RUNS)
    middle = statistics.median(ours)
    what = f"{_SIZE:,} × {len(_COLUMNS)} cells"
    return [
        Figure(f"{what}, ours", "ms", ours),
        Figure(f"{what}, openpyxl", "ms", timed(partial(_openpyxl, folder / "whole.xlsx", rows), 1), "ours", middle),
        Figure(
            f"{what}, openpyxl write-only", "ms", timed(partial(_only, folder / "only.xlsx", rows), 1), "ours", middle
        ),
        *_office(f"an office reads and writes {what}", folder / "ours.xlsx", folder, ours, kind="xlsx"),
    ]


def _rows() -> list[list[Value]]:
    first = date(2024, 1, 1)
    return [
        [
            *(f"Texte numéro {rank % 700} {place}" for place in range(12)),
            *(first + timedelta(days=rank % 900 + place) for place in range(4)),
            *(rank * 1_234_567 + place for place in range(8)),
        ]
        for rank in range(_SIZE)
    ]


def _openpyxl(target: Path, rows: Sequence[Sequence[Value]]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(line, place, Decimal(value).scaleb(-2) if isinstance(value, int) else value)
            if isinstance(value, int):
                cell.number_format = _EURO
    book.save(target)


def _only(target: Path, rows: Sequence[Sequence[Value]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, Decimal(value).scaleb(-2) if isinstance(value, int) else value)
            if isinstance(value, int):
                cell.number_format = _EURO
            cells.append(cell)
        sheet.append(cells)
    book.save(target)


def _office(name: str, source: Path, folder: Path, ours: Sequence[float], kind: str = "csv") -> list[Figure]:
    program = shutil.which("soffice")
    if program is None:
        return []
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out"), str(source)]
    runs = timed(partial(subprocess.run, command, capture_output=True, check=True), 1)
    return [Figure(name, "ms", runs, "ours", statistics.median(ours))]
