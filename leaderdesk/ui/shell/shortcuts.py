"""The page that lists every key, where it works, and copies the list to print it elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk import __version__
from leaderdesk.ui.kit.controls import EDGE, button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.shell.commands import Commands
from leaderdesk.ui.shell.keys import Key, Keys


class ShortcutsPage(QWidget):
    """Keys and what they do."""

    left = Signal()
    help_page = "clavier"

    def __init__(self) -> None:
        super().__init__()
        columns = [
            Column("keys", self.tr("Touches"), lambda each: each.keys, key=lambda each: each.place, width=22),
            Column("words", self.tr("Ce qu’elles font"), lambda each: each.words, width=44, is_wide=True),
            Column("where", self.tr("Où"), lambda each: each.where, width=18),
        ]
        self.keys = self._keys()
        self.listing = Listing(columns, self.tr("Raccourcis clavier"), Empty("keyboard", "", ""))
        self.listing.table.setSortingEnabled(False)
        self.listing.model.is_sortable = False
        self.copy = button(self.tr("&Copier la liste"), "", "copy")
        self.copy.setToolTip(self.tr("Copier toutes les touches en texte, à coller et à imprimer"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.back = button(self.tr("&Retour"))
        self.back.clicked.connect(self.left)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(Flow(text(self.tr("Raccourcis clavier"), "title"), None, self.copy, self.back))
        inside.addWidget(self.listing, 1)
        inside.addWidget(text(self.tr("LeaderDesk {}").format(__version__), "small"))
        self.listing.show_lines(lines_of(columns, self.keys))

    def focus_main(self) -> None:
        """Ready to be read line by line."""
        self.listing.table.setFocus()

    def focus_filter(self) -> None:
        """Ready to type what to look for."""
        self.listing.focus_filter()

    def as_text(self) -> str:
        """The whole list, by place, as lines to print."""
        lines = [self.tr("Raccourcis clavier de LeaderDesk")]
        where = ""
        for key in self.keys:
            if key.where != where:
                where = key.where
                lines += ["", where]
            lines.append(f"{key.keys}\t{key.words}")
        return "\n".join([*lines, ""])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keys(self) -> list[Key]:
        native = QKeySequence.SequenceFormat.NativeText
        commands = Commands(self)
        found: list[Key] = []
        menus = {name: words.replace("&", "") for name, words in commands.menus()}
        for command in commands.all():
            keys = self.tr(" ou ").join(QKeySequence(key).toString(native) for key in command.keys)
            if keys:
                words = command.words.replace("&", "").rstrip("…")
                found.append(Key(keys, words, self.tr("Menu {}").format(menus[command.menu]), len(found)))
        return [*found, *Keys(self).elsewhere(len(found))]
