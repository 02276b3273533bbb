"""The names of the tabs of a record, on one line: those that do not fit are in a menu at its end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton

from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import button, menu_button
from leaderdesk.ui.kit.forms.fields import without_letter
from leaderdesk.ui.kit.unseen import show_if

_GAP = 2


class TabBar(ArrangingWidget):
    """One of them is in front; Tab reaches that one, the arrows bring the others to the front."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[tuple[str, str, int | None]]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Onglets du dossier"))
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._current = ""
        self._offered = {name for name, *_ in names}
        self.others = menu_button(self.tr("Autres"), "tab")
        self.others.setAccessibleName(self.tr("Autres onglets"))
        self.others.setToolTip(self.tr("Les onglets qui ne tiennent pas sur la ligne"))
        self._menu = QMenu(self.others)
        self._entries: dict[str, QAction] = {}
        self.others.setMenu(self._menu)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(_GAP)
        for name, words, digit in names:
            self.buttons[name] = made = self._button(without_letter(words), digit)
            made.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(made)
            inside.addWidget(made)
            self._entries[name] = entry = self._menu.addAction(made.toolTip())
            entry.triggered.connect(lambda _=False, name=name: self.chosen.emit(name))
        inside.addWidget(self.others)
        inside.addStretch(1)
        self.others.hide()

    def offer(self, names: Collection[str]) -> None:
        """Show these alone, as far as they fit."""
        if self._offered != set(names):
            self._offered = set(names)
            self._arrange()

    def mark(self, name: str) -> None:
        """Show which tab is in front."""
        self._current = name
        self.buttons[name].setChecked(True)
        self._arrange()

    def focus_current(self) -> None:
        """Put the keyboard on the name of the tab in front."""
        marked = self._group.checkedButton()
        if marked is not None:
            marked.setFocus()

    def minimumSizeHint(self) -> QSize:
        # As narrow as one likes: what does not fit goes into the menu.
        shown = self.buttons.get(self._current) or self.others
        return QSize(shown.minimumSizeHint().width() + self.others.sizeHint().width() + _GAP, self._tall())

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self._tall())

    def _tall(self) -> int:
        return max(each.sizeHint().height() for each in (self.others, *self.buttons.values()))

    def _arrange(self) -> None:
        fitting = self._fitting()
        for name, each in self.buttons.items():
            show_if(each, is_shown=name in fitting)
            self._entries[name].setVisible(name in self._offered and name not in fitting)
        show_if(self.others, is_shown=bool(self._offered - fitting))

    def _fitting(self) -> set[str]:
        """Those from the left that fit, and in any case the one in front."""
        offered = self._offered | {self._current}
        wide = {name: each.sizeHint().width() + _GAP for name, each in self.buttons.items() if name in offered}
        if sum(wide.values()) - _GAP <= self.width():
            return set(wide)
        room = self.width() - self.others.sizeHint().width() - wide.get(self._current, 0)
        fitting = {self._current} & wide.keys()
        for name, each in wide.items():
            room -= each if name != self._current else 0
            if room < 0:
                break
            fitting.add(name)
        return fitting

    def _button(self, words: str, digit: int | None) -> QPushButton:
        made = button(words, "tab")
        made.setCheckable(True)
        # Read aloud as one of several, not as a box to tick.
        made.setAutoExclusive(True)
        made.setAccessibleName(self.tr("Onglet «\u00a0{}\u00a0»").format(words))
        made.setToolTip(words if digit is None else self.tr("{} (Alt+{})").format(words, digit))
        return made
