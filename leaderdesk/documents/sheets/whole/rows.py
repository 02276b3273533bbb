"""The rows of a table read from its sheet, each held against the digest that stands at its end."""

from __future__ import annotations

from leaderdesk.documents.sheets.whole import cells, texts
from leaderdesk.documents.sheets.whole.columns import Heads
from leaderdesk.domain.workbooks.cells import Cell, Row, Sheet
from leaderdesk.domain.workbooks.whole import Column, Content, Shape, Stored, StoredRow, Unfit, row_digest
from leaderdesk.words import whole as words

Parts = dict[tuple[str, str, str], list[tuple[int, int, str]]]


class TableReader:
    """Reads one sheet; `places` are the rows where the rows of the table stood, in the order of their keys."""

    def __init__(self, sheet: Sheet, shape: Shape, heads: Heads, parts: Parts) -> None:
        self._sheet, self._shape, self._heads, self._parts = sheet, shape, heads, parts
        self._columns = [(column, heads.by_column[column.name]) for column in shape.columns]
        self._places = [heads.places[heading] for _, heading in self._columns]
        self._rank, self._digest = heads.places[words.RANK], heads.places[words.DIGEST]
        self._width = max(heads.places.values())
        self.problems: list[Unfit] = []
        # Rows that can be read and are not what had been written.
        self.changed: list[int] = []
        self.places: tuple[int, ...] = ()

    def read(self, expected: int | None) -> Content:
        """The rows, told apart by their keys and their ranks."""
        rows: dict[Stored, tuple[StoredRow, int]] = {}
        ranks: dict[Cell, int] = {}
        for place, row in enumerate(self._sheet.rows[1:], 2):
            if not any(cell is not None for cell in row):
                continue
            read, known = self._row(row, place), len(self.problems)
            self._note_rank(self._at(row, self._rank), place, ranks)
            if read[0] in rows:
                self._say("row_twice", place, self._columns[0][1], str(read[0]), rank="identifiant")
            elif len(self.problems) == known and read[0] is not None:
                rows[read[0]] = read, place
        self._check_ranks(ranks, expected)
        kept = [rows[key] for key in sorted(rows, key=lambda key: int(key or 0))]
        self.places = tuple(place for _, place in kept)
        return Content(self._shape, tuple(row for row, _ in kept))

    def _row(self, row: Row, place: int) -> StoredRow:
        known = len(self.problems)
        key = self._at(row, self._places[0])
        read = tuple(
            self._value(column, heading, self._at(row, at), key, place)
            for (column, heading), at in zip(self._columns, self._places, strict=True)
        )
        if len(row) > self._width:
            self._say("cell_beyond", place, None, cells.told(next(each for each in row[self._width :] if each)))
        if len(self.problems) == known and row_digest(self._shape.name, read) != self._at(row, self._digest):
            self.changed.append(place)
        return read

    def _value(self, column: Column, heading: str, cell: Cell, key: Cell, place: int) -> Stored:
        if cell is None:
            if column.is_required:
                self._say("cell_needed", place, heading, "")
            return None
        if column.kind == "text":
            return self._text(cell, heading, key, place)
        try:
            value = cells.read(column.kind, cell)
        except cells.UnreadableCellError:
            self._say("cell_unreadable", place, heading, cells.told(cell), kind=words.kind(column))
            return None
        if column.codes and value not in column.codes:
            self._say("code_unknown", place, heading, cells.told(cell))
        return value

    def _text(self, cell: Cell, heading: str, key: Cell, place: int) -> Stored:
        if not isinstance(cell, str):
            self._say("cell_unreadable", place, heading, cells.told(cell), kind="texte")
            return None
        if not texts.is_continued(cell):
            return self._whole_text([cell], heading, place)
        parts = self._parts.pop((self._sheet.name, str(key), heading), [])
        ranked = sorted((rank, text) for _, rank, text in parts)
        if [rank for rank, _ in ranked] != list(range(2, len(ranked) + 2)):
            self._say("part_missing", place, heading, "", parts=words.LONG_TEXTS)
            return None
        return self._whole_text([cell, *(text for _, text in ranked)], heading, place)

    def _whole_text(self, written: list[str], heading: str, place: int) -> Stored:
        text = texts.from_cells(written)
        if text is None:
            code = "part_missing" if len(written) > 1 or texts.is_continued(written[0]) else "cell_changed"
            self._say(code, place, heading, written[0], parts=words.LONG_TEXTS)
        return text

    def _note_rank(self, cell: Cell, place: int, ranks: dict[Cell, int]) -> None:
        if not isinstance(cell, int) or isinstance(cell, bool) or cell < 1:
            self._say("cell_unreadable", place, words.RANK, cells.told(cell), kind="nombre entier")
        elif cell in ranks:
            self._say("row_twice", place, words.RANK, str(cell), rank="rang")
        else:
            ranks[cell] = place

    def _check_ranks(self, ranks: dict[Cell, int], expected: int | None) -> None:
        if expected is None:
            return
        missing = [rank for rank in range(1, expected + 1) if rank not in ranks]
        for rank in missing:
            self.problems.append(Unfit("row_missing", self._sheet.name, data={"rank": rank}))
        if not missing and len(ranks) != expected:
            counts = {"found": len(ranks), "expected": expected}
            self.problems.append(Unfit("rows_missing", self._sheet.name, data=counts))

    def _at(self, row: Row, place: int) -> Cell:
        return row[place - 1] if place <= len(row) else None

    def _say(self, code: str, place: int, heading: str | None, read: str, **data: str | int) -> None:
        self.problems.append(Unfit(code, self._sheet.name, place, heading, read, data))
