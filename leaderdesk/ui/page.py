"""What every page of the window has in common: when it reads again, and how it speaks to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.desk import ALL_TOPICS, Desk


@dataclass(frozen=True, slots=True)
class Visit:
    """Where to go: a page, one of its records, and the part of it to show; without either, the page as it stands."""

    page: str
    key: int
    part: str = ""


class Page(QWidget):
    """Reads when shown, and again only if a topic of its own changed."""

    said = Signal(object)
    visit_wished = Signal(object)
    # Another record came to the front.
    went_on = Signal()
    # It needs the whole width of the window, or no longer does.
    width_wished = Signal()
    topics: frozenset[str] = frozenset()
    # The page of help that F1 opens here: the name of a file in `resources/help`.
    help_page: str = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._is_stale = True
        self.is_wide = False
        desk.bus.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read again what is shown."""

    def show_record(self, key: int, part: str = "") -> None:
        """Show one record of the page, as another page or the search asked."""

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        """What builds the parts that are otherwise built when they are first shown: called while nobody types."""
        return ()

    def papers(self) -> Visit | None:
        """The papers of what is in front here, for who asks for them by their key; nothing where there is no such."""
        return None

    def begin_new(self) -> None:
        """Ask for what a new record of the page needs, where the page makes any."""

    def take_width(self, *, is_wide: bool) -> None:
        """Ask for the whole width of the window (the navigation folds to its icons), or give it back."""
        if is_wide != self.is_wide:
            self.is_wide = is_wide
            self.width_wished.emit()

    def focus_filter(self) -> None:
        """What Ctrl+F does here."""

    def focus_main(self) -> None:
        """Where the keyboard goes when the page is chosen by keyboard."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & (self.topics | ALL_TOPICS):
            self._is_stale = True
            if self.isVisible():
                self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._is_stale and self.desk.state is not None:
            self._is_stale = False
            self.refresh()
