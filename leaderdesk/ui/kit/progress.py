"""A long act as people see it: what is going on, how far it is, and « Annuler », which leaves everything as it was."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text

# Shorter acts are over before anybody would have read what is said of them.
PATIENCE = 1000
_BETWEEN = 0.05
_SCALE = 1000

# What a long act calls as it goes on: what is done, of how much.
Tell = Callable[[int, int], None]


class GivenUp(Exception):
    """The user wished no more of it."""


class Progress(QObject):
    """One long act: told how far it is on its own thread, given up on the window's."""

    moved = Signal(int, int)
    ended = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.is_given_up = False
        self._last = 0.0

    def tell(self, done: int, total: int) -> None:
        """Say how far it is, nothing of nothing where nobody knows; stop here if it was given up."""
        if self.is_given_up:
            raise GivenUp
        now = time.monotonic()
        if now - self._last >= _BETWEEN:
            self._last = now
            self.moved.emit(done, total)

    def give_up(self) -> None:
        """Stop at the next step."""
        self.is_given_up = True


class ProgressRows(QWidget):
    """The long acts going on, where messages are; never takes the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.hide()

    def follow(self, progress: Progress) -> None:
        """Show an act if it is still going on in a moment."""
        row = ProgressRow(progress, self)
        row.late.connect(self._show)
        row.over.connect(self._drop)

    def rows(self) -> list[ProgressRow]:
        """The acts shown."""
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, ProgressRow)]

    def _show(self, row: ProgressRow) -> None:
        self._rows.addWidget(row)
        row.show()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, row.progress.words))

    def _drop(self, row: ProgressRow) -> None:
        had_focus = row.give_up.hasFocus()
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows()))
        if had_focus:
            self.focusNextChild()


class ProgressRow(QFrame):
    """One act; the act may outlive its row, which goes with the window."""

    late = Signal(QWidget)
    over = Signal(QWidget)

    def __init__(self, progress: Progress, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.progress = progress
        self.setProperty("look", "information")
        self.setAccessibleName(progress.words)
        self.words = text(progress.words, is_wrapped=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(progress.words)
        self.give_up = button(self.tr("Annuler"), "link")
        self.give_up.setAccessibleDescription(progress.words)
        self.give_up.clicked.connect(self._stop)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 5, 8, 5)
        inside.setSpacing(14)
        inside.addWidget(self.words, 2)
        inside.addWidget(self.bar, 3)
        inside.addWidget(self.give_up)
        progress.moved.connect(self._move)
        progress.ended.connect(self._end)
        waiting = QTimer(self, singleShot=True, interval=PATIENCE)
        waiting.timeout.connect(self._wait_no_more)
        waiting.start()

    def _wait_no_more(self) -> None:
        self.late.emit(self)

    def _end(self) -> None:
        self.over.emit(self)

    def _move(self, done: int, total: int) -> None:
        # Base sizes do not fit the bar's own numbers.
        self.bar.setRange(0, _SCALE if total else 0)
        self.bar.setValue(done * _SCALE // total if total else 0)

    def _stop(self) -> None:
        self.progress.give_up()
        self.give_up.setEnabled(False)
        self.words.setText(self.tr("Annulation… tout redevient comme avant."))
