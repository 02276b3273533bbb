"""Avenants: typed in, simulated as long as no day is given, then decided; the effect on every envelope follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.sheets.avenants import AvenantSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.envelopes.avenants_view import AvenantsView
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import envelopes as words
from leaderdesk.words import failures

if TYPE_CHECKING:
    from leaderdesk.services.avenants import Avenants
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class AvenantsPage(Page):
    """One avenant is chosen at a time: what it moves and its effect are shown below."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "sittings"})
    help_page = "enveloppes#Les avenants"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = AvenantsView(desk.around.today)
        self.undoing = Undoing(desk, self.said, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._chosen: int | None = None
        self._sheets: tuple[AvenantSheet, ...] = ()
        self.view.avenants.wished.connect(self._edit)
        self.view.avenants.picked.connect(self._pick)
        self.view.avenants.row_made.connect(lambda _, key: self._choose(key))
        self.view.remove.clicked.connect(self._remove)
        self.view.transfers.wished.connect(self._edit_transfers)
        self.view.remove_transfer.clicked.connect(self._remove_transfers)
        desk.failed.connect(self._give_up)

    def refresh(self) -> None:
        def work(base: OpenBase) -> Avenants:
            from leaderdesk.services.avenants import read_avenants

            return read_avenants(base)

        self.desk.ask(work, self._fill)

    def focus_main(self) -> None:
        self.view.avenants.enter()

    def begin_new(self) -> None:
        self.view.avenants.go_to(None, "title")

    def _fill(self, found: Avenants) -> None:
        self._sheets = found.sheets
        self.view.show_choices(found.pots, found.sittings)
        is_read_only = self.desk.state is None or self.desk.state.facts.is_read_only
        for table in (self.view.avenants, self.view.transfers):
            table.set_read_only(is_read_only=is_read_only)
        self.view.avenants.show_lines(self.view.avenants.lines_for(0, found.sheets))
        known = [each.row.id for each in found.sheets]
        if self._chosen not in known:
            self._chosen = known[0] if known else None
        if not self.view.avenants.table.currentIndex().isValid():
            self.view.avenants.table.select_first()
        self._show()

    def _pick(self, sheet: AvenantSheet | None) -> None:
        if sheet is not None:
            self._choose(sheet.row.id)

    def _choose(self, key: int) -> None:
        if key != self._chosen:
            self._chosen = key
            self._show()

    def _show(self) -> None:
        sheet = next((each for each in self._sheets if each.row.id == self._chosen), None)
        self.view.show_below(is_shown=sheet is not None)
        if sheet is None:
            return
        self.view.moves.setText(self.tr("Ce que déplace l’avenant {}").format(sheet.row.number))
        self.view.transfers.show_lines(self.view.transfers.lines_for(sheet.row.id, sheet.row.transfers))
        self.view.effect.setText(words.avenant_effect(sheet))
        self.view.effects.show_lines(lines_of(self.view.effects.columns, sheet.effects, lambda each: str(each.pot)))
        self.view.fit(len(sheet.effects))

    def _edit(self, entries: Sequence[Entry], said: str = "") -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.avenants import edit_avenants

            return edit_avenants(base, row_edits(entries))

        self.desk.act(work, self.undoing.after(said))

    def _edit_transfers(self, entries: Sequence[Entry], said: str = "") -> None:
        key = self._chosen
        if key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.avenants import edit_transfers

            return edit_transfers(base, key, row_edits(entries))

        self.desk.act(work, self.undoing.after(said))

    def _give_up(self, error: Expected) -> None:
        """A line that could not be made keeps what was typed, with why."""
        for table in (self.view.avenants, self.view.transfers):
            table.give_up_begun(failures.say(error))

    def _remove(self) -> None:
        if gone := self.view.avenants.removals():
            self._edit(gone, self.tr("Avenant retiré."))

    def _remove_transfers(self) -> None:
        if gone := self.view.transfers.removals():
            self._edit_transfers(gone, self.tr("Mouvement retiré."))
