"""Builds the page of dossiers."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.dossiers.columns import DossierColumns
from leaderdesk.ui.kit.controls import EDGE, button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing


class DossiersView(QWidget):
    """Title, list, and what can be done with the selection."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text(self.tr("Dossiers"), "title")
        self.empty = Empty(
            "dossiers", self.tr("Aucun dossier"), self.tr("La saisie des dossiers arrive dans une prochaine version.")
        )
        self.listing = Listing(DossierColumns(self).columns(), self.tr("Dossiers"), self.empty)
        self.bin = button(self.tr("&Mettre à la corbeille"))
        self.unbin = button(self.tr("&Remettre en place"))
        self.shows_bin = button(self.tr("&Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        self.shows_bin.setToolTip(self.tr("Afficher les dossiers mis à la corbeille"))
        self.shows_bin.setAccessibleDescription(self.shows_bin.toolTip())
        self.listing.tools.addWidget(self.shows_bin)
        self.listing.tools.addWidget(self.bin)
        self.listing.tools.addWidget(self.unbin)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(self.title, None))
        inside.addWidget(self.listing, 1)
        self.show_side(is_bin=False)

    def show_side(self, *, is_bin: bool) -> None:
        """Show the dossiers, or those in the bin."""
        self.bin.setVisible(not is_bin)
        self.unbin.setVisible(is_bin)
        self.title.setText(self.tr("Corbeille") if is_bin else self.tr("Dossiers"))
        if is_bin:
            self.empty.words.setText(self.tr("La corbeille est vide"))
            self.empty.hint.setText(
                self.tr("Un dossier mis à la corbeille y reste jusqu’à ce qu’il soit remis en place.")
            )
        else:
            self.empty.words.setText(self.tr("Aucun dossier"))
            self.empty.hint.setText(
                self.tr(
                    "La saisie des dossiers arrive dans une prochaine version. La base d’exemple en montre soixante."
                )
            )
