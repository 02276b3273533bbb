"""The page that lists every key; the full help comes later, and the page says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk import __version__
from leaderdesk.ui.kit.controls import EDGE, button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.shell.commands import Commands


class ShortcutsPage(QWidget):
    """Keys and what they do."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        columns = [
            Column("keys", self.tr("Touches"), lambda each: each[0], key=lambda each: each[2], width=28),
            Column("words", self.tr("Ce qu’elles font"), lambda each: each[1], width=40, is_wide=True),
        ]
        self.listing = Listing(columns, self.tr("Raccourcis clavier"), Empty("keyboard", "", ""))
        self.listing.table.setSortingEnabled(False)
        self.listing.model.is_sortable = False
        self.back = button(self.tr("&Retour"))
        self.back.clicked.connect(self.left)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(text(self.tr("Raccourcis clavier"), "title"), None, self.back))
        inside.addWidget(text(self.tr("L’aide complète viendra avec une prochaine version."), "muted", is_wrapped=True))
        inside.addWidget(self.listing, 1)
        inside.addWidget(text(self.tr("LeaderDesk {}").format(__version__), "small"))
        self.listing.show_lines(lines_of(columns, self._keys()))

    def focus_main(self) -> None:
        """Ready to be read line by line."""
        self.listing.table.setFocus()

    def _keys(self) -> list[tuple[str, str, int]]:
        native = QKeySequence.SequenceFormat.NativeText
        found = []
        for command in Commands(self).all():
            keys = self.tr(" ou ").join(QKeySequence(key).toString(native) for key in command.keys)
            if keys:
                found.append((keys, command.words.replace("&", "").rstrip("…")))
        found += Commands(self).elsewhere()
        return [(keys, words, place) for place, (keys, words) in enumerate(found)]
