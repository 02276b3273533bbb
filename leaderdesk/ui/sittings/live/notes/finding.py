"""The field that finds a sheet by its member's name: paper sheets come in any order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leaderdesk.domain.text import folded
from leaderdesk.ui.kit.controls import text


class FindBox(QWidget):
    """Hidden until a sheet is looked for; `found` is its rank while one types, `left` when Enter or Escape ends it."""

    found = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self.field = _Field()
        self.field.setAccessibleName(self.tr("Fiche de"))
        self.field.setPlaceholderText(self.tr("Fiche de… (nom, puis Entrée)"))
        self.remark = text("", "problem", is_wrapped=True)
        self.remark.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(self.field)
        inside.addWidget(self.remark)
        self.field.textEdited.connect(self._find)
        self.field.ended.connect(self._leave)
        self.hide()

    def ask(self, names: Sequence[str]) -> None:
        """Look for one of these."""
        self._names = [folded(name) for name in names]
        self.field.clear()
        self.remark.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, typed: str) -> None:
        wanted = folded(typed).strip()
        starts = [rank for rank, name in enumerate(self._names) if any(w.startswith(wanted) for w in name.split())]
        within = [rank for rank, name in enumerate(self._names) if wanted in name]
        rank = next(iter([*starts, *within]), None)
        self.remark.setVisible(rank is None)
        if rank is None:
            self.remark.setText(self.tr("Aucune fiche à ce nom."))
        elif wanted:
            self.found.emit(rank)

    def _leave(self) -> None:
        self.left.emit()
        self.hide()


class _Field(QLineEdit):
    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.ended.emit()
        else:
            super().keyPressEvent(event)
