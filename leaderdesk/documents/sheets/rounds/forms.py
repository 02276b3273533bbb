"""Writes a form: open cells take only what is asked and are marked in words, all the others are locked."""

from __future__ import annotations

import io
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.documents.sheets.writing.texts import put_text
from leaderdesk.domain.workbooks.rounds.forms import IDENTITY, Form, FormColumn, FormRow, Value, said_as
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words import rounds as words

_EDGE = Side(style="thin", color="FF7A8694")
_FAINT = Border(*(Side(style="hair", color="FF7A8694"),) * 4)
_OPEN = PatternFill("solid", fgColor="FFFFF7E0")
_BAND = PatternFill("solid", fgColor="FFE8ECF1")
_FORMATS = {"amount": '#,##0.00\\ "€"', "day": "dd/mm/yyyy"}
_LISTS = "Listes"
_FONT = "Calibri"
_STRONG = Font(name=_FONT, bold=True)
_FREE = Protection(locked=False)
_DIGITS = 9
# The height of a line, in points, what is left around, and how much broader than a digit a letter may be.
_LINE, _GAP, _BROAD = 15, 3, 1.05


def write_form(target: Path, form: Form) -> Path:
    """Write one form, whole or not at all."""
    book = Workbook()
    del book["Sheet"]
    sheet, lists = book.create_sheet(form.sheet), book.create_sheet(_LISTS)
    _write_head(sheet, form)
    for number, row in enumerate(form.rows, form.header_row + 1):
        _write_row(sheet, number, form, row)
    _write_choices(sheet, lists, form)
    _write_checks(sheet, form)
    _set_page(sheet, form)
    lists.sheet_state = "hidden"
    _write_identity(book.create_sheet(IDENTITY), form)
    content = io.BytesIO()
    book.save(content)
    write_safely(target, content.getvalue())
    return target


def _write_head(sheet: Worksheet, form: Form) -> None:
    _put(sheet.cell(1, 2), form.title)
    sheet.cell(1, 2).font = Font(name=_FONT, bold=True, size=14)
    for rank, line in enumerate(form.lines, 2):
        _put(sheet.cell(rank, 2), line)
        sheet.merge_cells(start_row=rank, start_column=2, end_row=rank, end_column=len(form.columns) + 1)
        sheet.cell(rank, 2).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[rank].height = _height([(line, sum(each.width for each in form.columns))])
    headings = [(words.heading(each.heading, is_open=each.is_open), each.width) for each in form.columns]
    sheet.row_dimensions[form.header_row].height = _height(headings)
    for at, column in enumerate(form.columns, 2):
        cell = sheet.cell(form.header_row, at)
        _put(cell, words.heading(column.heading, is_open=column.is_open))
        cell.font, cell.border = _STRONG, Border(bottom=_EDGE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _height(texts: Iterable[tuple[str, float]]) -> float:
    """High enough for each text in its width: a spreadsheet does not do it by itself when a file is opened."""
    lines = [sum(1 + int(len(line) * _BROAD // wide) for line in text.split("\n")) for text, wide in texts]
    return _LINE * max(lines, default=1) + _GAP


def _write_row(sheet: Worksheet, number: int, form: Form, row: FormRow) -> None:
    _put(sheet.cell(number, 1), row.key)
    texts = zip(row.cells, form.columns, strict=True)
    sheet.row_dimensions[number].height = _height((said_as(value), column.width) for value, column in texts)
    for at, (column, value) in enumerate(zip(form.columns, row.cells, strict=True), 2):
        cell = sheet.cell(number, at)
        _put(cell, value, column.kind)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        # Across so many columns, the eye would lose its line.
        cell.border = _FAINT
        if row.is_band:
            cell.fill, cell.font = _BAND, _STRONG
        elif column.is_open:
            cell.fill, cell.protection = _OPEN, _FREE
            cell.border = Border(_EDGE, _EDGE, _EDGE, _EDGE)
            cell.number_format = _FORMATS.get(column.kind, "General")


def _write_choices(sheet: Worksheet, lists: Worksheet, form: Form) -> None:
    """Each list of values once, in a sheet of its own: a value with a comma would be cut in two in the rule itself."""
    at = next((place for place, each in enumerate(form.columns, 2) if each.kind == "choice"), None)
    if at is None:
        return
    rules: dict[tuple[tuple[Fraction | str, ...], bool], DataValidation] = {}
    for number, row in enumerate(form.rows, form.header_row + 1):
        if row.is_band or not row.choices:
            continue
        asked = (row.choices, row.is_strict)
        if asked not in rules:
            rules[asked] = _listed(sheet, lists, len(rules) + 1, row)
        rules[asked].add(sheet.cell(number, at))


def _listed(sheet: Worksheet, lists: Worksheet, column: int, row: FormRow) -> DataValidation:
    for rank, choice in enumerate(row.choices, 1):
        _put(lists.cell(rank, column), choice)
    letter = get_column_letter(column)
    rule = DataValidation("list", formula1=f"{_LISTS}!${letter}$1:${letter}${len(row.choices)}", allow_blank=True)
    rule.errorStyle = "stop" if row.is_strict else "warning"
    return _told(sheet, rule, words.CHOOSE)


def _write_checks(sheet: Worksheet, form: Form) -> None:
    last = form.header_row + len(form.rows)
    for at, column in enumerate(form.columns, 2):
        if not column.is_open or column.kind not in {"amount", "day"}:
            continue
        rule = _rule(column)
        letter = get_column_letter(at)
        rule.add(f"{letter}{form.header_row + 1}:{letter}{max(last, form.header_row + 1)}")
        _told(sheet, rule, words.WANTED[column.kind])


def _rule(column: FormColumn) -> DataValidation:
    if column.kind == "amount":
        return DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    return DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)


def _told(sheet: Worksheet, rule: DataValidation, sentence: str) -> DataValidation:
    rule.showErrorMessage, rule.errorTitle, rule.error = True, words.WRONG, sentence
    rule.showInputMessage, rule.prompt = True, sentence
    sheet.add_data_validation(rule)
    return rule


def _set_page(sheet: Worksheet, form: Form) -> None:
    sheet.column_dimensions["A"].hidden = True
    for at, column in enumerate(form.columns, 2):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = sheet.cell(form.header_row + 1, 2)
    sheet.print_title_rows = f"{form.header_row}:{form.header_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P/&N"
    protection = sheet.protection
    protection.sheet = True
    # Columns may be made wider and cells chosen; nothing else.
    protection.formatColumns = protection.formatRows = False


def _write_identity(sheet: Worksheet, form: Form) -> None:
    for rank, (key, said) in enumerate(form.identity().items(), 1):
        _put(sheet.cell(rank, 1), key)
        _put(sheet.cell(rank, 2), said)
    sheet.protection.sheet = True
    sheet.sheet_state = "hidden"


def _put(cell: Cell, value: Value, kind: str = "text") -> None:
    if value is None:
        return
    if isinstance(value, str):
        put_text(cell, value)
    elif kind == "amount" and isinstance(value, int):
        cell.value, cell.number_format = value / 100, _FORMATS["amount"]
    elif isinstance(value, Fraction):
        cell.value = int(value) if value.denominator == 1 else round(float(value), _DIGITS)
    else:
        cell.value = value
        if kind == "day":
            cell.number_format = _FORMATS["day"]
