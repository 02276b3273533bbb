"""The names of the tabs of a record, on as many lines as they need: all are seen, none is behind an arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms.fields import without_letter


class TabBar(QWidget):
    """One of them is in front; Tab reaches that one, the arrows bring the others to the front."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Onglets du dossier"))
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._current, self._is_brief = "", False
        self.others = button(self.tr("Autres onglets"), "view", "unfolded")
        self._menu = QMenu(self.others)
        self.others.setMenu(self._menu)
        flow = Flow()
        self.setLayout(flow)
        for rank, (name, words) in enumerate(names, 1):
            made = self._button(without_letter(words), rank)
            made.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._group.addButton(made)
            flow.addWidget(made)
            self.buttons[name] = made
            self._menu.addAction(made.toolTip()).triggered.connect(lambda _=False, name=name: self.chosen.emit(name))
        flow.addWidget(self.others)
        self.others.hide()

    def mark(self, name: str) -> None:
        """Show which tab is in front."""
        self._current = name
        self.buttons[name].setChecked(True)
        self._show()

    def set_brief(self, *, is_brief: bool) -> None:
        """Where there is hardly any room: the tab in front, and a menu of the others."""
        self._is_brief = is_brief
        self._show()

    def focus_current(self) -> None:
        """Put the keyboard on the name of the tab in front."""
        marked = self._group.checkedButton()
        if marked is not None:
            marked.setFocus()

    def _show(self) -> None:
        for name, each in self.buttons.items():
            each.setVisible(not self._is_brief or name == self._current)
        self.others.setVisible(self._is_brief)

    def _button(self, words: str, rank: int) -> QPushButton:
        made = button(words, "view")
        made.setCheckable(True)
        made.setAccessibleName(self.tr("Onglet «\u00a0{}\u00a0»").format(words))
        made.setToolTip(self.tr("{} (Alt+{})").format(words, rank % 10))
        return made
