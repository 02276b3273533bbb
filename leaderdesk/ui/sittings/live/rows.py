"""A list of large rows to be read from afar: a sign, a line that wraps, and what is to be known of it below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leaderdesk.ui.theme.icons import draw_icon

_Role = QPalette.ColorRole
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_KEY, _DETAIL, _SIGN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_STRONG = Qt.ItemDataRole.UserRole + 3
_FEWEST = 3
_MOST_KNOWN = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, its sign, its words, what is known of it; a strong one is what goes on now."""

    key: str
    sign: str
    words: str
    detail: str = ""
    is_strong: bool = False


class Rows(QListWidget):
    """Shows rows, and touches only those that changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.leader: QWidget | None = None
        self.setAccessibleName(name)
        self.setProperty("look", "live")
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def follow(self, leader: QWidget) -> None:
        """Leave the keyboard to a field: the list is led from there, and is no stop of its own."""
        self.leader = leader
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.itemPressed.connect(lambda _: leader.setFocus(Qt.FocusReason.MouseFocusReason))

    @property
    def key(self) -> str:
        """What the row in hand stands for, or nothing."""
        item: QListWidgetItem | None = self.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def keys(self) -> list[str]:
        """What every row stands for, in order."""
        return [str(self.item(place).data(_KEY)) for place in range(self.count())]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the row in hand stays in hand if it is still there."""
        if self.keys() == [row.key for row in rows]:
            for place, row in enumerate(rows):
                _fill(self.item(place), row)
            return
        held = self.key
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            _fill(item, row)
            self.addItem(item)
        self.take_in_hand(held)

    def take_in_hand(self, key: str) -> None:
        """Put the mark on a row."""
        keys = self.keys()
        if key in keys:
            self.setCurrentRow(keys.index(key))
            self.scrollToItem(self.currentItem())

    def show_only(self, wanted: Collection[str]) -> None:
        """Hide the rows of everything else."""
        for place, key in enumerate(self.keys()):
            if self.isRowHidden(place) == (key in wanted):
                self.setRowHidden(place, key not in wanted)

    def go_further(self, step: int) -> None:
        """Put the mark further up or down, among the rows that are shown."""
        shown = [place for place in range(self.count()) if not self.isRowHidden(place)]
        if shown:
            now = shown.index(self.currentRow()) if self.currentRow() in shown else 0
            self.setCurrentRow(shown[min(max(now + step, 0), len(shown) - 1)])

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.fontMetrics().lineSpacing() * _FEWEST * 2)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        # Once the rows have their new places, the one in hand is still in sight.
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        item: QListWidgetItem | None = self.currentItem()
        if item is not None:
            self.scrollToItem(item)


class _Painter(QStyledItemDelegate):
    """Measures and paints a row; the words wrap, so that nothing is cut."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self._rows = rows
        self._known: dict[tuple[str, int, str, str, bool], tuple[int, int]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        font = self._rows.font()
        words, detail = self._places(font, index, QRect(0, 0, self._rows.viewport().width(), 0))
        least = round(QFontMetrics(font).lineSpacing() * 2.2)
        return QSize(0, max(least, detail.bottom() + words.top() + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        palette = QGuiApplication.palette()
        rect: QRect = option.rect
        is_marked = bool(option.state & _State.State_Selected)
        if is_marked:
            painter.fillRect(rect, palette.brush(_Role.Highlight))
        if index.data(_STRONG):
            painter.fillRect(QRect(rect.left(), rect.top(), _edge(option), rect.height()), palette.brush(_Role.Accent))
        font = self._rows.font()
        words, detail = self._places(font, index, rect)
        ink = palette.color(_Role.HighlightedText if is_marked else _Role.Text)
        side = QFontMetrics(font).height()
        square = QRect(rect.left() + 2 * _edge(option), words.top(), side, side)
        draw_icon(painter, square, str(index.data(_SIGN)), _Role.HighlightedText if is_marked else _Role.Text)
        painter.setPen(ink)
        painter.setFont(_worded(font, is_strong=bool(index.data(_STRONG))))
        painter.drawText(words, _WRAPPED, _said(index))
        painter.setFont(font)
        painter.setPen(ink if is_marked else palette.color(_Role.PlaceholderText))
        painter.drawText(detail, _WRAPPED, str(index.data(_DETAIL)))
        painter.setPen(palette.color(_Role.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_marked and _has_keyboard(self._rows):
            painter.setPen(QPen(palette.color(_Role.Accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _places(self, font: QFont, index: _Index, rect: QRect) -> tuple[QRect, QRect]:
        """Where the words and the detail stand in a row of this width."""
        metrics = QFontMetrics(font)
        gap, side = metrics.lineSpacing() // 5, metrics.lineSpacing() // 3
        left = rect.left() + side * 2 + metrics.height() + side
        wide = max(rect.right() - left - side, metrics.averageCharWidth() * 6)
        high = self._heights(font, wide, _said(index), str(index.data(_DETAIL)), is_strong=bool(index.data(_STRONG)))
        first = QRect(left, rect.top() + gap, wide, high[0])
        return first, QRect(left, first.bottom() + 1, wide, high[1])

    def _heights(self, font: QFont, wide: int, words: str, detail: str, *, is_strong: bool) -> tuple[int, int]:
        """How high the words and the detail are; wrapping a text is slow, and the same few come again and again."""
        known = (font.key(), wide, words, detail, is_strong)
        if known not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            room = QRect(0, 0, wide, 10_000)
            first = QFontMetrics(_worded(font, is_strong=is_strong)).boundingRect(room, _WRAPPED, words).height()
            second = QFontMetrics(font).boundingRect(room, _WRAPPED, detail).height() if detail else 0
            self._known[known] = (first, second)
        return self._known[known]


def _fill(item: QListWidgetItem, row: Row) -> None:
    told = f"{row.words}\n{row.detail}" if row.detail else row.words
    # What is written again without a change would be painted again.
    for role, value in (
        (Qt.ItemDataRole.DisplayRole, told),
        (_KEY, row.key),
        (_DETAIL, row.detail),
        (_SIGN, row.sign),
        (_STRONG, row.is_strong),
    ):
        if item.data(role) != value:
            item.setData(role, value)


def _said(index: _Index) -> str:
    return str(index.data()).partition("\n")[0]


def _worded(font: QFont, *, is_strong: bool) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Medium)
    return made


def _edge(option: QStyleOptionViewItem) -> int:
    return max(3, option.fontMetrics.height() // 4)


def _has_keyboard(rows: Rows) -> bool:
    """True for the list, or for the field that leads it."""
    return rows.hasFocus() or (rows.leader is not None and rows.leader.hasFocus())
