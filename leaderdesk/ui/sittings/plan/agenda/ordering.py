"""An order proposed for the agenda, beside the present one: what it keeps, who leaves, whether it is proved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.orders import OrderAdvice
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.sittings.plan.agenda.columns import AgendaColumns, Moved, named
from leaderdesk.ui.sittings.plan.leaving import LeavingPanel
from leaderdesk.words.preparations import say_order


class OrderPanel(LeavingPanel):
    """`accepted(advice)`, or `left` with the order as it is."""

    accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = text(self.tr("Ordre proposé"), "heading")
        self.told = text("", is_wrapped=True)
        self.listing = Listing(AgendaColumns(self).moves(), self.tr("Ordre proposé"), Empty("list", "", ""))
        self.listing.hide_tools()
        self.listing.views.hide()
        self.listing.table.setSortingEnabled(False)
        self.listing.model.sort_by(())
        self.accept = button(self.tr("Appliquer cet ordre"), "primary", "check")
        self.give_up = button(self.tr("Garder l’ordre actuel (Échap)"), "quiet")
        self._advice: OrderAdvice | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for each in (self.title, self.told):
            inside.addWidget(each)
        inside.addWidget(self.listing, 1)
        inside.addLayout(row(self.accept, self.give_up, None))
        self.accept.clicked.connect(lambda: self.accepted.emit(self._advice))
        self.give_up.clicked.connect(self.left)

    def show_advice(self, plan: Plan, advice: OrderAdvice) -> None:
        """Show an order; one that is the present one has nothing to apply."""
        self._advice = advice
        points = {point.key: point for point in plan.points}
        ranks = {key: rank for rank, key in enumerate(points, 1)}
        moved = [Moved(rank, ranks[key], points[key]) for rank, key in enumerate(advice.order, 1)]
        self.told.setText("\n".join(say_order(advice, named(points))))
        self.listing.show_lines(lines_of(self.listing.model.columns, moved, lambda each: each.point.id))
        self.accept.setVisible(not advice.is_same)
        (self.give_up if advice.is_same else self.accept).setFocus(Qt.FocusReason.OtherFocusReason)
