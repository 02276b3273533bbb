"""The tab « Animation » of a running-cost dossier: reads it with its sheet, its claim and the ceiling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.running.ceilings import Ceiling
from leaderdesk.domain.running.claims import usual_time
from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.domain.running.sheets import TimeSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.changes import RunningChanges, RunningShown
from leaderdesk.ui.dossiers.record.running.papers import SheetPapers
from leaderdesk.ui.dossiers.record.running.view import RunningView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.typed_columns import offer
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.parts.unread_settings import UnreadSettings
from leaderdesk.words.formats import money

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: RunningSheet
    ceiling: Ceiling
    files: dict[int, str]


class RunningTab(Tab):
    """« Animation »."""

    topics = frozenset({"dossiers", "running", "attachments", "programme", "settings"})
    help_page = "dossier-animation"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = RunningView(desk, self)
        self._shown = RunningShown()
        self._changes = RunningChanges(desk, self.view, self._shown, Undoing(desk, self.said, self))
        self._papers = SheetPapers(desk, self.said, self.view.sheet)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(UnreadSettings(desk, "running_rules", "cost_rules", "committee_rules"))
        inside.addWidget(self.view)
        self.view.part_chosen.connect(self._choose)
        self.view.sheet.other_wished.connect(self._read_sheet)
        self.view.claim.time_changed.connect(self._show_draft)
        self.view.claim.see_wished.connect(self._see_claim)
        self._changes.drawn.connect(self.view.claim.choose)

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.dossiers import read_whole_dossier
            from leaderdesk.services.running.ceilings import read_ceiling
            from leaderdesk.services.running.reading import read_running

            files = {each.id: each.name for each in read_whole_dossier(base, key).attachments}
            return _Read(read_running(base, key), read_ceiling(base), files)

        self.desk.ask(work, lambda read: self._fill(key, read))

    def leave(self) -> None:
        self.view.leave()

    def focus_first(self) -> None:
        self.focus_part("")

    def go_to(self, part: str) -> None:
        if part in self.view.parts:
            self._choose(part)
        else:
            self.view.part.enter()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)

    def _choose(self, name: str) -> None:
        self.view.bring(name)
        self.focus_first()

    def _fill(self, key: int, read: _Read) -> None:
        if key != self.key:
            return
        view, sheet = self.view, read.sheet
        is_other = key != self.shown_key
        self._shown.key, self._shown.sheet = key, sheet
        offer(view.columns.files, read.files)
        offer(view.columns.people, sheet.offered)
        view.show_ceiling(read.ceiling)
        team = view.team
        team.assignments.show_lines(team.assignments.lines_for(key, sheet.assignments))
        used = [each for each in sheet.tasks if each.binned_on is None]
        team.tasks.show_lines(team.tasks.lines_for(key, used))
        view.pay.show_rows(key, sheet.months, self._sum_of_pay(sheet), is_other=is_other)
        view.missions.show_rows(key, sheet.missions, self._sum_of_missions(sheet), is_other=is_other)
        view.claim.know_people(dict(sheet.source.people))
        usual = usual_time(sheet.months, sheet.missions, self.desk.around.today())
        view.claim.show_claims(sheet.claims, usual, is_other=is_other)
        self._show_draft()
        view.sheet.know_team(sheet.people, read.files, sheet.until)
        if is_other and not sheet.assignments:
            view.bring("team")
        self._read_sheet()

    def _read_sheet(self) -> None:
        place, has_tasks = self.view.sheet.place(), self._has_tasks()
        if place is None:
            self.view.sheet.show_sheet(None, has_tasks=has_tasks)
            self._end_showing()
            return

        def work(base: OpenBase) -> TimeSheet:
            from leaderdesk.services.running.time_sheets import read_sheet

            return read_sheet(base, *place)

        self.desk.ask(work, lambda sheet: self._show_sheet(place, sheet))

    def _show_sheet(self, place: tuple[int, date], sheet: TimeSheet) -> None:
        if place == self.view.sheet.place():
            self.view.sheet.show_sheet(sheet, has_tasks=self._has_tasks())
            self._end_showing()

    def _end_showing(self) -> None:
        """The sheet comes last: only then is there something to type in."""
        if self._shown.key is not None and self._shown.key == self.key:
            self.end_showing(self._shown.key)

    def _has_tasks(self) -> bool:
        return self._shown.sheet is not None and any(each.binned_on is None for each in self._shown.sheet.tasks)

    def _show_draft(self) -> None:
        sheet, time = self._shown.sheet, self.view.claim.time()
        claim = self.view.claim.claim_id
        if sheet is None or time is None:
            self.view.claim.show_draft(None)
            return
        self.view.claim.show_draft(sheet.draft(*time, claim), sheet.drawn.get(claim) if claim else None)

    def _see_claim(self) -> None:
        claim = self.view.claim.claim_id
        if self.key is not None and claim is not None:
            self.visit_wished.emit(Visit("dossiers", self.key, f"payments:claim:{claim}"))

    def _sum_of_pay(self, sheet: RunningSheet) -> str:
        if not sheet.months:
            return ""
        cost = money(sum(each.pay.cost for each in sheet.months))
        eligible = money(sum(each.eligible or 0 for each in sheet.months))
        return self.tr("Coût de tous les mois\u00a0: {}, dont {} éligibles.").format(cost, eligible)

    def _sum_of_missions(self, sheet: RunningSheet) -> str:
        if not sheet.missions:
            return ""
        return self.tr("Coût de tous les déplacements\u00a0: {}.").format(
            money(sum(each.amount or 0 for each in sheet.missions))
        )
