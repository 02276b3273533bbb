"""The page of history: reads the actions by pages, and the fields of the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.changes import Entry
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.history.columns import HistoryColumns
from leaderdesk.ui.history.view import HistoryView
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.page import Page
from leaderdesk.ui.tasks import Task

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

PAGE = 200
# An import changes tens of thousands of rows: nobody reads them one by one.
_MOST = 500


class HistoryPage(Page):
    """Who did what, when."""

    topics = frozenset({"journal"})
    help_page = "historique"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = HistoryView()
        self._words = HistoryColumns(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._lines: list[Line] = []
        self._detail: Task | None = None
        self.view.listing.table.chosen.connect(self._show_entry)
        self.view.more.clicked.connect(lambda: self._read(below=self._lines[-1].item.height))

    def refresh(self) -> None:
        self._read(below=None)

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _read(self, *, below: int | None) -> None:
        columns = self.view.listing.model.columns

        def work(base: OpenBase) -> list[Line]:
            from leaderdesk.services.history import list_entries

            return lines_of(columns, list_entries(base, below=below, limit=PAGE), lambda entry: entry.height)

        self.desk.ask(work, lambda lines: self._fill(lines, below))

    def _fill(self, lines: list[Line], below: int | None) -> None:
        last = self._lines[-1].item.height if self._lines else None
        if below is not None and below != last:
            # Asked for before the list was read again: these lines follow nothing that is shown.
            return
        self._lines = [*self._lines, *lines] if below is not None else lines
        self.view.more.setVisible(len(lines) == PAGE)
        self.view.listing.show_lines(self._lines)
        self.view.listing.table.select_first()
        if not self._lines:
            self._show_entry(None)

    def _show_entry(self, entry: Entry | None) -> None:
        if self._detail is not None:
            self._detail.cancel()
        subject = self._words.action(entry) if entry else ""
        if entry is not None and entry.changes > _MOST:
            subject = self.tr("{}\u00a0: les {} premières lignes").format(subject, _MOST)
        self.view.subject.setText(subject)
        if entry is None:
            self.view.fields.show_lines(())
            return
        columns, height = self.view.fields.columns, entry.height

        def work(base: OpenBase) -> list[Line]:
            from leaderdesk.services.history import entry_changes

            return lines_of(columns, entry_changes(base, height, most=_MOST))

        self._detail = self.desk.ask(work, self.view.fields.show_lines)
