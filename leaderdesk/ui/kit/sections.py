"""A record in several parts, one in sight at a time: a button for each, Ctrl+Page keys from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.words.formats import number


@dataclass(frozen=True, slots=True)
class Section:
    """One part: its name, its words with their letter, and what it shows."""

    name: str
    words: str
    widget: QWidget


class Sections(QWidget):
    """The buttons above, the part in sight below."""

    shown = Signal(str)

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.sections = {section.name: section for section in sections}
        self.buttons: dict[str, QPushButton] = {}
        self._stack = Stack()
        flow = Flow()
        for section in sections:
            self.buttons[section.name] = made = button(section.words, "view")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, name=section.name: self.show_section(name))
            flow.addWidget(made)
            self._stack.add(section.widget)
        self._buttons = QWidget()
        self._buttons.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._buttons)
        inside.addWidget(self._stack, 1)
        for key, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.go_further(step))
        self.current = ""
        self.show_section(sections[0].name)

    def show_section(self, name: str) -> None:
        """Bring a part to the front; the keyboard stays on its button, or goes into the part from elsewhere."""
        for each, made in self.buttons.items():
            made.setChecked(each == name)
        if name != self.current:
            self.current = name
            self._stack.bring(self.sections[name].widget)
            self.shown.emit(name)

    def go_further(self, step: int) -> None:
        """The next part, or the one before, with the keyboard on its button."""
        names = [name for name, made in self.buttons.items() if made.isVisibleTo(self)]
        self.show_section(names[(names.index(self.current) + step) % len(names)])
        self.buttons[self.current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, name: str, count: int) -> None:
        """Say beside its words how much a part holds."""
        words = self.sections[name].words
        self.buttons[name].setText(f"{words}\u00a0({number(count)})" if count else words)

    def show_only(self, name: str, *, is_alone: bool) -> None:
        """While there is nothing to show in the others, one part stands alone."""
        self._buttons.setVisible(not is_alone)
        if is_alone:
            self.show_section(name)
