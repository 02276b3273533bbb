"""What is still missing before a sitting: one line each, that leads to where it is put right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.domain.sittings.readiness import Missing
from leaderdesk.ui.kit.controls import Picture, text
from leaderdesk.ui.kit.wrapping import WrappingButton
from leaderdesk.words.formats import counted
from leaderdesk.words.preparations import say_missing


class MissingLine(WrappingButton):
    """Its icon and its first word say whether the sitting can be opened without it."""

    def __init__(self, missing: Missing, words: str) -> None:
        inside = QHBoxLayout()
        inside.setContentsMargins(5, 3, 5, 3)
        inside.setSpacing(8)
        icon_name = "error" if missing.is_blocking else "warning"
        inside.addWidget(Picture(icon_name, 16, QPalette.ColorRole.WindowText), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(text(words, is_wrapped=True), 1)
        super().__init__("alert", words, inside)
        self.missing = missing


class MissingList(QFrame):
    """The readiness of a sitting; `chosen` is the `Missing` whose line was pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.title = text("", "heading", is_wrapped=True)
        self.lines: list[MissingLine] = []
        self._shown: tuple[Missing, ...] | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._inside.setSpacing(2)
        self._inside.addWidget(self.title)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show these; a list that did not change keeps the keyboard where it was."""
        if self._shown == tuple(missing):
            return
        place = next((rank for rank, line in enumerate(self.lines) if line.hasFocus()), None)
        self._shown = tuple(missing)
        self.title.setText(self._said(missing))
        for line in self.lines:
            self._inside.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(each) for each in missing]
        before: QWidget | None = None
        for line in self.lines:
            self._inside.addWidget(line)
            if before is not None:
                QWidget.setTabOrder(before, line)
            before = line
        if place is not None and self.lines:
            self.lines[min(place, len(self.lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, missing: Missing) -> MissingLine:
        words = say_missing(missing)
        first = self.tr("À faire d’abord\u00a0: {}").format(words)
        made = MissingLine(missing, first if missing.is_blocking else words)
        made.clicked.connect(lambda: self.chosen.emit(missing))
        return made

    def _said(self, missing: Sequence[Missing]) -> str:
        if not missing:
            return self.tr("Tout est prêt.")
        count = counted(len(missing), self.tr("chose à voir"), self.tr("choses à voir"))
        return self.tr("Avant le jour, {}\u00a0:").format(count)
