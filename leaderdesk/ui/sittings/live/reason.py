"""A line that asks why, in its place: Enter notes it, Escape gives it up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow


class ReasonBox(QFrame):
    """Hidden until something needs its reason."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "information")
        self.words = text("", "strong", is_wrapped=True)
        self.field = QLineEdit()
        self.field.setMaxLength(400)
        self.remark = text("", "problem", is_wrapped=True)
        self.confirm = button("", "primary")
        self.give_up = button(self.tr("Renoncer (Échap)"))
        self._give: Callable[[str], None] | None = None
        self._back: Callable[[], None] | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        inside.addWidget(self.words)
        inside.addWidget(self.field)
        inside.addWidget(self.remark)
        inside.addLayout(Flow(self.confirm, self.give_up))
        self.confirm.clicked.connect(self._confirm)
        self.give_up.clicked.connect(self.leave)
        self.field.returnPressed.connect(self._confirm)
        self.remark.hide()
        self.hide()

    def ask(self, words: str, confirm: str, give: Callable[[str], None], back: Callable[[], None]) -> None:
        """Ask why; `give` is told the reason, `back` puts the keyboard where it was."""
        self.words.setText(words)
        self.confirm.setText(confirm)
        self.field.setAccessibleName(words)
        self.field.clear()
        self.remark.hide()
        self._give, self._back = give, back
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Give it up."""
        if self._back is not None:
            self._back()
        self.hide()
        self._give = self._back = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        reason = " ".join(self.field.text().split())
        if not reason:
            self.remark.setText(self.tr("Écrivez le motif, puis Entrée."))
            self.remark.show()
            self.field.setFocus()
            return
        give = self._give
        self.leave()
        if give is not None:
            give(reason)
