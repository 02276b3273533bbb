"""The status line: what is safe on the disk, and since when, or that it is not; and what a selection comes to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout

from leaderdesk.domain.errors import Expected
from leaderdesk.ui.kit.controls import Picture, text
from leaderdesk.words.formats import clock_time, day

if TYPE_CHECKING:
    from leaderdesk.services.bases import BaseFacts

SAVING_FAULTS = frozenset({"disk_full", "write_failed", "changed_outside", "read_only"})


class StatusLine(QFrame):
    """There is no button to save: this line says that it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self._picture = Picture("success", 16, QPalette.ColorRole.PlaceholderText)
        self.words = text("", "small", is_wrapped=True)
        # Long where many columns are added up: it goes on below rather than widen the window.
        self.sums = text("", "small", is_wrapped=True)
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.aside = text("", "small", is_wrapped=True)
        self.aside.setAlignment(self.sums.alignment())
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 5, 16, 5)
        inside.setSpacing(8)
        inside.addWidget(self._picture)
        inside.addWidget(self.words, 3)
        inside.addWidget(self.sums, 6)
        inside.addWidget(self.aside, 2)
        self.say("")
        self.show_sums("")
        self.show_aside("")

    def show_sums(self, words: str) -> None:
        """What the selection comes to."""
        self.sums.setText(words)
        self.sums.setVisible(bool(words))

    def show_aside(self, words: str) -> None:
        """Something worth knowing of this base, as long as it is open."""
        self.aside.setText(words)
        self.aside.setVisible(bool(words))

    def say(self, words: str, icon_name: str = "") -> None:
        """Show a sentence, with the icon of what it tells."""
        self.words.setText(words)
        self._picture.setVisible(bool(icon_name))
        if icon_name:
            self._picture.show_icon(icon_name)

    def show_saved(self, facts: BaseFacts, now: datetime) -> None:
        """Say when the base was last saved and backed up."""
        if facts.is_read_only:
            self.say(self.tr("Consultation : rien ne peut être modifié"), "lock")
            return
        saved = self.tr("Enregistré {}").format(self._when(facts.saved_at, now))
        backup = facts.last_backup
        if backup is None:
            kept = self.tr("pas encore de sauvegarde")
        else:
            kept = self.tr("sauvegarde vérifiée {}").format(self._when(backup.at, now).removeprefix("à "))
        self.say(f"{saved} · {kept}", "success")

    def show_unsaved(self, fault: Expected) -> None:
        """Say that the last action is not on the disk, and why, if that is what the fault means."""
        if fault.code not in SAVING_FAULTS:
            return
        reasons = {
            "disk_full": self.tr("disque plein"),
            "write_failed": self.tr("le disque refuse l’écriture"),
            "changed_outside": self.tr("le fichier a été modifié par un autre programme"),
            "read_only": self.tr("base en lecture seule"),
        }
        self.say(self.tr("Non enregistré : {}").format(reasons.get(fault.code, fault.code)), "error")

    def _when(self, at: datetime, now: datetime) -> str:
        if at.astimezone().date() == now.astimezone().date():
            return self.tr("à {}").format(clock_time(at))
        return self.tr("le {} à {}").format(day(at.astimezone().date()), clock_time(at))
