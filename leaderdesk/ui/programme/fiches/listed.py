"""Builds the list of fiches-actions, with what can be done to one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leaderdesk.domain.programmes.rows import FicheRow
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.programme.fiches.columns import FicheColumns
from leaderdesk.ui.programme.section import WIDE


class FicheList(QWidget):
    """The fiches-actions in the order of the programme, or those in the bin."""

    def __init__(self) -> None:
        super().__init__()
        self.preset = button(self.tr("Choisir un modèle"), "primary")
        hint = self.tr("Une fiche-action dit ce que le GAL finance et selon quelles règles. Un modèle en apporte.")
        empty = Empty("programme", self.tr("Aucune fiche-action"), hint, self.preset)
        self.listing = Listing(FicheColumns(self).columns(), self.tr("Fiches-actions"), empty)
        self.listing.table.setSortingEnabled(False)
        self.listing.model.sort_by(())
        self.add = button(self.tr("Ajouter une fiche-action"), "", "new")
        self.up, self.down = button(self.tr("Monter"), "quiet"), button(self.tr("Descendre"), "quiet")
        self.bin = button(self.tr("Mettre à la corbeille"), "", "bin")
        self.shows_bin = button(self.tr("Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        for each in (self.add, self.up, self.down, self.bin, self.shows_bin):
            self.listing.tools.addWidget(each)
        words = self.tr("Entrée ouvre une fiche-action avec ses règles et un exemple\u202f; F6 va de l’une à l’autre.")
        self.setLayout(column(scrolled(column(text(words, "muted", is_wrapped=True), self.listing), WIDE)))
        self.setFocusProxy(self.listing.table)

    def enable(self, *, is_read_only: bool) -> None:
        """Offer what can be done now."""
        can_change = not is_read_only
        is_bin, has_row = self.shows_bin.isChecked(), isinstance(self.listing.table.current_item(), FicheRow)
        self.add.setEnabled(can_change and not is_bin)
        for each in (self.up, self.down):
            each.setEnabled(can_change and has_row and not is_bin)
        self.bin.setEnabled(can_change and has_row)
        self.bin.setText(self.tr("Remettre en place") if is_bin else self.tr("Mettre à la corbeille"))
