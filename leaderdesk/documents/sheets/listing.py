"""A list as a workbook people can read and compute with: real dates and amounts, text that is always text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.system.safe_write import safely_written
from leaderdesk.system.steps import Tell, no_tell

_EURO = '#,##0.00\\ "€"'
_DAY = "dd/mm/yyyy"
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_WIDTHS = {"text": 14, "money": 16, "day": 12}
_WIDEST = 60
_SLICE = 100

Value = str | int | date | None
Kind = Literal["text", "money", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its French heading and the kind of its values; money comes in cents."""

    heading: str
    kind: Kind = "text"


def write_listing(
    target: Path,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    *,
    mark: str = "",
    tell: Tell = no_tell,
) -> None:
    """Write a list with a frozen header, filters, totals as live formulas, and a page setup ready to print.

    A mark (EXEMPLE) stands in the sheet's name and at the head of every printed page.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        message = "a new workbook has one sheet"
        raise TypeError(message)
    sheet.title = f"{mark} {title}".strip()[:_LONGEST_NAME]
    sheet.oddHeader.center.text = mark or None
    by_column = zip(*rows, strict=True) if rows else ((),) * len(columns)
    for place, (column, values) in enumerate(zip(columns, by_column, strict=True), 1):
        _write(sheet.cell(1, place), column.heading, "text")
        sheet.cell(1, place).font = Font(bold=True)
        sheet.cell(1, place).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = _width(column, values)
    for line, row in enumerate(rows, 2):
        if line % _SLICE == 0:
            # What follows, putting it all in the file, takes as long again and cannot be told.
            tell(line, len(rows) * 2)
        for place, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            _write(sheet.cell(line, place), value, column.kind)
    _total(sheet, columns, len(rows))
    _set_page(sheet, columns, len(rows))
    with safely_written(target) as file:
        book.save(file)


def _write(cell: Cell, value: Value, kind: str) -> None:
    if value is None:
        return
    if kind == "money" and isinstance(value, int):
        cell.value, cell.number_format = Decimal(value).scaleb(-2), _EURO
    elif isinstance(value, date):
        cell.value, cell.number_format = value, _DAY
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))[:_LONGEST_TEXT]
        # Whatever it begins with, what people typed is text and never a formula.
        cell.data_type = "s"


def _total(sheet: Worksheet, columns: Sequence[Column], count: int) -> None:
    if not count:
        return
    last = count + 1
    for place, column in enumerate(columns, 1):
        cell = sheet.cell(last + 1, place)
        if column.kind == "money":
            letter = get_column_letter(place)
            cell.value, cell.number_format = f"=SUBTOTAL(109,{letter}2:{letter}{last})", _EURO
            cell.font = Font(bold=True)
    sheet.cell(last + 1, 1, "Total").font = Font(bold=True)


def _set_page(sheet: Worksheet, columns: Sequence[Column], count: int) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P/&N"


def _width(column: Column, values: Sequence[Value]) -> float:
    longest = max((len(str(value)) for value in values if isinstance(value, str)), default=0)
    return min(_WIDEST, max(_WIDTHS[column.kind], len(column.heading) + 4, longest + 2))
