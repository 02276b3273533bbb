"""Builds a fault screen: title, sentences, facts, backups to choose from, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.faults.screens import Screen
from leaderdesk.ui.kit.controls import EDGE, Picture, button, column, frame, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing

_WIDEST = 112
_ROLES = {"warning": QPalette.ColorRole.BrightText}
_ROWS = 6


class FaultView(QWidget):
    """One screen, built once from its description."""

    chosen = Signal(str)

    def __init__(self, screen: Screen, columns: list[Column]) -> None:
        super().__init__()
        self.screen_shown = screen
        self.buttons: dict[str, QPushButton] = {}
        self.backups: Listing | None = self._backups(columns) if screen.shows_backups else None
        self.title = text(screen.title, "title", is_wrapped=True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(
            Picture(screen.icon, 40, _ROLES.get(screen.icon, QPalette.ColorRole.Accent)), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addWidget(self.title, 1)
        inside = column(head, *(text(each, is_wrapped=True) for each in screen.paragraphs), gap=14)
        inside.setContentsMargins(EDGE, 36, EDGE, EDGE)
        if screen.facts:
            inside.addWidget(self._facts())
        if self.backups is not None:
            inside.addSpacing(6)
            inside.addWidget(text(self.tr("Sauvegardes de cette base"), "heading"))
            inside.addWidget(self.backups)
        inside.addSpacing(6)
        inside.addLayout(self._choices())
        inside.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside, _WIDEST))

    def focus_main(self) -> None:
        """The keyboard on what is advised."""
        if self.backups is not None and self.backups.model.total:
            self.backups.table.setFocus()
        else:
            next((each for each in self.buttons.values() if each.isEnabled()), self).setFocus()

    def _facts(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(self.screen_shown.facts):
            told = text(value, is_wrapped=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text(name, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, place, 1, Qt.AlignmentFlag.AlignTop)
        made = frame("card", QVBoxLayout())
        inside = made.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(grid)
        return made

    def _backups(self, columns: list[Column]) -> Listing:
        empty = Empty(
            "backups",
            self.tr("Aucune sauvegarde de cette base sur ce poste"),
            self.tr("Si une copie existe ailleurs (clé, autre ordinateur), ouvrez-la par Fichier, Ouvrir."),
        )
        listing = Listing(columns, self.tr("Sauvegardes de cette base"), empty)
        listing.hide_tools()
        listing.table.show_rows(_ROWS)
        listing.sort_by("at", is_descending=True)
        return listing

    def _choices(self) -> Flow:
        for place, choice in enumerate(self.screen_shown.choices):
            made = button(choice.words, "" if place else "primary", choice.icon)
            made.clicked.connect(lambda _=False, name=choice.name: self.chosen.emit(name))
            self.buttons[choice.name] = made
        return Flow(*self.buttons.values())
