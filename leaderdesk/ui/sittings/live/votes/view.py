"""Builds the vote: what stands in its way, its last result, what is proposed, what is being counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.following import FocusFollower
from leaderdesk.ui.sittings.live.reason import ReasonBox
from leaderdesk.ui.sittings.live.votes.asking import AskBox
from leaderdesk.ui.sittings.live.votes.counting import CountBox
from leaderdesk.ui.sittings.live.votes.named import NamedBox
from leaderdesk.words import sitting_votes as words

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.votes import HeldSheet

_WIDEST = 110
_LOOKS = {"adopted": "success", "rejected": "error", "no_result": "warning"}


class VoteView(QWidget):
    """Exposes its parts."""

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.problem = text("", "problem", is_wrapped=True)
        self.nothing = text("", "heading", is_wrapped=True)
        self.hindrance = QFrame()
        self.hindrance.setProperty("look", "warning")
        self.word, self.why = text(self.tr("Le vote ne peut pas s’ouvrir"), "word"), text("", is_wrapped=True)
        inside = column(self.word, self.why, gap=4)
        inside.setContentsMargins(12, 8, 12, 8)
        self.hindrance.setLayout(inside)
        self.card = VerdictCard()
        self.go_on = button("", "primary", "next")
        self.go_next = button("", "primary", "next")
        self.again = button(self.tr("Voter de nouveau…"))
        # Leads to what would let the vote open.
        self.mend = button("", "primary", "next")
        self.asking = AskBox(conduct)
        self.running = QWidget()
        self.motion, self.kind = text("", "strong", is_wrapped=True), text("", "muted", is_wrapped=True)
        self.named = NamedBox(conduct)
        self.hands, self.slips = CountBox(conduct, is_secret=False), CountBox(conduct, is_secret=True)
        self.bars = {box: box.bar for box in (self.named, self.hands, self.slips)}
        self.reason = ReasonBox()
        self._lay_out()

    def show_running(self, box: QWidget | None) -> None:
        """The box of the vote that is open, with what ends it; None hides it all."""
        self.running.setVisible(box is not None)
        for each, bar in self.bars.items():
            each.setVisible(each is box)
            bar.setVisible(each is box)

    def _lay_out(self) -> None:
        on = QWidget()
        on.setLayout(Flow(self.go_on, self.go_next, self.mend, self.again))
        running = column(self.motion, self.kind, gap=4)
        running.addWidget(self.named, 1)
        for box in (self.hands, self.slips, self.reason):
            running.addWidget(box)
        self.running.setLayout(running)
        whole = column(self.problem, self.nothing, self.hindrance, on, self.card, self.asking, gap=10)
        whole.addWidget(self.running, 1)
        whole.addStretch(0)
        self.area = scrolled(whole, _WIDEST, is_centred=False)
        FocusFollower(self.area)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.area, 1)
        # In sight whatever is scrolled.
        for bar in self.bars.values():
            inside.addWidget(bar)
        for part in (self.problem, self.nothing, self.hindrance, self.card, *self._ways(), *self.bars.values()):
            part.hide()

    def _ways(self) -> tuple[QWidget, ...]:
        return self.go_on, self.go_next, self.mend, self.again


def say(label: QLabel, words: str) -> None:
    """Show words, or nothing at all."""
    label.setText(words)
    label.setVisible(bool(words))


def show_held(card: VerdictCard, sheet: LiveSheet, held: HeldSheet | None) -> None:
    """Explain a vote that is over, or nothing at all."""
    card.setVisible(held is not None)
    if held is not None:
        titles = {line.key: line.title for line in sheet.agenda.lines}
        figures, reasons = words.say_totals(held.totals), words.say_held(held, titles)
        card.say(_LOOKS[held.result], words.say_result(held), figures, reasons)
