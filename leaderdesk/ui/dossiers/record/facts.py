"""Small facts of a record: a caption above, a value below, with an icon where its state matters."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import Picture, row, text


class Fact(QWidget):
    """One fact; hidden while there is nothing to say."""

    def __init__(self, caption: str, *, has_icon: bool = False) -> None:
        super().__init__()
        self._caption = caption
        self.value = text("", "strong")
        self.icon = Picture("information", 16) if has_icon else None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.setSpacing(0)
        inside.addWidget(text(caption, "small"))
        parts = (self.icon, self.value, None) if self.icon else (self.value, None)
        inside.addLayout(row(*parts, gap=5))

    def say(self, words: str, icon_name: str = "") -> None:
        """Show a value; an empty one hides the fact."""
        self.value.setText(words)
        self.setAccessibleName(f"{self._caption}\u00a0: {words}")
        if self.icon is not None and icon_name:
            self.icon.show_icon(icon_name)
        self.setVisible(bool(words))
