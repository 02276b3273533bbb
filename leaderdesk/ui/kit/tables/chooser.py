"""The columns of a table in a list: ticked where shown, moved up and down by drag or by keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.tables.popup import Popup

_NAME = Qt.ItemDataRole.UserRole
_TICKED, _BARE = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_MOST_ROWS = 14


class _Columns(QListWidget):
    """Space ticks; Ctrl+Up and Ctrl+Down move the column the keyboard is on."""

    def __init__(self, chooser: Chooser) -> None:
        super().__init__()
        self._chooser = chooser

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._chooser.move_current(steps)
        else:
            super().keyPressEvent(event)


class Chooser(Popup):
    """Applied at once."""

    def __init__(self, table: Grid) -> None:
        super().__init__(table, table.tr("Colonnes"))
        self._table = table
        self.columns = _Columns(self)
        self.columns.setAccessibleName(self.tr("Colonnes affichées"))
        self.columns.setProperty("look", "values")
        self.columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up = button(self.tr("&Monter"))
        self.down = button(self.tr("&Descendre"))
        self.reset = button(self.tr("&Rétablir les colonnes"))
        hint = text(
            self.tr("Espace affiche ou masque\u202f; Ctrl+Haut et Ctrl+Bas déplacent."), "small", is_wrapped=True
        )
        self.setLayout(column(hint, self.columns, row(self.up, self.down, None), row(self.reset, None), gap=8))
        self.setContentsMargins(14, 12, 14, 12)
        self.columns.itemChanged.connect(self._tick)
        self.columns.model().rowsMoved.connect(lambda *_: self._take_order())
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down.clicked.connect(lambda: self.move_current(1))
        self.reset.clicked.connect(self._reset)
        self._show()

    def sizeHint(self) -> QSize:
        rows = min(_MOST_ROWS, self.columns.count())
        spare = max(0, rows * self.columns.sizeHintForRow(0) - self.columns.minimumSizeHint().height())
        return QSize(
            self.fontMetrics().averageCharWidth() * 44,
            self.minimumSizeHint().height() + spare + self.fontMetrics().height() * 2,
        )

    def move_current(self, steps: int) -> None:
        """Move the column the keyboard is on."""
        row_now = self.columns.currentRow()
        target = row_now + steps
        if row_now < 0 or not 0 <= target < self.columns.count():
            return
        self.columns.insertItem(target, self.columns.takeItem(row_now))
        self.columns.setCurrentRow(target)
        self._take_order()

    def _show(self) -> None:
        titles = {each.name: each.title for each in self._table.lines.columns}
        hidden = self._table.places.hidden()
        self.columns.blockSignals(True)
        self.columns.clear()
        for name in self._table.places.order():
            item = QListWidgetItem(titles[name])
            item.setData(_NAME, name)
            item.setCheckState(_BARE if name in hidden else _TICKED)
            self.columns.addItem(item)
        self.columns.blockSignals(False)
        self.columns.setCurrentRow(0)

    def _tick(self, item: QListWidgetItem) -> None:
        self._table.places.show(str(item.data(_NAME)), is_shown=item.checkState() == _TICKED)
        if str(item.data(_NAME)) not in self._table.places.hidden():
            # The last column stays.
            item.setCheckState(_TICKED)

    def _take_order(self) -> None:
        items = [self.columns.item(place) for place in range(self.columns.count())]
        self._table.places.take([str(item.data(_NAME)) for item in items], None)
        self._table.places.changed.emit()

    def _reset(self) -> None:
        self._table.reset_columns()
        self._show()
