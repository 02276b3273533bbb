"""The tab of financing: reads the plan, tries it as it is typed, has every change kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.domain.sheets.rows import GiverRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.financing.advising import Advising
from leaderdesk.ui.dossiers.record.financing.changes import FinancingChanges
from leaderdesk.ui.dossiers.record.financing.levers import Levers
from leaderdesk.ui.dossiers.record.financing.state import PlanShown
from leaderdesk.ui.dossiers.record.financing.trying import Trying
from leaderdesk.ui.dossiers.record.financing.view import FinancingView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm, saving_dossier

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: FinancingSheet
    givers: Sequence[GiverRow]
    revenue: int | None


class FinancingTab(Tab):
    """« Financement »."""

    topics = frozenset({"dossiers", "holders", "programme", "settings"})
    help_page = "dossier-financement"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = PlanShown()
        self.trying = Trying(desk, self._shown, self)
        self.view = FinancingView(desk, self.trying.hear, self)
        self.trying.follow(self.view.plan.table)
        self.trying.judged.connect(self._show_result)
        self._levers = Levers(self.view, self._shown)
        self._levers.visit_wished.connect(self.visit_wished)
        undoing = Undoing(desk, self.said, self)
        self._advising = Advising(desk, self.view, self._shown, self._levers.go, undoing)
        self._changes = FinancingChanges(desk, self.view, self._shown, undoing)
        self._bound = BoundForm(desk, self.view.revenue, "dossier", saving_dossier)
        self.view.revenue.tried.connect(lambda _, value: self.trying.try_revenue(value))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)

    def refresh(self, key: int) -> None:
        today = self.desk.around.today()

        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.dossiers import read_whole_dossier
            from leaderdesk.services.funding import list_givers, read_financing

            revenue = read_whole_dossier(base, key).record.revenue
            return _Read(read_financing(base, key, today), list_givers(base), revenue)

        self.desk.ask(work, partial(self._fill, key))

    def leave(self) -> None:
        for each in (self.view.plan, self.view.stages):
            each.table.cells.finish()
        # The dossier may come back as it is: its form stays tied to it.
        self.view.revenue.commit()
        self.view.revenue.tell_drafts()
        self.view.replacing.hide()

    def focus_first(self) -> None:
        self.view.plan.enter()

    def go_to(self, part: str) -> None:
        if part.isdigit():
            self.view.plan.go_to(int(part), "amount")
        else:
            self._levers.go(part)

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)
        self._advising.is_read_only = is_read_only

    def _show_result(self, sheet: FinancingSheet) -> None:
        self.view.show_result(sheet, self._levers.go)

    def _fill(self, key: int, shown: _Read) -> None:
        if key != self.key:
            return
        is_other = key != self.shown_key
        self._shown.key, self._shown.sheet = key, shown.sheet
        self.view.columns.show_givers(shown.givers)
        self.view.plan.show_lines(self.view.plan.lines_for(key, shown.sheet.lines))
        self.view.plan.table.select_first()
        said = [row for chain in shown.sheet.chains for row in chain.said]
        self.view.stages.show_lines(self.view.stages.lines_for(key, said))
        self._bound.open(key, {"revenue": shown.revenue})
        if not self.trying.is_typing:
            self._show_result(shown.sheet)
        self._advising.read(key, is_other=is_other)
        if is_other:
            for each in self.view.drafts:
                each.restore()
        self.end_showing(key)
