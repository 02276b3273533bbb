"""Tab in a short table, as in a sheet: from one cell that can be typed in to the next, line after line, then out."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.ui.kit.tables.grid import Grid


def cell_after(table: Grid, step: int) -> tuple[int, int] | None:
    """The row and column of the next cell to type in, or of the one before; None at either end of the table."""
    index, places = table.currentIndex(), _open_places(table)
    if not index.isValid():
        return None
    here = (index.row(), _rank(table, index.column()))
    found = list(_cells(table, places))
    for row, place in found if step > 0 else reversed(found):
        there = (row, _rank(table, place))
        if (there > here) if step > 0 else (there < here):
            return row, place
    return None


def first_place(table: Grid) -> int:
    """Where a new line begins to be typed."""
    return next(iter(_open_places(table)), 0)


def is_on_last(table: Grid) -> bool:
    """True on the last line, as long as nothing that could not be read stands in it."""
    row = table.currentIndex().row()
    line = table.lines.line(row)
    if line is None or row != table.lines.rowCount() - 1:
        return False
    return not any(identity == line.identity for identity, _ in table.lines.flags_raised)


def _open_places(table: Grid) -> list[int]:
    return [place for place in table.places.shown() if table.lines.columns[place].is_editable]


def _cells(table: Grid, places: list[int]) -> Iterator[tuple[int, int]]:
    rows = (row for row in range(table.lines.rowCount()) if table.lines.is_open(row))
    return ((row, place) for row in rows for place in places)


def _rank(table: Grid, place: int) -> int:
    return table.horizontalHeader().visualIndex(place)
