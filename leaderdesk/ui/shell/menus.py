"""Menus and actions made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from leaderdesk.ui.shell.commands import Commands
from leaderdesk.ui.shell.recents import Recent
from leaderdesk.ui.shell.start import recent_words
from leaderdesk.ui.theme.icons import icon
from leaderdesk.ui.theme.tokens import SCHEMES


class Menus(QObject):
    """The menu bar and its actions, by name."""

    recent_chosen = Signal(object)

    def __init__(self, bar: QMenuBar, owner: QWidget) -> None:
        super().__init__(owner)
        self.actions: dict[str, QAction] = {}
        self._needing_base: list[QAction] = []
        self._owner = owner
        commands = Commands(self)
        self.menus = {name: bar.addMenu(words) for name, words in commands.menus()}
        self.recents = QMenu(owner)
        for command in commands.all():
            menu = self.menus[command.menu]
            if not command.name:
                menu.addSeparator()
                continue
            action = self.recents.menuAction() if command.name == "recents" else QAction(owner)
            action.setText(command.words)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            if command.icon:
                action.setIcon(icon(command.icon))
            if command.needs_base:
                self._needing_base.append(action)
            menu.addAction(action)
            self.actions[command.name] = action
        self._group_schemes()
        self.show_recents(())

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Say what each command does."""
        for name, slot in slots.items():
            self.actions[name].triggered.connect(lambda _=False, slot=slot: slot())

    def enable_base(self, *, is_open: bool) -> None:
        """Only an open base can be worked on."""
        for action in self._needing_base:
            action.setEnabled(is_open)

    def name_action(self, name: str, words: str, *, is_enabled: bool) -> None:
        """Say exactly what a command would do now."""
        self.actions[name].setText(words)
        self.actions[name].setEnabled(is_enabled)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """List the bases opened lately, the missing ones greyed."""
        self.recents.clear()
        for place, recent in enumerate(recents, 1):
            words = recent_words(self._owner, recent).replace("&", "&&")
            action = self.recents.addAction(f"&{place}  {words}")
            action.setEnabled(recent.is_there)
            action.triggered.connect(lambda _=False, path=recent.path: self.recent_chosen.emit(path))
        self.recents.setEnabled(bool(recents))

    def mark_scheme(self, scheme: str) -> None:
        """Tick the colours chosen."""
        self.actions[scheme].setChecked(True)

    def _group_schemes(self) -> None:
        group = QActionGroup(self)
        for scheme in SCHEMES:
            self.actions[scheme].setCheckable(True)
            group.addAction(self.actions[scheme])
