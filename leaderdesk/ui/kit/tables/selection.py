"""What is selected in a table: put back by line when the lines change place, added up, taken as a block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.groups import summed

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Total:
    """The numbers of one column among what is selected, as they are read."""

    title: str
    sum: str
    mean: str


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows and cells are selected, and what their numbers come to."""

    rows: int
    cells: int
    numbers: tuple[Total, ...]
    is_by_cell: bool


class Kept:
    """The selection and the keyboard's place, by lines and not by rows."""

    def __init__(self, view: QTableView, lines: LineModel) -> None:
        self._view, self._lines = view, lines
        self._spans: dict[tuple[int, int], list[Any]] = {}
        self._current: Any = None
        self._row, self._column = -1, 0

    def remember(self) -> None:
        """Take note before the lines change."""
        self._spans = {}
        for top, bottom, left, right in spans(self._view):
            found = (self._lines.line(row) for row in range(top, bottom + 1))
            self._spans.setdefault((left, right), []).extend(line.identity for line in found if line)
        index = self._view.currentIndex()
        self._row, self._column = index.row(), max(0, index.column())
        line = self._lines.line(index.row()) if index.isValid() else None
        self._current = line.identity if line else None

    def restore(self) -> None:
        """Put it back on the same lines; where the line is gone, the keyboard stays at its place."""
        rows = self._lines.rowCount()
        row = self._lines.row_of(self._current) if self._current is not None else None
        model, selection = self._view.selectionModel(), self._restored()
        if row is None and self._row >= 0 and rows:
            row = min(self._row, rows - 1)
            if selection.isEmpty():
                whole = _Flag.NoUpdate if self._lines.is_editable else _Flag.Rows
                model.setCurrentIndex(self._lines.index(row, self._column), _Flag.ClearAndSelect | whole)
                return
        if row is not None:
            model.setCurrentIndex(self._lines.index(row, self._column), _Flag.NoUpdate)
        if not selection.isEmpty():
            model.select(selection, _Flag.ClearAndSelect)

    def _restored(self) -> QItemSelection:
        selection = QItemSelection()
        for (left, right), identities in self._spans.items():
            rows = sorted(row for each in identities if (row := self._lines.row_of(each)) is not None)
            for first, last in _runs(rows):
                selection.select(self._lines.index(first, left), self._lines.index(last, right))
        return selection


def spans(view: QTableView) -> list[tuple[int, int, int, int]]:
    """The selected rectangles: top, bottom, left, right."""
    if view.model() is None:
        return []
    ranges = view.selectionModel().selection().toList()
    return [(each.top(), each.bottom(), each.left(), each.right()) for each in ranges]


def selected_rows(view: QTableView) -> list[int]:
    """The rows where something is selected, from the top."""
    return sorted({row for top, bottom, _, _ in spans(view) for row in range(top, bottom + 1)})


def selected_places(view: QTableView) -> list[int]:
    """The shown columns where something is selected, from left to right as shown."""
    header = view.horizontalHeader()
    found = {place for _, _, left, right in spans(view) for place in range(left, right + 1)}
    return sorted((each for each in found if not view.isColumnHidden(each)), key=header.visualIndex)


def totals_of(view: QTableView, lines: LineModel) -> Totals:
    """What the status line tells of the selection."""
    cells = 0
    rows: set[int] = set()
    keys: dict[int, list[int]] = {}
    for top, bottom, left, right in spans(view):
        run = [line for row in range(top, bottom + 1) if (line := lines.line(row))]
        rows.update(range(top, bottom + 1))
        shown = [place for place in range(left, right + 1) if not view.isColumnHidden(place)]
        cells += len(run) * len(shown)
        for place in shown:
            if lines.columns[place].kind in ("amount", "count"):
                found = (line.key(place) for line in run)
                keys.setdefault(place, []).extend(key for key in found if key is not None)
    count = sum(lines.line(row) is not None for row in rows)
    return Totals(count, cells, _totals(lines, keys), is_by_cell=lines.is_editable)


def _totals(lines: LineModel, keys: dict[int, list[int]]) -> tuple[Total, ...]:
    made = []
    for place, values in keys.items():
        column = lines.columns[place]
        if values:
            # Half up, as every amount that is shown.
            mean = (2 * sum(values) + len(values)) // (2 * len(values))
            made.append(Total(column.title, summed(column, sum(values)), summed(column, mean)))
    return tuple(made)


def lines_at(lines: LineModel, rows: Iterable[int]) -> list[Line]:
    """The lines shown in some rows, headings left out."""
    return [line for row in rows if (line := lines.line(row))]


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs
