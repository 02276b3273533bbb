"""An alert of a dossier: a sentence, on as many lines as it needs, that leads where the thing is put right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout

from leaderdesk.ui.kit.controls import Picture, text
from leaderdesk.ui.kit.wrapping import WrappingButton


class AlertButton(WrappingButton):
    """Its icon says how grave it is."""

    def __init__(self, words: str, icon_name: str) -> None:
        inside = QHBoxLayout()
        inside.setContentsMargins(5, 3, 5, 3)
        inside.setSpacing(8)
        inside.addWidget(Picture(icon_name, 16, QPalette.ColorRole.WindowText), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(text(words, is_wrapped=True), 1)
        super().__init__("alert", words, inside)
