"""A drawing in the window: as wide as its room, in the colours and the text size in force, and said in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderdesk.drawings.shapes import BODY, Box, Drawing, Label, Line, Measure
from leaderdesk.ui.theme.inks import inks

_DASHES = {"solid": Qt.PenStyle.SolidLine, "dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}
_PATTERNS = {
    "solid": Qt.BrushStyle.SolidPattern,
    "hatch": Qt.BrushStyle.BDiagPattern,
    "dots": Qt.BrushStyle.Dense5Pattern,
}
_FAINT = 34
_NARROWEST = 320.0

# Draws for a width, with a way to measure texts; both in points of a text of ten points.
Draw = Callable[[float, Measure], Drawing]


class DrawingBox(QWidget):
    """Shows what a function draws for the width there is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw: Draw | None = None
        self._drawing: Drawing | None = None

    @property
    def drawing(self) -> Drawing | None:
        """What is shown now."""
        return self._drawing

    def show_drawing(self, draw: Draw | None) -> None:
        """Show another drawing, or none."""
        self._draw = draw
        self._redraw()

    def sizeHint(self) -> QSize:
        height = self._drawing.height * self._scale() if self._drawing else 0
        return QSize(round(_NARROWEST * self._scale()), round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(_NARROWEST / 2), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._draw is None:
            return 0
        return round(self._draw(width / self._scale(), self._measure).height * self._scale())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale(), self._scale())
        colours = inks()
        for shape in self._drawing.shapes:
            match shape:
                case Box():
                    _paint_box(painter, shape, colours)
                case Line():
                    _paint_line(painter, shape, colours)
                case Label():
                    self._paint_label(painter, shape, colours)
        painter.end()

    def _redraw(self) -> None:
        width = max(self.width() / self._scale(), _NARROWEST / 2)
        self._drawing = None if self._draw is None else self._draw(width, self._measure)
        self.setAccessibleDescription(self._drawing.said if self._drawing else "")
        self.updateGeometry()
        self.update()

    def _scale(self) -> float:
        """Pixels in a point of the drawing: its body is as large as the text around it."""
        return QFontMetricsF(self.font()).height() / 1.55 / BODY

    def _measure(self, text: str, size: float) -> float:
        return QFontMetricsF(self._font(size, is_strong=False)).horizontalAdvance(text)

    def _font(self, size: float, *, is_strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(size)))
        font.setBold(is_strong)
        return font

    def _paint_label(self, painter: QPainter, label: Label, colours: dict[str, QColor]) -> None:
        font = self._font(label.size, is_strong=label.is_strong)
        painter.setFont(font)
        painter.setPen(colours["on_box" if label.is_on_box else label.ink])
        width = QFontMetricsF(font).horizontalAdvance(label.text)
        shift = {"left": 0.0, "middle": width / 2, "right": width}[label.anchor]
        painter.drawText(QPointF(label.left - shift, label.base), label.text)


def _paint_box(painter: QPainter, box: Box, colours: dict[str, QColor]) -> None:
    colour = QColor(colours[box.ink])
    if box.is_faint:
        colour.setAlpha(_FAINT)
    is_solid = box.pattern == "solid"
    painter.setPen(Qt.PenStyle.NoPen if is_solid else QPen(colour, 1))
    painter.setBrush(QBrush(colour, _PATTERNS[box.pattern]))
    painter.drawRect(QRectF(box.left, box.top, box.width, box.height))


def _paint_line(painter: QPainter, line: Line, colours: dict[str, QColor]) -> None:
    painter.setPen(QPen(colours[line.ink], line.width, _DASHES[line.dash]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in line.points]))
