"""Rows given back to whoever sent them: their own sheets with only those rows, and beside each what is wrong."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.documents.sheets.writing.skeletons import sheet_names
from leaderdesk.documents.sheets.writing.texts import put_text
from leaderdesk.domain.workbooks.cells import Area, BadCell, Cell
from leaderdesk.system.safe_write import write_safely

_NARROWEST, _WIDEST, _REASON_WIDTH = 10, 40, 70
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A sheet with the rows given back, in their order; `reasons` by the rank of a row among them, from one."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    # The last row of the headings, where the reasons are headed too, in the first column that is free.
    header_row: int
    reasons: Mapping[int, str]
    merged: tuple[Area, ...] = ()


def write_returned(target: Path, sheets: Sequence[ReturnedSheet], heading: str) -> Path:
    """Write the workbook, whole or not at all."""
    book = Workbook()
    del book["Sheet"]
    for sheet, title in zip(sheets, sheet_names([each.name for each in sheets]), strict=True):
        _write_sheet(book.create_sheet(title), sheet, heading)
    content = io.BytesIO()
    book.save(content)
    write_safely(target, content.getvalue())
    return target


def _write_sheet(page: Worksheet, sheet: ReturnedSheet, heading: str) -> None:
    reasons_at = max((len(row) for row in sheet.rows), default=0) + 1
    for rank, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row, 1):
            if value is not None:
                _put(page.cell(rank, place), value)
        if rank in sheet.reasons:
            cell = page.cell(rank, reasons_at)
            _put(cell, sheet.reasons[rank])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    _put(page.cell(sheet.header_row, reasons_at), heading)
    for cell in page[sheet.header_row]:
        cell.font = Font(bold=True)
    for area in sheet.merged:
        page.merge_cells(start_row=area.top, start_column=area.left, end_row=area.bottom, end_column=area.right)
    for place in range(1, reasons_at):
        page.column_dimensions[get_column_letter(place)].width = _width(sheet, place)
    page.column_dimensions[get_column_letter(reasons_at)].width = _REASON_WIDTH
    page.freeze_panes = page.cell(sheet.header_row + 1, 1)


def _put(cell: SheetCell, value: Cell) -> None:
    """A value as it was read; a text is a text whatever it begins with."""
    if isinstance(value, BadCell):
        value = value.read
    if isinstance(value, str):
        put_text(cell, value)
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = _MOMENT if isinstance(value, datetime) else _DAY


def _width(sheet: ReturnedSheet, place: int) -> int:
    cells = (row[place - 1] for row in sheet.rows[sheet.header_row - 1 :] if place <= len(row))
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
