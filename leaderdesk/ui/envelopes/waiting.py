"""The waiting list against what is left: the committee's ranks, who may be served, who not and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from leaderdesk.domain.sheets.waiting import WaitingLine
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.envelopes.waiting_view import WaitingView
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import envelopes as words
from leaderdesk.words import waiting as placed

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.waiting import ReadWaiting, Said


class WaitingPage(Page):
    """A rank is typed in its cell, or a line moved: one action each. Enter opens the dossier."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "sittings", "holders"})
    help_page = "enveloppes#La liste d’attente"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = WaitingView()
        self._undoing = Undoing(desk, self.said, self)
        # Where the keyboard goes once the list stands in its new order.
        self._moved: int | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        table = self.view.listing.table
        table.chosen.connect(self._tell)
        table.opened.connect(lambda line: self.visit_wished.emit(Visit("dossiers", line.taken.facts.dossier_id)))
        table.edits_wished.connect(self._rank)
        for made, keys, places in ((self.view.up, "Alt+Up", -1), (self.view.down, "Alt+Down", 1)):
            made.clicked.connect(partial(self._move, places))
            self._add_key(made, keys)

    def refresh(self) -> None:
        def work(base: OpenBase) -> ReadWaiting:
            from leaderdesk.services.waiting import read_waiting

            return read_waiting(base)

        self.desk.ask(work, self._fill)

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _fill(self, read: ReadWaiting) -> None:
        view, listing, sheet = self.view, self.view.listing, read.sheet
        unknown = words.waiting_unknown(sheet)
        view.unknown.setText(unknown)
        view.unknown.setVisible(bool(unknown))
        view.show_sittings(read.sittings)
        can_change = self.desk.state is not None and not self.desk.state.facts.is_read_only
        view.set_read_only(is_read_only=not can_change, has_lines=bool(sheet.lines))
        listing.show_lines(lines_of(listing.model.columns, sheet.lines, lambda line: line.taken.facts.dossier_id))
        view.fit(len(sheet.lines))
        rows = [rank for rank, line in enumerate(sheet.lines) if line.taken.facts.dossier_id == self._moved]
        if rows:
            listing.table.go_to(rows[0], listing.model.place_of("given"))
        else:
            listing.table.select_first()
        self._moved = None
        self._tell(listing.table.current_item())

    def _tell(self, line: object) -> None:
        view = self.view
        view.reasons.setText(words.waiting_reasons(line) if isinstance(line, WaitingLine) else "")
        view.place.setText(placed.say_place(line.place) if isinstance(line, WaitingLine) else "")

    def _rank(self, edits: list[CellEdit]) -> None:
        """A rank that is emptied is taken away."""
        ranks = {int(edit.identity): edit.new for edit in edits}
        sitting, reason = self.view.said()

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.waiting import rank_waiting

            return rank_waiting(base, ranks, _said(sitting, reason))

        if ranks:
            self._moved = int(edits[-1].identity)
            self.desk.act(work)

    def _move(self, places: int) -> None:
        line = self.view.listing.table.current_item()
        if not isinstance(line, WaitingLine) or not self.view.up.isEnabled():
            return
        key, sitting, reason = line.taken.facts.dossier_id, *self.view.said()

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.waiting import move_waiting

            return move_waiting(base, key, places, _said(sitting, reason))

        self._moved = key
        told = self.tr("Dossier {} déplacé sur la liste d’attente.").format(line.taken.number)
        self.desk.act(work, self._undoing.after(told))

    def _add_key(self, made: QPushButton, keys: str) -> None:
        sequence = QKeySequence(keys)
        shortcut = QShortcut(sequence, self.view.listing.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(made.click)
        made.setToolTip(f"{made.text()} ({sequence.toString(QKeySequence.SequenceFormat.NativeText)})")


def _said(sitting: int | None, reason: str) -> Said:
    from leaderdesk.services.waiting import Said

    return Said(sitting, reason)
