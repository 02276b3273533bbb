"""The tags of a dossier: each can be taken off, another one put by typing it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.dossiers.known_words import offer
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import WordsField
from leaderdesk.ui.kit.flow import Flow


class TagsRow(QWidget):
    """Words on one line or several; the page does what is wished."""

    put_wished = Signal(str)
    removal_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = WordsField(22)
        self.field.setPlaceholderText(self.tr("Nouvelle étiquette"))
        self.field.setAccessibleName(self.tr("Nouvelle étiquette, puis Entrée"))
        self.put = button(self.tr("Ajouter l’étiquette"), "link")
        self._nothing = text(self.tr("Aucune étiquette."), "muted")
        # Until the dossier has been read, nobody knows.
        self._nothing.hide()
        self._is_read_only = False
        self._chips: list[QWidget] = []
        self._flow = Flow(self._nothing, self.field, self.put)
        self.setLayout(self._flow)
        self.field.returnPressed.connect(self._wish)
        self.put.clicked.connect(self._wish)

    def show_tags(self, tags: Sequence[str], known: Sequence[str]) -> None:
        """Show these; those known are offered as one types."""
        former: tuple[QWidget, ...] = (*self._chips, self.field, self.put)
        for each in former:
            self._flow.removeWidget(each)
        for gone in self._chips:
            gone.hide()
            gone.deleteLater()
        self._chips = [self._chip(tag) for tag in tags]
        later: tuple[QWidget, ...] = (*self._chips, self.field, self.put)
        for shown in later:
            self._flow.addWidget(shown)
        self._nothing.setVisible(not tags)
        offer(self.field, known, self.tr("Étiquettes connues"))

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let them be read only."""
        self._is_read_only = is_read_only
        self.field.setVisible(not is_read_only)
        self.put.setVisible(not is_read_only)
        for each in self._chips:
            each.setEnabled(not is_read_only)

    def _chip(self, tag: str) -> QWidget:
        made = button(tag.replace("&", "&&"), "chip", "close")
        made.setAccessibleName(self.tr("Retirer l’étiquette «\u00a0{}\u00a0»").format(tag))
        made.setToolTip(made.accessibleName())
        made.setEnabled(not self._is_read_only)
        made.clicked.connect(lambda: self.removal_wished.emit(tag))
        return made

    def _wish(self) -> None:
        self.field.commit()
        tag = self.field.value()
        if tag:
            self.field.show_value(None)
            self.put_wished.emit(tag)
