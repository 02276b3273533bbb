"""Builds the tab of the treasury: the answer on top, then what it rests on, in the order one fills it in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.treasury.columns import TreasuryColumns
from leaderdesk.ui.dossiers.record.treasury.offers import OffersPart
from leaderdesk.ui.dossiers.record.treasury.variants import VariantsPart
from leaderdesk.ui.kit.controls import button, column, frame, row, scrolled, text
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.parts.balances import Balances
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable

_WIDEST = 220
# The menus, and what the answer itself takes.
_TAKEN = "FDAIVCRT"


class TreasuryView(QWidget):
    """Everything one below the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns = TreasuryColumns(self, desk.around.today)
        self.balances = Balances()
        self.plan = Form(columns.plan(), taken=_TAKEN)
        self.alarm = Form(columns.alarm(), taken="FDAIVCRTSBUPENYG", columns=3)
        self.spread = Form(columns.spread(), taken="FDAIVCRTPUMBSX", columns=3)
        self.spread_costs = button(self.tr("&Répartir les dépenses"))
        self.movements = EntryTable(
            *(columns.movements(), self.tr("Dépenses et recettes"), self.tr("Nouveau mouvement…")),
            identity=lambda each: each.row.id,
            is_wide=True,
            most_rows=12,
        )
        self.remove_movement = self.movements.add_action(self.tr("Retirer le mouvement"), "close", "Ctrl+Del")
        self.claims = EntryTable(
            *(columns.claims(), self.tr("Demandes de paiement prévues"), self.tr("Nouvelle demande…")),
            identity=lambda each: each.row.id,
            is_wide=True,
            most_rows=5,
        )
        self.remove_claim = self.claims.add_action(self.tr("Retirer la demande"), "close", "Ctrl+Del")
        self.claimed = text("", is_wrapped=True)
        self.variants, self.offers = VariantsPart(), OffersPart(desk.around.today)
        self.drafts = (
            CellDrafts(desk, self.movements, "movement"),
            CellDrafts(desk, self.claims, "claim"),
            CellDrafts(desk, self.variants.table, "variant"),
            CellDrafts(desk, self.offers.table, "offer"),
        )
        self._lay_out()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        for form in (self.plan, self.alarm):
            form.set_read_only(is_read_only)
        self.spread_card.setVisible(not is_read_only)
        for each in (self.movements, self.claims, self.variants, self.offers.table):
            each.set_read_only(is_read_only=is_read_only)

    def show_answer(self) -> None:
        """Bring what it all comes to in sight."""
        self._area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        hint = text(
            self.tr(
                "Étale sur ces mois les dépenses du dossier, TVA comprise, et ce qui en revient. Ce qui est déjà fait"
                " reste\u202f; ce qui était prévu est remplacé, et s’annule d’un geste."
            ),
            "small",
            is_wrapped=True,
        )
        spread = column(
            text(self.tr("Répartir les dépenses"), "heading"),
            hint,
            self.spread,
            row(self.spread_costs, None),
            gap=8,
        )
        self.spread_card = frame("card", spread)
        page = column(
            self.balances,
            self.plan,
            self.spread_card,
            text(self.tr("Dépenses et recettes"), "heading"),
            self.movements,
            text(self.tr("Demandes de paiement prévues"), "heading"),
            self.claimed,
            self.claims,
            self.variants,
            self.offers,
            self.alarm,
            None,
            gap=12,
        )
        page.setContentsMargins(2, 4, 8, 16)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(page, _WIDEST)
        inside.addWidget(self._area)
