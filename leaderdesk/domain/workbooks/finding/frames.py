"""Where the rows of a table lie, which of its columns tell one row from another, and what a row looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.workbooks.cells import Area, BadCell, Cell, Row, Sheet
from leaderdesk.domain.workbooks.columns.headings import heading_text
from leaderdesk.domain.workbooks.columns.shapes import is_amount, is_day, is_nothing, text_of
from leaderdesk.domain.workbooks.fields import kind_of
from leaderdesk.domain.workbooks.finding.evidence import fields_by_heading
from leaderdesk.domain.workbooks.finding.sections import is_fiche_like, is_year_like, may_title
from leaderdesk.domain.workbooks.finding.totals import exact, says_total

_IDENTITIES = ("title", "number", "holder_name")
# A quick look before words are compared one by one.
_MAY_TELL = re.compile(r"^\W*(?:s|tot|cumul|ens)|\b(?:fa|f\.a|fiche|axe|19|77)", re.IGNORECASE)
_SUM = re.compile(r"\b(?:SUM|SOMME|SUBTOTAL|SOUS\.TOTAL)\b", re.IGNORECASE)
_SHOWN = 160
FEW = 2
# Titles between rows stand in the first columns.
_LEFTMOST = 3
_YEARS = range(1990, 2061)


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows under headings, as far as telling them apart needs."""

    sheet: Sheet
    last_header: int
    first_column: int
    last_column: int
    # What names a dossier: its title, its number, who carries it, as far as there are columns of them.
    identities: tuple[int, ...]
    # The one without which a row is no dossier.
    main: int
    amounts: tuple[int, ...]
    cofunders: int | None
    # Every text of the headings, as they are in their cells.
    headers: frozenset[Cell]
    # Rows whose title or number is merged with the one above; one holder may have several dossiers.
    merged_rows: frozenset[int]
    # Rows with a cell merged over several columns.
    wide_rows: frozenset[int]

    def cells(self, row: int) -> Row:
        """The cells of a row that are of the table."""
        return self.sheet.rows[row - 1][self.first_column - 1 : self.last_column]

    def has(self, row: int, column: int) -> bool:
        """True where something is said."""
        return self.sheet.cell(row, column) is not None

    def named(self, row: int) -> int:
        """How many of the columns that name a dossier say something."""
        return sum(self.has(row, column) for column in self.identities)

    def amounts_of(self, row: int) -> dict[int, Fraction]:
        """The amounts of a row that have one reading."""
        cells = ((column, exact(self.sheet.cell(row, column))) for column in self.amounts)
        return {column: value for column, value in cells if value is not None}

    def first_text(self, row: int) -> str:
        """The first thing that a row says."""
        return heading_text(next((text_of(cell) for cell in self.cells(row) if cell is not None), ""))

    def read(self, row: int) -> str:
        """All that a row says, cut where it is long."""
        return " · ".join(text for cell in self.cells(row) if (text := text_of(cell)))[:_SHOWN]


def framed(sheet: Sheet, headers: tuple[int, int], columns: tuple[int, int], texts: Mapping[int, str]) -> Frame:
    """The frame of a table by its headings."""
    fields = fields_by_heading(texts)
    identities = tuple(fields[name] for name in _IDENTITIES if name in fields)
    main = identities[0] if identities else columns[0]
    lines = [sheet.rows[row - 1] for row in range(headers[0], min(headers[1], len(sheet.rows)) + 1)]
    return Frame(
        sheet,
        headers[1],
        *columns,
        identities,
        main,
        tuple(sorted(column for name, column in fields.items() if kind_of(name) in {"amount", "names"})),
        fields.get("cofunders"),
        frozenset(cell for line in lines for cell in line if isinstance(cell, str)),
        frozenset() if main == fields.get("holder_name") else _merged_rows(sheet.merged, main),
        frozenset(area.top for area in sheet.merged if area.left < area.right),
    )


def _merged_rows(merged: Iterable[Area], main: int) -> frozenset[int]:
    areas = [area for area in merged if area.left <= main <= area.right]
    return frozenset(row for area in areas for row in range(area.top + 1, area.bottom + 1))


