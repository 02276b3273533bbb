"""A short table typed in as a sheet is: its last line, always empty, makes a new row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, Line, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit, NewLine, Unread
from leaderdesk.ui.kit.tables.pasting import PastedCell, PastePlan
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.begun import BLANK, BegunLines, Blank, NewRow, with_blank
from leaderdesk.ui.parts.paper import bring_in_sight, keep_cell_in_sight
from leaderdesk.words.formats import NO_BREAK

_MANY_COLUMNS = 8


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
    # A line that was begun has its row: what it was known under, and the key.
    row_made = Signal(object, object)

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
        blank = [with_blank(column, new if rank == 0 else NO_BREAK) for rank, column in enumerate(columns)]
        super().__init__(blank, name, Empty("list", "", ""), is_editable=True, accepts_new_lines=True)
        self._identity, self._most_rows, self._spare = identity, most_rows, int(is_wide)
        self._new, self._begun = new, BegunLines(identity)
        self._is_read_only = False
        self.buttons: list[QPushButton] = []
        self.nothing = text("", "muted")
        self.nothing.hide()
        self._make_short(is_wide=is_wide)
        self.table.walk(has_new_line=True)
        self.keeps_unread = True
        self.table.edits_wished.connect(self._take)
        self.table.chosen.connect(lambda _: self._tell_picked())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._keep_in_sight())

    @property
    def current(self) -> Any:  # noqa: ANN401 - an item of the table
        """The row that the keyboard is on."""
        item = self.table.current_item()
        return None if isinstance(item, Blank) else item

    def lines_for(self, owner: int, items: Iterable[Any]) -> list[Line]:
        """The lines of the rows of an owner; may be called on the base's thread."""
        return lines_of(
            self.model.columns,
            [*items, BLANK],
            lambda item: NewRow(owner) if isinstance(item, Blank) else self._identity(item),
        )

    def show_lines(self, lines: Sequence[Line]) -> None:
        before = {identity: self._begun.key_of(identity) for identity, _ in self.model.flags_raised}
        made = self._begun.take(lines)
        self._rename_flags(before)
        self._show()
        for identity, key in made.items():
            self.row_made.emit(identity, key)
        late = [Entry(key, fields) for identity, key in made.items() if (fields := self._begun.late_fields(identity))]
        if late:
            self.wished.emit(late)

    def key_of(self, identity: object) -> int | None:
        """The key of the row of a line, whatever the line is known under; None where it has none yet."""
        return self._begun.key_of(identity)

    def give_up_begun(self, problem: str) -> None:
        """The lines begun could not become rows: what was typed stays on the last line, with what is wrong."""
        words = self._begun.give_up()
        if not words:
            return
        self._show()
        blank = self.model.line(self.model.rowCount() - 1)
        for column, raw in words.items():
            if blank is not None:
                self.model.flag(blank.identity, column, raw, problem)
                self.table.unread_typed.emit(Unread(blank.identity, column, raw, problem))

    def keys(self) -> list[int]:
        """The keys of the rows, in the order shown."""
        lines = (self.model.line(row) for row in range(self.model.rowCount()))
        return [key for line in lines if line is not None and (key := self._key_of(line)) is not None]

    @property
    def current_key(self) -> int | None:
        """The key of the row that the keyboard is on."""
        return None if self.current is None else self._identity(self.current)

    def selected_keys(self) -> list[int]:
        """The keys of the rows where something is selected."""
        return [self._identity(line.item) for line in self.table.selected_lines() if not isinstance(line.item, Blank)]

    def removals(self) -> list[Entry]:
        """The selected rows, to be removed; a line reckoned from others, whose key is below zero, goes with them."""
        return [Entry(key, {}, is_removed=True) for key in self.selected_keys() if key > 0]

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

    def preview_paste(self, copied: str) -> None:
        super().preview_paste(copied)
        if self.preview.isVisible():
            # Once it has its place: what is asked must be seen with its answers.
            QTimer.singleShot(0, self.preview, lambda: bring_in_sight(self.preview.paste))

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
        keep_cell_in_sight(self.table, is_entered=True)

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
        return None if isinstance(line.item, Blank) else self._identity(line.item)

    def _paste(self, plan: PastePlan) -> None:
        """The new lines are begun in their order; what cannot be read is kept in its cell, of a new line too."""
        found: dict[Any, list[CellEdit]] = {}
        pasted: list[CellEdit | Unread] = [*plan.edits, *plan.unread]
        for each in sorted(pasted, key=_rank_of):
            found.setdefault(each.identity, []).extend([each] if isinstance(each, CellEdit) else [])
        news = (key for key in found if isinstance(key, NewLine) or self._begun.is_next(key))
        names = {key: self._begun.next(rank) for rank, key in enumerate(news)}
        edits = [replace(edit, identity=names.get(key, key)) for key in found for edit in found[key]]
        unread = [replace(kept, identity=names.get(kept.identity, kept.identity)) for kept in plan.unread]
        made = {edit.identity for edit in edits}
        # A line of which nothing could be read is made all the same, to stand under what was pasted.
        bare = {kept.identity: kept.column for kept in unread if kept.identity in names.values()}
        edits += [CellEdit(key, column, None, None) for key, column in bare.items() if key not in made]
        edits.sort(key=_rank_of)
        if edits:
            self.table.edits_wished.emit(edits)
        for kept in unread:
            self.model.flag(kept.identity, kept.column, kept.raw, kept.problem)
            self.table.unread_typed.emit(kept)

    def _take(self, edits: list[CellEdit]) -> None:
        by_row: dict[Any, list[CellEdit]] = {}
        for edit in edits:
            by_row.setdefault(edit.identity, []).append(edit)
        found = [self._entry(identity, each) for identity, each in by_row.items()]
        if any(self._begun.is_waiting(identity) for identity in by_row):
            self._show()
        entries = [each for each in found if each is not None]
        if entries:
            self.wished.emit(entries)

    def _entry(self, identity: object, edits: Sequence[CellEdit]) -> Entry | None:
        """What is wished of one row; what is typed in a line whose row is being made waits for it."""
        fields = {edit.column: edit.new for edit in edits}
        if not isinstance(identity, NewRow):
            return Entry(None if isinstance(identity, NewLine) else self._begun.key_of(identity), fields)
        key = self._begun.key_of(identity)
        if key is not None:
            return Entry(key, fields)
        words = {edit.column: edit.words for edit in edits if edit.words}
        if self._begun.is_waiting(identity):
            self._begun.add(identity, fields, words)
            return None
        self._begun.begin(identity, words)
        return Entry(None, fields)

    def _planned(self, block: Sequence[Sequence[str]]) -> PastePlan | None:
        plan = super()._planned(block)
        if plan is None:
            return None
        is_begun = any(
            isinstance(key := edit.identity, NewRow) and not self._begun.is_begun(key) for edit in plan.edits
        )
        cells = tuple(self._numbered(cell) for cell in plan.cells)
        return replace(plan, cells=cells, new_lines=plan.new_lines + is_begun)

    def _numbered(self, cell: PastedCell) -> PastedCell:
        """The last line of the table is the first of the new ones."""
        if cell.line == self._new:
            return replace(cell, line="+ 1", old="")
        sign, _, rank = cell.line.partition("+ ")
        return replace(cell, line=f"+ {int(rank) + 1}") if not sign and rank.isdigit() else cell

    def _show(self) -> None:
        shown = [line for line in self._begun.lines() if not isinstance(line.item, Blank) or not self._is_read_only]
        super().show_lines(shown)
        self.nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self.table.show_rows(min(len(shown), self._most_rows) + self._spare)
        self._enable()

    def _rename_flags(self, before: Mapping[object, int | None]) -> None:
        """A row shown again under its own key takes with it what could not be read in the line it was begun as."""
        flags = self.model.flags_raised
        for identity, column in list(flags):
            key = before[identity]
            if isinstance(identity, NewRow) and key is not None and not self._begun.is_begun(identity):
                flags[key, column] = flags.pop((identity, column))

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
        show_if(self.table, is_shown=True)
        QWidget.setTabOrder(self.table, self.choose_columns)


def _rank_of(each: CellEdit | Unread) -> tuple[int, int]:
    """Rows that are there, then the last line, then those to come."""
    key = each.identity
    return (2, key.place) if isinstance(key, NewLine) else (1, key.rank) if isinstance(key, NewRow) else (0, 0)
