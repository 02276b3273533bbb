"""The page of dossiers: reads the list, puts in the bin and takes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.view import DossiersView
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Page
from leaderdesk.ui.views import RememberedTable

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class DossiersPage(Page):
    """Lists the dossiers of the programme."""

    filled = Signal()
    topics = frozenset({"dossiers", "holders", "fiches", "cost_lines", "funding_lines", "status_steps"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = DossiersView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._lines: list[Line] = []
        self.view.shows_bin.toggled.connect(self._show)
        self.view.bin.clicked.connect(lambda: self._move(is_binned=True))
        self.view.unbin.clicked.connect(lambda: self._move(is_binned=False))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view.listing.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)
        self.view.listing.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._enable()
        RememberedTable(desk, self.view.listing.table, "dossiers")

    def refresh(self) -> None:
        columns = self.view.listing.model.columns

        def work(base: OpenBase) -> list[Line]:
            from leaderdesk.services.dossiers import list_dossiers

            return lines_of(columns, list_dossiers(base), lambda row: row.id)

        self.desk.ask(work, self._fill)

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _fill(self, lines: list[Line]) -> None:
        self._lines = lines
        self._show()
        self.filled.emit()

    def _show(self) -> None:
        is_bin = self.view.shows_bin.isChecked()
        self.view.show_side(is_bin=is_bin)
        self.view.listing.show_lines([line for line in self._lines if line.item.is_binned == is_bin])
        self.view.listing.table.select_first()
        self._enable()

    def _enable(self) -> None:
        can_write = self.desk.state is not None and not self.desk.state.facts.is_read_only
        has_choice = bool(self.view.listing.table.selected_lines())
        self.view.bin.setEnabled(can_write and has_choice)
        self.view.unbin.setEnabled(can_write and has_choice)

    def _delete(self) -> None:
        if self.view.bin.isEnabled() and not self.view.shows_bin.isChecked():
            self._move(is_binned=True)

    def _move(self, *, is_binned: bool) -> None:
        chosen: list[DossierRow] = self.view.listing.selected_items()
        if not chosen:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.dossiers import bin_dossiers, unbin_dossiers

            move = bin_dossiers if is_binned else unbin_dossiers
            return move(base, [row.id for row in chosen])

        self.desk.act(work, lambda _: self._tell_moved(chosen, is_binned=is_binned))

    def _tell_moved(self, moved: list[DossierRow], *, is_binned: bool) -> None:
        if len(moved) == 1:
            words = self.tr("Dossier {} mis à la corbeille.") if is_binned else self.tr("Dossier {} remis en place.")
            words = words.format(moved[0].number)
        else:
            words = self.tr("{} dossiers mis à la corbeille.") if is_binned else self.tr("{} dossiers remis en place.")
            words = words.format(len(moved))
        self.said.emit(Message("information", words, self.tr("Annuler"), self._take_back))

    def _take_back(self) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.history import undo

            return undo(base)

        self.desk.act(work)
