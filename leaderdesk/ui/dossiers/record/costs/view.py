"""Builds the tab of costs: the lines and their sums, the line the keyboard is on, the public contracts."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.costs import CostSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.costs.columns import CostColumns
from leaderdesk.ui.dossiers.record.costs.contracts import ContractsPanel
from leaderdesk.ui.dossiers.record.costs.detail import CostDetail
from leaderdesk.ui.dossiers.record.facts import Fact
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.moving import Moving
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.ui.views import RememberedTable
from leaderdesk.words.formats import money


class CostsView(QWidget):
    """Everything one below the other."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._is_read_only = desk, False
        columns = CostColumns(self, desk.around.today)
        self.hint = text(
            self.tr(
                "Aucune dépense saisie. Écrivez la première ci-dessous, ou collez-y un tableau copié d’un tableur"
                " (Ctrl+V)\u00a0: rien n’est enregistré avant l’aperçu."
            ),
            is_wrapped=True,
        )
        self.lines = EntryTable(
            *(columns.lines(), self.tr("Dépenses"), self.tr("Nouvelle dépense…")),
            identity=lambda each: each.row.id,
            is_wide=True,
        )
        self.drafts = CellDrafts(desk, self.lines, "cost")
        RememberedTable(desk, self.lines.table, "costs")
        self.remove = self.lines.add_action(self.tr("Retirer la dépense"), "close", "Ctrl+Del")
        self.moving = Moving(self.lines)
        self.presented = Fact(self.tr("Total présenté"))
        self.eligible = Fact(self.tr("Total éligible"))
        self.cut = Fact(self.tr("Total écarté"))
        self.problems = Sentences(self.tr("À voir dans les dépenses"))
        self.detail = CostDetail(desk)
        # Few holders are public: built for the first of them.
        self.contracts: ContractsPanel | None = None
        self._below = QVBoxLayout()
        self._lay_out()

    def show_sums(self, sheet: CostSheet) -> None:
        """Say what the lines come to."""
        self.hint.setVisible(not sheet.lines)
        for fact, amount in (
            (self.presented, sheet.presented),
            (self.eligible, sheet.eligible),
            (self.cut, sheet.ineligible),
        ):
            fact.say(money(amount) if sheet.lines else "")

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.lines.set_read_only(is_read_only=is_read_only)
        self.detail.set_read_only(is_read_only=is_read_only)
        self._is_read_only = is_read_only
        if self.contracts is not None:
            self.contracts.set_read_only(is_read_only=is_read_only)

    def build_contracts(self) -> ContractsPanel:
        """The public contracts, at the foot of the page."""
        self.contracts = ContractsPanel(self._desk)
        self.contracts.set_read_only(is_read_only=self._is_read_only)
        self._below.addWidget(self.contracts)
        return self.contracts

    def _lay_out(self) -> None:
        sums = QWidget()
        sums.setLayout(Flow(self.presented, self.eligible, self.cut))
        parts = (self.hint, self.lines, sums, self.problems, self.detail, self._below, None)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))
