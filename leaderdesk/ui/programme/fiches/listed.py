"""Builds the list of fiches-actions, with what can be done to one."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.programme.besides import BesideList
from leaderdesk.ui.programme.fiches.columns import FicheColumns


class FicheList(BesideList):
    """The fiches-actions in the order of the programme, or those in the bin."""

    def words(self) -> tuple[str, str]:
        words = self.tr("Entrée ouvre une fiche-action avec ses règles et un exemple\u202f; F6 va de l’une à l’autre.")
        return words, self.tr("Ajouter une fiche-action")

    def made_listing(self) -> Listing:
        self.preset = button(self.tr("Choisir un modèle"), "primary")
        hint = self.tr("Une fiche-action dit ce que le GAL finance et selon quelles règles. Un modèle en apporte.")
        empty = Empty("programme", self.tr("Aucune fiche-action"), hint, self.preset)
        listing = Listing(FicheColumns(self).columns(), self.tr("Fiches-actions"), empty)
        listing.table.setSortingEnabled(False)
        listing.model.sort_by(())
        return listing

    def made_others(self) -> tuple[QPushButton, ...]:
        self.up, self.down = button(self.tr("Monter"), "quiet"), button(self.tr("Descendre"), "quiet")
        return self.up, self.down
