"""A cell typed over: the editor is a field of the kit, the outcome is told and never written by the table itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from leaderdesk.ui.kit.fields.editor import Editor
from leaderdesk.ui.kit.fields.overlay import Overlay
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.cells import Cells

_Index = QModelIndex | QPersistentModelIndex
_Key = Qt.Key
_MOVES = {_Key.Key_Return: (1, 0), _Key.Key_Enter: (1, 0), _Key.Key_Tab: (0, 1), _Key.Key_Backtab: (0, -1)}


def is_way_out(event: QKeyEvent) -> bool:
    """True for Ctrl+Tab, which leaves a table where Tab goes from cell to cell."""
    has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return has_control and event.key() in (_Key.Key_Tab, _Key.Key_Backtab)


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that is not there yet: the first, the second… of those that a pasted block asks for."""

    place: int


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell that the user wishes to change; `words` is the new value as it is read."""

    identity: Any
    column: str
    old: Any
    new: Any
    words: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that could not be read, kept in its cell with what is expected; a page may keep it as a draft."""

    identity: Any
    column: str
    raw: str
    problem: str


@dataclass(slots=True)
class _Opened:
    """The cell being typed in: `field` and `widget` are one object, by its two sides."""

    field: Editor
    widget: QWidget
    identity: Any
    column: str
    old: Any
    outcome: list[CellEdit | Unread] = dataclasses.field(default_factory=list)


