"""The page of delays: measures what is chosen, and lists the cases behind the mark that somebody opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.claims.courses import WHOLE
from leaderdesk.domain.delays import Estimate
from leaderdesk.domain.sheets.delays import By, DelaySheet, Known, Lasted, Wish
from leaderdesk.domain.sheets.funnels import FunnelLine
from leaderdesk.ui.delays.charts import CASE, GROUP, STEP, DelayCharts
from leaderdesk.ui.delays.columns import CaseRow, row_of
from leaderdesk.ui.delays.view import DelaysView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.page import Page, Visit
from leaderdesk.words import delays as words
from leaderdesk.words import formats

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading brought."""

    sheet: DelaySheet
    funnel: tuple[FunnelLine, ...]
    estimate: Estimate


class DelaysPage(Page):
    """Reads again with each choice; the cases themselves are kept by the service."""

    topics = frozenset({"dossiers", "programme", "settings", "sittings"})
    help_page = "delais"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = DelaysView()
        self._charts = DelayCharts(self)
        self._read: _Read | None = None
        self._asked = 0
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.mode_chosen.connect(self.show_mode)
        for each in (self.view.by, self.view.stage, self.view.funder, self.view.year):
            each.edited.connect(lambda _: self._choose())
        self.view.panel.opened.connect(self._open)
        self.view.close_list.clicked.connect(self._close)
        for listing in (self.view.cases, self.view.dossiers):
            listing.table.opened.connect(lambda each: self._visit(each.dossier_id))

    def refresh(self) -> None:
        self._asked += 1
        rank, wish, on = self._asked, self._wish(), self.desk.around.today()
        is_funnel = self.view.mode == "funnel"

        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.delays import estimate_payment, read_delays, read_funnel

            funnel = read_funnel(base, wish.year, on) if is_funnel else ()
            return _Read(read_delays(base, wish, on), funnel, estimate_payment(base, on))

        self.desk.ask(work, lambda found: self._fill(found, rank))

    def show_mode(self, mode: str) -> None:
        """Look at what was measured, at what runs, or at the funnel."""
        self.view.show_mode(mode)
        self.refresh()

    def show_record(self, key: int, part: str = "") -> None:
        """One way to look, named by `part`."""
        if part in self.view.modes:
            self.show_mode(part)

    def focus_filter(self) -> None:
        (self.view.dossiers if self.view.mode == "funnel" else self.view.cases).focus_filter()

    def focus_main(self) -> None:
        view = self.view
        (view.cases.table if view.mode == "running" else view.panel.drawing).setFocus()

    def _wish(self) -> Wish:
        view = self.view
        by: By = view.by.value() if view.mode == "measured" and view.by.value() else "stage"
        return Wish(
            by=by,
            stage=view.stage.value() or WHOLE,
            funder=(view.funder.value() or None) if view.mode != "funnel" else None,
            year=int(view.year.value()) if view.year.value() else None,
        )

    def _choose(self) -> None:
        self.view.fit_choices()
        self.refresh()

    def _fill(self, found: _Read, rank: int) -> None:
        if rank != self._asked:
            return
        self._read, view = found, self.view
        sheet = found.sheet
        # What is listed may be of another choice.
        view.show_list(is_shown=view.mode == "running")
        view.show_choices({each: each for each in sheet.funders}, {str(each): str(each) for each in sheet.years})
        is_funnel = view.mode == "funnel"
        drawn = found.funnel and found.funnel[0].dossiers if is_funnel else sheet.groups
        view.stack.bring(view.panel if drawn else view.empty)
        view.panel.show_drawing(self._charts.funnel(found.funnel) if is_funnel else self._charts.distributions(sheet))
        rests_on = "" if is_funnel else words.rests_on(found.estimate, sheet.min_cases)
        view.say(rests_on, "" if is_funnel else words.contradictions(sheet))
        if view.mode == "running":
            rows = [row_of(sheet, rank, each.stage, each.whole) for rank, each in enumerate(sheet.waiting)]
            self._list(view.cases, self.tr("Encore en cours, du plus ancien au plus récent"), rows)

    def _open(self, key: str) -> None:
        """A case opens its dossier; a group or a step shows what it is made of."""
        if self._read is None:
            return
        if key.startswith(CASE):
            self._visit(int(key.removeprefix(CASE)))
        elif key.startswith(GROUP):
            group = next(each for each in self._read.sheet.groups if f"{GROUP}{each.key}" == key)
            self._show_cases(words.group_name(group), (*group.running[::-1], *group.finished[::-1]))
        elif key.startswith(STEP):
            self._show_step(next(each for each in self._read.funnel if f"{STEP}{each.step}" == key))

    def _show_cases(self, name: str, cases: Sequence[Lasted]) -> None:
        if self._read is not None:
            rows = [row_of(self._read.sheet, rank, each) for rank, each in enumerate(cases)]
            self._list(self.view.cases, name, rows)

    def _show_step(self, line: FunnelLine) -> None:
        known = self._read.sheet.dossiers if self._read else {}
        named = [(key, known.get(key, Known("", "", ""))) for key in line.dossiers]
        cents = {key: round(amount * 100) for key, amount in line.amounts.items()}
        rows = [CaseRow(key, key, each.number, each.title, each.status, amount=cents.get(key)) for key, each in named]
        self._list(self.view.dossiers, words.STEPS[line.step], rows)

    def _list(self, listing: Listing, name: str, rows: Sequence[CaseRow]) -> None:
        self.view.lists.bring(listing)
        self.view.show_list(is_shown=True)
        self.view.behind.setText(f"{name}\u00a0: {formats.number(len(rows))}")
        listing.show_lines(lines_of(listing.model.columns, rows, lambda each: each.key))

    def _close(self) -> None:
        self.view.show_list(is_shown=False)
        self.view.panel.drawing.setFocus()

    def _visit(self, key: int) -> None:
        self.visit_wished.emit(Visit("dossiers", key, "payments"))
