"""One page of a paper on the screen, as wide as its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from leaderdesk.services.papers.previews import PagePicture

# An A4 page, until one is shown.
_RATIO = 297 / 210
_SETTLED = 120
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class SheetArea(QScrollArea):
    """Scrolls a page; Page Down at its foot turns to the next."""

    turned = Signal(int)
    # The room has another width: the page is to be drawn again.
    widened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "paper")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheet = Sheet()
        self.setWidget(self.sheet)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(lambda: self.widened.emit(self.wished))

    @property
    def wished(self) -> int:
        """How many points wide a page is to be drawn."""
        return max(1, round(self.viewport().width() * self.devicePixelRatioF()))

    def show_page(self, picture: PagePicture | None, *, is_last_line: bool = False) -> None:
        """Another page, from its top, or from its foot when one comes back to it; or none."""
        self.sheet.show_picture(picture, self.devicePixelRatioF())
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if is_last_line else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, bar = _TURNS.get(Qt.Key(event.key()), 0), self.verticalScrollBar()
        if step and bar.value() == (bar.maximum() if step > 0 else bar.minimum()):
            self.turned.emit(step)
        else:
            super().keyPressEvent(event)


class Sheet(QWidget):
    """The picture itself."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: PagePicture | None, ratio: float) -> None:
        """Keep a copy of what is shown: the bytes go."""
        self._image = None
        if picture is not None:
            shape = (picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
            self._image = QImage(picture.points, *shape).copy()
            self._image.setDevicePixelRatio(ratio)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image is None:
            return round(width * _RATIO)
        return round(width * self._image.height() / self._image.width())

    def sizeHint(self) -> QSize:
        return QSize(1, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()
