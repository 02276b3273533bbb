"""The one table: rows to read or cells to type in, by keys and clicks; it tells what is wished, it writes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables import editing, selection
from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.kit.tables.keys import Keys
from leaderdesk.ui.kit.tables.menu import cell_menu


class Table(Grid):
    """Shows a `LineModel`."""

    def __init__(
        self, model: LineModel, name: str, parent: QWidget | None = None, *, is_editable: bool = False
    ) -> None:
        super().__init__(model, name, parent, is_editable=is_editable)
        self._keys = Keys(self)
        self.titles.menu_wished.connect(self.show_column)
        self.cells.finished.connect(self._finish_cell)
        self.doubleClicked.connect(self._open_clicked)

    def cell_menu(self) -> QMenu:
        """What can be done with the cell the keyboard is on."""
        return cell_menu(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.cells.is_open:
            # What a field leaves unused is not for the table: the cell is still being typed in.
            event.accept()
        elif not self._keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = self.lines.entry(index.row()) if index.isValid() else None
        super().mousePressEvent(event)
        if isinstance(entry, Heading) and event.button() == Qt.MouseButton.LeftButton:
            self.lines.fold(entry.text, is_folded=not entry.is_folded)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            where = event.globalPos()
        if self.currentIndex().isValid():
            self.cell_menu().popup(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # First, or Qt puts the keyboard there without selecting anything.
        self.select_first()
        super().focusInEvent(event)

    def _open_clicked(self) -> None:
        item = self.current_item()
        is_typed = self.lines.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable
        if item is not None and not is_typed:
            self.opened.emit(item)

    def _finish_cell(self, outcome: object, rows: int, columns: int, is_for_all: bool) -> None:
        if isinstance(outcome, editing.Unread):
            self.lines.flag(outcome.identity, outcome.column, outcome.raw, outcome.problem)
            self.unread_typed.emit(outcome)
        elif isinstance(outcome, editing.CellEdit):
            self.lines.flag(outcome.identity, outcome.column, "", "")
            self.wish(self._for_all(outcome) if is_for_all else [outcome])
        if rows or columns:
            self.step(rows, columns)

    def _for_all(self, edit: editing.CellEdit) -> list[editing.CellEdit]:
        place = [self.lines.place_of(edit.column)]
        return editing.given_to_all(self.lines, selection.selected_rows(self), place, edit.new)
