"""The page of dossiers: reads the list, opens a record beside it, and acts on what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.bulk import BulkPanel
from leaderdesk.ui.dossiers.columns import DossierColumns
from leaderdesk.ui.dossiers.creation import CreationPage
from leaderdesk.ui.dossiers.deeds import Deeds
from leaderdesk.ui.dossiers.known_lines import KnownLines, News
from leaderdesk.ui.dossiers.record.frame import RecordFrame
from leaderdesk.ui.dossiers.view import DossiersView
from leaderdesk.ui.dossiers.views import DossierViews
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.kit.tables.selection import selected_places
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.list_export import ListExport
from leaderdesk.ui.views import RememberedTable, SavedViews

if TYPE_CHECKING:
    from datetime import date

    from leaderdesk.ui.state import State

_FEWEST_COMPARED, _MOST_COMPARED = 2, 4


class DossiersPage(Page):
    """Lists the dossiers of the programme."""

    filled = Signal()
    topics = frozenset({"dossiers", "holders", "programme", "calls"})
    help_page = "dossiers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.columns = DossierColumns(self._today, self)
        self.view = DossiersView(self.columns.all())
        self.record = RecordFrame(desk)
        self.beside = Beside(self.view, self.record)
        self.creation = CreationPage(desk)
        self.bulk = BulkPanel(self.view.listing.model.columns)
        self.view.aside.addWidget(self.bulk)
        self._deeds = Deeds(desk, self.said, self)
        self._exporting = ListExport(desk, self.said, self.view.listing, self.tr("Dossiers"))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.beside)
        self._stack.addWidget(self.creation)
        self._known = KnownLines(self.view.listing.model.columns)
        # The line to put the keyboard on once it has been read.
        self._wished: int | None = None
        self._is_filling = False
        self._connect_list()
        self._connect_record()
        self._enable()
        table = self.view.listing.table
        self.view.listing.sort_by("number")
        RememberedTable(desk, table, "dossiers")
        given = DossierViews(self).all(lambda: desk.around.operator, self._today)
        SavedViews(desk, self.view.listing, "dossiers", given).said.connect(self.said)

    @property
    def lines(self) -> list[Line]:
        """Every dossier that was read, those in the bin too."""
        return self._known.lines

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        return self.record.unbuilt()

    def papers(self) -> Visit | None:
        key = self.record.key
        return Visit("papers", key, "dossier") if self.beside.is_open and key is not None else None

    def refresh(self) -> None:
        self.desk.ask(self._known.read, self._fill)

    def show_record(self, key: int, part: str = "") -> None:
        self._stack.setCurrentWidget(self.beside)
        if not key:
            self.view.show_only(part)
            return
        self.record.show_dossier(key, part)
        self.beside.open_record()
        self.view.stand_beside(is_beside=True)
        self._wished = key
        self._go_to_wished()
        if not part:
            self.beside.enter_record()

    def focus_filter(self) -> None:
        self._stack.setCurrentWidget(self.beside)
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        if self._stack.currentWidget() is self.creation:
            self.creation.focus_first()
        else:
            self.view.listing.table.setFocus()

    def begin_new(self) -> None:
        """Ask for what is known of a new dossier."""
        if self._can_write():
            self._stack.setCurrentWidget(self.creation)
            self.creation.begin()

    def _connect_list(self) -> None:
        view, table = self.view, self.view.listing.table
        view.shows_bin.toggled.connect(self._show)
        view.bin.clicked.connect(lambda: self._bin(is_binned=True))
        view.unbin.clicked.connect(lambda: self._bin(is_binned=False))
        view.new.clicked.connect(self.begin_new)
        view.begin.clicked.connect(self.begin_new)
        view.connect_actions(
            {
                "new": self.begin_new,
                "open": self._open_current,
                "show_bin": view.shows_bin.toggle,
                "duplicate": self._duplicate,
                "bulk": self._ask_bulk,
                "compare": self._compare,
                "bin": lambda: self._bin(is_binned=True),
                "export": self._exporting.export,
            }
        )
        self._add_key("Del", self._delete)
        self._add_key("Return", self._enter)
        self._add_key("Enter", self._enter)
        view.listing.model.modelReset.connect(self._settle)
        table.edits_wished.connect(self._deeds.edit)
        table.opened.connect(lambda row: self.show_record(row.id))
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.bulk.wished.connect(self._deeds.edit_all)
        self.bulk.closed.connect(self._end_bulk)

    def _connect_record(self) -> None:
        self.record.said.connect(self.said)
        self.record.visit_wished.connect(self.visit_wished)
        self.record.went_on.connect(self.went_on)
        self.record.gone.connect(self.beside.close_record)
        self.beside.closed.connect(self._leave_record)
        self.view.listing.table.chosen.connect(self._follow)
        self.creation.made.connect(self._show_made)
        self.creation.left.connect(self._leave_creation)
        self.creation.opened.connect(self.show_record)
        self.desk.bus.changed.connect(self.record.note_change)
        self.desk.opened.connect(self._begin)
        if self.desk.state is not None:
            self._begin(self.desk.state)

    def _add_key(self, keys: str, act: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self.view.listing.table)
        made.setContext(Qt.ShortcutContext.WidgetShortcut)
        made.activated.connect(act)

    def _begin(self, state: State) -> None:
        is_read_only = state.facts.is_read_only
        self.record.forget()
        self.record.set_read_only(is_read_only=is_read_only)
        self.creation.clear()
        self._stack.setCurrentWidget(self.beside)
        self.view.listing.model.is_editable = not is_read_only
        self._wished = None
        if self.beside.is_open:
            self.beside.close_record()
        self._enable()

    def _fill(self, news: News) -> None:
        self._known.take(news)
        if news.choices is not None:
            self.columns.show_choices(news.choices)
            self.creation.show_choices(news.choices)
        if news.is_empty:
            self._wished = None
            self.filled.emit()
        else:
            self._show()

    def _show(self) -> None:
        is_bin = self.view.shows_bin.isChecked()
        self.view.show_side(is_bin=is_bin)
        self._is_filling = True
        self.view.listing.show_lines([line for line in self.lines if line.item.is_binned == is_bin])

    def _settle(self) -> None:
        """The lines that were read are there: of many, that may come a moment after they were given."""
        if not self._is_filling:
            return
        self._is_filling = False
        self.view.listing.table.select_first()
        self._go_to_wished()
        self._wished = None
        self._enable()
        self.filled.emit()

    def _go_to_wished(self) -> None:
        row = self.view.listing.model.row_of(self._wished) if self._wished is not None else None
        if row is not None:
            self._wished = None
            table = self.view.listing.table
            table.go_to(row, max(0, table.currentIndex().column()))

    def _follow(self, row: DossierRow | None) -> None:
        """Side by side, the record is that of the line the keyboard is on."""
        if row is not None and self.beside.is_open and self.view.isVisible() and self.view.listing.table.hasFocus():
            self.record.show_dossier(row.id)

    def _enable(self) -> None:
        can_write, chosen = self._can_write(), self.view.listing.table.selected_lines()
        self.view.bin.setEnabled(can_write and bool(chosen))
        self.view.unbin.setEnabled(can_write and bool(chosen))
        actions = self.view.actions_of
        for each in (self.view.new, self.view.begin, actions["new"]):
            each.setEnabled(can_write)
        is_bin = self.view.shows_bin.isChecked()
        actions["open"].setEnabled(bool(chosen))
        actions["duplicate"].setEnabled(can_write and len(chosen) == 1)
        actions["bulk"].setEnabled(can_write and bool(chosen))
        actions["compare"].setEnabled(_FEWEST_COMPARED <= len(chosen) <= _MOST_COMPARED)
        actions["bin"].setEnabled(can_write and bool(chosen) and not is_bin)
        actions["export"].setEnabled(self.view.listing.model.total > 0)
        self.bulk.show_count(len(chosen))

    def _can_write(self) -> bool:
        return self.desk.state is not None and not self.desk.state.facts.is_read_only

    def _chosen(self) -> list[DossierRow]:
        return self.view.listing.selected_items()

    def _open_current(self) -> None:
        item = self.view.listing.table.current_item()
        if isinstance(item, DossierRow):
            self.show_record(item.id)

    def _enter(self) -> None:
        """On what can only be read, Enter opens; elsewhere it goes down, as in a sheet."""
        table = self.view.listing.table
        index = table.currentIndex()
        if index.isValid() and table.lines.columns[index.column()].is_editable and table.is_editable:
            table.step(1, 0)
        else:
            self._open_current()

    def _delete(self) -> None:
        """On the number, or on whole lines, it is the dossiers; elsewhere what the cells hold."""
        table = self.view.listing.table
        is_by_line = table.lines.place_of("number") in selected_places(table)
        if not is_by_line:
            table.empty_cells()
        elif self.view.bin.isEnabled() and not self.view.shows_bin.isChecked():
            self._bin(is_binned=True)

    def _bin(self, *, is_binned: bool) -> None:
        self._deeds.bin(self._chosen(), is_binned=is_binned)

    def _duplicate(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._deeds.duplicate(chosen[0], self.show_record)

    def _ask_bulk(self) -> None:
        self.view.ask_above(is_asking=True)
        self.bulk.begin([row.id for row in self._chosen()])

    def _end_bulk(self) -> None:
        self.view.ask_above(is_asking=False)
        self.view.listing.table.setFocus()

    def _compare(self) -> None:
        keys = [row.id for row in self._chosen()]
        self.visit_wished.emit(Visit("comparisons", keys[0], ",".join(map(str, keys))))

    def _leave_record(self) -> None:
        self.record.leave()
        self.view.stand_beside(is_beside=False)

    def _show_made(self, key: int) -> None:
        self._leave_creation()
        self.show_record(key, "project:summary")
        self._deeds.undoing.tell(self.tr("Dossier créé."))

    def _leave_creation(self) -> None:
        self._stack.setCurrentWidget(self.beside)
        self.view.listing.table.setFocus()

    def _today(self) -> date:
        return self.desk.around.today()
