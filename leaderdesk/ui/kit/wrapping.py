"""A button made of an icon and words that wrap: those of a plain button do not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy


class WrappingButton(QPushButton):
    """As tall as its words need; `inside` holds its parts, and a click on any of them is a click on it."""

    def __init__(self, look: str, name: str, inside: QHBoxLayout) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setAutoDefault(True)
        self.setAccessibleName(name)
        self.setLayout(inside)
        for each in self.findChildren(QLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.totalSizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.totalMinimumSize() if inside is not None else super().minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
