"""What the funders of the plan owe the holder, and what each paid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.claims.sheets import FunderSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.payments.columns import ClaimColumns
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable

_MOST_ROWS = 6


class FundersPanel(QWidget):
    """The funders, and the payments of the one the keyboard is on."""

    def __init__(self, desk: Desk, columns: ClaimColumns) -> None:
        super().__init__()
        self.funders = Listing(
            columns.funders(),
            self.tr("Cofinanceurs"),
            Empty(
                "envelopes",
                self.tr("Aucun cofinanceur"),
                self.tr("Les financeurs du plan, hors fonds européen et porteur, viennent ici."),
            ),
        )
        self.payments = EntryTable(
            columns.payments(), self.tr("Versements du cofinanceur"), self.tr("Nouveau versement…"), most_rows=5
        )
        self.title = text("", "strong", is_wrapped=True)
        self.remove = self.payments.add_action(self.tr("Retirer le versement"), "close", "Ctrl+Del")
        self.drafts = CellDrafts(desk, self.payments, "funder_payment")
        self.funders.hide_tools()
        self.funders.table.setSortingEnabled(False)
        self.funders.model.sort_by(())
        self.funders.table.chosen.connect(lambda _: self._show_payments())
        self._lay_out()

    @property
    def funder(self) -> FunderSheet | None:
        """The funder that the keyboard is on."""
        found = self.funders.table.current_item()
        return found if isinstance(found, FunderSheet) else None

    def show_funders(self, funders: Sequence[FunderSheet], *, is_other: bool) -> None:
        """Show what each owes; the one the keyboard was on stays in front."""
        self.funders.show_lines(lines_of(self.funders.model.columns, funders, lambda each: each.line.id))
        self.funders.table.show_rows(min(max(len(funders), 1), _MOST_ROWS))
        self.funders.table.select_first()
        self._show_payments()
        if is_other:
            self.drafts.restore()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.payments.set_read_only(is_read_only=is_read_only)

    def _show_payments(self) -> None:
        funder = self.funder
        for each in (self.title, self.payments):
            each.setVisible(funder is not None)
        if funder is None:
            return
        self.title.setText(self.tr("Versements de {}").format(funder.line.name or self.tr("ce financeur")))
        self.payments.show_lines(self.payments.lines_for(funder.line.id, funder.payments))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for each in (self.funders, self.title, self.payments):
            inside.addWidget(each)
