"""F1 and Ctrl+/: the help and the list of keys come over the page, and go back to it, keyboard included."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from leaderdesk.ui.help.page import HelpPage
from leaderdesk.ui.help.pages import FIRST, HelpPages
from leaderdesk.ui.shell.shortcuts import ShortcutsPage

if TYPE_CHECKING:
    from leaderdesk.ui.shell.window import Window

_Screen = TypeVar("_Screen", ShortcutsPage, HelpPage)


class Helping(QObject):
    """What was in front, and who had the keyboard, come back when the help is left."""

    def __init__(self, window: Window, pages: HelpPages) -> None:
        super().__init__(window)
        self._window = window
        self.help = self._added(HelpPage(pages))
        self._before: QWidget | None = None
        self._focus: QWidget | None = None

    @cached_property
    def shortcuts(self) -> ShortcutsPage:
        """The list of keys, made when somebody first asks."""
        return self._added(ShortcutsPage())

    def show_help(self) -> None:
        """The page of help of what has the keyboard."""
        if self._window.frame.pages.currentWidget() is not self.help:
            self.show_page(self._topic())

    def show_page(self, name: str) -> None:
        """One page of help."""
        self._come(self.help)
        self.help.open_at(name)
        self.help.focus_main()

    def show_shortcuts(self) -> None:
        """Every key."""
        self._come(self.shortcuts)
        self.shortcuts.focus_main()

    def leave(self) -> None:
        """Go back to what was in front."""
        if self._before is None:
            return
        self._window.frame.pages.setCurrentWidget(self._before)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()

    def _added(self, screen: _Screen) -> _Screen:
        self._window.frame.pages.addWidget(screen)
        screen.left.connect(self.leave)
        return screen

    def _come(self, screen: HelpPage | ShortcutsPage) -> None:
        pages = self._window.frame.pages
        if not isinstance(pages.currentWidget(), ShortcutsPage | HelpPage):
            self._before, self._focus = pages.currentWidget(), QApplication.focusWidget()
        pages.setCurrentWidget(screen)

    def _topic(self) -> str:
        front = self._window.frame.pages.currentWidget()
        focus = QApplication.focusWidget()
        is_inside = front is not None and focus is not None and front.isAncestorOf(focus)
        inside = focus if is_inside else front
        while inside is not None:
            name = str(getattr(inside, "help_page", ""))
            if name and self.help.pages.get(name) is not None:
                return name
            inside = inside.parentWidget()
        return FIRST
