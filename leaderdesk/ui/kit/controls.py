"""The few controls every page is made of: texts, buttons, framed columns."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from leaderdesk.ui.kit.unseen import Area
from leaderdesk.ui.theme.icons import draw_icon, icon
from leaderdesk.ui.theme.looks import BODY_POINTS

_Layout = TypeVar("_Layout", bound=QBoxLayout)
_Button = TypeVar("_Button", bound=QPushButton)
# Of the height of a letter.
_ARROW = 0.8

GAP = 12
EDGE = 22


def text(words: str, style: str = "body", *, is_wrapped: bool = False) -> QLabel:
    """A text in one of the styles of the type scale."""
    label = QLabel(words)
    label.setProperty("type", style)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(is_wrapped)
    return label


class MenuButton(QPushButton):
    """A button that opens a menu, with an arrow as large as its letters: Qt draws one that never grows."""

    def arrow(self) -> QRect:
        """Where the arrow stands, in the room that the style sheet keeps for it."""
        room = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)
        side = round(self.fontMetrics().height() * _ARROW)
        return QRect(self.width() - room, (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        draw_icon(QPainter(self), self.arrow(), "unfolded", QPalette.ColorRole.ButtonText, group)


def button(words: str, look: str = "", icon_name: str = "") -> QPushButton:
    """A button; its words say what it does."""
    return _dressed(QPushButton(words), look, icon_name)


def menu_button(words: str, look: str = "") -> MenuButton:
    """A button whose menu is given to it later."""
    return _dressed(MenuButton(words), look, "")


def _dressed(made: _Button, look: str, icon_name: str) -> _Button:
    made.setProperty("look", look)
    if icon_name:
        # On the accent, the colour of the page itself is the one that stands out.
        role = QPalette.ColorRole.Window if look == "primary" else QPalette.ColorRole.ButtonText
        made.setIcon(icon(icon_name, role))
    # Enter presses the button the keyboard is on, outside dialogs too.
    made.setAutoDefault(True)
    return made


class Picture(QWidget):
    """An icon beside words that say the same; as large as they are."""

    def __init__(self, name: str, side: int, role: QPalette.ColorRole = QPalette.ColorRole.Accent) -> None:
        super().__init__()
        self._name, self._role, self._side = name, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._side * self.font().pointSizeF() / BODY_POINTS)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, self.rect(), self._name, self._role)
        painter.end()


def row(*parts: QWidget | QLayout | int | None, gap: int = GAP) -> QHBoxLayout:
    """Parts side by side; a number is a space, None takes what is left."""
    return _laid_out(QHBoxLayout(), parts, gap)


def column(*parts: QWidget | QLayout | int | None, gap: int = GAP) -> QVBoxLayout:
    """Parts one below the other; a number is a space, None takes what is left."""
    return _laid_out(QVBoxLayout(), parts, gap)


def frame(look: str, inside: QBoxLayout, margins: tuple[int, int, int, int] = (16, 12, 16, 12)) -> QFrame:
    """A framed group."""
    made = QFrame()
    made.setProperty("look", look)
    inside.setContentsMargins(*margins)
    made.setLayout(inside)
    return made


def scrolled(inside: QBoxLayout, widest: int, *, is_centred: bool = True) -> QScrollArea:
    """A page as wide as so many characters at most, that scrolls where there is too little room.

    Under a title of its own it is not centred: both begin on the same line.
    """
    area = Area()
    area.setProperty("look", "page")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget(area.viewport())
    area.setWidget(holder)
    around = QHBoxLayout(holder)
    around.setContentsMargins(0, 0, 0, 0)
    if is_centred:
        around.addStretch(1)
    page = _Page(widest, holder)
    around.addWidget(page, 30)
    around.addStretch(1)
    # Last: an area gives their looks to all it holds when it is given them, and again with each new parent.
    page.setLayout(inside)
    return area


class _Page(QWidget):
    """Lines of a length that can be read, whatever the size of the text."""

    def __init__(self, widest: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._widest = widest
        self._limit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit()

    def _limit(self) -> None:
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * self._widest)


def _laid_out(layout: _Layout, parts: tuple[QWidget | QLayout | int | None, ...], gap: int) -> _Layout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout
