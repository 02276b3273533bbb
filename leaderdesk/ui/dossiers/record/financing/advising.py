"""The advice on a plan: slower than the rest, asked apart, and applied as one action."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.domain.plans.advice import Aim
from leaderdesk.domain.sheets.advices import AdviceSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.financing.remarks import FinancingRemarks, Go
from leaderdesk.ui.dossiers.record.financing.state import PlanShown
from leaderdesk.ui.dossiers.record.financing.view import FinancingView, Part
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.tasks import Task
from leaderdesk.words import plans
from leaderdesk.words.sheets import say_flaw

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class Advising(QObject):
    """Reads the advice of the plan shown."""

    def __init__(self, desk: Desk, view: FinancingView, shown: PlanShown, go: Go, undoing: Undoing) -> None:
        super().__init__(view)
        self._desk, self._view, self._shown, self._go = desk, view, shown, go
        self.is_read_only = False
        self._remarks = FinancingRemarks(self)
        self._undoing = undoing
        self._task: Task | None = None

    def read(self, key: int, *, is_other: bool) -> None:
        """Ask for the advice; that of another dossier is no longer shown."""
        if is_other:
            self._show(key, AdviceSheet())
        if self._task is not None:
            self._task.cancel()
        today = self._desk.around.today()

        def work(base: OpenBase) -> AdviceSheet:
            from leaderdesk.services.funding import read_advice

            return read_advice(base, key, today)

        self._task = self._desk.ask(work, partial(self._show, key))

    def _show(self, key: int, advice: AdviceSheet) -> None:
        if key != self._shown.key:
            return
        view, sheet = self._view, self._shown.sheet
        if sheet is not None and not sheet.total_cost:
            advice = AdviceSheet()
        by_aim = {plan.aim: plan for plan in advice.plans}
        parts: dict[Aim, Part] = {"least_own": view.least_own, "most_fund": view.most_fund}
        is_one = len({(plan.amounts, plan.fund, plan.own) for plan in advice.plans}) == 1
        for aim, part in parts.items():
            plan = None if is_one and aim == "most_fund" else by_aim.get(aim)
            apply = partial(self._apply, aim)
            said = self._remarks.advice(plan, apply, is_best_twice=is_one and plan.is_accepted) if plan else []
            part.say([Said(each.icon, each.words) for each in said] if self.is_read_only else said)
        words = [plans.say(step) for step in advice.gain_steps]
        flaws = [Said("warning", say_flaw(advice.flaw))] if advice.flaw else []
        view.gains.say([*flaws, *self._remarks.gains(advice.gains, words, self._go)])

    def _apply(self, aim: Aim) -> None:
        key, today = self._shown.key, self._desk.around.today()
        if key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.funding import apply_advice

            return apply_advice(base, key, aim, today)

        self._desk.act(work, self._undoing.after(self.tr("Le plan conseillé est devenu le plan.")))
