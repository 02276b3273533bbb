"""Paints a slide in whatever room it has: the second screen and its thumbnail are the same picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdesk.ui.sittings.projector.layout import HEIGHT, Laid, font_of, lay_out
from leaderdesk.ui.theme.inks import projector_inks
from leaderdesk.words.projections import BLANK

if TYPE_CHECKING:
    from leaderdesk.words.projections import Slide

WIDE = 16 / 9
_FRAME, _MARK = 6.0, 18.0


class Board(QWidget):
    """Shows one slide; holds no text that is not of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slide = BLANK
        self.laid = Laid()

    def show_slide(self, slide: Slide) -> None:
        """Show another slide; the same one costs nothing."""
        if slide != self.slide:
            self.slide = slide
            self.setAccessibleDescription("\n".join(slide.texts))
            self._lay_out()

    def shape(self) -> float:
        """How wide the screen is for its height."""
        return self.width() / max(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        inks = projector_inks()
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks["night" if self.slide.is_blank else "paper"])
        scale = self.height() / HEIGHT
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        if self.slide.is_rehearsal:
            # A rehearsal is seen as such from the end of the room.
            painter.setPen(QPen(inks["waiting"], _MARK))
            painter.drawRect(QRectF(0, 0, self.width() / scale, HEIGHT))
        for box in self.laid.boxes:
            painter.setPen(QPen(inks[box.ink], _FRAME))
            painter.drawRoundedRect(QRectF(box.left, box.top, box.width, box.height), 14, 14)
        for line in self.laid.lines:
            font = font_of(self.font(), line.size, is_strong=line.is_strong)
            painter.setFont(font)
            painter.setPen(inks[line.ink])
            painter.drawText(round(line.left), round(line.top + QFontMetricsF(font).ascent()), line.text)
        painter.end()

    def _lay_out(self) -> None:
        self.laid = lay_out(self.slide, self.font(), self.shape() * HEIGHT)
        self.update()


class Thumbnail(Board):
    """The same on the laptop, of the shape of the screen it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = WIDE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Ce que montre l’écran projeté"))

    def take_shape(self, shape: float) -> None:
        """Be as wide for its height as the screen is."""
        if shape != self._shape:
            self._shape = shape
            self._fit()
            self._lay_out()

    def shape(self) -> float:
        return self._shape

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 40
        return QSize(width, round(width / self._shape))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().dark().color(), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fit(self) -> None:
        """As high as its width wants it."""
        height = round(self.width() / self._shape)
        if height != self.height():
            self.setFixedHeight(height)
