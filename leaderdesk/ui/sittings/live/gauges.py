"""Both halves of the quorum, always in sight: a word, a sign, and each rule with its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.sittings.gauges import Gauge, Gauges
from leaderdesk.ui.kit.controls import Picture, column, row, text
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.words.sitting_rooms import say_gauge, say_half, say_margin, say_rule

_SIDE = 18


class GaugesBox(QFrame):
    """Presence above, voters below."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.presence, self.votes = _Half(), _Half()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.setSpacing(4)
        inside.addWidget(self.presence)
        inside.addWidget(self.votes)

    def show_gauges(self, gauges: Gauges) -> None:
        """Show the quorum as it stands."""
        self.presence.show_half(gauges.presence, self.tr("Présence"))
        self.votes.show_half(gauges.votes, self.tr("Votants ({})").format(gauges.voters))
        self.setAccessibleName(f"{self.presence.said} {self.votes.said}")


class _Half(QWidget):
    """One half: whether it is met, then its rules."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self._sign = Picture("success", _SIDE, QPalette.ColorRole.WindowText)
        self._word = text("", "good", is_wrapped=True)
        self._rules: list[QLabel] = []
        self._lines = column(gap=1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        first = row(self._sign, gap=6)
        first.addWidget(self._word, 1)
        inside.addLayout(first)
        inside.addLayout(self._lines)

    def show_half(self, gauges: Sequence[Gauge], name: str) -> None:
        is_met = all(each.is_met for each in gauges)
        self._sign.show_icon("success" if is_met else "warning")
        self._word.setText(say_half(gauges, name))
        show_type(self._word, "good" if is_met else "bad")
        while len(self._rules) < len(gauges):
            self._rules.append(text("", "body", is_wrapped=True))
            self._lines.addWidget(self._rules[-1])
        for place, label in enumerate(self._rules):
            label.setVisible(place < len(gauges))
        for gauge, label in zip(gauges, self._rules, strict=False):
            label.setText(say_rule(gauge))
            label.setToolTip(f"{say_gauge(gauge)} ({say_margin(gauge)})")
            show_type(label, "body" if gauge.is_met else "bad")
        rules = ", ".join(label.text() for label in self._rules[: len(gauges)])
        self.said = f"{self._word.text()}. {rules}."
