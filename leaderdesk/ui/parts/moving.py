"""The rows of a typed table put in another order, one place up or down: by buttons, by keys, by its menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from leaderdesk.ui.parts.entries import EntryTable


class Moving(QObject):
    """`wished(key, rank)`: the row that the keyboard is on is to stand at a rank, the first being one."""

    # Keys are wider than the int of a signal.
    wished = Signal(object, int)

    def __init__(self, entries: EntryTable) -> None:
        super().__init__(entries)
        self._entries = entries
        self.up = self._button(self.tr("Monter"), "up", "Up")
        self.down = self._button(self.tr("Descendre"), "down", "Down")
        self.up.clicked.connect(partial(self._move, -1))
        self.down.clicked.connect(partial(self._move, 1))

    def _button(self, words: str, icon: str, key: str) -> QPushButton:
        made = self._entries.add_action(words, icon, f"Alt+{key}")
        made.setAccessibleName(f"{words} ({self._entries.table.accessibleName()})")
        keys = [QKeySequence(f"{held}+{key}") for held in ("Alt", "Ctrl+Shift")]
        self._entries.table.actions()[-1].setShortcuts(keys)
        return made

    def _move(self, step: int, _: object = None) -> None:
        key, keys = self._entries.current_key, self._entries.keys()
        rank = keys.index(key) + step if key in keys else -1
        if 0 <= rank < len(keys):
            self.wished.emit(key, rank + 1)
