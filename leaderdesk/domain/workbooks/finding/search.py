"""The tables of a workbook: where their headings are, which rows give dossiers, what every other row is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Book, Row, Sheet
from leaderdesk.domain.workbooks.columns.shapes import text_of
from leaderdesk.domain.workbooks.finding.bodies import Body, BodyReader
from leaderdesk.domain.workbooks.finding.evidence import confidence_of, fields_by_heading
from leaderdesk.domain.workbooks.finding.frames import framed
from leaderdesk.domain.workbooks.finding.header_rows import Headers, headers_at, is_plainly_headed, joined_texts
from leaderdesk.domain.workbooks.finding.recaps import told_again
from leaderdesk.domain.workbooks.finding.sections import about
from leaderdesk.domain.workbooks.known import NOTHING_KNOWN, Known
from leaderdesk.domain.workbooks.tables import Heading, Layout, LeftOut, Table

# A table of a hidden sheet is shown, not proposed.
_HIDDEN = 450
# Rows tried for headings before only those that follow a blank one are.
_TRIED = 400
_SAMPLE = 60
_SHOWN = 160
_MOST_TITLES = 4


def find_tables(book: Book, known: Known = NOTHING_KNOWN) -> tuple[Table, ...]:
    """Every table of dossiers of a workbook, in the order of its sheets; one that repeats others is not proposed."""
    found = [(sheet, table) for sheet in book.sheets for table in _SheetReader(sheet, known).tables()]
    return told_again(found)


def table_at(sheet: Sheet, layout: Layout, known: Known = NOTHING_KNOWN) -> Table:
    """The table that lies where somebody pointed: nothing outside is read, and no other is looked for within."""
    texts = joined_texts(sheet, layout.first_header, layout.last_header)
    texts = {column: text for column, text in texts.items() if layout.first_column <= column <= layout.last_column}
    frame = framed(sheet, (layout.first_header, layout.last_header), (layout.first_column, layout.last_column), texts)
    body = BodyReader(frame, layout.last_row, is_pointed=True).read()
    return replace(_table(sheet, layout, texts, body, (), known), confidence=1000)


class _SheetReader:
    """Goes down a sheet from one table to the next."""

    def __init__(self, sheet: Sheet, known: Known) -> None:
        self._sheet = sheet
        self._known = known
        self._tables: list[Table] = []
        # Rows read that are of no table so far.
        self._pending: list[int] = []

    def tables(self) -> list[Table]:
        """Its tables, from the top."""
        row, tried, was_blank = 1, 0, True
        while row <= len(self._sheet.rows):
            cells = self._sheet.rows[row - 1]
            if _is_blank(cells):
                was_blank, row = True, row + 1
                continue
            headers = None
            if tried < _TRIED or was_blank:
                tried, headers = tried + 1, self._best_headers(row)
            if headers is None:
                self._pending.append(row)
                was_blank, row = False, row + 1
                continue
            row, tried, was_blank = self._read_tables(headers), 0, True
        self._note_pending()
        return self._tables

    def _best_headers(self, row: int) -> Headers | None:
        """Headings at a row or just below that are of dossiers; the line that says most."""
        found = headers_at(self._sheet, row)
        if found is None or not any(confidence_of(part) for part in _parts(self._sheet, found)):
            return None
        lower = (each for each in range(row + 1, row + 3) if is_plainly_headed(self._sheet, each))
        near = [each for each in (headers_at(self._sheet, each) for each in lower) if each is not None]
        return max((found, *near), key=lambda each: (_worth(each), -each.first))

    def _read_tables(self, headers: Headers) -> int:
        """Read the tables under one line of headings; the row where to go on."""
        titles = self._titles(headers)
        next_row, tables = len(self._sheet.rows) + 1, []
        for texts in _parts(self._sheet, headers):
            if not confidence_of(texts):
                continue
            columns = (min(texts), max(texts))
            frame = framed(self._sheet, (headers.first, headers.last), columns, texts)
            body = BodyReader(frame, len(self._sheet.rows)).read()
            last = max(body.last, headers.last)
            layout = Layout(self._sheet.name, headers.first, headers.last, *columns, last)
            tables.append(_table(self._sheet, layout, texts, body, titles, self._known))
            titles = ()
            if body.next_header is not None:
                next_row = min(next_row, body.next_header)
                self._pending = list(body.waiting)
        self._tables += tables
        return next_row

    def _titles(self, headers: Headers) -> tuple[LeftOut, ...]:
        """The rows above headings: all of them above the first table, then those that touch the headings."""
        pending = [row for row in self._pending if row < headers.first]
        if not self._tables:
            titles = pending
        else:
            titles = []
            for row in reversed(pending):
                is_near = row == (titles[0] if titles else headers.first) - 1 or not titles
                if not is_near or len(titles) == _MOST_TITLES or _said(self._sheet.rows[row - 1]) > len("ab"):
                    break
                titles.insert(0, row)
        self._pending = [row for row in pending if row not in set(titles)]
        self._note_pending()
        return tuple(LeftOut(row, "title", _read_of(self._sheet.rows[row - 1])) for row in titles)

    def _note_pending(self) -> None:
        """What lies between or below tables belongs to the one above, as notes: nothing of its area goes unsaid."""
        if self._tables and self._pending:
            last = self._tables[-1]
            notes = tuple(LeftOut(row, "note", _read_of(self._sheet.rows[row - 1])) for row in self._pending)
            self._tables[-1] = replace(last, left_out=(*last.left_out, *notes))
        self._pending = []


def _table(
    sheet: Sheet, layout: Layout, texts: Mapping[int, str], body: Body, titles: Sequence[LeftOut], known: Known
) -> Table:
    told = tuple(each.read for each in titles)
    confidence = confidence_of(texts)
    return Table(
        layout,
        _headings(sheet, layout, texts, body),
        tuple(body.groups),
        (*titles, *body.left),
        min(confidence, _HIDDEN) if sheet.is_hidden else confidence,
        about(sheet.name, told, known),
    )


def _headings(sheet: Sheet, layout: Layout, texts: Mapping[int, str], body: Body) -> tuple[Heading, ...]:
    """The headings, and without a word the columns between them that hold something."""
    rows = [sheet.rows[group.row - 1] for group in body.groups[:_SAMPLE]]
    held = {
        column
        for column in range(layout.first_column, layout.last_column + 1)
        if column not in texts and any(len(row) >= column and row[column - 1] is not None for row in rows)
    }
    return tuple(Heading(column, texts.get(column, "")) for column in sorted(held | texts.keys()))


def _parts(sheet: Sheet, headers: Headers) -> list[dict[int, str]]:
    """The headings of each table of a line: tables side by side are apart by a blank column, and complete each."""
    runs: list[dict[int, str]] = []
    for column, text in sorted(headers.texts.items()):
        is_apart = runs and any(_is_blank_column(sheet, headers, each) for each in range(max(runs[-1]) + 1, column))
        if not runs or is_apart:
            runs.append({})
        runs[-1][column] = text
    parts: list[dict[int, str]] = []
    for run in runs:
        if parts and not (confidence_of(run) and confidence_of(parts[-1]) and _is_same_sort(run, parts[-1])):
            if _is_foreign(run):
                continue
            parts[-1] |= run
        else:
            parts.append(dict(run))
    return parts


def _is_same_sort(run: Mapping[int, str], other: Mapping[int, str]) -> bool:
    """True where both have the same headings: one table has no reason to name two of its columns alike."""
    return len({folded(text) for text in run.values()} & {folded(text) for text in other.values()}) > 1


def _is_foreign(run: Mapping[int, str]) -> bool:
    """True for a text beside the headings, behind a blank column, that heads nothing."""
    return len(run) == 1 and not fields_by_heading(run)


def _is_blank_column(sheet: Sheet, headers: Headers, column: int) -> bool:
    rows = sheet.rows[headers.last : headers.last + _SAMPLE]
    return all(len(row) < column or row[column - 1] is None for row in rows)


def _worth(headers: Headers) -> tuple[int, int]:
    return (confidence_of(headers.texts) > 0, len(fields_by_heading(headers.texts)))


def _is_blank(cells: Row) -> bool:
    return cells.count(None) == len(cells)


def _said(cells: Row) -> int:
    return len(cells) - cells.count(None)


def _read_of(cells: Row) -> str:
    return " · ".join(text for cell in cells if (text := text_of(cell)))[:_SHOWN]
