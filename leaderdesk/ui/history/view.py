"""Builds the page of history: the actions above, what the chosen one changed below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from leaderdesk.ui.history.columns import HistoryColumns
from leaderdesk.ui.kit.controls import EDGE, button, column, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table


class HistoryView(QWidget):
    """Two tables."""

    def __init__(self) -> None:
        super().__init__()
        columns = HistoryColumns(self)
        empty = Empty(
            "history", self.tr("Aucune action"), self.tr("Chaque saisie apparaîtra ici, avec sa date et son auteur.")
        )
        self.listing = Listing(columns.entries(), self.tr("Historique"), empty)
        self.listing.sort_by("height", is_descending=True)
        self.more = button(self.tr("Afficher les actions &plus anciennes"))
        self.more.hide()
        self.listing.tools.addWidget(self.more)
        self.fields = LineModel(columns.fields(), self)
        self.detail = Table(self.fields, self.tr("Détail de l’action"))
        self.detail.setSortingEnabled(False)
        self.fields.is_sortable = False
        self.subject = text("", "heading", is_wrapped=True)
        below = QWidget()
        below.setLayout(column(self.subject, self.detail, gap=8))
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self.listing)
        self.halves.addWidget(below)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(18)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(text(self.tr("Historique"), "title"), None))
        inside.addWidget(self.halves, 1)
