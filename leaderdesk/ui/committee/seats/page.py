"""The seats: typed in as a sheet is, added from a list, left vacant, given to others; each change is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.committee.pasted import PastedSeat
from leaderdesk.ui.committee.seats import works
from leaderdesk.ui.committee.seats.columns import SeatLine, lines_of_sheet
from leaderdesk.ui.committee.seats.record import SeatPane
from leaderdesk.ui.committee.seats.view import SeatsView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.kit.tables.copying import pasted_rows
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.list_export import ListExport
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.views import RememberedTable
from leaderdesk.words.formats import counted, day

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.seats import SeatsFile

_PEOPLE = ("titulaire", "suppleant")


class SeatsPage(Page):
    """Decides what the sheet does."""

    help_page = "comite"
    topics = frozenset({"committee", "settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view, self.pane = SeatsView(), SeatPane(desk)
        self.beside = Beside(self.view, self.pane)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.beside)
        self.undoing = Undoing(desk, self.said, self)
        self._lines: dict[int, SeatLine] = {}
        self._wanted: int | None = None
        self._begun: int | None = None
        self._asked: list[int] = []
        # Whether the seats were read once, and whether the keyboard waits for them.
        self._is_read = self._is_awaited = False
        self._connect()
        self._enable()
        RememberedTable(desk, self.view.listing.table, "seats")
        ListExport(desk, self.said, self.view.listing, self.tr("Sièges")).add_action()

    @property
    def is_read_only(self) -> bool:
        """True while the base may only be looked at."""
        return self.desk.state is None or self.desk.state.facts.is_read_only

    def refresh(self) -> None:
        columns = self.view.listing.model.columns

        def work(base: OpenBase) -> tuple[SeatsFile, list[Line]]:
            file = works.read(base)
            return file, lines_of(columns, lines_of_sheet(file.sheet, file.day), lambda line: line.id)

        self.desk.ask(work, self._show)

    def show_record(self, key: int, part: str = "") -> None:
        self._wanted = key
        self._open_wanted()

    def begin_new(self) -> None:
        if not self.is_read_only:
            self._add()

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self._is_awaited = not self._is_read
        target = self.view.listing.table if self._lines else self.view.begin
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste_list(self) -> None:
        """Show what the copied list would add."""
        if not self.is_read_only:
            rows = pasted_rows(QGuiApplication.clipboard().text())
            self.desk.ask(works.planning(rows), self._show_list)

    def _show_list(self, seats: Sequence[PastedSeat]) -> None:
        # The list needs the room.
        if self.beside.is_open:
            self.beside.close_record()
        self.view.figures.hide()
        self.view.pasting.show_seats(seats)

    def _leave_panel(self) -> None:
        self.view.figures.setVisible(bool(self._lines))
        self.focus_main()

    def _connect(self) -> None:
        view, pane, table = self.view, self.pane, self.view.listing.table
        table.edits_wished.connect(self._edit)
        table.opened.connect(lambda line: self._open(line.id))
        table.chosen.connect(self._follow)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        view.add.clicked.connect(self._add)
        for made in (view.paste, view.begin):
            made.clicked.connect(self.paste_list)
        view.look.clicked.connect(lambda: self._open(self._current()))
        view.vacate.clicked.connect(self._ask_vacating)
        view.remove.clicked.connect(self._remove)
        view.pasting.accepted.connect(self._add_list)
        view.vacating.accepted.connect(self._vacate)
        for panel in (view.pasting, view.vacating):
            panel.left.connect(self._leave_panel)
        pane.given.connect(self._give)
        pane.corrected.connect(lambda edits: self.desk.act(works.correcting(edits)))
        pane.removed.connect(self._remove_mandates)
        self.beside.closed.connect(self._on_closed)
        self.desk.opened.connect(lambda _: self._forget_base())
        for keys, slot, owner in (("Ctrl+Shift+V", self.paste_list, self), ("Ctrl+Delete", self._remove, table)):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What is shown

    def _show(self, read: tuple[SeatsFile, list[Line]]) -> None:
        file, lines = read
        self._lines = {line.item.id: line.item for line in lines}
        self.view.listing.model.is_editable = not self.is_read_only
        self.view.listing.show_lines(lines)
        self.view.listing.table.select_first()
        self.view.figures.show_sheet(file.sheet, file.rules, file.day)
        self.view.figures.set_beside(is_beside=self.beside.is_open)
        self.view.figures.setVisible(bool(lines) and self.view.pasting.isHidden())
        if self.pane.line is not None:
            self._show_seat(self.pane.line.id)
        self._is_read = True
        self._open_wanted()
        self._enter_begun()
        self._enable()
        if self._is_awaited:
            self.focus_main()

    def _show_seat(self, key: int) -> None:
        if key in self._lines:
            self.pane.show_line(self._lines[key], is_read_only=self.is_read_only)
        elif self.beside.is_open:
            self.beside.close_record()

    def _open_wanted(self) -> None:
        if self._wanted in self._lines:
            self._open(self._wanted)
            self._wanted = None

    def _open(self, key: int | None) -> None:
        if key is None:
            return
        self._show_seat(key)
        self.beside.open_record()
        self.view.figures.set_beside(is_beside=True)
        self.beside.enter_record()

    def _forget_base(self) -> None:
        self._is_read = False
        if self.beside.is_open:
            self.beside.close_record()

    def _on_closed(self) -> None:
        self.pane.begin()
        self.view.figures.set_beside(is_beside=False)

    def _follow(self, line: SeatLine | None) -> None:
        if line is not None and self.beside.is_open and self.view.listing.table.hasFocus():
            self._show_seat(line.id)

    def _enable(self) -> None:
        can_write, chosen = not self.is_read_only, bool(self.view.listing.table.selected_lines())
        for made in (self.view.add, self.view.paste, self.view.begin):
            made.setEnabled(can_write)
        for made in (self.view.vacate, self.view.remove):
            made.setEnabled(can_write and chosen)
        self.view.look.setEnabled(chosen)

    def _chosen(self) -> list[int]:
        return [line.id for line in self.view.listing.selected_items()]

    def _current(self) -> int | None:
        chosen = self._chosen()
        return chosen[0] if chosen else None

    # What is done

    def _edit(self, edits: Sequence[CellEdit]) -> None:
        changes: dict[int, dict[str, Any]] = {}
        for edit in edits:
            changes.setdefault(int(edit.identity), {})[edit.column] = edit.new
        replaced = [edit for edit in edits if edit.column in _PEOPLE and edit.old]
        self.desk.act(works.editing(changes), (lambda _: self._tell_replaced(replaced)) if replaced else None)

    def _tell_replaced(self, edits: Sequence[CellEdit]) -> None:
        """Another name began a mandate today: say so, for whoever only meant to spell it right."""
        if len(edits) > 1:
            self.undoing.tell(self.tr("{} places ont changé à la date d’aujourd’hui.").format(len(edits)))
        elif edits[0].new:
            self.undoing.tell(
                self.tr("{} remplace {} à partir d’aujourd’hui. Autre date\u00a0: Ctrl+Entrée.").format(
                    edits[0].new, edits[0].old
                )
            )
        else:
            self.undoing.tell(self.tr("Place vacante depuis aujourd’hui\u00a0: {} la quitte.").format(edits[0].old))

    def _add(self) -> None:
        lines = self.view.listing.selected_items()
        college = lines[0].seat.college if lines else "public"
        self.desk.act(works.beginning(college), self._on_begun)

    def _on_begun(self, key: int) -> None:
        self._begun = int(key)
        self._enter_begun()

    def _enter_begun(self) -> None:
        """The keyboard goes to the structure of a new seat as soon as it is listed."""
        row = None if self._begun is None else self.view.listing.model.row_of(self._begun)
        if row is not None:
            self._begun = None
            table = self.view.listing.table
            table.setFocus(Qt.FocusReason.OtherFocusReason)
            table.go_to(row, self.view.listing.model.place_of("structure"))

    def _add_list(self, seats: list[PastedSeat], since: date) -> None:
        words = counted(len(seats), self.tr("siège ajouté"), self.tr("sièges ajoutés"))
        self.desk.act(works.adding(seats, since), self.undoing.after(f"{words}."))

    def _ask_vacating(self) -> None:
        # Those that the question is about, whatever is chosen by the time it is answered.
        self._asked = self._chosen()
        self.view.vacating.ask(len(self._asked))

    def _vacate(self, last_day: date, roles: list[str]) -> None:
        keys = self._asked
        words = self.tr("{} au soir du {}.").format(
            counted(len(keys), self.tr("siège vacant"), self.tr("sièges vacants")), day(last_day)
        )
        self.desk.act(works.vacating(keys, last_day, roles), self.undoing.after(words))

    def _remove(self) -> None:
        keys = self._chosen()
        if keys and not self.is_read_only:
            words = counted(len(keys), self.tr("siège retiré"), self.tr("sièges retirés"))
            self.desk.act(works.removing(keys), self.undoing.after(f"{words}."))

    def _give(self, role: str, name: str, since: date) -> None:
        if self.pane.line is not None:
            seat, words = self.pane.line.id, self.tr("{} tient cette place à partir du {}.").format(name, day(since))
            self.desk.act(works.seating(seat, role, name, since), lambda _: self._tell_given(seat, words))

    def _tell_given(self, seat: int, words: str) -> None:
        self.pane.tell_given(seat)
        self.undoing.tell(words)

    def _remove_mandates(self, keys: list[int]) -> None:
        self.desk.act(works.correcting({}, keys), self.undoing.after(self.tr("Mandat retiré.")))
