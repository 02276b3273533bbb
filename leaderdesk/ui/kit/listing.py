"""A list with all that goes with it: filter box, count, table, and what to say when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.theme.icons import icon


class FilterBox(QLineEdit):
    """Filters as one types; Escape clears, Down goes to the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Filtrer la liste (Ctrl+F)"))
        self.setAccessibleName(self.tr("Filtrer la liste"))
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        for each in self.findChildren(QToolButton):
            each.setAccessibleName(self.tr("Filtrer"))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 34, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Listing(QWidget):
    """Shows lines, filtered and counted."""

    def __init__(self, columns: Sequence[Column], name: str, empty: Empty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LineModel(columns, self)
        self.table = Table(self.model, name)
        self.filter_box = FilterBox()
        self.count = text("", "muted")
        self.tools = Flow(self.filter_box, self.count, None)
        clear = button(self.tr("Effacer le filtre"))
        clear.clicked.connect(self.filter_box.clear)
        self._nothing_found = Empty("search", "", self.tr("Essayez un mot de moins, ou effacez le filtre."), clear)
        self._stack = QStackedWidget()
        for each in (self.table, empty, self._nothing_found):
            self._stack.addWidget(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(self.tools)
        inside.addWidget(self._stack, 1)
        self.filter_box.textChanged.connect(self.model.filter)
        self.filter_box.left.connect(self.table.setFocus)
        self.model.modelReset.connect(self._tell)
        self._tell()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace what is listed; filter, order and selection stay."""
        self.model.show_lines(lines)

    def sort_by(self, name: str, *, is_descending: bool = False) -> None:
        """Order by one column, as a click on its title does."""
        place = [column.name for column in self.model.columns].index(name)
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(place, order)

    def hide_tools(self) -> None:
        """A list short enough to be read whole needs neither filter nor count."""
        self.filter_box.hide()
        self.count.hide()

    def focus_filter(self) -> None:
        """Ready to type what to look for."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def selected_items(self) -> list[Any]:
        """The selected items, in the order shown."""
        return [line.item for line in self.table.selected_lines()]

    def _tell(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        is_filtered = bool(self.model.wanted.strip())
        self.count.setText(self.tr("{} sur {}").format(shown, total) if is_filtered else str(total))
        self.count.setAccessibleName(self.tr("Lignes affichées\u00a0: {}").format(self.count.text()))
        self._nothing_found.words.setText(self.tr("Rien ne correspond à «\u00a0{}\u00a0».").format(self.model.wanted))
        self._stack.setCurrentIndex(0 if shown else (2 if total else 1))
        self.filter_box.setEnabled(total > 0)
