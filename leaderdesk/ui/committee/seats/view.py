"""Builds the sheet of seats: figures, what can be done, the panels that ask, the table."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.committee.seats.columns import SeatColumns
from leaderdesk.ui.committee.seats.figures import Figures
from leaderdesk.ui.committee.seats.pasting import ListPanel
from leaderdesk.ui.committee.seats.vacating import VacatingPanel
from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import EDGE, button
from leaderdesk.ui.kit.empty import Empty, offer_once
from leaderdesk.ui.kit.listing import Listing

# Under so many lines of text, the list needs all the room.
_LINES = 28


class SeatsView(ArrangingWidget):
    """Everything of the sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = Figures()
        self.add = button(self.tr("&Nouveau siège"), "primary", "new")
        self.paste = button(self.tr("&Coller une liste…"), "", "copy")
        self.paste.setToolTip(self.tr("Une liste copiée dans Excel ou Calc (Ctrl+Maj+V)"))
        self.vacate = button(self.tr("&Vacance…"), "", "people")
        self.vacate.setToolTip(self.tr("Mettre fin aux mandats des sièges choisis, après des élections"))
        self.look = button(self.tr("&Historique"), "", "history")
        self.look.setToolTip(self.tr("Qui a tenu ce siège, et à qui le donner (Ctrl+Entrée)"))
        self.remove = button(self.tr("Retirer"), "quiet", "bin")
        self.remove.setToolTip(self.tr("Retirer les sièges choisis (Ctrl+Suppr)"))
        for each in (self.paste, self.vacate, self.look, self.remove):
            each.setAccessibleDescription(each.toolTip())
        self.begin = button(self.tr("Coller une liste…"), "primary", "copy")
        self.pasting, self.vacating = ListPanel(), VacatingPanel()
        self.empty = Empty(
            "committee",
            self.tr("Aucun siège"),
            self.tr(
                "Copiez dans votre tableur la liste de vos membres avec ses titres\u00a0: structure, collège, "
                "titulaire, suppléant. Collez-la ici\u00a0: rien n’est écrit avant votre accord."
            ),
            self.begin,
        )
        self.listing = Listing(SeatColumns(self).seats(), self.tr("Sièges"), self.empty, is_editable=True)
        self.listing.sort_by("number")
        for each in (self.add, self.paste, self.vacate, self.look, self.remove):
            self.listing.tools.addWidget(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 4, EDGE, 14)
        inside.setSpacing(10)
        inside.addWidget(self.figures)
        inside.addWidget(self.pasting)
        inside.addWidget(self.vacating)
        inside.addWidget(self.listing, 1)
        self.setFocusProxy(self.listing.table)
        self.listing.model.modelReset.connect(self._offer)
        self._arrange()

    def _offer(self) -> None:
        offer_once(self.paste, self.begin, is_inside=not self.listing.model.total)

    def _arrange(self) -> None:
        self.figures.set_tight(is_tight=self.height() < self.fontMetrics().height() * _LINES)
