"""What has the keyboard is in sight: an area scrolls to it, whoever gave it the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

# In milliseconds.
_SETTLING = 400


class FocusFollower(QObject):
    """Qt scrolls by itself after Tab alone."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._since = QElapsedTimer()
        # What is shown with it may still be finding its place.
        area.verticalScrollBar().rangeChanged.connect(self._on_range)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._area.isAncestorOf(new):
            # Once what was just shown has its place.
            self._since.start()
            QTimer.singleShot(0, self, self._show)

    def _on_range(self) -> None:
        # Later on, somebody may have scrolled elsewhere to read.
        if self._since.isValid() and self._since.elapsed() < _SETTLING:
            self._show()

    def _show(self) -> None:
        focus: QWidget | None = QApplication.focusWidget()
        if focus is not None and self._area.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 0, self._area.fontMetrics().lineSpacing())
