"""A verdict above what it rests on: an icon, a word, its figures, in a frame of the same tone; Tab comes to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.ui.kit.controls import Picture, row, text
from leaderdesk.ui.kit.fields.line import show_look


class VerdictCard(QFrame):
    """`reasons` are the sentences below the word; whoever wants them elsewhere places them there."""

    def __init__(self, *, has_reasons: bool = True) -> None:
        super().__init__()
        self.setProperty("look", "information")
        # Read aloud when the keyboard comes to it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.picture = Picture("information", 24, QPalette.ColorRole.WindowText)
        self.word = text("", "word")
        self.figures = text("", is_wrapped=True)
        self.reasons = text("", is_wrapped=True)
        head = row(self.picture, self.word, self.figures, gap=10)
        head.setStretch(2, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(4)
        inside.addLayout(head)
        if has_reasons:
            inside.addWidget(self.reasons)

    def say(self, look: str, word: str, figures: str, reasons: list[str]) -> None:
        """Show a verdict; the look names the tone of the frame, and the icon."""
        show_look(self, look)
        self.picture.show_icon(look)
        self.word.setText(word)
        # The tone of the word is that of the frame around it.
        self.word.style().unpolish(self.word)
        self.word.style().polish(self.word)
        self.figures.setText(figures)
        self.reasons.setText("\n".join(reasons))
        self.reasons.setVisible(bool(reasons))
        self.setAccessibleName(f"{word}. {figures}".rstrip(" ."))
        self.setAccessibleDescription(self.reasons.text())
