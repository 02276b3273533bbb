"""A short table of frozen rows that people write: typed in, added, removed, put in order; it tells the new rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit, NewLine
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.section import reveal

_FEWEST, _MOST = 3, 12


class Rows(QWidget):
    """`changed(rows)`: what they would become; whoever owns them writes and shows them again."""

    changed = Signal(object)
    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        cells: Sequence[Cell],
        make: Callable[[Sequence[Any]], Any] | None = None,
        *,
        add: str = "",
        help: str = "",  # noqa: A002 - what it is
        is_ordered: bool = True,
        most: int = _MOST,
    ) -> None:
        super().__init__()
        self.rows: tuple[Any, ...] = ()
        self._cells, self._make, self._most = {cell.name: cell for cell in cells}, make, most
        self._is_read_only = False
        self._flags: set[tuple[int, str]] = set()
        hint = self.tr("Ajoutez une ligne avec le bouton ci-dessous.") if make else ""
        self.listing = Listing(
            [cell.column() for cell in cells],
            name,
            Empty("programme", self.tr("Aucune ligne"), hint),
            is_editable=True,
            accepts_new_lines=make is not None,
        )
        self.listing.hide_tools()
        self.listing.views.hide()
        self.listing.table.setSortingEnabled(False)
        self.listing.model.sort_by(())
        self.listing.table.walk(has_new_line=False)
        self.add = button(add or self.tr("Ajouter une ligne"), "", "new")
        self.remove = button(self.tr("Retirer"), "quiet", "bin")
        self.up = button(self.tr("Monter"), "quiet")
        self.down = button(self.tr("Descendre"), "quiet")
        self._name_buttons(name)
        self._ordering = (self.up, self.down) if is_ordered else ()
        self._lay_out(name, help)
        self._connect()

    @property
    def current(self) -> int:
        """The rank of the row the keyboard is on; below zero for none."""
        lines = self.listing.table.selected_lines()
        return int(lines[0].identity) if lines else -1

    def name(self, words: str) -> None:
        """Stand under another heading."""
        self._heading.setText(words)
        self.listing.table.setAccessibleName(words)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these; selection stays by rank."""
        self.rows = tuple(rows)
        # One frozen row may stand twice: its rank tells which.
        ranks = iter(range(len(self.rows)))
        self.listing.show_lines(lines_of(self.listing.model.columns, self.rows, lambda _: next(ranks)))
        self.listing.table.show_rows(min(max(len(self.rows), _FEWEST), self._most))
        self._enable()

    def show_flags(self, flags: Mapping[tuple[int, str], str]) -> None:
        """Say under which cells something is wrong, by rank and column."""
        model = self.listing.model
        # A text that nobody could read stays flagged for its own sake.
        for place in self._flags - flags.keys():
            model.flag(*place, "", "")
        self._flags = set(flags)
        for (rank, name), problem in flags.items():
            if rank < len(self.rows) and name in self._cells:
                told = self._cells[name].told(self.rows[rank])
                model.flag(rank, name, told or " ", problem)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let them be read and copied, not changed."""
        self._is_read_only = is_read_only
        self.listing.model.is_editable = not is_read_only
        for each in (self.add, self.remove, *self._ordering):
            each.setVisible(not is_read_only and (each is not self.add or self._make is not None))
        self.remove.setVisible(not is_read_only and self._make is not None)
        self._enable()

    def go_to(self, rank: int, name: str) -> None:
        """Put the keyboard on one cell."""
        places = [place for place, column in enumerate(self.listing.model.columns) if column.name == name]
        self.listing.table.setFocus()
        self.listing.table.go_to(rank, places[0] if places else 0)
        reveal(self)

    def add_row(self) -> None:
        """One row more, with the keyboard on its first cell."""
        if self._make is None or self._is_read_only:
            return
        rank = len(self.rows)
        self.changed.emit((*self.rows, self._make(self.rows)))
        if len(self.rows) > rank:
            self.go_to(rank, self.listing.model.columns[0].name)

    def _connect(self) -> None:
        table = self.listing.table
        table.edits_wished.connect(self._edit)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.chosen.connect(lambda _: self.chosen.emit(self.current))
        self.add.clicked.connect(self.add_row)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        for made, keys in (
            (self.remove, self.tr("Ctrl+Suppr")),
            (self.up, self.tr("Alt+Haut")),
            (self.down, self.tr("Alt+Bas")),
        ):
            made.setToolTip(f"{made.text()} ({keys})")
        for sequence, made in (
            ("Ctrl+Delete", self.remove),
            ("Alt+Up", self.up),
            ("Alt+Down", self.down),
            ("Ctrl+Shift+Up", self.up),
            ("Ctrl+Shift+Down", self.down),
        ):
            shortcut = QShortcut(QKeySequence(sequence), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(made.click)

    def _edit(self, edits: Sequence[CellEdit]) -> None:
        rows = list(self.rows)
        for edit in edits:
            cell = self._cells[edit.column]
            if isinstance(edit.identity, NewLine):
                if self._make is None:
                    continue
                while len(rows) <= len(self.rows) + edit.identity.place:
                    rows.append(self._make(rows))
                rank = len(self.rows) + edit.identity.place
            else:
                rank = int(edit.identity)
            rows[rank] = cell.put(rows[rank], edit.new)
        if tuple(rows) != self.rows:
            self.changed.emit(tuple(rows))

    def _remove(self) -> None:
        chosen = {int(line.identity) for line in self.listing.table.selected_lines()}
        if chosen:
            self.changed.emit(tuple(row for rank, row in enumerate(self.rows) if rank not in chosen))
            self.listing.table.setFocus()

    def _move(self, step: int) -> None:
        rank = self.current
        to = rank + step
        if rank < 0 or not 0 <= to < len(self.rows):
            return
        rows = list(self.rows)
        rows[rank], rows[to] = rows[to], rows[rank]
        place = self.listing.table.currentIndex().column()
        self.changed.emit(tuple(rows))
        self.listing.table.go_to(to, max(place, 0))

    def _enable(self) -> None:
        rank = self.current
        can_change = not self._is_read_only
        self.remove.setEnabled(can_change and rank >= 0)
        self.up.setEnabled(can_change and rank > 0)
        self.down.setEnabled(can_change and 0 <= rank < len(self.rows) - 1)

    def _name_buttons(self, name: str) -> None:
        """Several such tables may stand on one screen: each button says whose it is."""
        buttons: tuple[QPushButton, ...] = (self.add, self.remove, self.up, self.down)
        for each in buttons:
            each.setAccessibleName(f"{each.text()} ({name})")

    def _lay_out(self, name: str, help_words: str) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        self._heading = text(name, "heading", is_wrapped=True)
        inside.addWidget(self._heading)
        if help_words:
            inside.addWidget(text(help_words, "small", is_wrapped=True))
        inside.addWidget(self.listing)
        inside.addLayout(Flow(self.add, self.remove, *self._ordering))
        if self._make is None:
            self.add.hide()
            self.remove.hide()
