"""Paints the cells of a table: what is missing more faintly, problems with their sign, headings across columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLine, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QHelpEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.cell_words import TONE_ROLE
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.theme.icons import draw_icon

_Role = QPalette.ColorRole
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex
# On each side of a text.
MARGIN = 11
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Cells(QStyledItemDelegate):
    """Draws by itself: the style sheet's way with items takes ten times longer."""

    # Where rows are as tall as their words (`wrapping`), nothing is cut.
    is_wrapped = False
    problem_at: Callable[[_Index], str] = staticmethod(lambda _: "")
    # Told the place of a column and the width that one of its cells would take to be whole.
    too_narrow: Callable[[int, int], object] = staticmethod(lambda *_: None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setFont(option.font)
        rect: QRect = option.rect
        palette = QGuiApplication.palette()
        state = option.state
        if state & _State.State_Selected:
            painter.fillRect(rect, palette.brush(_Role.Highlight))
        tone = index.data(TONE_ROLE)
        if tone == "total":
            _on_total_ground(painter, option, palette)
        if tone == "heading":
            self._paint_heading(painter, option, index, palette)
        else:
            self._paint_text(painter, option, index, palette, tone)
        painter.setPen(palette.color(_Role.Mid))
        painter.drawLine(QLine(rect.bottomLeft(), rect.bottomRight()))
        if state & _State.State_HasFocus and tone != "heading":
            painter.setPen(QPen(palette.color(_Role.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """What is cut short in its cell is told whole; what could not be read says what is expected."""
        if event.type() != QEvent.Type.ToolTip:
            return False
        text = str(index.data() or "")
        is_seen = self.is_wrapped or is_whole(text, option.fontMetrics, option.rect.width())
        told = "" if is_seen else text
        QToolTip.showText(event.globalPos(), self.problem_at(index) or told, view)
        return True

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, palette: QPalette, tone: object
    ) -> None:
        rect = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if tone == "error":
            side = option.fontMetrics.height()
            square = QRect(rect.left(), rect.center().y() - side // 2, side, side)
            draw_icon(painter, square, "error", _Role.BrightText)
            rect.adjust(side + MARGIN // 2, 0, 0, 0)
        painter.setPen(palette.color(_group(option), _ink(option, tone)))
        text = str(index.data())
        metrics = option.fontMetrics
        alignment = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        if self.is_wrapped:
            # Beside a long text, a short one is read on its first line.
            alignment = alignment & ~Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignTop.value
            alignment |= Qt.TextFlag.TextWordWrap.value
            rect.adjust(0, metrics.height() // 2, 0, 0)
        elif (wanted := metrics.horizontalAdvance(text)) > rect.width():
            self.too_narrow(index.column(), wanted + option.rect.width() - rect.width())
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, alignment, text)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, palette: QPalette) -> None:
        view, model = option.widget, index.model()
        if not isinstance(view, QTableView) or not isinstance(model, LineModel):
            return
        rect: QRect = option.rect
        if not option.state & _State.State_Selected:
            painter.fillRect(rect, palette.brush(_Role.AlternateBase))
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(_Role.Text))
        entry = model.entry(index.row())
        if not isinstance(entry, Heading):
            return
        if view.hasFocus() and view.currentIndex().row() == index.row():
            _framed(painter, rect, palette)
        if told := entry.sums[index.column()]:
            room = rect.adjusted(MARGIN, 0, -MARGIN, 0)
            if (wanted := QFontMetrics(font).horizontalAdvance(told)) > room.width():
                self.too_narrow(index.column(), wanted + 2 * MARGIN)
            alignment = int(model.data(index, Qt.ItemDataRole.TextAlignmentRole))  # type: ignore[call-overload]
            painter.drawText(room, alignment, told)
            return
        # The words run over the columns that have no sum: each cell paints its slice of them.
        whole = _run(view, entry, rect)
        painter.setClipRect(rect.intersected(whole))
        side = option.fontMetrics.height()
        sign = QRect(whole.left() + MARGIN, whole.center().y() - side // 2, side, side)
        draw_icon(painter, sign, "folded" if entry.is_folded else "unfolded")
        room = whole.adjusted(MARGIN + side + MARGIN // 2, 0, -MARGIN, 0)
        words = f"{entry.text or model.unknown}  ({entry.count})"
        metrics = QFontMetrics(font)
        painter.drawText(room, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
        painter.setClipping(False)


def _on_total_ground(painter: QPainter, option: QStyleOptionViewItem, palette: QPalette) -> None:
    """A total stands on its own ground, below a line: nothing of it is wider than the amounts above."""
    rect: QRect = option.rect
    if not option.state & _State.State_Selected:
        painter.fillRect(rect, palette.brush(_Role.AlternateBase))
    painter.setPen(palette.color(_Role.Text))
    painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())


def _framed(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """The keyboard is on the whole row: a line above and below each of its cells."""
    pen = painter.pen()
    painter.setPen(QPen(palette.color(_Role.Accent), 2))
    painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
    painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
    painter.setPen(pen)


def _run(view: QTableView, heading: Heading, rect: QRect) -> QRect:
    """From the first column shown to the first one after it that has a sum."""
    header = view.horizontalHeader()
    left, right = rect.left(), rect.right()
    begins = True
    for visual in range(header.count()):
        place = header.logicalIndex(visual)
        if header.isSectionHidden(place):
            continue
        if begins:
            left, begins = header.sectionViewportPosition(place), False
        elif heading.sums[place]:
            break
        right = header.sectionViewportPosition(place) + header.sectionSize(place)
    return QRect(left, rect.top(), right - left, rect.height())


def is_whole(text: str, metrics: QFontMetrics, width: int) -> bool:
    """True where a cell of this width shows a text without cutting it."""
    return metrics.horizontalAdvance(text) + 2 * MARGIN <= width


def _ink(option: QStyleOptionViewItem, tone: object) -> QPalette.ColorRole:
    if tone == "error":
        return _Role.BrightText
    if tone in ("unknown", "muted"):
        return _Role.PlaceholderText
    return _Role.HighlightedText if option.state & _State.State_Selected else _Role.Text


def _group(option: QStyleOptionViewItem) -> QPalette.ColorGroup:
    return QPalette.ColorGroup.Active if option.state & _State.State_Enabled else QPalette.ColorGroup.Disabled
