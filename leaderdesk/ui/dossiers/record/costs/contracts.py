"""The public contracts of a dossier: each with its publicity, its days, its amendments and what it carries."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.costs import ContractSheet, CostSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.costs.columns import CostColumns
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.views import RememberedTable


class ContractsPanel(QWidget):
    """The contracts, and the amendments of the one the keyboard is on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns = CostColumns(self, desk.around.today)
        self.contract: ContractSheet | None = None
        self.contracts = EntryTable(
            *(columns.contracts(), self.tr("Marchés publics"), self.tr("Nouveau marché…")),
            identity=lambda each: each.row.id,
            is_wide=True,
        )
        self.changes = EntryTable(columns.changes(), self.tr("Avenants"), self.tr("Nouvel avenant…"))
        self.remove = self.contracts.add_action(self.tr("Retirer le marché"), "close", "Ctrl+Del")
        self.remove_change = self.changes.add_action(self.tr("Retirer l’avenant"), "close", "Ctrl+Del")
        self.drafts = [CellDrafts(desk, self.contracts, "contract"), CellDrafts(desk, self.changes, "contract_change")]
        RememberedTable(desk, self.contracts.table, "contracts")
        self.changes_title = text("", "heading", is_wrapped=True)
        self._lay_out()
        self.contracts.picked.connect(self._show_changes)

    def show_contracts(self, owner: int, sheet: CostSheet, *, is_other: bool) -> None:
        """Show the contracts of a dossier."""
        if is_other:
            self.finish_cells()
        self.contracts.show_lines(self.contracts.lines_for(owner, sheet.contracts))
        self._show_changes(self.contracts.current)
        if is_other:
            self.drafts[0].restore()

    def finish_cells(self) -> None:
        """Save the cell that is being typed in."""
        for each in (self.contracts, self.changes):
            each.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        for each in (self.contracts, self.changes):
            each.set_read_only(is_read_only=is_read_only)

    def _show_changes(self, contract: ContractSheet | None) -> None:
        is_other = contract is None or self.contract is None or contract.row.id != self.contract.row.id
        if is_other:
            self.changes.table.cells.finish()
        self.contract = contract
        for each in (self.changes_title, self.changes):
            each.setVisible(contract is not None)
        if contract is None:
            return
        name = contract.row.name or self.tr("Marché sans nom")
        self.changes_title.setText(self.tr("Avenants de «\u00a0{}\u00a0»").format(name))
        self.changes.show_lines(self.changes.lines_for(contract.row.id, contract.changes))
        if is_other:
            self.drafts[1].restore()

    def _lay_out(self) -> None:
        hint = self.tr("Les dépenses portées par un marché se choisissent dans le détail de chacune.")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(text(self.tr("Marchés publics"), "heading"))
        inside.addWidget(text(hint, "muted", is_wrapped=True))
        for each in (self.contracts, self.changes_title, self.changes):
            inside.addWidget(each)
