"""Icons: strokes drawn in SVG, painted in the palette's colours at the moment they are shown.

`app.py` tells Qt where the drawings lie, under the name `icons:`.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

_Role = QPalette.ColorRole


class _Stroke(QIconEngine):
    """One drawing; its colour is looked up when it is painted, so that it follows the theme."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _Stroke(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if mode == QIcon.Mode.Disabled:
            draw_icon(painter, rect, self._name, _Role.ButtonText, QPalette.ColorGroup.Disabled)
        else:
            draw_icon(painter, rect, self._name, self._role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(name: str, role: QPalette.ColorRole = _Role.ButtonText) -> QIcon:
    """The icon of this name, in the colour the palette gives to this role."""
    return QIcon(_Stroke(name, role))


def draw_icon(
    painter: QPainter,
    rect: QRect,
    name: str,
    role: QPalette.ColorRole = _Role.ButtonText,
    group: QPalette.ColorGroup = QPalette.ColorGroup.Active,
) -> None:
    """Paint an icon amid other painting: one made for that moment alone may be gone too soon for Qt."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(rect).center())
    _renderer(name, QGuiApplication.palette().color(group, role).name()).render(painter, square)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        message = f"no icon named {name}"
        raise FileNotFoundError(message)
    drawing = bytes(file.readAll().data()).replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(drawing))