def is_plain(frame: Frame, row: int, cells: Row, said: int) -> bool:
    """True for most rows: named, with more than a name, and whose first words say no total."""
    whole = frame.sheet.rows[row - 1]
    width = len(whole)
    named = sum(column <= width and whole[column - 1] is not None for column in frame.identities)
    main = whole[frame.main - 1] if frame.main <= width else None
    if said <= FEW or main is None or (named < FEW and said <= FEW + 1) or row in frame.merged_rows:
        return False
    if any(isinstance(cell, str) and cell in frame.headers for cell in cells[:4]):
        return False
    first = next(cell for cell in cells if cell is not None)
    if _may_tell(first) or _may_tell(main):
        # A text that looks like a total or a title, where every name is given: a project may be called so.
        is_told = any(says_total(cell) for cell in (first, main) if isinstance(cell, str))
        return named == len(frame.identities) and named > 1 and not is_told
    # Words where amounts are expected may be the headings of another table.
    return not is_wordy(frame, row, cells)


def is_wordy(frame: Frame, row: int, cells: Row) -> bool:
    """True for a row of texts alone, with words where its first amount should be."""
    if not frame.amounts or any(cell is not None and not isinstance(cell, str) for cell in cells):
        return False
    amount = frame.sheet.cell(row, frame.amounts[0])
    return isinstance(amount, str) and not is_nothing(amount) and not any(sign.isdigit() for sign in amount)


def is_repeated_heading(frame: Frame, cells: Row) -> bool:
    """True for the headings once more."""
    texts = [cell for cell in cells if cell is not None]
    same = sum(isinstance(cell, str) and cell in frame.headers for cell in texts)
    return same > 1 and 3 * same >= 2 * len(texts)


def names_another(frame: Frame, row: int) -> bool:
    """True where a row names something beside a total: its name or who carries it, in words and without a figure."""
    names = [text_of(frame.sheet.cell(row, column)) for column in frame.identities]
    return any(name and not says_total(name) and not any(sign.isdigit() for sign in name) for name in names)


def is_only_summed(frame: Frame, row: int) -> bool:
    """True where beside a text a row has numbers alone, none of which it is named by, or only its name is missing."""
    if not frame.has(row, frame.main):
        return True
    others = [
        cell for cell in frame.cells(row) if cell is not None and not (isinstance(cell, str) and says_total(cell))
    ]
    return not frame.amounts_of(row) and all(isinstance(cell, BadCell) or is_amount(cell) for cell in others)


def is_title(frame: Frame, row: int, said: int, texts: list[str]) -> bool:
    """True for what may title the rows below: a text alone, or one of a fiche or a year with their sums."""
    cells = frame.cells(row)
    place, first = next((place, cell) for place, cell in enumerate(cells) if cell is not None)
    if not texts:
        # A year, a month or the day of a committee stands above its rows.
        return said == 1 and place < _LEFTMOST and (is_day(first) or (is_amount(first) and exact(first) in _YEARS))
    is_telling = is_fiche_like(texts[0]) or is_year_like(texts[0])
    if said > 1:
        others = [cell for cell in cells if cell is not None and cell != texts[0]]
        is_summed = len(others) == said - 1 and all(is_amount(cell) or isinstance(cell, BadCell) for cell in others)
        return is_telling and is_summed and first == texts[0]
    is_left = place < _LEFTMOST and (place == 0 or place + frame.first_column != frame.main)
    return may_title(texts[0]) and (is_telling or row in frame.wide_rows or is_left)


def completes(frame: Frame, row: int, cells: Row, amounts: Mapping[int, Fraction]) -> bool:
    """True for a row without a name of its own: of a co-funder, or of amounts alone."""
    if frame.named(row):
        return False
    has_name = frame.cofunders is not None and frame.has(row, frame.cofunders)
    return has_name or (bool(amounts) and len(words_of(cells)) <= FEW)


def is_uncounted_sum(frame: Frame, row: int, cells: Row) -> bool:
    """True for a row without a name that holds sums which were never calculated."""
    formulas = [cell.read for cell in cells if isinstance(cell, BadCell)]
    return not frame.named(row) and not words_of(cells) and any(_SUM.search(formula) for formula in formulas)


def words_of(cells: Row) -> list[str]:
    """The texts of a row that are neither amounts nor days nor signs of nothing."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return [text for text in texts if not is_amount(text) and not is_nothing(text) and not is_day(text)]


def _may_tell(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > _SHOWN or _MAY_TELL.search(cell) is None:
        return False
    return says_total(cell) or is_fiche_like(cell)
