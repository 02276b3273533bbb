"""A strip across the window for what stays true as long as this base is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from leaderdesk.ui.kit.controls import Picture, text


class Banner(QFrame):
    """A word, a sentence, and what can be done about it; it cannot be dismissed."""

    def __init__(self, icon_name: str, actions: Sequence[QPushButton] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._word = text("", "word")
        self._sentence = text("", is_wrapped=True)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 5, 12, 5)
        inside.setSpacing(10)
        inside.addWidget(Picture(icon_name, 20, QPalette.ColorRole.WindowText))
        inside.addWidget(self._word)
        inside.addWidget(self._sentence, 1)
        for action in actions:
            inside.addWidget(action)
        self.hide()

    def say(self, word: str, sentence: str) -> None:
        """Show the strip with these words."""
        self._word.setText(word)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{word}\u00a0: {sentence}")
        self.show()

    @property
    def sentence(self) -> str:
        """What it says."""
        return f"{self._word.text()} {self._sentence.text()}"
