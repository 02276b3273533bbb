"""The list behind a table: filters and sorts prepared lines, resets the view; no proxy (measured too slow)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderdesk.ui.kit.lines import Column, Line, filtered, ordered

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractTableModel):
    """Lines under columns, as filtered and sorted by the user."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.unknown = self.tr("non renseigné")
        self._all: Sequence[Line] = ()
        self._shown: list[Line] = []
        self._wanted = ""
        self.is_sortable = True
        self._sorted_by = 0
        self._is_descending = False

    @property
    def total(self) -> int:
        """How many lines there are without the filter."""
        return len(self._all)

    @property
    def wanted(self) -> str:
        """What the filter looks for."""
        return self._wanted

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        self._all = lines
        self._arrange()

    def filter(self, wanted: str) -> None:
        """Show the lines that hold these words."""
        self._wanted = wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = column
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def line(self, row: int) -> Line:
        """The line shown in a row."""
        return self._shown[row]

    def row_of(self, identity: object) -> int | None:
        """Where a line is shown, if the filter lets it through."""
        return next((row for row, line in enumerate(self._shown) if line.identity == identity), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], self.columns[index.column()]
        text = line.texts[index.column()]
        match role:
            case _Role.DisplayRole:
                return text or self.unknown
            case _Role.AccessibleTextRole:
                return f"{column.title}\u00a0: {text or self.unknown}"
            case _Role.TextAlignmentRole:
                return _RIGHT if column.is_number else _LEFT
            case _ if role == TONE_ROLE:
                return _tone(column, line, text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == _Role.DisplayRole:
            return self.columns[section].title + self._mark(section)
        if role == _Role.TextAlignmentRole:
            return _RIGHT if self.columns[section].is_number else _LEFT
        return None

    def _mark(self, section: int) -> str:
        if section != self._sorted_by or not self.is_sortable:
            return ""
        return "\u00a0↓" if self._is_descending else "\u00a0↑"

    def _arrange(self) -> None:
        self.beginResetModel()
        chosen = filtered(self._all, self._wanted)
        self._shown = ordered(chosen, self._sorted_by, is_descending=self._is_descending)
        self.endResetModel()


def _tone(column: Column, line: Line, text: str) -> str:
    if not text:
        return "unknown"
    return column.tone(line.item) if column.tone else ""
