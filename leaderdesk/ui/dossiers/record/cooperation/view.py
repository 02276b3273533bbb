"""Builds the tab of the cooperation: the agreement, partners, common costs, accounts, what is missing."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.cooperation.columns import CooperationColumns
from leaderdesk.ui.kit.controls import button, column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.ui.views import RememberedTable
from leaderdesk.words import cooperation


class CooperationView(QWidget):
    """Everything one below the other."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = CooperationColumns(self, desk.around.today)
        self.standing = Sentences(self.tr("Où en est la coopération"))
        self.agreement = Form(self.columns.agreement(), taken=ascii_uppercase)
        self.partners = EntryTable(
            *(self.columns.partners(), self.tr("Partenaires"), self.tr("Nouveau partenaire…")),
            identity=lambda each: each.partner.id,
            is_wide=True,
        )
        self.remove_partner = self.partners.add_action(self.tr("Retirer le partenaire"), "close", "Ctrl+Del")
        self.departure = Sentences(self.tr("Ce que changerait un départ"))
        self.leaving_on = DayField(desk.around.today)
        self.leaving_on.setAccessibleName(self.tr("Jour du départ à essayer"))
        self.leaving_on.show_value(desk.around.today())
        self.try_leaving = button(self.tr("&Essayer le départ du partenaire choisi, le"))
        self.costs = EntryTable(
            *(self.columns.costs(), self.tr("Coûts communs"), self.tr("Nouveau coût commun…")),
            identity=lambda each: each.row.id,
            is_wide=True,
        )
        self.remove_cost = self.costs.add_action(self.tr("Retirer le coût commun"), "close", "Ctrl+Del")
        empty = Empty("people", self.tr("Aucun partenaire"), self.tr("Saisissez les partenaires ci-dessus."))
        self.accounts = Listing(self.columns.accounts(), self.tr("Comptes entre partenaires"), empty)
        self.accounts.hide_tools()
        self.accounts.table.setSortingEnabled(False)
        self.accounts.model.sort_by(())
        self.transfers = Sentences(self.tr("Qui doit quoi"))
        self.wanting = {when: Sentences(words) for when, words in cooperation.BEFORE.items()}
        self.befores = {when: text(words, "strong") for when, words in cooperation.BEFORE.items()}
        self.nothing_wanting = text(cooperation.say_no_want(), is_wrapped=True)
        self.drafts = [CellDrafts(desk, self.partners, "partner"), CellDrafts(desk, self.costs, "common_cost")]
        RememberedTable(desk, self.partners.table, "partners")
        RememberedTable(desk, self.costs.table, "common_costs")
        self._lay_out()

    def finish_cells(self) -> None:
        """Save the cell that is being typed in."""
        for each in (self.partners, self.costs):
            each.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.agreement.set_read_only(is_read_only)
        for each in (self.partners, self.costs):
            each.set_read_only(is_read_only=is_read_only)

    def _lay_out(self) -> None:
        trying = QWidget()
        trying.setLayout(Flow(self.try_leaving, self.leaving_on))
        parts = (
            self.standing,
            self.agreement,
            text(self.tr("Partenaires"), "heading"),
            self.partners,
            trying,
            self.departure,
            text(self.tr("Coûts communs"), "heading"),
            text(cooperation.METHOD, "muted", is_wrapped=True),
            self.costs,
            text(self.tr("Comptes entre partenaires"), "heading"),
            self.accounts,
            self.transfers,
            text(self.tr("Ce qui manque"), "heading"),
            self.nothing_wanting,
            *(part for when, said in self.wanting.items() for part in (self.befores[when], said)),
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))
