"""A base as sheets of plain values: what it is, what each column says, a sheet a table, long texts, files beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from leaderdesk.documents.sheets.whole import cells, texts
from leaderdesk.documents.sheets.writing.books import Column as SheetColumn
from leaderdesk.documents.sheets.writing.books import Kind, Sheet, Value, sheet_of
from leaderdesk.domain.workbooks.whole import (
    Column,
    Content,
    Stored,
    StoredRow,
    Whole,
    column_digests,
    content_digest,
    row_digest,
    table_digest,
)
from leaderdesk.words import whole as words
from leaderdesk.words.phrases import spaced
from leaderdesk.words.tables import holding

FORMAT = "leaderdesk-base-1"
_KINDS: Mapping[str, Kind] = {"money": "money", "rate": "rate", "quantity": "number", "number": "count", "day": "day"}
# The columns by which people call a row, the best first.
_CALLED = ("number", "name", "code", "title", "label", "version")
_LONGEST_NAME = 80

Names = Mapping[str, Mapping[Stored, str]]


@dataclass(slots=True)
class LongTexts:
    """The ends of the texts that one cell cannot hold."""

    rows: list[tuple[Value, ...]] = field(default_factory=list)

    def first(self, sheet: str, key: Stored, heading: str, text: str) -> str:
        """The cell where a text begins; the others are kept for the sheet of what is continued."""
        begun, *rest = texts.in_cells(text)
        self.rows += [(sheet, str(key), heading, part, cell) for part, cell in enumerate(rest, 2)]
        return begun


def sheets_of(whole: Whole) -> tuple[Sheet, ...]:
    """Every sheet of the workbook."""
    names, long = row_names(whole.tables), LongTexts()
    tables = [_table_sheet(content, names, long) for content in whole.tables]
    pieces = [(each.name, each.digest, each.size, words.yes_or_no(is_so=each.is_there)) for each in whole.pieces]
    return (
        _text_sheet(words.ABOUT, words.ABOUT_HEADINGS, [*words.about_notes(), *_facts(whole)]),
        _text_sheet(words.SHEETS, words.SHEET_HEADINGS, [_sheet_line(each) for each in whole.tables]),
        _text_sheet(words.COLUMNS, words.COLUMN_HEADINGS, _column_lines(whole.tables)),
        *tables,
        _text_sheet(words.LONG_TEXTS, words.LONG_HEADINGS, long.rows),
        _text_sheet(words.PIECES, words.PIECE_HEADINGS, pieces),
    )


def row_names(tables: Iterable[Content]) -> Names:
    """What the rows of each table are called, for those that point to them."""
    found: dict[str, dict[Stored, str]] = {}
    for content in tables:
        places = [
            place
            for name in _CALLED
            for place, column in enumerate(content.shape.columns)
            if column.name == name and column.kind in {"text", "number"}
        ]
        found[content.shape.name] = {row[0]: _called(row, places) for row in content.rows} if places else {}
    return found


def heads(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The headings of a table's sheet: its rank, each column with what is said beside it, the digest of the row."""
    found = [words.RANK]
    for column, heading in zip(columns, words.headings(columns), strict=True):
        said = heading_beside(column, heading)
        found += [heading] if said is None else [heading, said]
    return (*found, words.DIGEST)


def heading_beside(column: Column, heading: str) -> str | None:
    """How the column is headed that says a code in words, or names the row pointed to."""
    if column.kind == "code":
        return words.READ_CODE.format(heading=heading)
    return words.READ_NAME.format(heading=heading) if column.kind == "reference" else None


def beside(column: Column, value: Stored, names: Names) -> str | None:
    """What stands in that column."""
    if value is None:
        return None
    if column.kind == "code":
        return words.code(column.name, str(value))
    return names.get(column.refers_to or "", {}).get(value) or None


def _called(row: StoredRow, places: list[int]) -> str:
    said = next((str(row[place]) for place in places if row[place] is not None), "")
    return texts.in_cells(words.short(said, _LONGEST_NAME))[0] if said.strip() else ""


def _table_sheet(content: Content, names: Names, long: LongTexts) -> Sheet:
    shape, sheet = content.shape, words.sheet_name(content.shape.name)
    headings = words.headings(shape.columns)
    columns = [SheetColumn(words.RANK, "count", has_total=False)]
    for column, heading in zip(shape.columns, headings, strict=True):
        columns.append(SheetColumn(heading, _KINDS.get(column.kind, "text"), has_total=False))
        if said := heading_beside(column, heading):
            columns.append(SheetColumn(said))
    columns.append(SheetColumn(words.DIGEST))
    rows = []
    for rank, row in enumerate(content.rows, 1):
        cells_of_row: list[Value] = [rank]
        for column, heading, value in zip(shape.columns, headings, row, strict=True):
            if column.kind == "text" and value is not None:
                cells_of_row.append(long.first(sheet, row[0], heading, str(value)))
            else:
                cells_of_row.append(cells.written(column.kind, value))
            if column.kind in {"code", "reference"}:
                cells_of_row.append(beside(column, value, names))
        rows.append((*cells_of_row, row_digest(shape.name, row)))
    return sheet_of(sheet, columns, rows)


def _facts(whole: Whole) -> Iterator[tuple[Value, ...]]:
    yield words.FORMAT, FORMAT
    yield words.VERSION, whole.version
    yield words.BASE, f"{whole.base:016x}"
    yield words.GAL, texts.in_cells(words.short(whole.gal))[0]
    yield words.EXAMPLE, words.yes_or_no(is_so=whole.is_example)
    yield words.WRITTEN_AT, whole.written_at
    yield words.HEIGHT, str(whole.height)
    yield words.ROWS, str(whole.rows)
    yield words.CONTENT, content_digest(whole.tables)


def _sheet_line(content: Content) -> tuple[Value, ...]:
    name = content.shape.name
    return words.sheet_name(name), name, len(content.rows), table_digest(content), spaced(holding(name))


def _column_lines(tables: Iterable[Content]) -> list[tuple[Value, ...]]:
    return [
        (
            words.sheet_name(content.shape.name),
            heading,
            content.shape.name,
            column.name,
            words.kind(column),
            words.yes_or_no(is_so=column.is_required),
            words.sheet_name(column.refers_to) if column.refers_to else None,
            "\n".join(f"{code} = {words.code(column.name, code)}" for code in column.codes) or None,
            digest,
        )
        for content in tables
        for column, heading, digest in zip(
            content.shape.columns, words.headings(content.shape.columns), column_digests(content), strict=True
        )
    ]


def _text_sheet(name: str, headings: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> Sheet:
    return sheet_of(name, [SheetColumn(each) for each in headings], list(rows))
