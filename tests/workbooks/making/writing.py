"""Writes the cases of the corpus as files: the same bytes each time, but for those that an office converts."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks.making.cells import Broken, Calc, Percent
from tests.workbooks.making.pages import Page, letter_of

FOLDER = Path(__file__).parents[2] / "data" / "workbooks"
_STILL = (2026, 1, 5, 9, 0, 0)
_MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@dataclass
class Case:
    """A workbook of the corpus: what it resembles, the base it meets, its sheets, how it is written."""

    name: str
    about: str
    pages: list[Page]
    base: str = "programme"
    kind: str = "xlsx"
    is_1904: bool = False
    encoding: str = "utf-8-sig"
    separator: str = ";"
    decimal: str = ","
    day: str = "%d/%m/%Y"
    quoting: int = csv.QUOTE_MINIMAL
    amended: list[str] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.{self.kind}"

    def expected(self) -> dict[str, Any]:
        """What should be found in it."""
        found: dict[str, Any] = {"about": self.about, "base": self.base, "file": self.file}
        if self.amended:
            found["amended"] = self.amended
        grids = [grid for page in self.pages for grid in page.grids if grid.rows]
        return found | {"tables": [grid.as_json() for grid in grids]}


MADE: list[Callable[[], Case]] = []


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    """Put a case in the corpus."""
    MADE.append(make)
    return make


def write(one: Case, *, is_converted: bool) -> None:
    """Write a case and what should be found in it; what an office converts, only where asked."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / one.file
    if one.kind not in {"xls", "ods"}:
        target.write_bytes(content_of(one))
    elif is_converted or not target.exists():
        _convert(_xlsx(one), target)
    (FOLDER / f"{one.name}.json").write_text(expected_text(one), "utf-8")


def content_of(one: Case) -> bytes:
    """The bytes of a case; of one that an office converts, those of before."""
    return _csv(one) if one.kind == "csv" else _xlsx(one)


def expected_text(one: Case) -> str:
    """What should be found in a case, as it is kept."""
    return _compact(json.dumps(one.expected(), ensure_ascii=False, indent=1)) + "\n"


def _compact(text: str) -> str:
    """Small objects on one line."""
    return re.sub(r"\{\s+([^{}\[\]]*?)\s+\}", lambda found: "{" + re.sub(r"\s*\n\s*", " ", found[1]) + "}", text)


def _csv(one: Case) -> bytes:
    rows = _rows(one.pages[0])
    target = io.StringIO()
    writer = csv.writer(target, delimiter=one.separator, quoting=one.quoting, lineterminator="\r\n")  # type: ignore[arg-type]  # a constant of the module
    writer.writerows([[_said(one, cell) for cell in row] for row in rows])
    return target.getvalue().encode(one.encoding)


def _said(one: Case, cell: object) -> str:
    found = cell.result if isinstance(cell, Calc) else cell
    match found:
        case None:
            return ""
        case float():
            return repr(found).replace(".", one.decimal) if found % 1 else str(int(found))
        case date():
            return found.strftime(f"{one.day} %H:%M" if isinstance(found, datetime) else one.day)
        case Broken() | Percent():
            return found.error if isinstance(found, Broken) else f"{found.share:.0%}"
    return str(found)


def _rows(page: Page) -> list[list[Any]]:
    deep = max(row for row, _ in page.cells)
    wide = max(column for _, column in page.cells)
    return [[page.cells.get((row, column)) for column in range(1, wide + 1)] for row in range(1, deep + 1)]


def _xlsx(one: Case) -> bytes:
    book = Workbook()
    book.remove(book.active)
    if one.is_1904:
        book.epoch = CALENDAR_MAC_1904
    for page in one.pages:
        _fill(book.create_sheet(page.name), page)
    target = io.BytesIO()
    book.save(target)
    return _settled(target.getvalue(), one)


def _fill(sheet: Worksheet, page: Page) -> None:
    for (row, column), shown in sorted(page.cells.items()):
        cell = sheet.cell(row, column)
        _put(cell, shown)
        if row in page.coloured:
            cell.fill = PatternFill("solid", fgColor=page.coloured[row])
    for top, left, bottom, right in page.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for grid in page.grids:
        for column in range(grid.column, grid.column + len(grid.fields)):
            sheet.cell(grid.header_row, column).font = Font(bold=True)
            sheet.column_dimensions[letter_of(column)].width = 18
    for row in page.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column in page.hidden_columns:
        sheet.column_dimensions[letter_of(column)].hidden = True
    sheet.auto_filter.ref = page.filtered
    sheet.sheet_state = "hidden" if page.is_hidden else "visible"


def _put(cell: Cell, shown: object) -> None:
    match shown:
        case Calc():
            cell.value = shown.formula
        case Broken():
            cell.value, cell.data_type = shown.error, "e"
        case Percent():
            cell.value, cell.number_format = shown.share, "0.0%"
        case str():
            cell.value, cell.data_type = shown, "s"
            cell.alignment = Alignment(wrap_text="\n" in shown)
        case date():
            is_timed = isinstance(shown, datetime)
            cell.value, cell.number_format = shown, "dd/mm/yyyy hh:mm" if is_timed else "dd/mm/yyyy"
        case _:
            cell.value, cell.number_format = shown, "#,##0.00" if isinstance(shown, float) else "General"


def _settled(content: bytes, one: Case) -> bytes:
    """The same archive with the results of its formulas, and nothing of the day it was written."""
    target = io.BytesIO()
    results = {f"xl/worksheets/sheet{place}.xml": page for place, page in enumerate(one.pages, 1)}
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            part = before.read(name)
            if name in results:
                part = _with_results(part.decode(), results[name]).encode()
            elif name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2026-01-05T09:00:00Z", part)
            elif one.kind == "xlsm" and name == "[Content_Types].xml":
                part = _with_macros(part)
            after.writestr(zipfile.ZipInfo(name, _STILL), part, zipfile.ZIP_DEFLATED)
        if one.kind == "xlsm":
            after.writestr(zipfile.ZipInfo("xl/vbaProject.bin", _STILL), _MACROS, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _with_results(sheet: str, page: Page) -> str:
    for (row, column), shown in page.cells.items():
        if isinstance(shown, Calc) and shown.result is not None:
            place = f'r="{letter_of(column)}{row}"'
            pattern = rf"(<c {place}[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?"
            sheet, count = re.subn(pattern, rf"\g<1><v>{shown.result}</v>", sheet)
            if count != 1:
                raise ValueError(f"{page.name} {place}: no formula to give its result to")
    return sheet


def _with_macros(types: bytes) -> bytes:
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = types.replace(plain, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    default = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject" />'
    return types.replace(b"<Override", default + b"<Override", 1)


def _convert(content: bytes, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, target.stem + ".xlsx")
        source.write_bytes(content)
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        kind = "xls:MS Excel 97" if target.suffix == ".xls" else "ods"
        subprocess.run([*office, kind, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=180)
        target.write_bytes(Path(folder, target.name).read_bytes())
