"""Builds the tab of the convention: where it stands, its days, its amendments, what the holder owes."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.convention.columns import ConventionColumns
from leaderdesk.ui.dossiers.record.convention.control import ControlPart
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.ui.views import RememberedTable


class ConventionView(QWidget):
    """Everything one below the other."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = ConventionColumns(self, desk.around.today)
        self.standing = Sentences(self.tr("Où en est la convention"))
        self.days = Form(self.columns.days(), taken=ascii_uppercase)
        self.amendments = EntryTable(
            *(self.columns.amendments(), self.tr("Avenants à la convention"), self.tr("Nouvel avenant…")),
            identity=lambda each: each.row.id,
            is_wide=True,
        )
        self.effect = Sentences(self.tr("Ce que change cet avenant"))
        self.remove_amendment = self.amendments.add_action(self.tr("Retirer l’avenant"), "close", "Ctrl+Del")
        self.open_sitting = self.amendments.add_action(self.tr("Ouvrir la séance"), "sittings", "Alt+Return")
        self.obligations = EntryTable(
            *(self.columns.obligations(), self.tr("Suites à donner"), self.tr("Nouvelle obligation…")),
            identity=lambda each: each.row.id,
            is_wide=True,
        )
        self.remove_obligation = self.obligations.add_action(self.tr("Retirer l’obligation"), "close", "Ctrl+Del")
        self.open_file = self.obligations.add_action(self.tr("Ouvrir la pièce jointe"), "open", "Alt+Return")
        self.control = ControlPart()
        self.usual = text("", is_wrapped=True)
        self.add_usual = button(self.tr("Ajouter les obligations d’&usage"))
        self.drafts = [CellDrafts(desk, self.amendments, "amendment"), CellDrafts(desk, self.obligations, "follow_up")]
        RememberedTable(desk, self.amendments.table, "amendments")
        RememberedTable(desk, self.obligations.table, "follow_ups")
        self._lay_out()

    def finish_cells(self) -> None:
        """Save the cell that is being typed in."""
        for each in (self.amendments, self.obligations):
            each.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.days.set_read_only(is_read_only)
        for each in (self.amendments, self.obligations):
            each.set_read_only(is_read_only=is_read_only)
        self.add_usual.setEnabled(not is_read_only)

    def _lay_out(self) -> None:
        amended = self.tr(
            "Un avenant compte à partir de sa signature\u00a0: il change alors le montant conventionné ou la fin. Ce"
            " qui a été saisi au départ reste."
        )
        parts = (
            self.standing,
            self.days,
            text(self.tr("Avenants"), "heading"),
            text(amended, "muted", is_wrapped=True),
            self.amendments,
            self.effect,
            text(self.tr("Ce que le porteur doit encore"), "heading"),
            self.usual,
            row(self.add_usual, None),
            self.obligations,
            self.control,
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))
