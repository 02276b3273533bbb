"""How wide the columns of a table are: what the user gave, or what the title and so many characters need."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.cells import MARGIN
from leaderdesk.ui.kit.tables.wrapping import longest_word


class Widths(QObject):
    """Lays out the columns of one table; widths are counted in characters, so that they follow the text's size."""

    changed = Signal()

    def __init__(self, view: QTableView, lines: LineModel) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines
        self.given: dict[str, float] = {}
        self.is_wrapped = False
        self._is_laying_out = False
        header = view.horizontalHeader()
        header.sectionResized.connect(self._note)
        header.sectionHandleDoubleClicked.connect(self._forget)

    def lay_out(self) -> None:
        """Give each column its width."""
        self._is_laying_out = True
        for place, column in enumerate(self._lines.columns):
            if not self._view.isColumnHidden(place):
                self._view.setColumnWidth(place, self._least(place, column))
        self._is_laying_out = False
        self.fill()

    def fill(self) -> None:
        """The wide columns share the room that is left."""
        shown = [
            (place, column) for place, column in enumerate(self._lines.columns) if not self._view.isColumnHidden(place)
        ]
        least = {place: self._least(place, column) for place, column in shown}
        wide = [(place, column) for place, column in shown if column.is_wide and column.name not in self.given]
        spare = max(0, self._view.viewport().width() - sum(least.values()))
        shares = sum(column.width for _, column in wide)
        self._is_laying_out = True
        for place, column in wide:
            self._view.setColumnWidth(place, least[place] + spare * column.width // shares)
        self._is_laying_out = False

    def _least(self, place: int, column: Column) -> int:
        """What the user gave; or room for the title and its arrow, and for so many characters."""
        metrics = self._view.fontMetrics()
        if column.name in self.given:
            return round(self.given[column.name] * metrics.averageCharWidth())
        # An amount is never cut short, and digits are wider than letters.
        each = metrics.horizontalAdvance("0") if column.is_right else metrics.averageCharWidth()
        title = self._view.horizontalHeader().sectionSizeHint(place)
        # A day and an amount are narrower than the words that say they are missing.
        missing = metrics.horizontalAdvance(self._lines.unknown) if column.kind in ("day", "amount") else 0
        if self.is_wrapped:
            missing = max(missing, longest_word(self._lines, place, metrics))
        return max(title, each * column.width + 2 * MARGIN, missing + 2 * MARGIN)

    def _note(self, place: int, _: int, width: int) -> None:
        if not self._is_laying_out and width:
            self.given[self._lines.columns[place].name] = width / self._view.fontMetrics().averageCharWidth()
            self.changed.emit()

    def _forget(self, place: int) -> None:
        self.given.pop(self._lines.columns[place].name, None)
        self.lay_out()
        self.changed.emit()
