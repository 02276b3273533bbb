"""The state of the envelopes, on any day: each figure of the table shows the dossiers that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.running.ceilings import Ceiling
from leaderdesk.domain.sheets.envelopes import FIGURES, EnvelopesSheet, PotSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.envelopes.gauges_view import GaugesView
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.page import Page, Visit
from leaderdesk.words import envelopes as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

# What the columns that are no sum of dossiers come from.
_MADE_OF = {"rate": "programmed", "left": "programmed", "room": "programmed"}


class GaugesPage(Page):
    """Reads every envelope, and lists the dossiers behind the figure that the keyboard is on."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "sittings", "holders"})
    help_page = "enveloppes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = GaugesView(desk.around.today)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._sheet: EnvelopesSheet | None = None
        self._asked = 0
        self._is_filling = False
        self.view.day.edited.connect(lambda _: self.refresh())
        self.view.drawn.toggled.connect(lambda _: self._bring())
        self.view.table.selectionModel().currentChanged.connect(lambda *_: self._list())
        self.view.table.opened.connect(lambda _: self._enter_list())
        self.view.drawing.opened.connect(self._open_pot)
        self.view.dossiers.table.opened.connect(lambda each: self._open(each.facts.dossier_id))

    def refresh(self) -> None:
        self._asked += 1
        rank, on = self._asked, self.view.day.value()

        def work(base: OpenBase) -> tuple[EnvelopesSheet, Ceiling]:
            from leaderdesk.services.envelopes import read_envelopes
            from leaderdesk.services.running.ceilings import ceiling_in

            sheet = read_envelopes(base, on)
            return sheet, ceiling_in(base, sheet)

        self.desk.ask(work, lambda read: self._fill(read[0], read[1], rank))

    def focus_filter(self) -> None:
        self.view.dossiers.focus_filter()

    def focus_main(self) -> None:
        self.view.table.setFocus()

    def _fill(self, sheet: EnvelopesSheet, ceiling: Ceiling, rank: int) -> None:
        if rank != self._asked:
            return
        self._sheet, self._is_filling = sheet, True
        self.view.pots.renew_lines(lines_of(self.view.pots.columns, _rows(sheet), lambda pot: (pot.fiche, pot.fund)))
        self.view.show_sheet(sheet)
        self.view.show_ceiling(ceiling)
        self.view.table.select_first()
        self._is_filling = False
        self._list()

    def _bring(self) -> None:
        if self._sheet is not None:
            self.view.bring(is_drawn=self.view.drawn.isChecked(), is_empty=not self._sheet.pots)

    def _list(self) -> None:
        """The dossiers behind the figure that the keyboard is on; all of the pot where it is on none."""
        if self._is_filling:
            return
        index = self.view.table.currentIndex()
        line = self.view.pots.line(index.row()) if index.isValid() else None
        listing = self.view.dossiers
        if line is None:
            self.view.behind.setText("")
            listing.show_lines([])
            return
        pot: PotSheet = line.item
        name = self.view.pots.columns[index.column()].name
        name = _MADE_OF.get(name, name)
        found = pot.behind(name) if name in FIGURES else pot.dossiers
        self.view.behind.setText(words.behind(pot, name if name in FIGURES else "", len(found)))
        lines: list[Line] = lines_of(
            listing.model.columns, found, lambda each: (each.facts.dossier_id, each.facts.fund_id)
        )
        listing.model.renew_lines(lines)

    def _open_pot(self, name: str) -> None:
        """The dossiers of an envelope that was opened in the drawing."""
        for row in range(self.view.pots.rowCount()):
            line = self.view.pots.line(row)
            if line is not None and f"{line.item.fiche}/{line.item.fund}" == name:
                self.view.table.go_to(row, 0)
                self._enter_list()

    def _enter_list(self) -> None:
        self.view.dossiers.table.setFocus()
        self.view.dossiers.table.select_first()

    def _open(self, key: int) -> None:
        self.visit_wished.emit(Visit("dossiers", key, "financing"))


def _rows(sheet: EnvelopesSheet) -> list[PotSheet]:
    """Fund after fund, each with its sum where it has several pots, then all of them."""
    rows: list[PotSheet] = []
    for fund in sheet.funds:
        pots = [each for each in sheet.pots if each.fund == fund.fund]
        rows += pots if len(pots) == 1 else [*pots, fund]
    return rows if len(sheet.funds) < 2 else [*rows, sheet.whole]  # noqa: PLR2004 - one fund is the whole
