"""The headings of a table's sheet, found again wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaderdesk.documents.sheets.whole.sheets import heads
from leaderdesk.domain.workbooks.cells import Sheet
from leaderdesk.domain.workbooks.whole import Shape, Unfit
from leaderdesk.words import whole as words


@dataclass(frozen=True, slots=True)
class Heads:
    """Where each heading stands, counted from one; the heading of each column of the table; what is wrong."""

    places: Mapping[str, int]
    by_column: Mapping[str, str]
    problems: tuple[Unfit, ...]


def read_heads(sheet: Sheet, shape: Shape) -> Heads:
    """The headings of the first row, each once and none but ours."""
    found = [
        (place, str(cell)) for place, cell in enumerate(sheet.rows[0] if sheet.rows else (), 1) if cell is not None
    ]
    expected, named = heads(shape.columns), [name for _, name in found]
    problems = [Unfit("column_missing", sheet.name, column=name) for name in expected if name not in named]
    problems += [Unfit("column_unknown", sheet.name, column=name) for name in named if name not in expected]
    problems += [Unfit("column_twice", sheet.name, column=name) for name in expected if named.count(name) > 1]
    by_column = dict(zip((column.name for column in shape.columns), words.headings(shape.columns), strict=True))
    return Heads({name: place for place, name in found}, by_column, tuple(problems))
