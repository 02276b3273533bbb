"""What a list shows when it has nothing to show: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import Picture, text
from leaderdesk.ui.kit.unseen import show_if


class Empty(QFrame):
    """An icon, a sentence, a hint and perhaps a button."""

    def __init__(
        self, icon_name: str, words: str, hint: str, action: QPushButton | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.words = text(words, "heading", is_wrapped=True)
        self.hint = text(hint, "muted", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 16, 24, 16)
        inside.setSpacing(10)
        inside.addStretch(2)
        self._picture = Picture(icon_name, 44, QPalette.ColorRole.PlaceholderText)
        inside.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.words, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
        if action is not None:
            inside.addSpacing(6)
            inside.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where room lacks, the words go before the picture.
        inside = self.layout()
        wanted = inside.totalHeightForWidth(self.width()) if inside is not None else 0
        hidden = 0 if self._picture.isVisibleTo(self) else self._picture.sizeHint().height() + 10
        self._picture.setVisible(self.height() >= wanted + hidden)


def offer_once(above: QPushButton, inside: QPushButton, *, is_inside: bool) -> None:
    """What an empty list offers is not offered above it too; the keyboard stays on the one that is shown."""
    came, gone = (inside, above) if is_inside else (above, inside)
    has_focus = gone.hasFocus()
    show_if(came, is_shown=True)
    if has_focus:
        came.setFocus()
    show_if(gone, is_shown=False)
