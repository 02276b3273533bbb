"""Builds the page of backups: the list, and what the last examination of the base found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, Picture, button, column, frame, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.backups import BackupWords


class BackupsView(QWidget):
    """List, actions, findings."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.back_up = button(self.tr("&Sauvegarder maintenant"), "primary", "backups")
        self.check = button(self.tr("&Vérifier la base"), "", "check")
        self.restore = button(self.tr("&Revenir à une sauvegarde…"), "", "restore")
        empty = Empty(
            "backups",
            self.tr("Pas encore de sauvegarde"),
            self.tr("Une sauvegarde vérifiée est prise à la fermeture et toutes les demi-heures de travail."),
        )
        self.listing = Listing(BackupWords(self).columns(clock), self.tr("Sauvegardes"), empty)
        self.listing.sort_by("at", is_descending=True)
        self.listing.hide_tools()
        self.place = text("", "small", is_wrapped=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._found = QVBoxLayout()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(Flow(text(self.tr("Sauvegardes"), "title"), None, self.restore, self.check, self.back_up))
        inside.addWidget(text(self._intention(), "muted", is_wrapped=True))
        inside.addLayout(self._found)
        inside.addWidget(self.listing, 1)
        inside.addWidget(self.place)

    def show_report(self, verdict: str, kind: str, findings: list[str]) -> None:
        """Show what an examination found, in words."""
        self.clear_report()
        head = row(Picture(kind, 20, QPalette.ColorRole.WindowText), text(verdict, "strong", is_wrapped=True), None)
        head.setStretch(1, 1)
        self._found.addWidget(
            frame(kind, column(head, *(text(f"– {each}", is_wrapped=True) for each in findings), gap=6))
        )

    def clear_report(self) -> None:
        """Take the last findings away."""
        while (item := self._found.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    @property
    def report(self) -> QFrame | None:
        """The findings shown."""
        item = self._found.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, QFrame) else None

    def _intention(self) -> str:
        return self.tr(
            "Chaque sauvegarde est relue et vérifiée avant d’être gardée. Les plus récentes sont toutes là ;"
            " les plus anciennes sont éclaircies : une par jour, puis par semaine, puis par mois."
        )
