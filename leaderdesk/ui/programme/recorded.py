"""A section that is one table of records: read, typed in, added, binned; each says what it asks of the base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import column, scrolled
from leaderdesk.ui.programme.records import Changes, Records, free_name
from leaderdesk.ui.programme.section import WIDE, Section, Work


class RecordsSection(Section):
    """`reading`, `adding`, `editing` and `binning` give the works; `new_name` and `binned` the words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._items: tuple[Any, ...] = ()
        self.records = self.made_records()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(column(self.records), WIDE))
        self.records.edited.connect(lambda changes: self.change(self.editing(changes)))
        self.records.add_wished.connect(self._add)
        self.records.bin_wished.connect(self._bin)

    def made_records(self) -> Records:
        """The table."""
        raise NotImplementedError

    def reading(self) -> Work:
        """Read them all."""
        raise NotImplementedError

    def adding(self, name: str) -> Work:
        """Add one of this name."""
        raise NotImplementedError

    def editing(self, changes: Changes) -> Work:
        """Change some, in one gesture."""
        raise NotImplementedError

    def binning(self, keys: Sequence[int], *, is_binned: bool) -> Work:
        """Put some in the bin in one gesture, or take them out."""
        raise NotImplementedError

    def new_name(self) -> str:
        """What one is called until it has its own name."""
        raise NotImplementedError

    def binned(self, names: str, *, is_binned: bool) -> str:
        """What is said once they were put in the bin, or taken out."""
        raise NotImplementedError

    def refresh(self) -> None:
        self.desk.ask(self.reading(), self._show)

    def show_record(self, key: int, part: str = "") -> None:
        # Listed first, if the section was never shown.
        self.desk.ask(lambda _: None, lambda _: self.records.go_to(key))

    def focus_main(self) -> None:
        self.records.listing.table.setFocus()

    def focus_filter(self) -> None:
        self.records.listing.focus_filter()

    def _show(self, items: tuple[Any, ...]) -> None:
        self._items = items
        self.records.show_items(items, is_read_only=self.is_read_only)

    def _add(self) -> None:
        name = free_name([item.name for item in self._items], self.new_name())
        self.change(self.adding(name), then=self.records.open_new)

    def _bin(self, chosen: Sequence[Any], is_binned: bool) -> None:
        words = self.binned(", ".join(row.name for row in chosen), is_binned=is_binned)
        self.change(self.binning([row.id for row in chosen], is_binned=is_binned), words)
