"""Builds the home page: the day, the gauges, what to do, what changed; or what to begin with."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from leaderdesk.ui.home.gauges import GaugeCards
from leaderdesk.ui.home.lines import Lines
from leaderdesk.ui.home.stops import Zones
from leaderdesk.ui.kit.controls import EDGE, button, column, frame, scrolled, text
from leaderdesk.ui.kit.flow import Flow

GAUGES, TASKS, CHANGES = "gauges", "tasks", "changes"
# In letters: narrower than this, what changed stands below what is to be done.
_ROOMY = 190
_WIDEST = 220
# The part of the line of the title that what changed may take.
_LINE = 0.6


class HomeView(QWidget):
    """Everything that the page fills."""

    def __init__(self) -> None:
        super().__init__()
        self.zones = Zones((GAUGES, TASKS, CHANGES))
        self.day = text("", "muted")
        self._since = ("", "")
        self.since = button("", "link")
        self.since.clicked.connect(lambda: self.zones.enter(CHANGES))
        names = {
            "envelopes": self.tr("Enveloppes"),
            "cash": self.tr("Trésoreries"),
            "delays": self.tr("Délais"),
            "committee": self.tr("Comité"),
        }
        self.gauges = GaugeCards(names, self.zones, GAUGES)
        self.tasks_title, self.changes_title = (
            text("", "heading", is_wrapped=True),
            text("", "heading", is_wrapped=True),
        )
        self.tasks = Lines(self.tr("À faire"), self.zones, TASKS)
        self.changes = Lines(self.tr("Ce qui a changé"), self.zones, CHANGES)
        self.changes_told = text("", "muted", is_wrapped=True)
        self.tasks_told = text("", "muted", is_wrapped=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(14)
        left = column(self.tasks_title, self.tasks_told, self.tasks, None, gap=4)
        right = column(self.changes_title, self.changes_told, self.changes, None, gap=4)
        self.left, self.right = frame("card", left, (8, 10, 8, 10)), frame("card", right, (8, 10, 8, 10))
        self.right.hide()
        self._columns.addWidget(self.left, 5)
        self._columns.addWidget(self.right, 3)
        page = column(
            Flow(text(self.tr("Accueil"), "title"), None, self.since, self.day),
            self.gauges,
            self._columns,
            None,
            gap=12,
        )
        page.setContentsMargins(EDGE, 8, EDGE, 16)
        self.area = scrolled(page, _WIDEST, is_centred=False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.area)

    def say_since(self, short: str, whole: str) -> None:
        """How much changed, for whom must go down to it; the last of it too where there is room on the line."""
        self._since = (short, whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_columns"):
            self._fit()

    def _fit(self) -> None:
        is_roomy = self.width() >= self.fontMetrics().averageCharWidth() * _ROOMY
        # Beside what is to be done, it is seen without being asked for.
        short, whole = self._since
        is_long = self.fontMetrics().horizontalAdvance(whole) > self.width() * _LINE
        self.since.setText(short if is_long else whole)
        self.since.setVisible(not is_roomy and bool(short))
        wanted = QBoxLayout.Direction.LeftToRight if is_roomy else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
