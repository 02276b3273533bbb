"""How wide the columns of a table are: what the user gave, or what the title and so many characters need."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.cells import MARGIN
from leaderdesk.ui.kit.tables.wrapping import longest_word

# So many letters, with the room around them, are not worth cutting.
_SHORT = 24


class Widths(QObject):
    """Lays out the columns of one table; widths are counted in characters, so that they follow the text's size."""

    changed = Signal()
    # A column that may not be cut is to be laid out anew.
    grown = Signal()

    def __init__(self, view: QTableView, lines: LineModel) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines
        self.given: dict[str, float] = {}
        self._needed: dict[str, float] = {}
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self.grown)
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

    def need(self, place: int, width: int) -> None:
        """A cell that is painted does not fit: for a number, a day or a few letters, the column grows once all is."""
        column, wanted = self._lines.columns[place], width / self._view.fontMetrics().averageCharWidth()
        is_figure = column.is_right or column.kind == "day"
        is_short = wanted <= _SHORT and not column.is_wide
        if (is_figure or is_short) and column.name not in self.given and wanted > self._needed.get(column.name, 0):
            self._needed[column.name] = wanted
            self._growing.start()

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
        needed = ceil(self._needed.get(column.name, 0) * metrics.averageCharWidth())
        return max(title, each * column.width + 2 * MARGIN, missing + 2 * MARGIN, needed)

    def _note(self, place: int, _: int, width: int) -> None:
        if not self._is_laying_out and width:
            self.given[self._lines.columns[place].name] = width / self._view.fontMetrics().averageCharWidth()
            self.changed.emit()

    def _forget(self, place: int) -> None:
        self.given.pop(self._lines.columns[place].name, None)
        self.lay_out()
        self.changed.emit()
