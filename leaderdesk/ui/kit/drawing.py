"""A drawing in the window: as wide as its room, in the colours and the text size in force, and said in words.

Where it has marks, the mouse reads what each stands for; a drawing that is explored takes the keyboard too: arrows go
from mark to mark, Enter opens what a mark stands for.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from leaderdesk.drawings.marks import Way, mark_after, mark_at
from leaderdesk.drawings.shapes import BODY, Area, Box, Drawing, Label, Line, Mark, Measure
from leaderdesk.ui.theme.inks import inks

_DASHES = {"solid": Qt.PenStyle.SolidLine, "dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}
_PATTERNS = {
    "solid": Qt.BrushStyle.SolidPattern,
    "hatch": Qt.BrushStyle.BDiagPattern,
    "dots": Qt.BrushStyle.Dense5Pattern,
}
_WAYS: dict[int, Way] = {
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_FAINT = 34
_AROUND_OUTLINE = 3.2
_NARROWEST = 320.0
_NONE = Qt.KeyboardModifier.NoModifier

# Draws for a width, with a way to measure texts; both in points of a text of ten points.
Draw = Callable[[float, Measure], Drawing]


class DrawingBox(QWidget):
    """Shows what a function draws for the width there is."""

    # The mark under the mouse or in front of the keyboard, or nothing any more.
    pointed = Signal(object)
    # The key of the mark that somebody opened.
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, is_explored: bool = False) -> None:
        super().__init__(parent)
        self._is_explored = is_explored
        self._current: int | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw: Draw | None = None
        self._drawing: Drawing | None = None
        self.setMouseTracking(True)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown now."""
        return self._drawing

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What its parts stand for."""
        return self._drawing.marks if self._drawing else ()

    @property
    def current(self) -> Mark | None:
        """The mark in front of the keyboard."""
        return self.marks[self._current] if self._current is not None and self._current < len(self.marks) else None

    def place_of(self, mark: Mark) -> QPoint:
        """The middle of a mark, in pixels."""
        middle = QPointF(mark.left + mark.width / 2, mark.top + mark.height / 2) * self._scale()
        return middle.toPoint()

    def show_drawing(self, draw: Draw | None) -> None:
        """Show another drawing, or none."""
        self._draw = draw
        self._current = None
        self._redraw()
        is_entered = self._is_explored and bool(self.marks)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_entered else Qt.FocusPolicy.NoFocus)

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
                case Area():
                    _paint_area(painter, shape, colours)
                case Line():
                    _paint_line(painter, shape, colours)
                case Label():
                    self._paint_label(painter, shape, colours)
        if self.hasFocus() and (mark := self.current) is not None:
            _paint_ring(painter, mark, colours)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(event.key())
        if way is not None and self.marks and event.modifiers() in (_NONE, Qt.KeyboardModifier.KeypadModifier):
            self._go_to(mark_after(self.marks, self._current, way))
        elif event.key() in _OPENING and (mark := self.current) is not None and mark.key:
            self.opened.emit(mark.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A click points at its own mark.
        if event.reason() != Qt.FocusReason.MouseFocusReason and self.marks:
            self._go_to(0 if self._current is None else self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        rank = self._under(event.position().toPoint())
        mark = None if rank is None else self.marks[rank]
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark and mark.key else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(mark or (self.current if self.hasFocus() else None))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(self.current if self.hasFocus() else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        rank = self._under(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and rank is not None:
            self._current = rank
            self.update()
            if key := self.marks[rank].key:
                self.opened.emit(key)
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            rank = self._under(event.pos())
            QToolTip.showText(event.globalPos(), "" if rank is None else self.marks[rank].said, self)
            return True
        return super().event(event)

    def _under(self, place: QPoint) -> int | None:
        return mark_at(self.marks, place.x() / self._scale(), place.y() / self._scale())

    def _go_to(self, rank: int | None) -> None:
        """Put a mark in front, and say it: a screen reader hears no painting."""
        self._current = rank
        self.update()
        if (mark := self.current) is not None:
            self.pointed.emit(mark)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.said))

    def _redraw(self) -> None:
        width = max(self.width() / self._scale(), _NARROWEST / 2)
        self._drawing = None if self._draw is None else self._draw(width, self._measure)
        self.setAccessibleDescription(self._drawing.said if self._drawing else "")
        self.updateGeometry()
        self.update()

    def _scale(self) -> float:
        """Pixels in a point of the drawing: its body is as large as the text around it."""
        return QFontMetricsF(self.font()).height() / 1.25 / BODY

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


def _paint_area(painter: QPainter, area: Area, colours: dict[str, QColor]) -> None:
    colour = QColor(colours[area.ink])
    if area.is_faint:
        colour.setAlpha(_FAINT)
    path = QPainterPath()
    for ring in area.rings:
        path.addPolygon(QPolygonF([QPointF(*point) for point in ring]))
        path.closeSubpath()
    painter.setPen(QPen(colours[area.edge], 1) if area.edge else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour, _PATTERNS[area.pattern]))
    painter.drawPath(path)


def _paint_ring(painter: QPainter, mark: Mark, colours: dict[str, QColor]) -> None:
    """The mark in front of the keyboard, on any ground."""
    painter.setPen(QPen(colours["text"], 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not mark.rings:
        painter.drawRect(QRectF(mark.left - 2, mark.top - 2, mark.width + 4, mark.height + 4))
        return
    # An outline already is a thin line.
    painter.setPen(QPen(colours["text"], _AROUND_OUTLINE))
    for ring in mark.rings:
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in ring]))


def _paint_line(painter: QPainter, line: Line, colours: dict[str, QColor]) -> None:
    painter.setPen(QPen(colours[line.ink], line.width, _DASHES[line.dash]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in line.points]))
