"""A small panel under a field, inside its window: it goes when one clicks, scrolls or types elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

_ELSEWHERE = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
_MARGIN = 4


class Overlay(QFrame):
    """Shown once under its field, then thrown away."""

    closed = Signal()

    def __init__(self, field: QWidget) -> None:
        self._field, self._around = field, field.window()
        super().__init__(self._around)
        self._is_gone = False
        self.setProperty("look", "overlay")
        self.hide()

    def open(self, size: QSize) -> None:
        """Show below the field, or above where there is more room."""
        around = self._around.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = size.boundedTo(around.size())
        corner = self._field.mapTo(self._around, QPoint(0, 0))
        below = corner.y() + self._field.height() + 2
        above = corner.y() - size.height() - 2
        is_above = below + size.height() > around.bottom() and above >= around.top()
        top = above if is_above else min(below, max(around.bottom() - size.height(), around.top()))
        left = min(max(corner.x(), around.left()), around.right() - size.width())
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def dismiss(self) -> None:
        """Go away for good; the keyboard, if it was here, goes back to the field."""
        if self._is_gone:
            return
        self._is_gone = True
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_elsewhere = event.type() in _ELSEWHERE and isinstance(watched, QWidget) and not self._is_ours(watched)
        if is_elsewhere or (event.type() == QEvent.Type.Resize and watched is self._around):
            self.dismiss()
        return False

    def _is_ours(self, widget: QWidget) -> bool:
        return any(own is widget or own.isAncestorOf(widget) for own in (self, self._field))
