"""A whole base as the book that a reader makes of its file, without one: numbers are floats, spaces nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from leaderdesk.documents.sheets.whole.sheets import sheets_of
from leaderdesk.documents.sheets.writing.books import Kind, Value
from leaderdesk.domain.workbooks.cells import Book, Cell, Row, Sheet
from leaderdesk.domain.workbooks.whole import Whole


def book_of(whole: Whole) -> Book:
    """What `read_book` gives of the file that it is written as."""
    sheets = []
    for sheet in sheets_of(whole):
        kinds = [column.kind for column in sheet.columns]
        rows = [[_cell(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in sheet.parts[0].rows]
        sheets.append(Sheet(sheet.name, (_trimmed([column.heading for column in sheet.columns]), *map(_trimmed, rows))))
    return Book("tout.xlsx", "xlsx", "0" * 64, tuple(sheets))


def edited(book: Book, sheet: str, row: int, column: int | str, cell: Cell) -> Book:
    """The same with one cell changed by hand; a column may be named by its heading."""
    rows = [list(each) for each in book.sheet(sheet).rows]
    place = column if isinstance(column, int) else rows[0].index(column) + 1
    rows[row - 1] += [None] * (place - len(rows[row - 1]))
    rows[row - 1][place - 1] = cell
    return with_rows(book, sheet, [tuple(each) for each in rows])


def with_rows(book: Book, sheet: str, rows: Sequence[Row]) -> Book:
    """The same with other rows in one sheet."""
    others = [replace(each, rows=tuple(rows)) if each.name == sheet else each for each in book.sheets]
    return replace(book, sheets=tuple(others))


def _cell(kind: Kind, value: Value) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int) and kind == "money":
        value = Fraction(value, 100)
    if isinstance(value, Fraction):
        number = float(value)
        return int(number) if number.is_integer() else number
    return value


def _trimmed(row: Sequence[Cell]) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])
