"""One key for an answer, on the rows chosen in the table: O, N, S, P, ? and the deletion of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from leaderdesk.ui.kit.table import Table


class AnswerKeys(QObject):
    """Takes the keys before the table looks for a name by its letters."""

    def __init__(self, table: Table, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(table)
        self._acts = acts
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            act = self._acts.get(_name(event))
            if act is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)


def _name(event: QKeyEvent) -> str:
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return ""
    if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
        return "Delete"
    return event.text().upper()
