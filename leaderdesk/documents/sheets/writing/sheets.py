"""The rows of one sheet as its file holds them: headings, values, the subtotal of each group, the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from openpyxl.utils import get_column_letter

from leaderdesk.documents.sheets.writing.books import Column, Kind, Sheet, Value
from leaderdesk.documents.sheets.writing.cells import Cells
from leaderdesk.documents.sheets.writing.computing import Computing
from leaderdesk.documents.sheets.writing.styles import Look, Styles
from leaderdesk.documents.sheets.writing.texts import Texts
from leaderdesk.documents.sheets.writing.widths import Fitted, fit_column, heading_lines, text_lines
from leaderdesk.words import exports as words

_SLICE = 250
# In points; a row is never taller than the screen, whatever it holds.
_LINE, _EDGE = 15, 4
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sheet with its whole rows, how wide its columns are, and where its last row of values stands."""

    sheet: Sheet
    name: str
    computing: Computing
    parts: tuple[tuple[str, list[list[Value]]], ...]
    kinds: tuple[Kind, ...]
    fitted: tuple[Fitted, ...]
    total: tuple[Value, ...] | None

    @property
    def last_row(self) -> int:
        """The last row of values or of subtotals: the total stands below."""
        return 1 + self.sheet.count + sum(bool(label) for label, _ in self.parts)

    @property
    def is_grouped(self) -> bool:
        """True when subtotals stand between the rows."""
        return any(label for label, _ in self.parts)

    @property
    def width(self) -> float:
        """All columns together, in widths of a digit."""
        return sum(each.width for each in self.fitted)


def lay_out(sheet: Sheet, name: str) -> LaidOut:
    """Work out everything that must be known before the first row is written."""
    computing = Computing(sheet)
    parts = tuple((part.label, [computing.whole(row) for row in part.rows]) for part in sheet.parts)
    rows = [row for _, found in parts for row in found]
    totalled = any(computing.is_totalled(place) for place in range(len(sheet.columns)))
    total = tuple(computing.totals(rows)) if rows and totalled else None
    columns: Sequence[Sequence[Value]] = list(zip(*rows, strict=True)) or [()] * len(sheet.columns)
    fitted = tuple(
        fit_column(column, values, total[place] if total else None, is_first=place == 0)
        for place, (column, values) in enumerate(zip(sheet.columns, columns, strict=True))
    )
    kinds = tuple(map(_shown_kind, sheet.columns, columns))
    return LaidOut(sheet, name, computing, parts, kinds, fitted, total)


def _shown_kind(column: Column, values: Sequence[Value]) -> Kind:
    """Numbers that are all whole are shown without decimals."""
    if column.kind != "number" or any(isinstance(each, Fraction) and each.denominator > 1 for each in values):
        return column.kind
    return "count"


class Rows:
    """Writes the rows of a sheet, some at a time."""

    def __init__(self, laid_out: LaidOut, texts: Texts, styles: Styles) -> None:
        self._it, self._columns = laid_out, laid_out.sheet.columns
        self._letters = [get_column_letter(place + 1) for place in range(len(self._columns))]
        self._texts, self._styles = texts, styles
        self._plain = self._writers("plain")
        self._long = [place for place, each in enumerate(laid_out.fitted) if each.is_wrapped]

    def written(self) -> Iterator[tuple[int, str]]:
        """How many rows are in so far, and their text."""
        yield 0, self._heading()
        row, done = 2, 0
        for label, rows in self._it.parts:
            first = row
            for start in range(0, len(rows), _SLICE):
                some = rows[start : start + _SLICE]
                yield done + len(some), self._values(some, row, is_grouped=bool(label))
                row, done = row + len(some), done + len(some)
            if label:
                totals = self._it.computing.totals(rows)
                yield done, self._total("subtotal", words.subtotal(label, len(rows)), totals, row, (first, row - 1))
                row += 1
        if self._it.total is not None:
            yield done, self._total("total", self._it.sheet.total or words.TOTAL, self._it.total, row, (2, row - 1))

    def _writers(self, look: Look) -> list[Cells]:
        """What is said of a total goes on over the empty cells beside it."""
        fitted = zip(self._it.kinds, self._it.fitted, strict=True)
        wraps = look == "plain"
        return [
            Cells(self._texts, self._styles, kind, look, is_wrapped=wraps and fit.is_wrapped) for kind, fit in fitted
        ]

    def _heading(self) -> str:
        cells = (
            Cells(self._texts, self._styles, each.kind, "heading", is_wrapped=True).cell(each.heading, f"{letter}1")
            for letter, each in zip(self._letters, self._columns, strict=True)
        )
        fitted = zip(self._columns, self._it.fitted, strict=True)
        lines = max(heading_lines(column.heading, fit.width) for column, fit in fitted)
        return f'<row r="1" ht="{lines * _LINE + _EDGE}" customHeight="1">{"".join(cells)}</row>'

    def _values(self, rows: Sequence[Sequence[Value]], first: int, *, is_grouped: bool) -> str:
        columns = [self._column(place, values, first) for place, values in enumerate(zip(*rows, strict=True))]
        level = ' outlineLevel="1"' if is_grouped else ""
        heights = [self._height(row) for row in rows] if self._long else [""] * len(rows)
        ranked = enumerate(zip(heights, zip(*columns, strict=True), strict=True), first)
        return "".join(f'<row r="{row}"{level}{height}>{"".join(cells)}</row>' for row, (height, cells) in ranked)

    def _column(self, place: int, values: Sequence[Value], first: int) -> list[str]:
        writer, letter = self._plain[place], self._letters[place]
        if self._columns[place].computed is None:
            return writer.write(values, letter, first)
        formula = self._it.computing.formula
        return [writer.formula(formula(place, row), value, f"{letter}{row}") for row, value in enumerate(values, first)]

    def _height(self, row: Sequence[Value]) -> str:
        """Nothing for a row of one line; a text of many lines is held to a screen."""
        lines = max(self._lines(row[place], self._it.fitted[place].width) for place in self._long)
        if lines > _MOST_LINES:
            return f' ht="{_MOST_LINES * _LINE}" customHeight="1"'
        return f' ht="{lines * _LINE}"' if lines > 1 else ""

    def _lines(self, value: Value, width: float) -> int:
        if not isinstance(value, str) or (len(value) < width / 2 and "\n" not in value):
            return 1
        return text_lines(value, width)

    def _total(self, look: Look, label: str, totals: Sequence[Value], row: int, span: tuple[int, int]) -> str:
        """The label stands in the first column, unless that one has a total itself."""
        computing, cells = self._it.computing, []
        for place, (letter, writer) in enumerate(zip(self._letters, self._writers(look), strict=True)):
            where = f"{letter}{row}"
            if computing.is_totalled(place):
                cells.append(writer.formula(computing.total_formula(place, row, *span), totals[place], where))
            elif place == 0:
                cells.append(writer.cell(label, where))
            else:
                cells.append(f'<c r="{where}" s="{self._styles.of("text", look)}"/>')
        return f'<row r="{row}">{"".join(cells)}</row>'
