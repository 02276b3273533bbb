"""Builds the decision: what stands, or the five outcomes with the amount, the reservations and the reason they take."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.decisions.amounts import AmountBox
from leaderdesk.ui.sittings.live.decisions.cash import CashCard
from leaderdesk.ui.sittings.live.decisions.outcomes import OutcomeRow
from leaderdesk.ui.sittings.live.decisions.reasons import ReasonForm
from leaderdesk.ui.sittings.live.decisions.reservations import ReservationsBox
from leaderdesk.ui.sittings.live.following import FocusFollower
from leaderdesk.ui.sittings.live.reason import ReasonBox

_WIDEST = 110


class DecisionView(QWidget):
    """Exposes its parts."""

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.problem = text("", "problem", is_wrapped=True)
        self.nothing = text("", "heading", is_wrapped=True)
        self.elsewhere = button("", "primary", "next")
        self.stands = VerdictCard()
        self.go_next = button("", "primary", "next")
        self.take_back = button(self.tr("Reprendre la décision…"), "", "undo")
        self.back_reason = ReasonBox()
        self.outcomes = OutcomeRow()
        self.cash = CashCard(conduct)
        self.amount = AmountBox()
        self.reservations = ReservationsBox()
        self.reason = ReasonForm()
        self.note = button(self.tr("Noter la décision (Ctrl+Entrée)"), "primary", "check")
        self.standing = QWidget()
        self._lay_out()

    def show_parts(self, *, is_project: bool, is_decided: bool, is_over: bool) -> None:
        """What stands, or what may be decided."""
        may = is_project and not is_decided and not is_over
        self.standing.setVisible(is_project and is_decided)
        self.amount.setVisible(is_project)
        for part in (self.outcomes, self.note):
            part.setVisible(may)
        if not is_project:
            self.cash.forget()
        if not may:
            for each in (self.reservations, self.reason):
                each.hide()

    def _lay_out(self) -> None:
        after, noting, elsewhere = QWidget(), QWidget(), QWidget()
        after.setLayout(Flow(self.go_next, self.take_back))
        noting.setLayout(Flow(self.note))
        elsewhere.setLayout(Flow(self.elsewhere))
        self.standing.setLayout(column(self.stands, after, self.back_reason, gap=10))
        parts = (self.nothing, elsewhere, self.standing, self.outcomes, self.cash)
        whole = column(*parts, self.reservations, self.amount, self.reason, None, gap=10)
        self.area = scrolled(whole, _WIDEST, is_centred=False)
        FocusFollower(self.area)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.area, 1)
        # In sight whatever is scrolled.
        inside.addWidget(self.problem)
        inside.addWidget(noting)
        for part in (self.problem, self.nothing, self.elsewhere, self.standing, self.reservations, self.reason):
            part.hide()