class EditedCells(Cells):
    """Opens one field at a time over its cell; Enter goes down, Tab goes right, Escape gives the old value back."""

    finished = Signal(object, int, int, bool)
    # The way out of the table was asked for while typing: true for what comes after it, false for what stands before.
    left = Signal(bool)

    def __init__(self, view: QTableView, lines: LineModel) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines
        self._opened: _Opened | None = None
        self._is_finishing = False
        # Once the keyboard has arrived where it goes: a popup of the field is still the field.
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self._finish_if_left)
        # The outcome of a field that the view closed, told when the view is done with it.
        self._late: list[CellEdit | Unread | None] = []
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_late)
        self.problem_at = lines.problem_at
        # Where Tab goes from cell to cell, Ctrl+Tab is the way out.
        self.has_way_out = False

    @property
    def is_open(self) -> bool:
        """True while a cell is being typed in."""
        return self._opened is not None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        column, line = self._lines.columns[index.column()], self._lines.line(index.row())
        if column.editor is None or line is None:
            return super().createEditor(parent, option, index)
        widget = column.editor()
        widget.setParent(parent)
        widget.setAccessibleName(column.title)
        self._opened = _Opened(widget, widget, line.identity, column.name, column.value_of(line.item))
        widget.edited.connect(self._take)
        widget.unread.connect(self._keep)
        widget.doubted.connect(self._keep)
        if isinstance(widget.focusProxy(), QWidget):
            widget.focusProxy().installEventFilter(self)
        self._lines.hold(is_held=True)
        self._fill(self._opened)
        return widget  # type: ignore[no-any-return]  # a field of the kit

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Filled once, when it opens: what is being typed is never replaced."""

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """The table writes nothing."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), editor.minimumSizeHint().width()))
        editor.setGeometry(rect)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        opened = self._opened
        if opened is not None and opened.widget is editor and not self._is_finishing:
            # The view takes it away by itself, at a click on another cell: what was typed is kept all the same.
            opened.field.commit()
            self._late.append(self._outcome(opened))
            self._opened = None
            self._telling.start()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._opened is None or self._is_finishing:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._leaving.start()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return QApplication.activePopupWidget() is None and self._press(event)
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Ctrl+Tab is the table's before it is anything else's."""
        is_ours = self.has_way_out and is_way_out(event)
        if is_ours:
            event.accept()
        return is_ours

    def finish(self, rows: int = 0, columns: int = 0, *, is_kept: bool = True, is_for_all: bool = False) -> None:
        """Close the field: leaving it makes it say what it holds."""
        opened = self._opened
        if opened is None or self._is_finishing:
            return
        self._is_finishing = True
        if not is_kept:
            opened.field.show_value(opened.old)
        self._view.setFocus()
        outcome = self._outcome(opened) if is_kept else None
        self._opened, self._is_finishing = None, False
        self.closeEditor.emit(opened.widget, QStyledItemDelegate.EndEditHint.NoHint)
        self._lines.hold(is_held=False)
        self.finished.emit(outcome, rows, columns, is_for_all)

    def _tell_late(self) -> None:
        while self._late:
            self.finished.emit(self._late.pop(0), 0, 0, False)
        if self._opened is None:
            self._lines.hold(is_held=False)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == _Key.Key_Escape:
            if self._has_panel():
                return False
            self.finish(is_kept=False)
            return True
        if event.key() not in _MOVES or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if self.has_way_out and is_way_out(event):
            self._confirm()
            self.finish()
            self.left.emit(event.key() == _Key.Key_Tab)
            return True
        rows, columns = _MOVES[_Key(event.key())]
        is_for_all = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and rows == 1
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and rows:
            rows = -1
        self._confirm()
        self.finish(0 if is_for_all else rows, columns, is_for_all=is_for_all)
        return True

    def _confirm(self) -> None:
        """The field hears Enter before it is left: it takes what is marked in its list."""
        opened = self._opened
        if opened is None or isinstance(opened.widget, QPlainTextEdit):
            return
        self._is_finishing = True
        enter = QKeyEvent(QEvent.Type.KeyPress, _Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(opened.widget.focusProxy() or opened.widget, enter)
        self._is_finishing = False

    def _has_panel(self) -> bool:
        """True while the field shows a list or a calendar of its own."""
        return any(each.isVisible() for each in self._view.window().findChildren(Overlay))

    def _fill(self, opened: _Opened) -> None:
        raw, _ = self._lines.flags_raised.get((opened.identity, opened.column), ("", ""))
        opened.field.show_value(opened.old)
        if raw:
            opened.field.show_text(raw)

    def _finish_if_left(self) -> None:
        focus = QApplication.focusWidget()
        if self._opened is None or QApplication.activePopupWidget() is not None:
            return
        widget = self._opened.widget
        if self._has_panel() or focus is widget or (focus is not None and widget.isAncestorOf(focus)):
            return
        self._leave(focus)

    def _leave(self, focus: QWidget | None) -> None:
        """The keyboard went elsewhere: what was typed is kept, and it stays where it went."""
        self.finish()
        if focus is not None and focus is not self._view:
            focus.setFocus()

    def _outcome(self, opened: _Opened) -> CellEdit | Unread | None:
        value = opened.field.value()
        last = opened.outcome[-1] if opened.outcome else self._edit(opened, value)
        if isinstance(last, Unread):
            return last
        # What the cell holds, typed over a text that waited to be corrected, takes its place.
        is_new = last.new != opened.old or (opened.identity, opened.column) in self._lines.flags_raised
        return dataclasses.replace(last, words=opened.field.raw()) if is_new else None

    def _take(self, value: object) -> None:
        if self._opened is not None:
            self._opened.outcome.append(self._edit(self._opened, value))

    def _keep(self, raw: str) -> None:
        opened = self._opened
        if opened is not None:
            told = " · ".join(answer.words for answer in opened.field.answers)
            problem = f"{opened.field.problem} {told}".strip()
            opened.outcome.append(Unread(opened.identity, opened.column, raw, problem))

    def _edit(self, opened: _Opened, value: object) -> CellEdit:
        return CellEdit(opened.identity, opened.column, opened.old, value)


def filled_down(lines: LineModel, rows: Sequence[int], places: Sequence[int]) -> list[CellEdit]:
    """The first selected row's cells, in those below."""
    chosen = [line for row in rows if (line := lines.line(row))]
    editable = [lines.columns[place] for place in places if lines.columns[place].is_editable]
    if not chosen:
        return []
    return [
        CellEdit(line.identity, column.name, column.value_of(line.item), column.value_of(chosen[0].item))
        for line in chosen[1:]
        if line.identity not in lines.locked
        for column in editable
        if column.value_of(line.item) != column.value_of(chosen[0].item)
    ]


def given_to_all(lines: LineModel, rows: Sequence[int], places: Sequence[int], value: object) -> list[CellEdit]:
    """One value in every selected cell; None empties them."""
    return [
        CellEdit(line.identity, column.name, column.value_of(line.item), value)
        for row in rows
        if (line := lines.line(row)) and line.identity not in lines.locked
        for column in (lines.columns[place] for place in places)
        if column.is_editable and column.value_of(line.item) != value
    ]
