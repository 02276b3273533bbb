"""A table to read: rows selected whole, amounts aligned, copied as a spreadsheet expects, columns that fit."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.model import TONE_ROLE, LineModel

_Role = QPalette.ColorRole
# On each side of a text: what the style sheet gives, and what the style adds.
_MARGIN = 11
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


class Cells(QStyledItemDelegate):
    """Paints a hairline under each row, what is not filled in more faintly, and where the keyboard is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.data(TONE_ROLE) in ("unknown", "muted"):
            palette = option.palette
            for role in (_Role.Text, _Role.HighlightedText):
                palette.setColor(role, palette.color(_Role.PlaceholderText))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        rect = QRectF(option.rect)
        palette = QGuiApplication.palette()
        painter.save()
        painter.setPen(palette.color(_Role.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(_Role.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What is cut short in its cell is told whole."""
        text = str(index.data() or "")
        if event.type() != QEvent.Type.ToolTip or self.sizeHint(option, index).width() <= option.rect.width():
            text = ""
        QToolTip.showText(event.globalPos(), text, view)
        return True


class Table(QTableView):
    """Shows a `LineModel`."""

    chosen = Signal(object)
    opened = Signal(object)
    shaped = Signal()

    def __init__(self, model: LineModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.setAccessibleName(name)
        self.setItemDelegate(Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(40)
        header.sectionHandleDoubleClicked.connect(self._forget_width)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self._rows_shown = 0
        # Widths the user gave, in characters, so that they follow the size of the text.
        self._given: dict[str, float] = {}
        self._is_laying_out = False
        header.sectionResized.connect(self._note_width)
        header.sortIndicatorChanged.connect(self._note_order)
        self._kept: set[Any] = set()
        self._current: Any = None
        self._row = -1
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._restore)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.line(index.row()).item))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current_item()))
        self._lay_out()

    def current_item(self) -> object:
        """The item the keyboard is on."""
        index = self.currentIndex()
        return self.lines.line(index.row()).item if index.isValid() else None

    def selected_lines(self) -> list[Line]:
        """The selected lines, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.lines.line(row) for row in rows]

    def copied_text(self) -> str:
        """The selected rows as a spreadsheet pastes them: tabs, titles first, decimals with a comma."""
        shown = [each for each in range(len(self.lines.columns)) if not self.isColumnHidden(each)]
        titles = [self.lines.columns[each].title for each in shown]
        rows = [[self._copied_cell(line, each) for each in shown] for line in self.selected_lines()]
        return "\n".join("\t".join(row) for row in [titles, *rows])

    def shape(self) -> str:
        """How the user looks at this table: widths given, and order."""
        header = self.horizontalHeader()
        sorted_by = self.lines.columns[header.sortIndicatorSection()].name
        is_descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return json.dumps({"widths": self._given, "sorted_by": sorted_by, "is_descending": is_descending})

    def take_shape(self, shape: str) -> None:
        """Look at it as before; what makes no sense is left out."""
        kept = json.loads(shape)
        names = [column.name for column in self.lines.columns]
        self._given = {name: float(width) for name, width in kept["widths"].items() if name in names}
        self._lay_out()
        if kept["sorted_by"] in names:
            order = Qt.SortOrder.DescendingOrder if kept["is_descending"] else Qt.SortOrder.AscendingOrder
            self.sortByColumn(names.index(kept["sorted_by"]), order)

    def show_rows(self, count: int) -> None:
        """Be as tall as so many rows, whatever the size of the text."""
        self._rows_shown = count
        self._lay_out()

    def select_first(self) -> None:
        """Put the keyboard on the first row if it is nowhere."""
        if not self.currentIndex().isValid() and self.lines.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_item() is not None:
            self.opened.emit(self.current_item())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.select_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def _copied_cell(self, line: Line, column: int) -> str:
        copied = self.lines.columns[column].copied
        text = line.texts[column] if copied is None else copied(line.item)
        return text.translate(_SPACES).replace("\t", " ").replace("\n", " ")

    def _lay_out(self) -> None:
        """Sizes that follow the text's: they are counted in characters."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 2))
        self._is_laying_out = True
        for place, column in enumerate(self.lines.columns):
            self.setColumnWidth(place, self._least(place, column))
        self._is_laying_out = False
        if self._rows_shown:
            self.setFixedHeight(self.verticalHeader().defaultSectionSize() * (self._rows_shown + 1) + 2 * _MARGIN)
        self._fill()

    def _fill(self) -> None:
        """Each column has its own width at least; the wide ones share the room that is left."""
        columns = self.lines.columns
        least = [self._least(place, column) for place, column in enumerate(columns)]
        wide = [place for place, each in enumerate(columns) if each.is_wide and each.name not in self._given]
        spare = max(0, self.viewport().width() - sum(least))
        shares = sum(columns[place].width for place in wide)
        self._is_laying_out = True
        for place in wide:
            self.setColumnWidth(place, least[place] + spare * columns[place].width // shares)
        self._is_laying_out = False

    def _least(self, place: int, column: Column) -> int:
        """What the user gave; or room for the title and its arrow, and for so many characters."""
        metrics = self.fontMetrics()
        if column.name in self._given:
            return round(self._given[column.name] * metrics.averageCharWidth())
        # An amount is never cut short, and digits are wider than letters.
        each = metrics.horizontalAdvance("0") if column.is_number else metrics.averageCharWidth()
        return max(self.horizontalHeader().sectionSizeHint(place), each * column.width + 2 * _MARGIN)

    def _note_order(self) -> None:
        self._lay_out()
        self.shaped.emit()

    def _forget_width(self, place: int) -> None:
        self._given.pop(self.lines.columns[place].name, None)
        self._lay_out()
        self.shaped.emit()

    def _note_width(self, place: int, _: int, width: int) -> None:
        if not self._is_laying_out:
            self._given[self.lines.columns[place].name] = width / self.fontMetrics().averageCharWidth()
            self.shaped.emit()

    def _remember(self) -> None:
        if self.selectionModel() is None:
            return
        self._kept = {line.identity for line in self.selected_lines()}
        index = self.currentIndex()
        self._row = index.row()
        self._current = self.lines.line(index.row()).identity if index.isValid() else None

    def _restore(self) -> None:
        row = None if self._current is None else self.lines.row_of(self._current)
        if row is not None:
            self.setCurrentIndex(self.lines.index(row, 0))
        elif self._row >= 0 and self.lines.rowCount():
            # The line is gone: the keyboard stays at its place, on the line that took it.
            self.selectRow(min(self._row, self.lines.rowCount() - 1))
        flags = self.selectionModel().SelectionFlag
        for identity in self._kept:
            place = self.lines.row_of(identity)
            if place is not None:
                index = self.lines.index(place, 0)
                self.selectionModel().select(index, flags.Select | flags.Rows)
