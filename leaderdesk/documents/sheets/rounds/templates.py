"""Writes a template to enter dossiers in: lists, formats and help in each cell, an example, empty rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.documents.sheets.writing.texts import put_text
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words import entry_templates as words

ROWS = 200
_LISTS = "Listes"
_FORMATS = {"amount": '#,##0.00\\ "€"', "day": "dd/mm/yyyy", "rate": "0.00%"}
_EDGE = Side(style="thin", color="FF7A8694")
_FONT = "Calibri"
_HEAD = PatternFill("solid", fgColor="FFE8ECF1")
_WIDTHS = {"amount": 15, "day": 13, "rate": 10}
_LONGEST_PROMPT = 255
_PAGES_ACROSS = 6
# The height of a line in points, and how much broader than others the letters of the title are.
_LINE, _TITLE_LINE, _TITLE_BROAD = 15, 20, 1.5
_LAST_DAY, _FIRST_DAY = "73050", "29221"


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column to fill in: its kind says how, `choices` what is offered; where strict, nothing else is taken."""

    heading: str
    kind: str
    help: str
    example: str | int | date | Fraction
    choices: tuple[str, ...] = ()
    is_strict: bool = True
    width: int = 0


def write_template(target: Path, lines: Sequence[str], columns: Sequence[EntryColumn]) -> Path:
    """Write it, whole or not at all."""
    book = Workbook()
    del book["Sheet"]
    sheet, told, lists = (book.create_sheet(each) for each in (words.SHEET, words.HELP_SHEET, _LISTS))
    header = len(lines) + 2
    _write_head(sheet, lines, header, columns)
    for at, column in enumerate(columns, 1):
        _write_column(sheet, at, header, column)
        _write_rule(sheet, lists, at, header, column)
    _write_help(told, columns)
    _set_page(sheet, header, columns)
    lists.sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    write_safely(target, content.getvalue())
    return target


def _write_head(sheet: Worksheet, lines: Sequence[str], header: int, columns: Sequence[EntryColumn]) -> None:
    for rank, line in enumerate(lines, 1):
        _put(sheet.cell(rank, 1), line)
    sheet.cell(1, 1).font = Font(name=_FONT, bold=True, size=14)
    for at, column in enumerate(columns, 1):
        cell = sheet.cell(header, at)
        _put(cell, column.heading)
        cell.font, cell.fill, cell.border = Font(name=_FONT, bold=True), _HEAD, Border(bottom=_EDGE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _write_column(sheet: Worksheet, at: int, header: int, column: EntryColumn) -> None:
    """The example, then cells that show what is typed as it should be."""
    shown = _FORMATS.get(column.kind, "@")
    for row in range(header + 1, header + 2 + ROWS):
        sheet.cell(row, at).number_format = shown
    cell = sheet.cell(header + 1, at)
    if column.example != "":
        _put(cell, column.example)
        cell.number_format = shown
    cell.font = Font(name=_FONT, italic=True)


def _write_rule(sheet: Worksheet, lists: Worksheet, at: int, header: int, column: EntryColumn) -> None:
    """What a cell takes; its help shows when the cell is chosen."""
    rule = _rule(lists, column)
    rule.errorStyle = "stop" if column.is_strict and column.choices else "warning"
    rule.showErrorMessage = rule.type is not None
    rule.errorTitle, rule.error = words.WRONG, column.help[:_LONGEST_PROMPT]
    rule.showInputMessage, rule.prompt = True, column.help[:_LONGEST_PROMPT]
    letter = get_column_letter(at)
    # The example may be written over.
    rule.add(f"{letter}{header + 1}:{letter}{header + 1 + ROWS}")
    sheet.add_data_validation(rule)


def _rule(lists: Worksheet, column: EntryColumn) -> DataValidation:
    if column.choices:
        place = lists.max_column + 1 if lists.cell(1, 1).value is not None else 1
        for rank, choice in enumerate(column.choices, 1):
            _put(lists.cell(rank, place), choice)
        letter = get_column_letter(place)
        return DataValidation("list", formula1=f"{_LISTS}!${letter}$1:${letter}${len(column.choices)}")
    if column.kind == "amount":
        return DataValidation("decimal", operator="greaterThanOrEqual", formula1="0")
    if column.kind == "rate":
        return DataValidation("decimal", operator="between", formula1="0", formula2="1")
    if column.kind == "day":
        return DataValidation("date", operator="between", formula1=_FIRST_DAY, formula2=_LAST_DAY)
    return DataValidation(None)


def _write_help(sheet: Worksheet, columns: Sequence[EntryColumn]) -> None:
    for at, (heading, width) in enumerate(zip(words.HELP_HEADINGS, (30, 80, 30), strict=True), 1):
        _put(sheet.cell(1, at), heading)
        sheet.cell(1, at).font = Font(name=_FONT, bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, column in enumerate(columns, 2):
        for at, said in enumerate((column.heading, column.help, column.example), 1):
            cell = sheet.cell(row, at)
            if said != "":
                _put(cell, said)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            cell.number_format = _FORMATS.get(column.kind, "@") if at == len(words.HELP_HEADINGS) else "@"
    sheet.freeze_panes = "A2"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _set_paper(sheet)


def _set_page(sheet: Worksheet, header: int, columns: Sequence[EntryColumn]) -> None:
    for at, column in enumerate(columns, 1):
        usual = max(_WIDTHS.get(column.kind, 18), len(column.heading) + 2)
        sheet.column_dimensions[get_column_letter(at)].width = column.width or usual
    # The number and the title stay in sight.
    sheet.freeze_panes = sheet.cell(header + 1, 3)
    # Some columns a page: all of them on one could not be read.
    sheet.print_title_rows, sheet.print_title_cols = f"{header}:{header}", "A:B"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = _PAGES_ACROSS, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _set_paper(sheet)
    _fold_head(sheet, header)


def _fold_head(sheet: Worksheet, header: int) -> None:
    """What is said above stands within the columns that each page repeats: beyond them it would be cut."""
    wide = sum(sheet.column_dimensions[each].width for each in "AB")
    for rank in range(1, header - 1):
        broad, high = (_TITLE_BROAD, _TITLE_LINE) if rank == 1 else (1, _LINE)
        sheet.merge_cells(start_row=rank, start_column=1, end_row=rank, end_column=2)
        cell = sheet.cell(rank, 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[rank].height = high * (1 + int(len(str(cell.value)) * broad // wide))


def _set_paper(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.oddFooter.center.text = "&P/&N"


def _put(cell: Cell, value: str | int | date | Fraction) -> None:
    """Text stays text; whole cents and shares are shown as their kind says."""
    if isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, Fraction):
        cell.value = float(value)
    elif isinstance(value, int):
        cell.value = value / 100
    else:
        cell.value = value
