"""The grid that notes are typed in: digits go straight in, and every other key is told to the panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from leaderdesk.domain.typed.note_keys import ABSTAINS
from leaderdesk.ui.sittings.live.notes.model import NotesModel
from leaderdesk.ui.sittings.live.notes.painter import NotePainter

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ERASING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_COMMAS = {",", "."}
# Qt moves along a table by these.
_MOVING = {
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
}
_FEWEST_ROWS = 4
_TITLE_SHARE = 0.5
_PADDED = 24


class NotesGrid(QTableView):
    """`typed` is a digit, a comma or A; `passed` goes on to the next cell, or with Shift back; `erased` empties."""

    typed = Signal(str)
    passed = Signal(bool)
    # True for the key that rubs out backwards.
    erased = Signal(bool)
    moved = Signal()
    left = Signal()

    def __init__(self, notes: NotesModel) -> None:
        super().__init__()
        self.notes = notes
        self.setModel(notes)
        self._painter = NotePainter(self, notes)
        self.setItemDelegate(self._painter)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setProperty("look", "sheets")
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag(wrapped.value | Qt.TextFlag.TextWordWrap.value))
        notes.modelReset.connect(self.lay_out)

    def take_in_hand(self, line: int, criterion: int) -> None:
        """Put the keyboard on a note."""
        self.setCurrentIndex(self.notes.index_of(line, criterion))

    def in_hand(self) -> tuple[int, int] | None:
        """The sheet and the criterion that the keyboard is on."""
        index = self.currentIndex()
        if not self.notes.is_cell(index):
            return None
        return self.notes.line_at(index), self.notes.criterion_at(index)

    def lay_out(self) -> None:
        """Columns as wide as their notes, rows as high as their titles, in the size of the text."""
        notes, metrics = self.notes, self.fontMetrics()
        self.clearSpans()
        high = round(metrics.lineSpacing() * 1.5)
        self.verticalHeader().setDefaultSectionSize(high)
        self.horizontalHeader().setFixedHeight(round(metrics.lineSpacing() * (1.8 if notes.is_upright else 2.4)))
        if notes.is_upright:
            self._lay_downwards(metrics, high)
        else:
            self._lay_across(metrics)

    def _lay_downwards(self, metrics: QFontMetrics, high: int) -> None:
        beside, notes = self.verticalHeader(), self.notes
        room = self.viewport().width() + beside.width()
        wide = round(room * _TITLE_SHARE)
        beside.setFixedWidth(wide)
        note = self.horizontalHeader().sectionSizeHint(0)
        self.setColumnWidth(0, note)
        self.setColumnWidth(1, max(room - wide - note, note))
        for row in range(notes.rowCount()):
            self.setRowHeight(row, max(high, self._title_height(metrics, row, wide)))

    def _lay_across(self, metrics: QFontMetrics) -> None:
        """As narrow as it must be for all criteria to be seen, as wide as a mouse likes where there is room."""
        notes, beside = self.notes, self.verticalHeader()
        names = [str(notes.headerData(row, Qt.Orientation.Vertical)) for row in range(notes.rowCount())]
        # With the bar that comes beside many sheets.
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        wide = max((metrics.horizontalAdvance(name) for name in names), default=0) + _PADDED
        beside.setFixedWidth(wide)
        last = notes.columnCount() - 1
        left = self.horizontalHeader().sectionSizeHint(last) if names else 0
        shared = (room - wide - left) // max(last, 1)
        for column, criterion in enumerate(notes.criteria):
            digits = len(str(int(criterion.maximum)))
            least = metrics.horizontalAdvance("0" * digits + "\u202f?") + 12
            least = max(least, self.horizontalHeader().sectionSizeHint(column))
            self.setColumnWidth(column, max(least, min(shared, metrics.horizontalAdvance("00,00") + 12)))
        if names:
            self.setColumnWidth(last, left)
        for row, line in enumerate(notes.lines):
            if line.is_blank:
                self.setSpan(row, 0, 1, last + 1)

    def _title_height(self, metrics: QFontMetrics, row: int, wide: int) -> int:
        titled = str(self.notes.headerData(row, Qt.Orientation.Vertical))
        box = metrics.boundingRect(QRect(0, 0, wide - 18, 10_000), int(Qt.TextFlag.TextWordWrap), titled)
        return box.height() + 12

    def minimumSizeHint(self) -> QSize:
        rows = self.fontMetrics().lineSpacing() * _FEWEST_ROWS * 2
        return QSize(self.fontMetrics().averageCharWidth() * 24, rows)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type()
        if kind in {QEvent.Type.FontChange, QEvent.Type.PaletteChange} and hasattr(self, "_painter"):
            self._painter.take_looks()
            if kind == QEvent.Type.FontChange:
                self.lay_out()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            # The sheet in hand is tinted whole.
            for index in (current, previous):
                rect = self.visualRect(index)
                self.viewport().update(0, rect.top(), self.viewport().width(), rect.height())
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & ~_PLAIN:
            event.ignore()
        elif key in _ENTER:
            self.passed.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif key in _ERASING:
            self.erased.emit(key == Qt.Key.Key_Backspace)
        elif text.isdecimal() and text.isascii():
            self.typed.emit(text)
        elif text in _COMMAS:
            self.typed.emit(",")
        elif text.upper() == ABSTAINS:
            self.typed.emit(ABSTAINS)
        elif key in _MOVING:
            self.left.emit()
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the panel."""
