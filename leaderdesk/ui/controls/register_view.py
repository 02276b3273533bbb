"""Builds the register: its dossiers, then the controls of the chosen one and what the chosen control found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.controls.columns import ControlColumns
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.ui.views import RememberedTable

# More are scrolled to: the controls of the chosen one stand below.
_ROWS = 7


class RegisterView(QWidget):
    """A list above, two tables to type in below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns = ControlColumns(self, desk.around.today)
        empty = Empty(
            "controls",
            self.tr("Aucun dossier à contrôler"),
            self.tr("Un dossier entre dans le registre dès que sa convention, ou un paiement du fonds, est daté."),
        )
        self.listing = Listing(columns.register(), self.tr("Dossiers qui peuvent être contrôlés"), empty)
        self.listing.sort_by("waits")
        self.title = text("", "heading", is_wrapped=True)
        self.told = text("", is_wrapped=True)
        self.controls = EntryTable(
            *(columns.controls(), self.tr("Contrôles du dossier"), self.tr("Nouveau contrôle…")),
            identity=lambda each: each.row.id,
            is_wide=True,
            most_rows=6,
        )
        self.remove_control = self.controls.add_action(self.tr("Retirer le contrôle"), "close", "Ctrl+Del")
        self.checks = Sentences(self.tr("À voir dans ce contrôle"))
        self.found = text("", "heading", is_wrapped=True)
        self.findings = EntryTable(
            *(columns.findings(), self.tr("Constats du contrôle"), self.tr("Nouveau constat…")),
            identity=lambda each: each.row.id,
            is_wide=True,
        )
        self.remove_finding = self.findings.add_action(self.tr("Retirer le constat"), "close", "Ctrl+Del")
        self.drafts = [
            CellDrafts(desk, self.controls, "control"),
            CellDrafts(desk, self.findings, "control_finding"),
        ]
        for table, name in ((self.listing, "register"), (self.controls, "controls"), (self.findings, "findings")):
            RememberedTable(desk, table.table, f"controls_{name}")
        self._lay_out()

    def finish_cells(self) -> None:
        """Save the cell that is being typed in."""
        for each in (self.controls, self.findings):
            each.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        for each in (self.controls, self.findings):
            each.set_read_only(is_read_only=is_read_only)

    def show_findings(self, said: str) -> None:
        """What the chosen control found; on the last line, nothing."""
        self.found.setText(said)
        for each in (self.found, self.findings):
            each.setVisible(bool(said))

    def show_below(self, *, is_shown: bool) -> None:
        """What is said of a chosen dossier, where there is one."""
        self.below.setVisible(is_shown)

    def _lay_out(self) -> None:
        self.listing.table.show_rows(_ROWS)
        self.below = QWidget()
        self.below.setLayout(column(self.title, self.told, self.controls, self.checks, self.found, self.findings))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(Paper(column(self.listing, self.below, None), self))
