"""A row of controls that goes on to the next line when texts are large or the window is narrow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QWidget

_GAP = 10


class Flow(QLayout):
    """Lays its parts out from left to right; `None` pushes what follows to the right while all fits on one line."""

    def __init__(self, *parts: QWidget | None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            if part is None:
                self.addItem(QSpacerItem(0, 0))
            else:
                self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + _GAP * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        return QSize(_width(self._shown()), _height(self._shown()))

    def minimumSize(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._shown()]
        return QSize(max(widths, default=0), _height(self._shown()))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        lines = self._lines(rect.width())
        spare = rect.width() - _width(self._shown()) if len(lines) == 1 else 0
        top = rect.top()
        for line in lines:
            left, tall = rect.left(), _height(line)
            for item in line:
                size = item.sizeHint()
                if item.spacerItem() is not None:
                    left += spare
                    continue
                item.setGeometry(QRect(QPoint(left, top + (tall - size.height()) // 2), size))
                left += size.width() + _GAP
            top += tall + _GAP

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if item.spacerItem() is not None or not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        for item in self._shown():
            if lines[-1] and _width([*lines[-1], item]) > width:
                lines.append([])
            lines[-1].append(item)
        return lines


def width_of(widgets: Iterable[QWidget]) -> int:
    """How wide these are on one line, shown or not."""
    widths = [each.sizeHint().width() for each in widgets]
    return sum(widths) + _GAP * max(0, len(widths) - 1)


def _width(items: list[QLayoutItem]) -> int:
    widths = [item.sizeHint().width() for item in items if item.spacerItem() is None]
    return sum(widths) + _GAP * max(0, len(widths) - 1)


def _height(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
