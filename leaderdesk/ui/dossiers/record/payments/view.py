"""Builds the tab of payments: the sums of each fund, its claims, the one in front, funders, stages."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.payments.claim import ClaimDetail
from leaderdesk.ui.dossiers.record.payments.columns import ClaimColumns
from leaderdesk.ui.dossiers.record.payments.funders import FundersPanel
from leaderdesk.ui.dossiers.record.payments.stages import FundFacts, StagesPanel
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Sentences


class PaymentsView(QWidget):
    """Everything one below the other."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = ClaimColumns(self, desk.around.today)
        self.facts = FundFacts()
        self.problems = Sentences(self.tr("À voir dans les paiements"))
        self.hint = text(
            self.tr(
                "Aucune demande de paiement. Sur la dernière ligne, choisissez «\u00a0Acompte\u00a0» ou"
                " «\u00a0Solde\u00a0»\u00a0: ses dates et ses dépenses viennent dessous."
            ),
            is_wrapped=True,
        )
        self.claims = EntryTable(
            *(self.columns.claims(), self.tr("Demandes de paiement"), self.tr("Nouvelle demande…")),
            identity=lambda each: each.claim.settled.row.id,
            is_wide=True,
            most_rows=6,
        )
        self.remove = self.claims.add_action(self.tr("Retirer la demande"), "close", "Ctrl+Del")
        self.drafts = CellDrafts(desk, self.claims, "payment_claim")
        self.detail = ClaimDetail(desk, self.columns)
        self.funders = FundersPanel(desk, self.columns)
        self.stages = StagesPanel(self.columns)
        self._lay_out()

    def finish_cells(self) -> None:
        """Save what is being typed."""
        self.claims.table.cells.finish()
        self.detail.leave()
        self.funders.payments.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.claims.set_read_only(is_read_only=is_read_only)
        self.detail.set_read_only(is_read_only=is_read_only)
        self.funders.set_read_only(is_read_only=is_read_only)

    def _lay_out(self) -> None:
        parts = (
            self.facts,
            self.problems,
            text(self.tr("Demandes de paiement"), "heading"),
            self.hint,
            self.claims,
            self.detail,
            text(self.tr("Versements des cofinanceurs"), "heading"),
            self.funders,
            self.stages,
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))
