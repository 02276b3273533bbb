"""The holders that may be the one in hand: said while it is being typed, and when it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from leaderdesk.domain.holders import SimilarHolder
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.words.holders import say_similar

_MOST = 3


class LookAlikes(QFrame):
    """A card with one line for each; hidden while there is none."""

    open_wished = Signal(object)
    merge_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self.words = text("", "strong", is_wrapped=True)
        self.openings: list[QPushButton] = []
        self.mergings: list[QPushButton] = []
        self._shown: tuple[tuple[SimilarHolder, ...], bool] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(6)
        inside.addWidget(self.words)
        inside.addLayout(self._lines)
        self.hide()

    def show_similar(self, similar: Sequence[SimilarHolder], *, can_merge: bool) -> None:
        """Show the likeliest; merging needs a record that exists."""
        if (tuple(similar), can_merge) == self._shown:
            # The keyboard may be on one of its buttons.
            return
        self._shown = (tuple(similar), can_merge)
        self._empty()
        for each in similar[:_MOST]:
            label = text(say_similar(each), is_wrapped=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line = row(label, self._opening(each))
            line.setStretch(0, 1)
            if can_merge:
                line.addWidget(self._merging(each))
            self._lines.addLayout(line)
        if len(similar) > 1:
            self.words.setText(self.tr("Ces porteurs ressemblent à celui-ci\u00a0:"))
        else:
            self.words.setText(self.tr("Ce porteur existe peut-être déjà\u00a0:"))
        self.setVisible(bool(similar))

    def _opening(self, similar: SimilarHolder) -> QPushButton:
        made = button(self.tr("Ouvrir"), "link")
        made.setAccessibleName(self.tr("Ouvrir {}").format(similar.name))
        made.clicked.connect(lambda: self.open_wished.emit(similar.id))
        self.openings.append(made)
        return made

    def _merging(self, similar: SimilarHolder) -> QPushButton:
        made = button(self.tr("Comparer et fusionner…"), "link")
        made.setAccessibleName(self.tr("Comparer et fusionner avec {}").format(similar.name))
        made.clicked.connect(lambda: self.merge_wished.emit(similar.id))
        self.mergings.append(made)
        return made

    def _empty(self) -> None:
        self.openings, self.mergings = [], []
        while (line := self._lines.takeAt(0)) is not None:
            parts = line.layout()
            while parts is not None and (item := parts.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
