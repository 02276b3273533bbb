"""What the arrows go through on the home page, zone after zone; Tab comes once to each, Enter goes where it leads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from leaderdesk.ui.parts.rows import come_in_sight

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Stop(QFrame):
    """Something that leads somewhere, whole to the keyboard and to whoever listens to the screen."""

    opened = Signal()
    stepped = Signal(int)
    ended = Signal(int)
    entered = Signal()

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def enter(self) -> None:
        """Bring the keyboard here, and this in sight."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        come_in_sight(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(0 if key == Qt.Key.Key_Home else -1)
        elif key in _OPENS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class Zones:
    """The stops of a page by zone, in the order they are read."""

    def __init__(self, names: Sequence[str]) -> None:
        self._zones: dict[str, list[Stop]] = {name: [] for name in names}

    def add(self, zone: str, stop: Stop) -> None:
        """One more stop, for good: shown or not as the page wants it."""
        stop.stepped.connect(lambda step: self._step(stop, step))
        stop.ended.connect(lambda end: self._shown(zone)[end].enter())
        stop.entered.connect(lambda: self._mark(zone, stop))
        self._zones[zone].append(stop)

    def put_in_order(self, zone: str, stops: Sequence[Stop]) -> None:
        """The stops of a zone as they now follow each other; Tab comes to the one it last came to, or to the first."""
        self._zones[zone] = list(stops)
        shown = self._shown(zone)
        if shown and not any(each.focusPolicy() == Qt.FocusPolicy.StrongFocus for each in shown):
            self._mark(zone, shown[0])

    def enter(self, zone: str) -> bool:
        """Bring the keyboard to a zone; false where there is nothing in it."""
        shown = self._shown(zone)
        current = next((each for each in shown if each.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
        stop = current or next(iter(shown), None)
        if stop is not None:
            stop.enter()
        return stop is not None

    def _shown(self, zone: str) -> list[Stop]:
        return [each for each in self._zones[zone] if not each.isHidden()]

    def _step(self, stop: Stop, step: int) -> None:
        all_shown = [each for zone in self._zones for each in self._shown(zone)]
        place = all_shown.index(stop) + step
        if 0 <= place < len(all_shown):
            all_shown[place].enter()

    def _mark(self, zone: str, current: Stop) -> None:
        for each in self._zones[zone]:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is current else Qt.FocusPolicy.ClickFocus)
