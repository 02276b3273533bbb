"""The four gauges: each one figure, what it means in words, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.ui.home.stops import Stop, Zones
from leaderdesk.ui.kit.controls import text

# In letters: a gauge narrower than this is put on the next line.
_NARROWEST = 26


@dataclass(frozen=True, slots=True)
class Told:
    """What a gauge says, and what opening it does."""

    figure: str
    meaning: str
    opens: Callable[[], None]


class GaugeCard(Stop):
    """Its name with its number, the figure, and the sentence."""

    def __init__(self, rank: int, name: str) -> None:
        super().__init__("row")
        self.name = name
        self.figure, self.meaning = text("…", "heading"), text("", "small", is_wrapped=True)
        title = text(f"{rank} · {name}", "muted")
        for each in (title, self.figure, self.meaning):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        for each in (title, self.figure, self.meaning):
            inside.addWidget(each)
        inside.addStretch(1)
        self.setAccessibleName(name)
        self._opens: Callable[[], None] | None = None
        self.opened.connect(self._open)

    def show_told(self, told: Told) -> None:
        """Say another figure."""
        self._opens = told.opens
        self.figure.setText(told.figure)
        self.meaning.setText(told.meaning)
        self.setAccessibleDescription(f"{told.figure}. {told.meaning}")

    def _open(self) -> None:
        if self._opens is not None:
            self._opens()


class GaugeCards(QWidget):
    """The gauges beside each other, on as many lines as it takes."""

    def __init__(self, names: dict[str, str], zones: Zones, zone: str) -> None:
        super().__init__()
        self.cards = {code: GaugeCard(rank, name) for rank, (code, name) in enumerate(names.items(), 1)}
        self._inside = QGridLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(10)
        self._across = 0
        for card in self.cards.values():
            zones.add(zone, card)
        zones.put_in_order(zone, list(self.cards.values()))
        self._arrange(len(self.cards))

    def enter(self, rank: int) -> None:
        """Bring the keyboard to one of them."""
        cards = list(self.cards.values())
        if rank < len(cards):
            cards[rank].enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = self.width() // max(1, self.fontMetrics().averageCharWidth() * _NARROWEST)
        count = len(self.cards)
        self._arrange(count if room >= count else 2 if room > 1 else 1)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for rank, card in enumerate(self.cards.values()):
            self._inside.addWidget(card, rank // across, rank % across)
        for column in range(len(self.cards)):
            self._inside.setColumnStretch(column, 1 if column < across else 0)
