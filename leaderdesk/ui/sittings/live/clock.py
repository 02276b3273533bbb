"""The time that goes by between two readings of the sitting: each second for timers, each minute for the agenda."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from leaderdesk.ui.sittings.live.conduct import Conduct

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sittings.resumes import Timer

_SECOND = 1000
_SECONDS_BETWEEN_READINGS = 60


class Clock(QObject):
    """Follows the sitting; stopped while its page is not in sight."""

    ticked = Signal()

    def __init__(self, conduct: Conduct, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conduct = conduct
        self._since = QElapsedTimer()
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._tick)
        conduct.changed.connect(self._follow)

    @property
    def gone(self) -> timedelta:
        """What has gone by since the sitting was last read."""
        return timedelta(milliseconds=self._since.elapsed()) if self._since.isValid() else timedelta()

    @property
    def now(self) -> datetime | None:
        """The moment it is, by the clock of the base."""
        sheet = self._conduct.sheet
        return None if sheet is None else sheet.now + self.gone

    def spent(self) -> timedelta:
        """How long the point in sight was open, until now."""
        sheet = self._conduct.sheet
        if sheet is None or sheet.point is None:
            return timedelta()
        return sheet.point.spent + (self.gone if sheet.point.is_open else timedelta())

    def left(self) -> tuple[Timer, timedelta] | None:
        """The timer that runs, and what is left of it, below zero once past; without an end, what has gone by."""
        resume, now = self._conduct.resume, self.now
        timer = resume.timer if resume is not None else None
        if timer is None or now is None:
            return None
        gone = now - timer.since
        return timer, gone if timer.minutes is None else timedelta(minutes=timer.minutes) - gone

    def run(self, *, is_running: bool) -> None:
        """Tick or rest."""
        if is_running:
            self._timer.start()
        else:
            self._timer.stop()

    def _follow(self, _sheet: LiveSheet) -> None:
        self._since.start()
        self.ticked.emit()

    def _tick(self) -> None:
        self._ticks += 1
        self.ticked.emit()
        if self._ticks % _SECONDS_BETWEEN_READINGS == 0:
            self._conduct.read()
