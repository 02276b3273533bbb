"""Builds the list of grids, with what can be done to one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leaderdesk.domain.programmes.grid_rows import GridRow
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.programme.grids.columns import GridColumns
from leaderdesk.ui.programme.section import WIDE


class GridList(QWidget):
    """The grids, or those in the bin."""

    def __init__(self) -> None:
        super().__init__()
        self.preset = button(self.tr("Choisir un modèle"), "primary")
        hint = self.tr("Une grille note les projets critère par critère. Commencez par un modèle ou une grille vide.")
        empty = Empty("programme", self.tr("Aucune grille"), hint, self.preset)
        self.listing = Listing(GridColumns(self).columns(), self.tr("Grilles de sélection"), empty)
        self.add = button(self.tr("Nouvelle grille"), "", "new")
        self.copy = button(self.tr("Dupliquer"), "", "copy")
        self.bin = button(self.tr("Mettre à la corbeille"), "", "bin")
        self.bring = button(self.tr("Importer une grille…"))
        self.shows_bin = button(self.tr("Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        for each in (self.add, self.copy, self.bring, self.bin, self.shows_bin):
            self.listing.tools.addWidget(each)
        words = self.tr("Entrée ouvre une grille avec un exemple de notation\u202f; F6 va de l’une à l’autre.")
        self.setLayout(column(scrolled(column(text(words, "muted", is_wrapped=True), self.listing), WIDE)))
        self.setFocusProxy(self.listing.table)

    def enable(self, *, is_read_only: bool) -> None:
        """Offer what can be done now."""
        is_bin, has_row = self.shows_bin.isChecked(), isinstance(self.listing.table.current_item(), GridRow)
        self.add.setEnabled(not is_read_only and not is_bin)
        self.bring.setEnabled(not is_read_only and not is_bin)
        self.copy.setEnabled(not is_read_only and has_row and not is_bin)
        self.bin.setEnabled(not is_read_only and has_row)
        self.bin.setText(self.tr("Remettre en place") if is_bin else self.tr("Mettre à la corbeille"))
