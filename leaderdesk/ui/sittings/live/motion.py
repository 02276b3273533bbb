"""A point that was not on the agenda: its title, and it is there, last of all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.conduct import Conduct


class MotionBox(QFrame):
    """Hidden until a point is added; Escape gives it up."""

    added = Signal(str)
    refused = Signal(object)

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.setProperty("look", "information")
        self._conduct = conduct
        self._back: Callable[[], None] | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(200)
        self.field.setAccessibleName(self.tr("Intitulé du point à ajouter"))
        label = text(self.tr("Intitulé du poi&nt"), "strong", is_wrapped=True)
        label.setBuddy(self.field)
        self.add = button(self.tr("Ajouter (Entrée)"), "primary")
        self.give_up = button(self.tr("Renoncer (Échap)"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setSpacing(6)
        inside.addWidget(label)
        inside.addWidget(self.field)
        inside.addWidget(
            text(self.tr("Sans projet\u00a0: motion, information, question diverse."), "small", is_wrapped=True)
        )
        inside.addLayout(Flow(self.add, self.give_up))
        self.field.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.give_up.clicked.connect(self.leave)
        self.hide()

    def ask(self, back: Callable[[], None]) -> None:
        """Ask for the title; `back` puts the keyboard where it was."""
        self._back = back
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Give it up."""
        self.field.clear()
        if self._back is not None:
            self._back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        sheet, title = self._conduct.sheet, " ".join(self.field.text().split())
        if sheet is None:
            return
        # The rank of a gesture is given once: so is the key of what it adds.
        key = f"s{sheet.rank + 1}"
        self._conduct.note(told.PointAdded(key, title), done=lambda: self._end(key), refused=self.refused.emit)

    def _end(self, key: str) -> None:
        self.leave()
        self.added.emit(key)
