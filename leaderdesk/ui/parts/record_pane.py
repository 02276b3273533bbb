"""One record beside its list: read when it is opened, read again when something changed, begun with no key at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.errors import Refusal
from leaderdesk.ui.beginnings import NEW, BegunForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.parts.undoing import Undoing

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class RecordPane(QWidget):
    """A page's own pane says how its record is read (`reading`), what a new one has (`first_values`), and shows it."""

    said = Signal(object)
    visit_wished = Signal(object)
    # A record came to the front in the place of another.
    went_on = Signal()
    # A record was begun here, or the one shown is there no more.
    begun = Signal(object)
    gone = Signal()
    # What was asked about the record has been read and is shown.
    filled = Signal()

    bound: BegunForm

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.undoing = Undoing(desk, self.said, self)
        self.key: int | None = None
        self.sheet: Any = None

    def bind(self, bound: BegunForm) -> None:
        """Tie the pane to its form."""
        self.bound = bound
        bound.begun.connect(self._on_begun)

    @property
    def can_write(self) -> bool:
        """True where the base may be changed."""
        return self.desk.state is not None and not self.desk.state.facts.is_read_only

    @property
    def is_new(self) -> bool:
        """True while no record stands behind the form."""
        return self.key == NEW

    def reading(self, key: int) -> Callable[[OpenBase], Any]:
        """The work that reads a record."""
        raise NotImplementedError

    def values(self, sheet: Any) -> Mapping[str, Any]:  # noqa: ANN401 - of the kind of the pane
        """The fields of a record."""
        raise NotImplementedError

    def first_values(self) -> Mapping[str, Any]:
        """What a new record has before anything is typed."""
        return {}

    def show_sheet(self, sheet: Any) -> None:  # noqa: ANN401 - same
        """Show what is not in the form; None while the record is being begun."""

    def focus_part(self, part: str) -> None:
        """Put the keyboard on one part of the record."""

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""

    def open(self, key: int) -> None:
        """Show a record; the one before stays until it is read."""
        if self.key not in (key, None):
            self.went_on.emit()
        self.key = key
        self.refresh()

    def begin(self) -> None:
        """Show an empty form."""
        self.key, self.sheet = NEW, None
        self.bound.open(NEW, self.first_values())
        self.show_sheet(None)

    def refresh(self) -> None:
        """Read the record again."""
        key = self.key
        if key:
            self.desk.ask(_found(self.reading(key)), lambda sheet: self._show(key, sheet))

    def leave(self) -> None:
        """Save what is being typed; nothing is shown any more."""
        self.bound.leave()
        self.key = self.sheet = None

    def _show(self, key: int, sheet: object) -> None:
        if key != self.key:
            return
        if sheet is None:
            self.gone.emit()
            return
        self.sheet = sheet
        self.bound.open(key, self.values(sheet))
        self.show_sheet(sheet)
        self.filled.emit()

    def _on_begun(self, key: int) -> None:
        self.key = key
        self.begun.emit(key)
        self.refresh()


def _found(reading: Callable[[OpenBase], Any]) -> Callable[[OpenBase], Any]:
    """The same, with nothing for a record whose adding was undone."""

    def work(base: OpenBase) -> object:
        try:
            return reading(base)
        except Refusal as refusal:
            if refusal.code != "record_gone":
                raise
            return None

    return work
