"""A report as a workbook: a sheet for each part that has a table, with real amounts, days and rates."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.sheets.writing.books import Book, Column, Sheet, Stamp, Value, sheet_of
from leaderdesk.domain.reports.frame import Kind, Part, Report, ReportTable
from leaderdesk.domain.reports.frame import Value as Told
from leaderdesk.words import reports as words

_KINDS: dict[Kind, str] = {
    "words": "text",
    "money": "money",
    "count": "count",
    "number": "number",
    "rate": "rate",
    "day": "day",
}


def report_book(report: Report, stamp: Stamp) -> Book:
    """The whole report; what its parts say in words stands on the last sheet, and on the first where none has rows."""
    notes = ((words.READ_ON, report.subtitle), *(each for part in report.parts for each in _notes(part)))
    sheets = [_sheet(part, part.table) for part in report.parts if part.table is not None]
    figures = [(part.name, each.label, each.told, each.note) for part in report.parts for each in part.figures]
    if figures or not sheets:
        columns = tuple(map(Column, (words.PART, words.FIGURES, words.TOLD, words.NOTE)))
        sheets.insert(0, sheet_of(words.FIGURES_SHEET, columns, figures))
    return Book(report.title, stamp, tuple(sheets), notes)


def _notes(part: Part) -> Iterator[tuple[str, str]]:
    for each in part.doubts:
        yield f"{part.name}, {words.DOUBTS}", each
    for each in part.sentences:
        yield part.name, each
    if part.sources:
        yield f"{part.name}, {words.SOURCES}", part.sources


def _sheet(part: Part, table: ReportTable) -> Sheet:
    columns = tuple(
        Column(column.title, _KINDS[column.kind], has_total=table.is_summed(rank))  # type: ignore[arg-type]  # the kinds above
        for rank, column in enumerate(table.columns)
    )
    rows = [
        [_value(column.kind, value) for column, value in zip(table.columns, row.cells, strict=True)]
        for row in table.rows
    ]
    return sheet_of(part.name, columns, rows, words.sheet_about(part.heading))


def _value(kind: Kind, value: Told) -> Value:
    """A dash where a figure would make no sense is no figure."""
    return None if isinstance(value, str) and kind != "words" else value
