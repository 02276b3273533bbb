"""From a sentence that says what to change, or a check, to the very field where it is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.sheets.financing import OWN, PRIVATE, PUBLIC, FundingLineSheet
from leaderdesk.ui.dossiers.record.financing.state import PlanShown
from leaderdesk.ui.dossiers.record.financing.view import FinancingView
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.paper import bring_in_sight


class Levers(QObject):
    """Brings the keyboard there."""

    visit_wished = Signal(object)

    def __init__(self, view: FinancingView, shown: PlanShown) -> None:
        super().__init__(view)
        self._view, self._shown = view, shown
        self._ways: dict[str, Callable[[], None]] = {
            "more_public": lambda: view.plan.go_to(None, "giver"),
            "less_public": lambda: self._go_to_last(lambda line: line.row.nature == PUBLIC, "amount"),
            "less_private": lambda: self._go_to_last(lambda line: line.row.nature == PRIVATE, "amount"),
            "more_requested": self._go_to_requested,
            "less_revenue": self._go_to_revenue,
            "more_eligible": lambda: self._visit("costs"),
            "eligibility": lambda: self._visit("eligibility:fund_amount"),
            "cofunding": lambda: self._go_to_last(lambda line: not line.is_decided, "decided_on"),
            "european_money": lambda: self._go_to_last(_is_of_unknown_origin, "is_european_money"),
            "own_share": lambda: self._go_to_last(lambda line: line.row.nature == OWN, "amount"),
            "stages": view.stages.enter,
            "revenue": self._go_to_revenue,
        }

    def go(self, name: str) -> None:
        """Go to what a lever moves, or to what a check looks at."""
        self._ways.get(name, self._view.plan.enter)()

    def _go_to_last(self, is_wanted: Callable[[FundingLineSheet], bool], column: str) -> None:
        lines = self._shown.sheet.lines if self._shown.sheet else ()
        found = [line.row.id for line in lines if not line.is_refused and line.row.amount and is_wanted(line)]
        self._view.plan.go_to(found[-1] if found else None, column)

    def _go_to_requested(self) -> None:
        chains = self._shown.sheet.chains if self._shown.sheet else ()
        said = [row.id for chain in chains for row in chain.said if row.stage == "requested"]
        self._view.stages.go_to(said[-1] if said else None, "amount")

    def _go_to_revenue(self) -> None:
        self._view.revenue.focus_field("revenue")
        bring_in_sight(self._view.revenue)

    def _visit(self, part: str) -> None:
        if self._shown.key is not None:
            self.visit_wished.emit(Visit("dossiers", self._shown.key, part))


def _is_of_unknown_origin(line: FundingLineSheet) -> bool:
    return line.row.nature in (PUBLIC, PRIVATE) and line.row.has_european_money is not False
