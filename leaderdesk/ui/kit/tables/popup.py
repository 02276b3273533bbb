"""A small panel over the page, inside its window: the keyboard stays in it until Escape or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

_Key = Qt.Key
_MARGIN = 4


class Popup(QFrame):
    """Shown once, then thrown away; the keyboard goes back where it was."""

    def __init__(self, owner: QWidget, name: str) -> None:
        self._owner, self._around = owner, owner.window()
        super().__init__(self._around)
        self.setProperty("look", "popup")
        self.setAccessibleName(name)
        self.hide()

    def open_at(self, where: QPoint, first: QWidget) -> None:
        """Open below a point of the screen, whole inside the window, with the keyboard on one control."""
        around = self._around.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self.ensurePolished()
        size = self._wished().boundedTo(around.size())
        corner = self._around.mapFromGlobal(where)
        left = max(around.left(), min(corner.x(), around.right() - size.width()))
        top = max(around.top(), min(corner.y(), around.bottom() - size.height()))
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a widget stands on one

    def dismiss(self) -> None:
        """Go away for good."""
        self.hide()
        self.deleteLater()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        stops = [each for each in self.findChildren(QWidget) if _is_stop(each)]
        focus = QApplication.focusWidget()
        place = stops.index(focus) if focus in stops else -1
        stops[(place + (1 if is_next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter):
            self.dismiss()
        else:
            event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # same
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._owner.setFocus(Qt.FocusReason.PopupFocusReason)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_click = event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget)
        is_elsewhere = is_click and watched is not self and not self.isAncestorOf(watched)  # type: ignore[arg-type]
        if is_elsewhere or (event.type() == QEvent.Type.Resize and watched is self._around):
            self.dismiss()
        return False

    def _wished(self) -> QSize:
        return self.sizeHint().expandedTo(self.minimumSizeHint())


def _is_stop(widget: QWidget) -> bool:
    is_reached = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(is_reached) and widget.isVisible() and widget.isEnabled()
