"""What each key does in a table, beside what Qt does by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.tables.groups import Heading

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_CTRL, _SHIFT, _ALT = _Modifier.ControlModifier, _Modifier.ShiftModifier, _Modifier.AltModifier
_NONE = _Modifier.NoModifier


class Keys(QObject):
    """Looks a key up; what is not here is Qt's own."""

    def __init__(self, table: Grid) -> None:
        super().__init__(table)
        self._table = table
        self._anywhere: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (_Key.Key_C, _CTRL): table.copy,
            (_Key.Key_Insert, _CTRL): table.copy,
            (_Key.Key_C, _CTRL | _SHIFT): lambda: table.copy(has_titles=True),
            (_Key.Key_Down, _ALT): lambda: table.show_column(table.currentIndex().column()),
            (_Key.Key_Return, _CTRL): self._open,
        }
        self._in_cells: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (_Key.Key_V, _CTRL): table.paste,
            (_Key.Key_Insert, _SHIFT): table.paste,
            (_Key.Key_D, _CTRL): table.fill_down,
            (_Key.Key_Delete, _NONE): table.empty_cells,
            (_Key.Key_Return, _NONE): lambda: table.step(1, 0),
            (_Key.Key_Return, _SHIFT): lambda: table.step(-1, 0),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key asks; false where it is not ours."""
        modifiers = event.modifiers() & ~_Modifier.KeypadModifier
        key = _Key.Key_Return if event.key() == _Key.Key_Enter else _Key(event.key())
        if key == _Key.Key_Escape:
            return self._clear_filters()
        if modifiers == _NONE and self._fold(key):
            return True
        act = self._anywhere.get((key, modifiers))
        if act is None and self._table.is_editable:
            act = self._in_cells.get((key, modifiers))
        if act is None and key == _Key.Key_Return and modifiers == _NONE:
            act = self._open if self._table.current_item() is not None else None
        if act is not None:
            act()
        return act is not None

    def _open(self) -> None:
        item = self._table.current_item()
        if item is not None:
            self._table.opened.emit(item)

    def _clear_filters(self) -> bool:
        if not self._table.lines.is_filtered:
            return False
        self._table.lines.clear_filters()
        return True

    def _fold(self, key: Qt.Key) -> bool:
        """On a heading, Left folds its group, Right unfolds it, Enter and Space do the other one."""
        row = self._table.currentIndex().row()
        entry = self._table.lines.entry(row) if row >= 0 else None
        if not isinstance(entry, Heading):
            return False
        wished = {_Key.Key_Left: True, _Key.Key_Right: False}
        if key in (_Key.Key_Return, _Key.Key_Space):
            wished[key] = not entry.is_folded
        if key not in wished:
            return False
        self._table.lines.fold(entry.text, is_folded=wished[key])
        return True
