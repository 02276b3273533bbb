"""Builds the inside of the window: strips, navigation, messages, pages, status line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leaderdesk.ui.kit.banner import Banner
from leaderdesk.ui.kit.controls import EDGE, button, text
from leaderdesk.ui.kit.messages import MessageBar
from leaderdesk.ui.kit.progress import ProgressRows
from leaderdesk.ui.shell.example import ExampleBanner
from leaderdesk.ui.shell.places import Place
from leaderdesk.ui.shell.rail import Rail
from leaderdesk.ui.shell.statusline import StatusLine

# In letters: narrower than this, the navigation is made of icons.
_ROOMY = 112


class Frame(QWidget):
    """The parts of the window around the pages."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__()
        self.example = ExampleBanner()
        self.copy_and_open = button(self.tr("Copier et ouvrir"), "link")
        self.read_only = Banner("lock", [self.copy_and_open])
        self.rail = Rail(places)
        self.messages, self.progress = MessageBar(), ProgressRows()
        self.pages = Front()
        self.waiting = Waiting()
        self.pages.addWidget(self.waiting)
        self.status = StatusLine()
        self._is_folded = False
        self._lay_out()
        self.show_rail(is_shown=False)

    def show_rail(self, *, is_shown: bool) -> None:
        """The navigation is there only while a base is open."""
        self.rail.setVisible(is_shown)
        self.status.setVisible(is_shown)

    def fold_rail(self, *, is_folded: bool) -> None:
        """Leave the page in front the room of the navigation's words, or take it back."""
        self._is_folded = is_folded
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "rail"):
            self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _ROOMY
        self.rail.set_narrow(is_narrow=is_narrow or self._is_folded)

    def _lay_out(self) -> None:
        self._around_messages = QWidget()
        around = QVBoxLayout(self._around_messages)
        around.setContentsMargins(EDGE, 0, EDGE, 0)
        around.setSpacing(6)
        around.addWidget(self.progress)
        around.addWidget(self.messages)
        right = QVBoxLayout()
        right.setContentsMargins(0, 12, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._around_messages)
        right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.example)
        inside.addWidget(self.read_only)
        inside.addLayout(middle, 1)
        inside.addWidget(self.status)


class Front(QStackedWidget):
    """One page in front: those behind it do not say how large the window must be."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        # Qt would ask every page, those behind too, each time the window is laid out.
        return False

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class Waiting(QWidget):
    """What is shown while a base opens."""

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", "muted", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 44, EDGE, EDGE)
        inside.addWidget(self.words)
        inside.addStretch(1)
