"""The one table: rows to read or cells to type in, by keys and clicks; it tells what is wished, it writes nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables import editing, selection
from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.kit.tables.keys import Keys
from leaderdesk.ui.kit.tables.menu import cell_menu
from leaderdesk.ui.kit.tables.walking import cell_after, first_place, is_on_last


class Table(Grid):
    """Shows a `LineModel`."""

    def __init__(
        self, model: LineModel, name: str, parent: QWidget | None = None, *, is_editable: bool = False
    ) -> None:
        super().__init__(model, name, parent, is_editable=is_editable)
        self._keys = Keys(self)
        # Tab goes from cell to cell; the last line may be there to make a new one.
        self.is_walked = self.has_new_line = False
        self.titles.menu_wished.connect(self.show_column)
        self.cells.finished.connect(self._finish_cell)
        self.cells.left.connect(self.leave)
        self.doubleClicked.connect(self._open_clicked)

    def walk(self, *, has_new_line: bool) -> None:
        """Let Tab go from cell to cell, as in a sheet, and out after the last line; Ctrl+Tab leaves at once."""
        self.is_walked, self.has_new_line = True, has_new_line
        self.cells.has_way_out = True

    def leave(self, is_onward: bool) -> None:
        """Go to what comes after the table, or to what stands before."""
        super().focusNextPrevChild(is_onward)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        is_out = not self.is_walked or not self.is_editable
        # On the last line, where nothing is typed yet, there is nowhere further to go.
        if is_out or (is_next and self.has_new_line and is_on_last(self)) or not self._walk(is_next=is_next):
            return super().focusNextPrevChild(is_next)
        return True

    def cell_menu(self) -> QMenu:
        """What can be done with the cell the keyboard is on."""
        return cell_menu(self)

    def event(self, event: QEvent) -> bool:
        is_asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_asked and self.is_walked and self.is_editable and editing.is_way_out(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.cells.is_open:
            # What a field leaves unused is not for the table: the cell is still being typed in.
            event.accept()
        elif self.is_walked and (editing.is_way_out(event) or event.key() == Qt.Key.Key_F6):
            self.leave(event.key() != Qt.Key.Key_Backtab)
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
            self.let_go(outcome.identity, outcome.column)
            self.wish(self._for_all(outcome) if is_for_all else [outcome] * (outcome.new != outcome.old))
        if columns and self.is_walked:
            if not self._walk(is_next=columns > 0):
                self.leave(columns > 0)
        elif rows or columns:
            self.step(rows, columns)
            if rows > 0 and self.has_new_line and is_on_last(self):
                # A new line is typed from its beginning.
                self.go_to(self.currentIndex().row(), first_place(self))

    def _walk(self, *, is_next: bool) -> bool:
        cell = cell_after(self, 1 if is_next else -1)
        if cell is not None:
            self.go_to(*cell)
        return cell is not None

    def _for_all(self, edit: editing.CellEdit) -> list[editing.CellEdit]:
        place = [self.lines.place_of(edit.column)]
        return editing.given_to_all(self.lines, selection.selected_rows(self), place, edit.new)
