"""What every tab of a dossier has in common: it reads what it shows when it comes to the front, never before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.desk import ALL_TOPICS, Desk

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class Tab(QWidget):
    """Shows one part of one dossier at a time; `key` is the dossier's."""

    said = Signal(object)
    visit_wished = Signal(object)
    topics: frozenset[str] = frozenset({"dossiers"})
    # The page of help that F1 opens here; without one, that of the page around it.
    help_page: str = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.key: int | None = None
        # The dossier whose reading is on the screen: it comes after `key`.
        self.shown_key: int | None = None
        self._wished_part: str | None = None
        self._is_stale = True

    def show_dossier(self, key: int) -> None:
        """Come to the front with a dossier: read it again if it is another one, or if it changed meanwhile."""
        if key != self.key:
            if self.key is not None:
                self.leave()
            self.key = key
            self._wished_part = None
            self._is_stale = True
        self.refresh_if_stale()

    def note_change(self, topics: frozenset[str], *, is_in_front: bool) -> None:
        """Something changed in the base: read again now if this is in front, else when it comes back."""
        if topics & (self.topics | ALL_TOPICS):
            self._is_stale = True
            if is_in_front:
                self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Read what is shown, once."""
        if self._is_stale and self.key is not None:
            self._is_stale = False
            self.refresh(self.key)

    def refresh(self, key: int) -> None:
        """Read this part of the dossier and show it; an answer for another dossier is dropped."""

    def act(self, work: Callable[[OpenBase, int], Done], then: Callable[[Done], None]) -> None:
        """Have the dossier in front changed; what is told of it comes after."""
        key = self.key
        if key is not None:
            self.desk.act(lambda base: work(base, key), then)

    def leave(self) -> None:
        """Save what is being typed."""

    def focus_first(self) -> None:
        """Where the keyboard goes when the tab is entered."""

    def focus_part(self, part: str) -> None:
        """Put the keyboard on one part of the tab, as an alert or a check asked: once the dossier is shown."""
        if self.shown_key == self.key:
            self.go_to(part)
        else:
            self._wished_part = part

    def go_to(self, part: str) -> None:
        """Put the keyboard on one part of what is shown; a part unknown here is the first."""
        self.focus_first()

    def end_showing(self, key: int) -> None:
        """The dossier has been read and is shown: the part that was asked for meanwhile gets the keyboard."""
        self.shown_key = key
        wished, self._wished_part = self._wished_part, None
        if wished is not None:
            self.go_to(wished)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
