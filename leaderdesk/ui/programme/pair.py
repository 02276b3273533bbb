"""A part that is written, and beside it one that answers: each scrolls by itself, or both as one where room lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import column, scrolled

_WIDEST = 160


class Pair(ArrangingWidget):
    """`characters` is what both need side by side; under it, the answer stands at the end of the first part."""

    def __init__(
        self, first: QBoxLayout, answer: QWidget, characters: int = 100, stretches: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._characters, self._answer = characters, answer
        self._below, self._beside = QVBoxLayout(), QVBoxLayout()
        first.addLayout(self._below)
        first.addStretch(1)
        self._side = scrolled(column(self._beside, None), _WIDEST)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(24)
        around.addWidget(scrolled(first, _WIDEST), stretches[0])
        around.addWidget(self._side, stretches[1])
        self._is_beside: bool | None = None
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.width() >= self.fontMetrics().averageCharWidth() * self._characters
        if has_room == self._is_beside:
            return
        self._is_beside = has_room
        (self._beside if has_room else self._below).addWidget(self._answer)
        self._side.setVisible(has_room)
