"""The rows of a table dragged by the handle of their first column: a line shows where the row would land."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from leaderdesk.ui.kit.table import Table

_LINE = 3


class RowDragging(QObject):
    """`dropped(row, place)`: a row of the table is to stand before another place, both counted from nought."""

    dropped = Signal(int, int)

    def __init__(self, table: Table, handle: str) -> None:
        super().__init__(table)
        self._table, self._place = table, table.lines.place_of(handle)
        self._pressed: QPoint | None = None
        self._row = -1
        self.is_enabled = True
        self._mark = QFrame(table.viewport())
        self._mark.setProperty("look", "landing")
        self._mark.hide()
        table.viewport().setMouseTracking(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event)
                return False
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
        return False

    def _press(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        index = self._table.indexAt(where)
        is_handle = index.isValid() and index.column() == self._place and event.button() == Qt.MouseButton.LeftButton
        self._pressed, self._row = (where, index.row()) if is_handle and self.is_enabled else (None, -1)

    def _move(self, event: QMouseEvent) -> bool:
        where = event.position().toPoint()
        if self._pressed is None:
            self._show_hand(where)
            return False
        if not self._mark.isHidden() or (where - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show_landing(self._landing(where))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            return False
        is_dragged, row = not self._mark.isHidden(), self._row
        self._pressed, self._row = None, -1
        self._mark.hide()
        self._show_hand(event.position().toPoint())
        place = self._landing(event.position().toPoint())
        if is_dragged and place not in (row, row + 1):
            self.dropped.emit(row, place)
        return is_dragged

    def _landing(self, where: QPoint) -> int:
        """The place before which a row let go here would stand."""
        table = self._table
        row = table.rowAt(where.y())
        if row < 0:
            return 0 if where.y() < 0 else table.lines.rowCount()
        top = table.rowViewportPosition(row)
        return row + (where.y() > top + table.rowHeight(row) // 2)

    def _show_landing(self, place: int) -> None:
        table = self._table
        last = table.lines.rowCount() - 1
        below = table.rowViewportPosition(last) + table.rowHeight(last)
        y = table.rowViewportPosition(place) if place <= last else below
        self._mark.setGeometry(0, max(0, y - _LINE // 2), table.viewport().width(), _LINE)
        self._mark.show()
        self._mark.raise_()

    def _show_hand(self, where: QPoint) -> None:
        index = self._table.indexAt(where)
        if self.is_enabled and index.isValid() and index.column() == self._place:
            self._table.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._table.viewport().unsetCursor()
