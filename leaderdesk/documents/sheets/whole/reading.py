"""A whole base read back from its workbook: every value as it was kept, or the place of what stops it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.documents.sheets.whole.cells import told
from leaderdesk.documents.sheets.whole.columns import Heads, read_heads
from leaderdesk.documents.sheets.whole.rows import TableReader
from leaderdesk.documents.sheets.whole.sheets import FORMAT, beside, heading_beside, row_names
from leaderdesk.documents.sheets.whole.texts import from_cells
from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet
from leaderdesk.domain.workbooks.whole import (
    ENOUGH,
    Content,
    PieceFile,
    Shape,
    Unfit,
    Whole,
    column_digests,
    content_digest,
    dangling,
)
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import whole as words

_KNOWN_SHEETS = (words.ABOUT, words.SHEETS, words.COLUMNS, words.LONG_TEXTS, words.PIECES)
_PIECE = 64


@dataclass(frozen=True, slots=True)
class ReadWhole:
    """What was read, and everything that keeps it from coming back."""

    whole: Whole | None
    problems: tuple[Unfit, ...]


def facts_of(book: Book) -> Mapping[str, str] | None:
    """What a workbook says of itself, by heading; nothing where it is not a whole base of ours."""
    sheet = next((each for each in book.sheets if each.name == words.ABOUT), None)
    if sheet is None:
        return None
    found = {
        row[0]: str(row[1])
        for row in sheet.rows
        if len(row) > 1 and isinstance(row[0], str) and row[1] is not None and row[0] in words.FACTS
    }
    return found if words.FORMAT in found else None


def read_whole(book: Book, shapes: Sequence[Shape], tell: Tell = no_tell) -> ReadWhole:
    """Everything, table after table; `facts_of` has said that it is one, of our format and version."""
    reading = _Reading(book, shapes, tell)
    whole = reading.read()
    return ReadWhole(None if reading.problems else whole, tuple(reading.problems[:ENOUGH]))


class _Reading:
    """One workbook being read, and what was found wrong with it."""

    def __init__(self, book: Book, shapes: Sequence[Shape], tell: Tell) -> None:
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._shapes, self._tell = shapes, tell
        self._facts = facts_of(book) or {}
        self._digests = self._kept_digests()
        self.problems: list[Unfit] = []
        self._rows: dict[str, tuple[int, ...]] = {}
        self._heads: dict[str, Heads] = {}

    def _kept_digests(self) -> dict[tuple[Cell, Cell], Cell]:
        sheet = self._sheets.get(words.COLUMNS)
        rows = sheet.rows[1:] if sheet is not None else ()
        return {(row[2], row[3]): row[8] for row in rows if len(row) >= len(words.COLUMN_HEADINGS)}

    def read(self) -> Whole | None:
        """The base, if nothing was wrong."""
        self._check_sheets()
        if self.problems:
            return None
        parts = self._long_texts()
        tables = []
        for done, shape in enumerate(self._shapes, 1):
            tables.append(self._table(shape, parts))
            self._tell(done, len(self._shapes))
        self.problems += [
            Unfit("part_unused", words.LONG_TEXTS, row) for rows in parts.values() for row, _, _ in rows[:ENOUGH]
        ]
        if not self.problems:
            self._check_columns(tables)
        if not self.problems:
            self._check_together(tables)
        return None if self.problems else self._whole(tables)

    def _check_sheets(self) -> None:
        named = [words.sheet_name(shape.name) for shape in self._shapes]
        expected = (*_KNOWN_SHEETS, *named)
        self.problems += [Unfit("sheet_missing", name) for name in expected if name not in self._sheets]
        self.problems += [Unfit("sheet_unknown", name) for name in self._sheets if name not in expected]
        self.problems += [Unfit("line_missing", words.ABOUT, column=each) for each in words.FACTS - self._facts.keys()]

    def _table(self, shape: Shape, parts: dict[tuple[str, str, str], list[tuple[int, int, str]]]) -> Content:
        sheet = self._sheets[words.sheet_name(shape.name)]
        heads = read_heads(sheet, shape)
        self.problems += heads.problems
        self._heads[shape.name] = heads
        if heads.problems:
            return Content(shape, ())
        reader = TableReader(sheet, shape, heads, parts)
        content = reader.read(self._expected(shape))
        self._rows[shape.name] = reader.places
        self.problems += reader.problems
        if reader.changed:
            self.problems += self._touched(content, reader, is_whole=not reader.problems)
        return content

    def _touched(self, content: Content, reader: TableReader, *, is_whole: bool) -> Iterator[Unfit]:
        """The cells that were touched: the digests of the columns say where in the rows whose digest is wrong."""
        sheet, name = self._sheets[words.sheet_name(content.shape.name)], content.shape.name
        columns = self._changed_columns(content) if is_whole else []
        if len(columns) != 1 and (len(reader.changed) > 1 or not columns):
            yield from (Unfit("row_changed", sheet.name, place) for place in reader.changed)
            return
        for place in reader.changed:
            for column in columns:
                heading = self._heads[name].by_column[column]
                read = told(sheet.cell(place, self._heads[name].places[heading]))
                yield Unfit("cell_changed", sheet.name, place, heading, read)

    def _expected(self, shape: Shape) -> int | None:
        for row in self._sheets[words.SHEETS].rows[1:]:
            if len(row) > 2 and row[1] == shape.name and isinstance(row[2], int):  # noqa: PLR2004 - sheet, table, rows
                return row[2]
        self.problems.append(Unfit("line_missing", words.SHEETS, column=words.sheet_name(shape.name)))
        return None

    def _long_texts(self) -> dict[tuple[str, str, str], list[tuple[int, int, str]]]:
        """The parts of the texts that are continued, by sheet, key and heading: row, rank and text of each."""
        found: dict[tuple[str, str, str], list[tuple[int, int, str]]] = {}
        for place, row in enumerate(self._sheets[words.LONG_TEXTS].rows[1:], 2):
            if not any(cell is not None for cell in row):
                continue
            match tuple(row):
                case (str(sheet), str(key), str(heading), int(rank), str(text)):
                    found.setdefault((sheet, key, heading), []).append((place, rank, text))
                case _:
                    self.problems.append(
                        Unfit("line_unreadable", words.LONG_TEXTS, place, words.LONG_HEADINGS[-1], str(row[0] or ""))
                    )
        return found

    def _check_columns(self, tables: Sequence[Content]) -> None:
        """What the sheet of columns says of each, where every row is what it was."""
        for content in tables:
            for column in self._changed_columns(content):
                heading = self._heads[content.shape.name].by_column[column]
                self.problems.append(Unfit("column_changed", words.sheet_name(content.shape.name), column=heading))

    def _changed_columns(self, content: Content) -> list[str]:
        digests = zip(content.shape.columns, column_digests(content), strict=True)
        return [
            column.name for column, digest in digests if self._digests.get((content.shape.name, column.name)) != digest
        ]

    def _check_together(self, tables: Sequence[Content]) -> None:
        by_name = {content.shape.name: content for content in tables}
        for table, key, column, target in dangling(tables)[:ENOUGH]:
            place = {row[0]: at for row, at in zip(by_name[table].rows, self._rows[table], strict=True)}[key]
            self.problems.append(
                Unfit(
                    *("nothing_pointed_at", words.sheet_name(table), place, self._heads[table].by_column[column]),
                    read=str(_value(by_name[table], key, column)),
                    data={"target": words.sheet_name(target)},
                )
            )
        self.problems += self._readings(tables)
        if content_digest(tables) != self._facts[words.CONTENT]:
            self.problems.append(Unfit("sum_changed", words.ABOUT, column=words.CONTENT))

    def _readings(self, tables: Sequence[Content]) -> Iterator[Unfit]:
        """What stands beside codes and references for the eye: it must say what it said."""
        names = row_names(tables)
        for content in tables:
            heads, sheet = self._heads[content.shape.name], self._sheets[words.sheet_name(content.shape.name)]
            for place, column in enumerate(content.shape.columns):
                heading = heading_beside(column, heads.by_column[column.name])
                if heading is None:
                    continue
                at = heads.places[heading]
                for row, line in zip(content.rows, self._rows[content.shape.name], strict=True):
                    expected, found = beside(column, row[place], names), sheet.cell(line, at)
                    if found != expected:
                        read, data = str(found or ""), {"expected": expected or ""}
                        yield Unfit("reading_changed", sheet.name, line, heading, read, data)

    def _whole(self, tables: Sequence[Content]) -> Whole | None:
        facts = self._facts
        pieces = list(self._pieces(self._sheets[words.PIECES]))
        if self.problems:
            return None
        return Whole(
            base=int(facts[words.BASE], 16),
            version=facts[words.VERSION],
            gal=from_cells([facts[words.GAL]]) or "",
            is_example=facts[words.EXAMPLE] == words.YES,
            written_at=facts[words.WRITTEN_AT],
            height=int(facts[words.HEIGHT]),
            tables=tuple(tables),
            pieces=tuple(pieces),
        )

    def _pieces(self, sheet: Sheet) -> Iterator[PieceFile]:
        for place, row in enumerate(sheet.rows[1:], 2):
            match tuple(row):
                case (str(name), str(digest), int(size), str(there)) if len(digest) == _PIECE:
                    yield PieceFile(digest, size, from_cells([name]) or name, there == words.YES)
                case ():
                    continue
                case _:
                    self.problems.append(Unfit("line_unreadable", sheet.name, place, words.PIECE_HEADINGS[1]))


def _value(content: Content, key: object, column: str) -> object:
    place = [each.name for each in content.shape.columns].index(column)
    return next(row[place] for row in content.rows if row[0] == key)


__all__ = ["FORMAT", "ReadWhole", "facts_of", "read_whole"]
