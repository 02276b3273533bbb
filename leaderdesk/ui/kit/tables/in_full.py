"""Under a table, the cell that the keyboard is on, whole: what the mouse reads by resting on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolTip

from leaderdesk.ui.kit.tables.cells import is_whole
from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.unseen import show_if

# In rows: a lower table has none to spare, and the cell is told over it as the mouse would have it.
_LOWEST = 6


class InFull(QLabel):
    """Seen only while that cell is cut."""

    def __init__(self, table: Grid) -> None:
        super().__init__()
        self._table = table
        self.setProperty("type", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        table.selectionModel().currentChanged.connect(lambda *_: self.tell())
        for changed in (table.lines.modelReset, table.lines.dataChanged, table.horizontalHeader().sectionResized):
            changed.connect(lambda *_: self.tell())

    def tell(self) -> None:
        """Say the cell in hand, if its column cuts it."""
        table, index = self._table, self._table.currentIndex()
        told = str(index.data() or "") if index.isValid() else ""
        said = "" if is_whole(told, table.fontMetrics(), table.columnWidth(index.column())) else told
        room = table.height() + (self.height() if self.isVisible() else 0)
        has_room = room >= table.verticalHeader().defaultSectionSize() * _LOWEST
        if said != self.text():
            self.setText(said)
        show_if(self, is_shown=bool(said) and has_room)
        if said and not has_room and table.hasFocus():
            where = table.viewport().mapToGlobal(table.visualRect(index).bottomLeft())
            QToolTip.showText(where, said, table)
