"""Which columns a table shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from leaderdesk.ui.kit.model import LineModel


class Places(QObject):
    """Hides and moves columns; the first one left is never hidden."""

    changed = Signal()

    def __init__(self, view: QTableView, lines: LineModel) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines
        self._header = view.horizontalHeader()
        self._is_taking = False
        for place, column in enumerate(lines.columns):
            self._header.setSectionHidden(place, column.is_hidden)
        self._header.sectionMoved.connect(lambda *_: self._tell())

    def shown(self) -> list[int]:
        """The columns shown, from left to right, by their place in the model."""
        return [place for place in self._from_left() if not self._header.isSectionHidden(place)]

    def order(self) -> tuple[str, ...]:
        """Every column's name, from left to right."""
        return tuple(self._lines.columns[place].name for place in self._from_left())

    def hidden(self) -> tuple[str, ...]:
        """The names of the columns not shown."""
        columns = enumerate(self._lines.columns)
        return tuple(column.name for place, column in columns if self._header.isSectionHidden(place))

    def take(self, order: Sequence[str] | None, hidden: Sequence[str] | None) -> None:
        """Lay the columns out so; those that nothing is said of keep their place."""
        self._is_taking = True
        for visual, name in enumerate(order or ()):
            self._header.moveSection(self._header.visualIndex(self._lines.place_of(name)), visual)
        if hidden is not None and len(hidden) < len(self._lines.columns):
            for place, column in enumerate(self._lines.columns):
                self._header.setSectionHidden(place, column.name in hidden)
        self._is_taking = False

    def show(self, name: str, *, is_shown: bool) -> None:
        """Show or hide one column."""
        place = self._lines.place_of(name)
        if not is_shown and self.shown() == [place]:
            return
        self._header.setSectionHidden(place, not is_shown)
        self._tell()

    def move(self, name: str, steps: int) -> None:
        """Move one column past so many of its shown neighbours, to the right or to the left."""
        visual = self._header.visualIndex(self._lines.place_of(name))
        target = visual + steps
        while 0 <= target < self._header.count() and self._header.isSectionHidden(self._header.logicalIndex(target)):
            target += 1 if steps > 0 else -1
        if 0 <= target < self._header.count():
            self._header.moveSection(visual, target)

    def _from_left(self) -> list[int]:
        return [self._header.logicalIndex(visual) for visual in range(self._header.count())]

    def _tell(self) -> None:
        if not self._is_taking:
            self.changed.emit()
