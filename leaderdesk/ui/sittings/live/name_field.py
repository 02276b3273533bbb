"""The field where a name is typed: its list follows, and Enter acts on the row in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QToolButton

from leaderdesk.ui.kit.fields.line import claim_of
from leaderdesk.ui.sittings.live.movements import Key as Act
from leaderdesk.ui.sittings.live.rows import Rows

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NameField(QLineEdit):
    """Letters narrow the list, arrows go along it, Enter alone or with Shift or Ctrl acts; Space ticks while empty."""

    acted = Signal(str)
    ticked = Signal()

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows
        self.setClearButtonEnabled(True)
        for each in self.findChildren(QToolButton):
            each.setAccessibleName(self.tr("Effacer les lettres"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_typed_in = bool(self.text())
            claim = claim_of(event, has_own_escape=is_typed_in, has_own_undo=is_typed_in)
            if claim is not None:
                event.setAccepted(claim)
                return claim
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._rows.go_further(_STEPS[key])
            item: QListWidgetItem | None = self._rows.currentItem()
            if item is not None:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, item.text()))
        elif key in _ENTER:
            self.acted.emit(_act_of(event))
        elif key == Qt.Key.Key_Space and not self.text():
            self.ticked.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._rows.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._rows.viewport().update()


def _act_of(event: QKeyEvent) -> Act:
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return "ctrl"
    return "shift" if modifiers & Qt.KeyboardModifier.ShiftModifier else "enter"
