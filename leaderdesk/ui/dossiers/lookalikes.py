"""The dossiers that look like another, each with how much and by what; Enter on one goes to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import column, frame, text
from leaderdesk.ui.kit.wrapping import WrappingButton
from leaderdesk.words import likeness
from leaderdesk.words.statuses import status

if TYPE_CHECKING:
    from leaderdesk.services.neighbours import Neighbour

_MOST = 4


class Lookalikes(QWidget):
    """A few dossiers, the most alike first."""

    chosen = Signal(object)

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = text(nothing, "muted", is_wrapped=True)
        self.shown: list[int] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self._nothing)

    def show_found(self, found: Sequence[Neighbour]) -> None:
        """Replace what is shown."""
        while self._rows.count() > 1:
            item = self._rows.takeAt(1)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._nothing.setVisible(not found)
        self.shown = [each.id for each in found[:_MOST]]
        for each in found[:_MOST]:
            self._rows.addWidget(self._card(each))

    def _card(self, found: Neighbour) -> QWidget:
        words = self.tr("{} – {}").format(found.number, found.title)
        named = QHBoxLayout()
        named.setContentsMargins(8, 4, 8, 4)
        named.addWidget(text(words, is_wrapped=True), 1)
        opener = WrappingButton("item", words, named)
        opener.setAccessibleName(self.tr("Ouvrir {}").format(words))
        opener.clicked.connect(lambda: self.chosen.emit(found.id))
        who = self.tr("{} · {}").format(found.holder, status(found.status))
        reasons = " ".join(likeness.say(each) for each in found.look.matches)
        inside = column(
            text(likeness.headline(found.look), "strong", is_wrapped=True),
            opener,
            text(who, "muted", is_wrapped=True),
            text(reasons, "small", is_wrapped=True),
            gap=2,
        )
        return frame("card", inside, (10, 6, 10, 6))
