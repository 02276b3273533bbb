"""How the cells of a workbook look: one number of the package's style sheet for each kind of value and each look."""

from __future__ import annotations

from typing import Literal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.documents.sheets.writing.books import Kind

# Bold and a line tell headings and totals, not a colour.
Look = Literal["plain", "heading", "subtotal", "total"]
LOOKS: tuple[Look, ...] = ("plain", "heading", "subtotal", "total")
_FORMATS: dict[Kind, str] = {
    "text": "General",
    # A little room on the right keeps a number apart from the text of the next column.
    "money": '#,##0.00\\ "€"_-',
    "day": "dd/mm/yyyy",
    "count": "#,##0_-",
    "number": "#,##0.00_-",
    "rate": "0.00\\ %_-",
    "hours": "[h]:mm_-",
}
_LINES = {
    "heading": Border(bottom=Side("thin")),
    "subtotal": Border(top=Side("hair")),
    "total": Border(top=Side("double")),
}
_GREY = PatternFill("solid", fgColor="FFE8E8E8")


class Styles:
    """The numbers of all the styles, made at once: the package is closed before the first row is written."""

    def __init__(self, sheet: Worksheet) -> None:
        self._known = {
            (kind, look, is_wrapped, is_quoted): _made(sheet, kind, look, is_wrapped=is_wrapped, is_quoted=is_quoted)
            for kind in _FORMATS
            for look in LOOKS
            for is_wrapped in (False, True)
            for is_quoted in (False, True)
            if kind == "text" or not (is_wrapped or is_quoted)
        }

    def of(self, kind: Kind, look: Look = "plain", *, is_wrapped: bool = False, is_quoted: bool = False) -> int:
        """A style; quoted is what a spreadsheet must keep as text even when somebody types over it."""
        return self._known[kind, look, is_wrapped, is_quoted]


def _made(sheet: Worksheet, kind: Kind, look: Look, *, is_wrapped: bool, is_quoted: bool) -> int:
    cell = Cell(sheet, row=1, column=1)
    cell.number_format = _FORMATS[kind]
    # A day at the right edge would touch the text of the next column.
    cell.alignment = Alignment("center" if kind == "day" else None, "top", wrap_text=is_wrapped or None)
    if look == "heading" and kind != "text":
        # Over its numbers, beside the button of the filter: at the left edge it would stand over the column before.
        cell.alignment = Alignment("center", "top", wrap_text=True)
    cell.font = Font(name="Calibri", size=11, bold=look != "plain")
    if look in _LINES:
        cell.border = _LINES[look]
    if look == "heading":
        cell.fill = _GREY
    if is_quoted:
        cell.quotePrefix = True
    return int(cell.style_id)
