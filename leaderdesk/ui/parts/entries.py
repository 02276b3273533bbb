"""A short table typed in as a sheet is: its last line, always empty, makes a new row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, Line, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit, NewLine
from leaderdesk.ui.kit.tables.pasting import PastedCell, PastePlan
from leaderdesk.ui.parts.paper import keep_cell_in_sight
from leaderdesk.words.formats import NO_BREAK

_MANY_COLUMNS = 8


class _Blank:
    """What stands on the last line."""


BLANK = _Blank()


@dataclass(frozen=True, slots=True)
class NewRow:
    """The last line of the table of one owner: what could not be read there is not shown to another."""

    owner: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of a row: some of its fields by name; no key makes a new one."""

    key: int | None
    fields: Mapping[str, Any]
    is_removed: bool = False


class EntryTable(Listing):
    """Shows the rows of one owner, and tells what is wished of them: one list of entries is one action."""

    wished = Signal(list)
    # The row that the keyboard is on, None on the last line.
    picked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        new: str,
        *,
        most_rows: int = 8,
        identity: Callable[[Any], int] = attrgetter("id"),
        is_wide: bool = False,
    ) -> None:
        blank = [_with_blank(column, new if rank == 0 else NO_BREAK) for rank, column in enumerate(columns)]
        super().__init__(blank, name, Empty("list", "", ""), is_editable=True, accepts_new_lines=True)
        self._identity, self._most_rows, self._spare = identity, most_rows, int(is_wide)
        self._created, self._new = "", new
        self._is_read_only = False
        self.buttons: list[QPushButton] = []
        self.nothing = text("", "muted")
        self.nothing.hide()
        self._make_short(is_wide=is_wide)
        self.table.edits_wished.connect(self._take)
        self.table.chosen.connect(lambda _: self._tell_picked())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._keep_in_sight())

    @property
    def current(self) -> Any:  # noqa: ANN401 - an item of the table
        """The row that the keyboard is on."""
        item = self.table.current_item()
        return None if item is BLANK else item

    def lines_for(self, owner: int, items: Iterable[Any]) -> list[Line]:
        """The lines of the rows of an owner; may be called on the base's thread."""
        return lines_of(
            self.model.columns, [*items, BLANK], lambda item: NewRow(owner) if item is BLANK else self._identity(item)
        )

    def show_lines(self, lines: Sequence[Line]) -> None:
        shown = [line for line in lines if line.item is not BLANK or not self._is_read_only]
        super().show_lines(shown)
        self.nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self.table.show_rows(min(len(shown), self._most_rows) + self._spare)
        self._follow_created()
        self._enable()

    def selected_keys(self) -> list[int]:
        """The keys of the rows where something is selected."""
        return [self._identity(line.item) for line in self.table.selected_lines() if line.item is not BLANK]

    def add_action(self, words: str, icon_name: str, keys: str) -> QPushButton:
        """Something to do with the selected rows: a button above the table, an entry of its menu, a key in it."""
        made = button(words, "quiet", icon_name)
        made.setToolTip(f"{words} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        action = QAction(words, self.table)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _: made.click())
        self.table.addAction(action)
        self.tools.addWidget(made)
        QWidget.setTabOrder(self.buttons[-1] if self.buttons else self.choose_columns, made)
        self.buttons.append(made)
        return made

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the rows be read, not changed."""
        self._is_read_only = is_read_only
        self.model.is_editable = not is_read_only
        self._enable()

    def go_to(self, key: int | None, column: str) -> None:
        """Put the keyboard on a cell of a row, or of the last line."""
        rows = range(self.model.rowCount())
        found = [row for row in rows if (line := self.model.line(row)) and self._key_of(line) == key]
        if found:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.go_to(found[0], self.model.place_of(column))
            keep_cell_in_sight(self.table)

    def enter(self) -> None:
        """Put the keyboard on the table, and the cell it was on in sight."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        keep_cell_in_sight(self.table)

    def event(self, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.ShortcutOverride and self._wants_escape():
            # It leaves the cell or the preview, before anything around the table.
            event.accept()
            return True
        return super().event(event)

    def _wants_escape(self) -> bool:
        return self.table.cells.is_open or self.preview.isVisible()

    def _keep_in_sight(self) -> None:
        if self.table.hasFocus():
            keep_cell_in_sight(self.table)

    def _key_of(self, line: Line) -> int | None:
        return None if line.item is BLANK else self._identity(line.item)

    def _take(self, edits: list[CellEdit]) -> None:
        by_row: dict[Any, dict[str, Any]] = {}
        for edit in edits:
            by_row.setdefault(edit.identity, {})[edit.column] = edit.new
        news = (NewRow, NewLine)
        entries = [Entry(None if isinstance(key, news) else key, fields) for key, fields in by_row.items()]
        # Typed with Tab, the row goes on being typed; with Enter, the next one begins.
        self._created = edits[0].column if len(edits) == 1 and entries[0].key is None else ""
        self.wished.emit(entries)

    def _planned(self, block: Sequence[Sequence[str]]) -> PastePlan | None:
        plan = super()._planned(block)
        if plan is None:
            return None
        is_begun = any(isinstance(edit.identity, NewRow) for edit in plan.edits)
        cells = tuple(self._numbered(cell) for cell in plan.cells)
        return replace(plan, cells=cells, new_lines=plan.new_lines + is_begun)

    def _numbered(self, cell: PastedCell) -> PastedCell:
        """The last line of the table is the first of the new ones."""
        if cell.line == self._new:
            return replace(cell, line="+ 1", old="")
        sign, _, rank = cell.line.partition("+ ")
        return replace(cell, line=f"+ {int(rank) + 1}") if not sign and rank.isdigit() else cell

    def _follow_created(self) -> None:
        index = self.table.currentIndex()
        if not self._created or not index.isValid() or self.table.current_item() is not BLANK:
            return
        if self.model.columns[index.column()].name != self._created and index.row():
            self.table.go_to(index.row() - 1, index.column())
        self._created = ""

    def _tell_picked(self) -> None:
        self._enable()
        self.picked.emit(self.current)

    def _enable(self) -> None:
        for each in self.buttons:
            each.setEnabled(not self._is_read_only and self.current is not None)

    def _make_short(self, *, is_wide: bool) -> None:
        self.hide_tools()
        # Without their letters: there are several tables on a screen.
        for each in (self.choose_columns, self.preview.paste, self.preview.cancel):
            each.setText(each.text().replace("&", ""))
        self.choose_columns.setVisible(is_wide and len(self.model.columns) >= _MANY_COLUMNS)
        self.table.setSortingEnabled(False)
        self.model.sort_by(())
        self.table.usual = self.table.look()
        # There is always a line to type in: the pages for an empty list would only take room.
        inside = self.layout()
        if inside is not None:
            inside.replaceWidget(self._stack, self.table)
            inside.addWidget(self.nothing)
        self._stack.setParent(self)
        self._stack.hide()
        self.table.show()
        QWidget.setTabOrder(self.table, self.choose_columns)


def _with_blank(column: Column, told: str) -> Column:
    """The column, which also has something to say of the last line."""

    def unless_blank(say: Callable[[Any], Any] | None, blank: object) -> Callable[[Any], Any] | None:
        return None if say is None else lambda item: blank if item is BLANK else say(item)

    return replace(
        column,
        text=lambda item: told if item is BLANK else column.text(item),
        key=unless_blank(column.key, None),
        value=lambda item: None if item is BLANK else column.value_of(item),
        tone=lambda item: "muted" if item is BLANK else column.tone(item) if column.tone else "",
        copied=unless_blank(column.copied, ""),
    )
