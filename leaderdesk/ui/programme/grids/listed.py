"""Builds the list of grids, with what can be done to one."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.programme.besides import BesideList
from leaderdesk.ui.programme.grids.columns import GridColumns


class GridList(BesideList):
    """The grids, or those in the bin."""

    def words(self) -> tuple[str, str]:
        words = self.tr("Entrée ouvre une grille avec un exemple de notation\u202f; F6 va de l’une à l’autre.")
        return words, self.tr("Nouvelle grille")

    def made_listing(self) -> Listing:
        self.preset = button(self.tr("Choisir un modèle"), "primary")
        hint = self.tr("Une grille note les projets critère par critère. Commencez par un modèle ou une grille vide.")
        empty = Empty("programme", self.tr("Aucune grille"), hint, self.preset)
        return Listing(GridColumns(self).columns(), self.tr("Grilles de sélection"), empty)

    def made_others(self) -> tuple[QPushButton, ...]:
        self.copy = button(self.tr("Dupliquer"), "", "copy")
        self.bring = button(self.tr("Importer une grille…"))
        return self.copy, self.bring

    def enable(self, *, is_read_only: bool) -> None:
        super().enable(is_read_only=is_read_only)
        # It needs no grid to begin from.
        self.bring.setEnabled(self.add.isEnabled())
