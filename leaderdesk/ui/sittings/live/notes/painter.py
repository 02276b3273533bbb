"""Paints a note: in the base, on its way, no note at all or corrected; and where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from leaderdesk.ui.sittings.live.notes.drafts import Draft
from leaderdesk.ui.sittings.live.notes.lines import Line
from leaderdesk.ui.sittings.live.notes.model import NotesModel

_Index = QModelIndex | QPersistentModelIndex
_Role = QPalette.ColorRole
_CORNER = 7
_FAINT = 90
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class NotePainter(QStyledItemDelegate):
    """One cell of the grid; what every cell needs is made once, for it is painted at each key."""

    def __init__(self, table: QTableView, notes: NotesModel) -> None:
        super().__init__(table)
        self._table, self._notes = table, notes
        self.take_looks()

    def take_looks(self) -> None:
        """The fonts and colours in force."""
        palette, font = QGuiApplication.palette(), self._table.font()
        self._plain, self._italic, self._bold = QFont(font), QFont(font), QFont(font)
        self._italic.setItalic(True)
        self._bold.setBold(True)
        self._text, self._faint = palette.color(_Role.Text), palette.color(_Role.PlaceholderText)
        self._marked, self._alarm = palette.color(_Role.HighlightedText), palette.color(_Role.BrightText)
        self._here = palette.color(_Role.Highlight)
        self._row = QColor(self._here)
        self._row.setAlpha(_FAINT)
        self._line = QPen(palette.color(_Role.Mid))
        self._focus, self._resting = QPen(palette.color(_Role.Accent), 3), QPen(palette.color(_Role.Dark), 1)
        self._wrong, self._corner = QPen(self._alarm, 2), QBrush(self._faint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        notes, rect = self._notes, option.rect
        is_cell, current = notes.is_cell(index), self._table.currentIndex()
        line = notes.lines[notes.line_at(index)]
        draft = notes.draft_at(index) if is_cell else None
        is_here = is_cell and current == index
        painter.save()
        if is_here:
            painter.fillRect(rect, self._here)
        elif is_cell and not notes.is_upright and current.row() == index.row():
            painter.fillRect(rect, self._row)
        painter.setFont(self._font(line, draft))
        painter.setPen(self._ink(line, draft, is_cell=is_cell, is_here=is_here))
        is_left = line.is_blank if is_cell else notes.is_upright
        said = notes.text_at(index)
        if said:
            painter.drawText(rect.adjusted(8, 0, -4, 0) if is_left else rect, _LEFT if is_left else _MIDDLE, said)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_cell:
            painter.drawLine(rect.topRight(), rect.bottomRight())
            self._mark(painter, rect, index, draft)
        if is_here:
            painter.setPen(self._focus if self._table.hasFocus() else self._resting)
            painter.drawRect(rect.adjusted(1, 1, -3, -3))
        painter.restore()

    def _font(self, line: Line, draft: Draft | None) -> QFont:
        if draft is None:
            return self._italic if line.is_early else self._plain
        return {"wrong": self._bold, "begun": self._italic}.get(draft.state, self._plain)

    def _ink(self, line: Line, draft: Draft | None, *, is_cell: bool, is_here: bool) -> QColor:
        if draft is not None and draft.state == "wrong":
            return self._alarm
        if is_here:
            return self._marked
        return self._faint if line.away or line.is_early or not is_cell else self._text

    def _mark(self, painter: QPainter, rect: QRect, index: _Index, draft: Draft | None) -> None:
        """A corner turned down where a note was corrected, a frame around what is no note."""
        cell = self._notes.cell_at(index)
        if cell.differs or (draft is not None and draft.state == "wrong"):
            painter.setPen(self._wrong)
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        if cell.was:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._corner)
            right = rect.topRight()
            painter.drawPolygon(QPolygon([right, right - QPoint(_CORNER, 0), right + QPoint(0, _CORNER)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
