"""What a tab scrolls in: as wide as the tab, up to so many characters; what has the keyboard stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.unseen import Area

_MARGIN = 60


class TabArea(Area):
    """A column on the left, scrolled where there is too little room."""

    def __init__(self, inside: QBoxLayout, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self.setProperty("look", "page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(self.viewport())
        self.setWidget(holder)
        self._page = QWidget(holder)
        around = QHBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._page, 1)
        around.addStretch(0)
        inside.setContentsMargins(4, 2, 10, 8)
        # Last: each part is then given its place, and its looks, once.
        self._page.setLayout(inside)
        self._limit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit()

    def put_in_order(self) -> None:
        """Parts came or went: Tab follows what is read."""
        in_reading_order(self._page)

    def keep_in_sight(self) -> None:
        """Once what was just shown has its place: bring back in sight what has the keyboard."""
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus: QWidget | None = self.focusWidget()
        if isinstance(focus, QWidget) and focus.hasFocus() and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, _MARGIN, _MARGIN)

    def _limit(self) -> None:
        self._page.setMaximumWidth(self.fontMetrics().averageCharWidth() * self._widest)
