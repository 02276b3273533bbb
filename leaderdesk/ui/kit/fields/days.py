"""A day: typed as people do, today by Ctrl+;, one more or less by Up and Down, a calendar by Alt+Down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent

from leaderdesk.domain.typed.days import read_day
from leaderdesk.ui.kit.fields.calendar import CalendarPanel
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.words import typed

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def current_day() -> date:
    """Today on this machine."""
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())


class DayField(LineField):
    """A day of the calendar."""

    def __init__(self, today: Callable[[], date] = current_day) -> None:
        super().__init__(Writing(lambda text: read_day(text, today()), typed.day), characters=12)
        self._today = today
        self.calendar: CalendarPanel | None = None
        self.setPlaceholderText(self.tr("jj/mm/aaaa"))
        opener = self.add_inner("calendar", self.tr("Choisir dans un calendrier (Alt+Flèche bas)"))
        opener.clicked.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Show the month of the day typed, or of today."""
        if self.isReadOnly() or self.calendar is not None:
            return
        self.calendar = CalendarPanel(self, self._near(), self._today())
        self.calendar.chosen.connect(self.take)
        self.calendar.closed.connect(self._on_calendar_closed)
        self.calendar.show_under()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.open_calendar()
        elif key == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._put_day(self._today())
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _step(self, days: int) -> None:
        is_empty = not self.text().strip()
        try:
            self._put_day(self._today() if is_empty else self._near() + timedelta(days=days))
        except OverflowError:
            return

    def _near(self) -> date:
        """The day typed so far, or kept, or today."""
        found: date | None = read_day(self.text(), self._today()).value or self.value()
        return found or self._today()

    def _put_day(self, day: date) -> None:
        self.put_in_hand(typed.day(day))
        self.selectAll()

    def _on_calendar_closed(self) -> None:
        self.calendar = None
        if not self.hasFocus():
            # Left from the calendar itself: what was typed before is read now.
            self.commit()
            self._rest()
