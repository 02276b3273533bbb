"""The package around the rows: sheets with their widths, panes, filters and pages, made by openpyxl without a cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from leaderdesk.documents.sheets.writing.books import Stamp
from leaderdesk.documents.sheets.writing.sheets import LaidOut
from leaderdesk.words import exports as words

_A3, _A4 = 8, 9
# In widths of a digit: what a page shows without becoming too small to read; what is wider goes on beside.
_WIDEST_A4, _WIDEST_A3 = 200.0, 330.0
_MARGIN, _TOP = 0.4, 0.7
_LONGEST_EDGE, _LONGEST_CODED = 70, 80


def add_sheet(book: Workbook, laid_out: LaidOut, stamp: Stamp, title: str) -> Worksheet:
    """One sheet with everything but its rows."""
    sheet: Worksheet = book.create_sheet(laid_out.name)
    last = get_column_letter(len(laid_out.fitted))
    for place, each in enumerate(laid_out.fitted, 1):
        sheet.column_dimensions[get_column_letter(place)].width = each.width
    sheet.freeze_panes = f"{get_column_letter(laid_out.sheet.heads + 1)}2"
    if laid_out.sheet.has_filter and laid_out.sheet.count:
        sheet.auto_filter.ref = f"A1:{last}{laid_out.last_row}"
    if laid_out.is_grouped:
        sheet.sheet_format.outlineLevelRow = 1
    sheet.print_title_rows = "1:1"
    _set_page(sheet, laid_out, stamp, title)
    return sheet


def packed(book: Workbook, stamp: Stamp, title: str) -> bytes:
    """The package as openpyxl writes it, its dates those of the stamp."""
    book.properties.title, book.properties.creator = title, "LeaderDesk"
    book.properties.created = datetime.combine(stamp.on, time())
    book.active = 0
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_names(names: Sequence[str], mark: str = "") -> list[str]:
    """A name for each sheet that a spreadsheet takes, none twice."""
    found: list[str] = []
    for name in names:
        found.append(words.sheet_name(f"{mark} {name}".strip(), found))
    return found


def _set_page(sheet: Worksheet, laid_out: LaidOut, stamp: Stamp, title: str) -> None:
    setup = sheet.page_setup
    setup.orientation = "landscape"
    setup.paperSize = _A3 if laid_out.width > _WIDEST_A4 else _A4
    setup.fitToWidth, setup.fitToHeight = math.ceil(laid_out.width / _WIDEST_A3), 0
    if laid_out.width > _WIDEST_A3:
        sheet.print_title_cols = f"A:{get_column_letter(laid_out.sheet.heads)}"
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top, margins.bottom, margins.header, margins.footer = _TOP, _TOP, _MARGIN / 2, _MARGIN / 2
    marked = f"{stamp.mark} · {title}" if stamp.mark else title
    for part, told in (
        (sheet.oddHeader.left, stamp.gal),
        (sheet.oddHeader.center, f"{marked} · {laid_out.sheet.name}"),
        (sheet.oddHeader.right, words.made_on(stamp.on)),
    ):
        part.text = _printed(told)
    sheet.oddFooter.center.text = "Page &P/&N"


def _printed(text: str) -> str:
    """A text of an edge of the page: `&` begins a code there, and digits after a code are a size.

    Spreadsheets refuse a file whose edge is longer than 255 signs, its three parts together.
    """
    kept = "".join(letter for letter in text if letter.isprintable())
    kept = kept if len(kept) <= _LONGEST_EDGE else f"{kept[: _LONGEST_EDGE - 1].rstrip()}…"
    coded = kept.replace("&", "&&")
    coded = coded if len(coded) <= _LONGEST_CODED else kept.replace("&", "+")
    return f" {coded}" if coded[:1].isdigit() else coded
