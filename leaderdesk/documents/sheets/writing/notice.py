"""The sheet « Lisez-moi »: of whom, from when, for whom, which rows in which order, and what each column says."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.sheets.writing.books import Book, Column, Combined, Sheet, sheet_of
from leaderdesk.documents.sheets.writing.texts import Losses
from leaderdesk.words import exports as words

_COLUMNS = tuple(Column(heading) for heading in words.NOTICE_HEADINGS)


def notice_of(book: Book, losses: Losses) -> Sheet:
    """The last sheet of a workbook."""
    sheet = sheet_of(words.NOTICE, _COLUMNS, list(_rows(book, losses)))
    return Sheet(sheet.name, sheet.columns, sheet.parts, has_filter=False)


def _rows(book: Book, losses: Losses) -> Iterator[tuple[str, str, str]]:
    stamp = book.stamp
    yield words.WHOLE, words.TITLE, book.title
    if stamp.mark:
        yield words.WHOLE, stamp.mark, words.EXAMPLE_TOLD
    yield words.WHOLE, words.GAL, stamp.gal
    yield words.WHOLE, words.MADE_ON, words.made_on(stamp.on)
    for name, told in book.notes:
        yield words.WHOLE, name, told
    for name, told in words.losses(losses.cut, losses.marked):
        yield words.WHOLE, name, told
    described: dict[tuple[Column, ...], str] = {}
    for sheet in book.sheets:
        yield sheet.name, words.ROWS, words.rows_of(sheet.count, sheet.about)
        same = described.setdefault(sheet.columns, sheet.name)
        if same != sheet.name:
            yield sheet.name, words.COLUMNS, words.same_columns(same)
            continue
        for column in sheet.columns:
            yield sheet.name, column.heading, _said(column)


def _said(column: Column) -> str:
    computed = ""
    if isinstance(column.computed, Combined):
        computed = words.combined(column.computed.added, column.computed.taken)
    elif column.computed is not None:
        computed = words.share(column.computed.part, column.computed.whole)
    return " ".join(each for each in (column.meaning, computed) if each) or words.AS_KEPT
