"""Builds the tab « Pièces jointes »: the files of the dossier, and where others are dropped."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.rows import AttachmentRow
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty, offer_once
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.words.formats import day, size


@dataclass(frozen=True, slots=True)
class Shown:
    """A file with what it is the proof of, and how it was found when its bytes were read again."""

    row: AttachmentRow
    piece: str
    state: str


class AttachmentColumns(QObject):
    """Titles and values."""

    def all(self) -> list[Column]:
        """What is shown of a file."""
        return [
            Column("name", self.tr("Fichier"), lambda each: each.row.name, width=26, is_wide=True),
            Column("piece", self.tr("Pièce du dossier"), self._piece, tone=_quiet, width=18),
            Column("size", self.tr("Taille"), lambda each: size(each.row.size), key=_size, width=9, is_number=True),
            Column("added_on", self.tr("Joint le"), lambda each: day(each.row.added_on), key=_added, width=10),
            Column("state", self.tr("Intégrité"), self._state, tone=_tone, width=20),
        ]

    def _piece(self, shown: Shown) -> str:
        return shown.piece or self.tr("Aucune")

    def _state(self, shown: Shown) -> str:
        states = {
            "intact": self.tr("✓ Identique au fichier joint"),
            "altered": self.tr("Modifié hors du logiciel"),
            "missing": self.tr("Introuvable"),
        }
        return states.get(shown.state, self.tr("Pas encore vérifié"))


class AttachmentsView(QWidget):
    """What is there; the tab says what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.add = button(self.tr("Ajouter des fichiers…"), "", "new")
        self.begin = button(self.tr("Ajouter des fichiers…"), "primary", "new")
        self.open = button(self.tr("Ouvrir"), "", "open")
        self.verify = button(self.tr("Vérifier"), "", "check")
        self.detach = button(self.tr("Retirer"), "", "bin")
        self.verify.setToolTip(self.tr("Relire chaque fichier et le comparer à ce qui a été joint"))
        empty = Empty(
            "dossiers",
            self.tr("Aucune pièce jointe"),
            self.tr("Déposez ici devis, délibérations, courriers\u2026 Ils sont conservés à côté de la base."),
            self.begin,
        )
        self.listing = Listing(AttachmentColumns(self).all(), self.tr("Pièces jointes"), empty)
        for each in (self.add, self.open, self.verify, self.detach):
            self.listing.tools.addWidget(each)
        self.hint = text(
            self.tr("Déposez des fichiers ici, ou collez-les (Ctrl+V)\u202f; Entrée ouvre, Suppr retire."),
            "small",
            is_wrapped=True,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.listing, 1)
        inside.addWidget(self.hint)
        self._is_read_only = False
        self.listing.model.modelReset.connect(self._offer)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let files be opened and verified, not added."""
        self._is_read_only = is_read_only
        self.hint.setVisible(not is_read_only)
        self._offer()

    def _offer(self) -> None:
        """Files are added above the list, or in it as long as there are none."""
        if self._is_read_only:
            self.add.hide()
            self.begin.hide()
        else:
            offer_once(self.add, self.begin, is_inside=not self.listing.model.total)


def _size(shown: Shown) -> int:
    return shown.row.size


def _added(shown: Shown) -> object:
    return shown.row.added_on


def _quiet(shown: Shown) -> str:
    return "" if shown.piece else "muted"


def _tone(shown: Shown) -> str:
    return {"intact": "", "altered": "error", "missing": "error"}.get(shown.state, "muted")
