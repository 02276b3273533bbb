"""What comes in the place of something for a moment: Escape leaves it, before it leaves the record around."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame

from leaderdesk.ui.parts.rows import come_in_sight
from leaderdesk.ui.sittings.live.reason import ReasonBox


class LeavingPanel(QFrame):
    """`left`: Escape was pressed in it."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if is_escape_asked(event):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        come_in_sight(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WhyBox(ReasonBox):
    """A line that asks why, inside a record."""

    def event(self, event: QEvent) -> bool:
        if is_escape_asked(event):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        come_in_sight(self)


def is_escape_asked(event: QEvent) -> bool:
    """True where Qt asks whether Escape is for a widget rather than for a shortcut around it."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return is_asked and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]  # a key, as was just said
