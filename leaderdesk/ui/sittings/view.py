"""Builds what stands in the place of the list while a sitting is held or read: the way back, and the part itself."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, button, row
from leaderdesk.ui.kit.unseen import Stack


class WholeView(QWidget):
    """One part at a time has the whole page; `bar` is for what stands beside the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.back = button(self.tr("Liste des séances"), "link", "previous")
        self.plan = button(self.tr("Voir la préparation"), "link")
        self.bar = row(self.back, None, self.plan)
        # On a line of its own, it takes from the evening no more than it needs.
        self.bar.setContentsMargins(0, 0, EDGE, 0)
        self.parts = Stack()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self.bar)
        inside.addWidget(self.parts, 1)
