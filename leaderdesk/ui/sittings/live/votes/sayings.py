"""A list of seats, and the letters that say what each of them says; the next seat comes by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from leaderdesk.domain.committee.votes import Saying
from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.rows import Rows

KEYS: dict[Qt.Key, Saying] = {
    Qt.Key.Key_P: "for",
    Qt.Key.Key_C: "against",
    Qt.Key.Key_A: "abstention",
    Qt.Key.Key_N: "not_voting",
}
SIGNS: dict[Saying | None, str] = {
    "for": "success",
    "against": "error",
    "abstention": "aside",
    "void": "aside",
    "not_voting": "aside",
    None: "pending",
}
_LINES = 6
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PLAIN = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class SeatRows(Rows):
    """Letters speak for the seat in hand, and never search the list."""

    said = Signal(str)
    lettered = Signal(str)
    confirmed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.confirmed.emit()
        elif event.modifiers() not in _PLAIN or not event.text().isprintable() or not event.text().strip():
            super().keyPressEvent(event)
        elif key in KEYS:
            self.said.emit(KEYS[key])
        else:
            self.lettered.emit(event.text().upper())


class LongRows(SeatRows):
    """As many seats in sight as there is room for."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() * _LINES)


class SayingButtons(QWidget):
    """The same with the mouse; the keyboard then goes back to the list."""

    said = Signal(str)

    def __init__(self, rows: QWidget, *others: QPushButton) -> None:
        super().__init__()
        named = {
            "for": self.tr("Pour (P)"),
            "against": self.tr("Contre (C)"),
            "abstention": self.tr("Abstention (A)"),
            "not_voting": self.tr("Ne prend pas part (N)"),
        }
        self.made: dict[str, QPushButton] = {}
        for says, words in named.items():
            self.made[says] = made = button(words)
            made.clicked.connect(lambda _=False, says=says: self.said.emit(says))
            made.clicked.connect(lambda _=False: rows.setFocus())
        self.setLayout(Flow(*self.made.values(), *others))

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Let them be pressed, or not."""
        for made in self.made.values():
            made.setEnabled(is_enabled)


def next_silent(seats: Sequence[str], said: Mapping[str, Saying | None], here: str) -> str | None:
    """The seat after this one that has said nothing, and round again from the first."""
    place = seats.index(here) + 1 if here in seats else 0
    return next((seat for seat in (*seats[place:], *seats[:place]) if said.get(seat) is None), None)


class Sent:
    """What is on its way to the base: shown at once, and taken back if it is refused."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.sayings: dict[str, Saying] = {}

    def add(self, seats: Sequence[str], says: Saying) -> Callable[[], None]:
        """Show that these seats say it; what is given back is called once the base has answered."""
        self.sayings |= dict.fromkeys(seats, says)

        def landed() -> None:
            for seat in seats:
                if self.sayings.get(seat) == says:
                    del self.sayings[seat]
            self._changed()

        return landed
