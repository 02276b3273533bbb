"""Builds the ranking: the projects of each envelope, the vote on a list, and what is left to decide of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaderdesk.domain.sittings.gestures import VoteMode
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.following import FocusFollower
from leaderdesk.ui.sittings.live.rows import Rows
from leaderdesk.ui.sittings.live.votes.asking import mode_of

_WIDEST = 110
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RankedRows(Rows):
    """Enter goes to a project; a letter is for the list it is in."""

    confirmed = Signal()
    lettered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if event.key() in _ENTER:
            self.confirmed.emit()
        elif letter in {"L", "E", "D"} and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.lettered.emit(letter)
        else:
            super().keyPressEvent(event)


class ListBox(QFrame):
    """A vote on a list about to open: what it covers, who leaves, and how it is held; Escape gives it up."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "information")
        self.words = text("", is_wrapped=True)
        named: dict[VoteMode, str] = {
            "by_name": self.tr("Nominatif (N)"),
            "hands": self.tr("Main levée (M)"),
            "secret": self.tr("Secret (S)"),
        }
        self.modes = {mode: button(said, "primary") for mode, said in named.items()}
        self.give_up = button(self.tr("Renoncer (Échap)"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(8)
        inside.addWidget(self.words)
        inside.addWidget(text(self.tr("Ouvrir le vote\u00a0:"), "strong"))
        inside.addLayout(Flow(*self.modes.values(), self.give_up))
        for mode, made in self.modes.items():
            made.clicked.connect(lambda _=False, mode=mode: self.opened.emit(mode))
        self.give_up.clicked.connect(self.hide)
        self.hide()

    def ask(self, words: list[str], secrecy: str) -> None:
        """Ask how the vote is held; only the ways that its majority allows."""
        self.words.setText("\n".join(words))
        for mode, made in self.modes.items():
            made.setEnabled(secrecy in {"either", mode})
        self.show()
        next(each for each in self.modes.values() if each.isEnabled()).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mode = mode_of(event.text()) if event.text() else None
        if event.key() == Qt.Key.Key_Escape:
            self.give_up.click()
        elif mode is not None and self.modes[mode].isEnabled():
            self.opened.emit(mode)
        else:
            super().keyPressEvent(event)


class CallsView(QWidget):
    """Exposes its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.problem = text("", "problem", is_wrapped=True)
        self.nothing = text("", "heading", is_wrapped=True)
        self.warnings = text("", "strong", is_wrapped=True)
        self.adopted = QFrame()
        self.adopted.setProperty("look", "success")
        self.left = text("", "strong", is_wrapped=True)
        self.decide = button(self.tr("Noter ces décisions (D)"), "primary", "check")
        self.asking = ListBox()
        self.rows = RankedRows(self.tr("Projets classés"))
        self.served = button(self.tr("Voter la liste (L)"), "", "next")
        self.queued = button(self.tr("Voter la liste d’attente (E)"))
        self.one = button(self.tr("Voir ce projet (Entrée)"))
        self._lay_out()

    def _lay_out(self) -> None:
        adopted = QVBoxLayout(self.adopted)
        adopted.setContentsMargins(14, 10, 14, 10)
        adopted.addWidget(self.left)
        adopted.addLayout(Flow(self.decide))
        below = QWidget()
        below.setLayout(Flow(self.served, self.queued, self.one))
        whole = column(self.problem, self.nothing, self.warnings, self.adopted, self.asking, gap=8)
        whole.addWidget(self.rows, 1)
        whole.addWidget(below)
        self.area = scrolled(whole, _WIDEST, is_centred=False)
        FocusFollower(self.area)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.area)
        for part in (self.problem, self.nothing, self.warnings, self.adopted):
            part.hide()
