"""A page of records: its list, the bin of the list, and the record that the list opens beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.list_export import ListExport
from leaderdesk.ui.parts.listed_view import ListedView, ListedWords
from leaderdesk.ui.parts.record_pane import RecordPane
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.views import RememberedTable

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

# The change that a list and its record both hear of is read by each.
Moving = Callable[["OpenBase", Sequence[int]], "Done"]


class ListedPage(Page):
    """A page says what it lists (`reading`), how that goes to the bin (`moving`) and what a row is called."""

    filled = Signal()

    def __init__(self, desk: Desk, words: ListedWords, view: ListedView, record: RecordPane) -> None:
        super().__init__(desk)
        self.words, self.view, self.record = words, view, record
        self.undoing = Undoing(desk, self.said, self)
        self.beside = Beside(view, record)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.beside)
        self._lines: list[Line] = []
        self._wanted: int | None = None
        self._connect()
        self._enable()
        RememberedTable(desk, view.listing.table, words.name)
        ListExport(desk, self.said, view.listing, words.title).add_action()

    def reading(self) -> Callable[[OpenBase], Sequence[Any]]:
        """The work that reads the rows."""
        raise NotImplementedError

    def moving(self, *, is_binned: bool) -> Moving:
        """The service that puts rows in the bin, or takes them out of it."""
        raise NotImplementedError

    def name_of(self, row: Any) -> str:  # noqa: ANN401 - of the kind of the page
        """What a row is called when it moves."""
        raise NotImplementedError

    def refresh(self) -> None:
        columns, reading = self.view.listing.model.columns, self.reading()
        self.desk.ask(lambda base: lines_of(columns, reading(base), lambda row: row.id), self._fill)
        self.record.refresh()

    def show_record(self, key: int, part: str = "") -> None:
        self._wanted = key
        self._select_wanted()
        self.record.open(key)
        self.beside.open_record()
        self.beside.enter_record()
        # The list has just become narrower: its line may have left the sight.
        QTimer.singleShot(0, self._show_current)
        if part:
            self.record.focus_part(part)

    def begin_record(self) -> None:
        """Show an empty record, with the keyboard in it."""
        if not self.view.new.isEnabled():
            return
        self.record.begin()
        self.beside.open_record()
        self.beside.enter_record()

    def begin(self) -> None:
        """A base is on the desk: a page calls it too once it is built, which may be later."""
        if not self.desk.is_open:
            return
        self.record.leave()
        self.record.set_read_only(is_read_only=not self.record.can_write)
        if self.beside.is_open:
            self.beside.close_record()

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _connect(self) -> None:
        view, record, table = self.view, self.record, self.view.listing.table
        for made in (view.new, view.begin):
            made.clicked.connect(self.begin_record)
        view.shows_bin.toggled.connect(self._show)
        view.bin.clicked.connect(lambda: self._move(is_binned=True))
        view.unbin.clicked.connect(lambda: self._move(is_binned=False))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.opened.connect(lambda row: self.show_record(row.id))
        table.chosen.connect(self._follow)
        record.said.connect(self.said)
        record.visit_wished.connect(self.visit_wished)
        record.went_on.connect(self.went_on)
        record.begun.connect(self._on_begun)
        record.gone.connect(self._on_gone)
        self.beside.closed.connect(record.leave)
        self.desk.opened.connect(lambda _: self.begin())

    def _follow(self, row: Any) -> None:  # noqa: ANN401 - same
        """Side by side, the record is that of the line the keyboard is on."""
        if row is not None and self.beside.is_open and self.view.listing.table.hasFocus():
            self.record.open(row.id)

    def _on_begun(self, key: int) -> None:
        self._wanted = key

    def _on_gone(self) -> None:
        self.record.leave()
        self.beside.close_record()

    def _fill(self, lines: list[Line]) -> None:
        self._lines = lines
        self._show()
        self.filled.emit()

    def _show(self) -> None:
        is_bin = self.view.shows_bin.isChecked()
        self.view.show_side(is_bin=is_bin)
        self.view.listing.show_lines([line for line in self._lines if line.item.is_binned == is_bin])
        self._select_wanted()
        self.view.listing.table.select_first()
        self._enable()

    def _select_wanted(self) -> None:
        """The keyboard's line is the one that was begun or asked for, as soon as it is listed."""
        row = None if self._wanted is None else self.view.listing.model.row_of(self._wanted)
        if row is not None:
            self.view.listing.table.go_to(row, self.view.listing.table.places.shown()[0])
            self._wanted = None

    def _show_current(self) -> None:
        table = self.view.listing.table
        table.scrollTo(table.currentIndex())

    def _enable(self) -> None:
        has_choice = bool(self.view.listing.table.selected_lines())
        for made in (self.view.new, self.view.begin):
            made.setEnabled(self.record.can_write)
        for made in (self.view.bin, self.view.unbin):
            made.setEnabled(self.record.can_write and has_choice)

    def _delete(self) -> None:
        if self.view.bin.isEnabled() and not self.view.shows_bin.isChecked():
            self._move(is_binned=True)

    def _move(self, *, is_binned: bool) -> None:
        chosen, move = self.view.listing.selected_items(), self.moving(is_binned=is_binned)
        if chosen:
            keys = [row.id for row in chosen]
            self.desk.act(lambda base: move(base, keys), lambda _: self._tell_moved(chosen, is_binned=is_binned))

    def _tell_moved(self, moved: Sequence[Any], *, is_binned: bool) -> None:
        if len(moved) == 1:
            words = self.words.binned if is_binned else self.words.unbinned
            self.undoing.tell(words.format(self.name_of(moved[0])))
        else:
            words = self.words.binned_many if is_binned else self.words.unbinned_many
            self.undoing.tell(words.format(len(moved)))
