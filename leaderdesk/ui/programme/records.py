"""A table of records of the base that people type in, add and bin: it tells, it writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.programme.cells import Cell, from_editor


class Records(QWidget):
    """`edited({key: {field: value}})`, once per gesture; `add_wished`; `bin_wished(rows, is_binned)`."""

    edited = Signal(object)
    add_wished = Signal()
    bin_wished = Signal(object, bool)

    def __init__(
        self, name: str, help_words: str, cells: Sequence[Cell], empty: Empty, *, add: str, has_bin: bool = True
    ) -> None:
        super().__init__()
        self._cells = {cell.name: cell for cell in cells}
        self._items: tuple[Any, ...] = ()
        self._new: int | None = None
        self._is_read_only = False
        self._has_bin = has_bin
        self.listing = Listing([cell.column() for cell in cells], name, empty, is_editable=True)
        self.add = button(add, "", "new")
        self.remove = button(self.tr("&Mettre à la corbeille") if has_bin else self.tr("&Retirer"), "", "bin")
        self.unbin = button(self.tr("&Remettre en place"))
        self.shows_bin = button(self.tr("&Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        for each in (self.add, self.remove, self.unbin, self.shows_bin):
            self.listing.tools.addWidget(each)
        self.shows_bin.setVisible(has_bin)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(text(help_words, "muted", is_wrapped=True))
        inside.addWidget(self.listing, 1)
        self._connect()

    def show_items(self, items: Sequence[Any], *, is_read_only: bool) -> None:
        """Show these; one that was just added is opened to be typed in."""
        self._items, self._is_read_only = tuple(items), is_read_only
        self.listing.model.is_editable = not is_read_only
        self._show()

    def open_new(self, key: int) -> None:
        """Bring the keyboard to a record that was just added, as soon as it is shown."""
        self._new = key
        self._open_new()

    def go_to(self, key: int) -> None:
        """Bring the keyboard to a record, if it is listed."""
        row = self.listing.model.row_of(key)
        if row is not None:
            self.listing.table.setFocus()
            self.listing.table.go_to(row, 0)

    def _show(self) -> None:
        is_bin = self._has_bin and self.shows_bin.isChecked()
        shown = [item for item in self._items if not self._has_bin or item.is_binned == is_bin]
        self.listing.show_lines(lines_of(self.listing.model.columns, shown, lambda item: item.id))
        for each, is_shown in ((self.add, not is_bin), (self.remove, not is_bin), (self.unbin, is_bin)):
            each.setVisible(is_shown and not self._is_read_only)
        self._enable()
        self._open_new()

    def _open_new(self) -> None:
        table = self.listing.table
        row = None if self._new is None else self.listing.model.row_of(self._new)
        if row is None:
            return
        self._new = None
        table.setFocus()
        table.go_to(row, 0)
        table.edit(self.listing.model.index(row, 0))

    def _connect(self) -> None:
        self.listing.table.edits_wished.connect(self._edit)
        self.listing.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.add.clicked.connect(self.add_wished)
        self.shows_bin.toggled.connect(self._show)
        self.remove.clicked.connect(lambda: self._move(is_binned=True))
        self.unbin.clicked.connect(lambda: self._move(is_binned=False))
        delete = QShortcut(QKeySequence("Ctrl+Delete"), self.listing.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._move(is_binned=True))

    def _edit(self, edits: Sequence[CellEdit]) -> None:
        changes: dict[int, dict[str, Any]] = {}
        for edit in edits:
            cell = self._cells[edit.column]
            value = cell.blank if edit.new is None else from_editor(cell.kind, edit.new)
            changes.setdefault(int(edit.identity), {})[edit.column] = value
        self.edited.emit(changes)

    def _move(self, *, is_binned: bool) -> None:
        chosen = self.listing.selected_items()
        if chosen and not self._is_read_only:
            self.bin_wished.emit(chosen, is_binned)

    def _enable(self) -> None:
        has_choice = bool(self.listing.table.selected_lines())
        self.remove.setEnabled(has_choice)
        self.unbin.setEnabled(has_choice)


def free_name(taken: Sequence[str], name: str) -> str:
    """A name nobody has: itself, or numbered."""
    rank, free = 1, name
    while free in taken:
        rank += 1
        free = f"{name} {rank}"
    return free


Changes = Mapping[int, Mapping[str, Any]]
