"""The first screen: a new base, an existing one, or the example; and the bases opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, Picture, button, column, scrolled, text
from leaderdesk.ui.kit.wrapping import WrappingButton
from leaderdesk.ui.shell.recents import Recent

_WIDEST = 88
_LONGEST = 44


class Choice(WrappingButton):
    """A large button: what it does, and what for."""

    def __init__(self, icon_name: str, words: str, hint: str) -> None:
        name = words.replace("&", "")
        inside = QHBoxLayout()
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(18)
        inside.addWidget(Picture(icon_name, 32))
        inside.addLayout(column(text(name, "heading"), text(hint, "muted", is_wrapped=True), gap=3), 1)
        super().__init__("choice", name, inside)
        self.setAccessibleDescription(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class StartPage(QWidget):
    """Three choices, all by keyboard."""

    create_wished = Signal()
    choose_wished = Signal()
    example_wished = Signal()
    open_wished = Signal(object)
    help_page = "accueil"

    def __init__(self) -> None:
        super().__init__()
        self.new = Choice("new", self.tr("Nouvelle base"), self.tr("Commencer le suivi du programme de votre GAL."))
        self.choose = Choice(
            "open", self.tr("Ouvrir une base"), self.tr("Reprendre une base enregistrée sur ce poste.")
        )
        self.example = Choice(
            "example",
            self.tr("Base d’exemple"),
            self.tr("Découvrir avec un GAL fictif : rien n’y est réel, tout peut y être essayé."),
        )
        self.new.clicked.connect(self.create_wished)
        self.choose.clicked.connect(self.choose_wished)
        self.example.clicked.connect(self.example_wished)
        self._recents = QVBoxLayout()
        self._recents.setSpacing(2)
        self._recents_title = text(self.tr("Bases récentes"), "heading")
        inside = column(
            text(self.tr("Bienvenue dans LeaderDesk"), "title", is_wrapped=True),
            text(self.tr("Le suivi d’un programme LEADER, sur ce poste et hors ligne."), "muted", is_wrapped=True),
            10,
            self.new,
            self.choose,
            self.example,
            14,
            self._recents_title,
            self._recents,
            None,
        )
        inside.setContentsMargins(EDGE, 44, EDGE, EDGE)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside, _WIDEST))
        self.show_recents(())

    def focus_main(self) -> None:
        """The keyboard on the likeliest choice: the last base, or a new one."""
        last = self._recents.itemAt(0)
        widget = last.widget() if last is not None else None
        (widget if widget is not None and widget.isEnabled() else self.new).setFocus()

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """List the bases opened lately."""
        while (item := self._recents.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for recent in recents:
            self._recents.addWidget(self._recent_button(recent))
        self._recents_title.setVisible(bool(recents))

    def _recent_button(self, recent: Recent) -> QPushButton:
        words = recent_words(self, recent)
        made = button(words.replace("&", "&&"), "nav")
        made.setAccessibleName(words)
        made.setToolTip(str(recent.path))
        made.setEnabled(recent.is_there)
        made.clicked.connect(lambda _=False, path=recent.path: self.open_wished.emit(path))
        return made


def recent_words(owner: QWidget, recent: Recent) -> str:
    """How a recent base is named in a list."""
    words = f"{recent.path.stem}   –   {_short(recent.path.parent)}"
    return words if recent.is_there else owner.tr("{} (introuvable)").format(words)


def _short(folder: Path) -> str:
    """A folder in few characters: its beginning and its end say enough."""
    try:
        told = str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        told = str(folder)
    return told if len(told) <= _LONGEST else f"{told[:12]}…{told[12 - _LONGEST :]}"
