"""The steps on one line, whatever the size of the letters: a menu has those that the line has no room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from leaderdesk.ui.kit.controls import button, menu_button
from leaderdesk.ui.kit.flow import Flow, width_of
from leaderdesk.ui.kit.unseen import show_if

# As it is drawn on the key itself.
_SHIFT = "Maj+"
_NATIVE = QKeySequence.SequenceFormat.NativeText


class StepRow(QWidget):
    """A button per step, made by `add`; `place` says which stand on the line, `mark` which one is in front."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._told: dict[str, str] = {}
        self._placed: list[str] = []
        self.more = menu_button(self.tr("Plus"), "tab")
        self.more.setAccessibleName(self.tr("Autres étapes"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        self._flow = Flow(self.more)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, name: str, words: str, key: str, short: str = "") -> QPushButton:
        """The button of a step, its key before its words, or before fewer of them."""
        said = QKeySequence(key).toString(_NATIVE)
        self.buttons[name] = made = button(f"{said}\u2002{short or words}".replace(_SHIFT, "⇧"), "tab")
        self._told[name] = f"{words}\t{said}"
        made.setAccessibleName(f"{words} ({said})")
        made.setCheckable(True)
        made.clicked.connect(lambda _=False: self.chosen.emit(name))
        return made

    def place(self, names: Sequence[str]) -> None:
        """These stand on the line, in this order; the others are wherever they were put."""
        for each in (*self._placed, *names):
            self._flow.removeWidget(self.buttons[each])
        self._flow.removeWidget(self.more)
        self._placed = list(names)
        for name in names:
            self._flow.addWidget(self.buttons[name])
        self._flow.addWidget(self.more)
        self.fit()

    def mark(self, name: str) -> None:
        """Show which step is in front: it is always on the line."""
        for each, made in self.buttons.items():
            made.setChecked(each == name)
        self.fit()

    def fit(self) -> None:
        """All side by side where there is room; else as many as there is room for, and the menu."""
        steps = [self.buttons[name] for name in self._placed]
        # Before it is laid out, its width means nothing.
        is_whole = not self.isVisible() or width_of(steps) <= self.width()
        shown: set[QWidget] = set(steps) if is_whole else {self.more, *(each for each in steps if each.isChecked())}
        for each in steps:
            if each not in shown and width_of([*shown, each]) > self.width():
                break
            shown.add(each)
        focus: QWidget | None = self.focusWidget()
        if focus is not None and focus in steps and focus not in shown and focus.hasFocus():
            # Or Qt would move the keyboard from one to the next as they are hidden.
            self.more.setFocus()
        for each in (*steps, self.more):
            show_if(each, is_shown=each in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        # Measured when it is to be seen.
        self.fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.isVisible():
            self.fit()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for name in self._placed:
            if self.buttons[name].isHidden():
                action = self.menu.addAction(self._told[name])
                action.triggered.connect(lambda _=False, name=name: self.chosen.emit(name))
