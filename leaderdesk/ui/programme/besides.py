"""A section that is a list with one of its records beside it: opened by Enter, followed while it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.programme.section import WIDE, Section


class BesideList(QWidget):
    """The records, or those in the bin, with what can be done to one."""

    def __init__(self) -> None:
        super().__init__()
        words, add = self.words()
        self.listing = listing = self.made_listing()
        self.add = button(add, "", "new")
        self.bin = button(self.tr("Mettre à la corbeille"), "", "bin")
        self.shows_bin = button(self.tr("Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        self.others = self.made_others()
        for each in (self.add, *self.others, self.bin, self.shows_bin):
            listing.tools.addWidget(each)
        self.setLayout(column(scrolled(column(text(words, "muted", is_wrapped=True), listing), WIDE)))
        self.setFocusProxy(listing.table)

    def words(self) -> tuple[str, str]:
        """What is said above the list, and how one more is added."""
        raise NotImplementedError

    def made_listing(self) -> Listing:
        """The list."""
        raise NotImplementedError

    def made_others(self) -> tuple[QPushButton, ...]:
        """What may be done to a record beside adding and binning one."""
        return ()

    def enable(self, *, is_read_only: bool) -> None:
        """Offer what can be done now."""
        is_bin, can_change = self.shows_bin.isChecked(), not is_read_only
        has_row = self.listing.table.current_item() is not None
        self.add.setEnabled(can_change and not is_bin)
        for each in self.others:
            each.setEnabled(can_change and has_row and not is_bin)
        self.bin.setEnabled(can_change and has_row)
        self.bin.setText(self.tr("Remettre en place") if is_bin else self.tr("Mettre à la corbeille"))


class BesideSection(Section):
    """Knows which record is beside the list; the section says how one is shown."""

    def __init__(self, desk: Desk, listed: BesideList, record: QWidget) -> None:
        super().__init__(desk)
        self._key: int | None = None
        self._version: int | None = None
        self.listing = listed.listing
        self._listed = listed
        self.beside = Beside(listed, record)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.beside)
        self.listing.table.opened.connect(lambda row: self.show_record(row.id))
        self.listing.table.chosen.connect(self._follow)

    def show_record(self, key: int, part: str = "") -> None:
        del part
        self.open_beside(key)
        self.beside.enter_record()

    def focus_main(self) -> None:
        self.listing.table.setFocus()

    def focus_filter(self) -> None:
        self.listing.focus_filter()

    def open_beside(self, key: int) -> None:
        """Show a record beside the list."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Any]) -> None:
        """List these, or those of them in the bin."""
        is_bin = self._listed.shows_bin.isChecked()
        shown = [row for row in rows if row.is_binned == is_bin]
        self.listing.show_lines(lines_of(self.listing.model.columns, shown, lambda row: row.id))
        self.listing.table.select_first()
        self._listed.enable(is_read_only=self.is_read_only)

    def close_gone(self) -> None:
        """The record that was shown is there no more."""
        self._key = None
        if self.beside.is_open:
            self.beside.close_record()

    def begin(self, naming: Callable[[], None]) -> Callable[[int], None]:
        """What follows the making of a record: it is shown, and named."""

        def done(key: int) -> None:
            self._key, self._version = int(key), None
            self.beside.open_record()
            self.refresh()
            self.desk.ask(lambda _: None, lambda _: naming())

        return done

    def _follow(self, row: Any) -> None:  # noqa: ANN401 - a row of the list, or none
        self._listed.enable(is_read_only=self.is_read_only)
        # Only where the keyboard is in the list: lines that come anew choose nothing.
        has_keyboard = self.listing.table.hasFocus()
        if row is not None and has_keyboard and self.beside.is_open and row.id != self._key:
            self.open_beside(row.id)
