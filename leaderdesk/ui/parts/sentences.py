"""Sentences one below the other, each with the sign of what it is, and perhaps what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import Picture, button, text
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.words.formats import capital

_SIDE = 16
_ROLES = {"error": QPalette.ColorRole.BrightText}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its icon, its words, and a button."""

    icon: str
    words: str
    action: str = ""
    act: Callable[[], None] | None = None


class Sentences(QWidget):
    """Says again what it is told, in the same rows: a button that has the keyboard keeps it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows: list[_Sentence] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(6)
        # At once: Tab comes to its button where it stands, and to those that are added after it.
        self._add_row()
        self.rows[0].hide()
        self.hide()

    @property
    def words(self) -> list[str]:
        """What is said now."""
        return [row.words.text() for row in self.rows if not row.isHidden()]

    def say(self, said: Sequence[Said]) -> None:
        """Say these sentences."""
        while len(self.rows) < len(said):
            self._add_row()
        for rank, row in enumerate(self.rows):
            if rank < len(said):
                row.show_said(said[rank])
            row.setVisible(rank < len(said))
        # Told before it has its place, it must not show as a window of its own, which would take the keyboard.
        show_if(self, is_shown=bool(said))

    def _add_row(self) -> None:
        before = self.rows[-1].button if self.rows else None
        self.rows.append(_Sentence())
        self._inside.addWidget(self.rows[-1])
        if before is not None:
            QWidget.setTabOrder(before, self.rows[-1].button)


class _Sentence(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._plain = Picture("information", _SIDE, QPalette.ColorRole.PlaceholderText)
        self._alarm = Picture("error", _SIDE, _ROLES["error"])
        self.words = text("", is_wrapped=True)
        self.button = button("", "answer")
        self._act: Callable[[], None] | None = None
        self.button.clicked.connect(self._press)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for each in (self._plain, self._alarm):
            inside.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.words, 1)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_said(self, said: Said) -> None:
        """Say this sentence now."""
        is_alarm = said.icon in _ROLES
        policy = self._plain.sizePolicy()
        # Sentences without a sign stand in line with the others.
        policy.setRetainSizeWhenHidden(not is_alarm)
        self._plain.setSizePolicy(policy)
        self._plain.setVisible(bool(said.icon) and not is_alarm)
        self._alarm.setVisible(is_alarm)
        if said.icon and not is_alarm:
            self._plain.show_icon(said.icon)
        self.words.setText(said.words)
        self._act = said.act
        self.button.setText(said.action)
        self.button.setVisible(bool(said.action))
        self.button.setAccessibleDescription(said.words)

    def _press(self) -> None:
        if self._act is not None:
            self._act()


def without_label(words: str, label: str) -> str:
    """A sentence said beside its line, whose name need not be said again."""
    for start in (f"{label}\u00a0: ", "Ligne sans libellé\u00a0: "):
        if words.startswith(start):
            rest = words.removeprefix(start)
            return capital(rest)
    return words
