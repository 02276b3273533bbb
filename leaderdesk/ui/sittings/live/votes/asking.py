"""What is put to the vote, by which majority, and how: one key opens the vote."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from leaderdesk.domain.sittings.gestures import VoteMode, VoteOpened
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.votes.motions import MotionForm

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet

LETTERS: dict[VoteMode, str] = {"by_name": "N", "hands": "M", "secret": "S"}


class AskBox(QFrame):
    """Proposes a motion; `opened` carries the gesture."""

    opened = Signal(object)

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._conduct = conduct
        self._last: VoteMode = "by_name"
        self.motion = MotionForm(conduct)
        named: dict[VoteMode, str] = {
            "by_name": self.tr("Nominatif (N)"),
            "hands": self.tr("Main levée (M)"),
            "secret": self.tr("Secret (S)"),
        }
        self.modes: dict[VoteMode, QPushButton] = {}
        for mode, said in named.items():
            self.modes[mode] = made = button(said, "primary")
            made.setAccessibleName(self.tr("Ouvrir le vote\u00a0: {}").format(said))
            made.clicked.connect(partial(self.open, mode))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(8)
        inside.addWidget(self.motion)
        inside.addWidget(text(self.tr("Ouvrir le vote\u00a0:"), "strong"))
        inside.addLayout(Flow(*self.modes.values()))
        self.motion.changed.connect(self._allow)

    @property
    def first(self) -> QPushButton:
        """The way in which the last vote was held, where it may be again."""
        last = self.modes[self._last]
        return last if last.isEnabled() else next((each for each in self.modes.values() if each.isEnabled()), last)

    def show_point(self, sheet: LiveSheet, point: PointSheet) -> None:
        """Propose the vote of a point."""
        self.motion.show_point(sheet, point)
        self._allow()

    def open(self, mode: VoteMode, _: object = None) -> None:
        """Open the vote on what is worded."""
        motion = self.motion.take() if self.modes[mode].isEnabled() else ""
        if motion:
            self._last = mode
            self.opened.emit(VoteOpened(self.motion.point, motion, self.motion.decision, mode))

    def _allow(self) -> None:
        """Only the ways that the majority allows."""
        secrecy = self.motion.majority.secrecy
        for mode, made in self.modes.items():
            made.setEnabled(secrecy in {"either", mode} and not self._conduct.is_read_only)


def mode_of(letter: str) -> VoteMode | None:
    """The way of voting that a letter opens."""
    return next((mode for mode, each in LETTERS.items() if each == letter.upper()), None)
