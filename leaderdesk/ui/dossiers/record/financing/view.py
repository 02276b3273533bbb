"""Builds the tab of financing: the verdict, the plan and its drawing, what to change, the advice, the stages."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.financing import FinancingSheet, steps_of_whole
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.financing.columns import FinancingColumns
from leaderdesk.ui.dossiers.record.financing.remarks import FinancingRemarks, Go
from leaderdesk.ui.dossiers.record.financing.replacing import ReplacePanel
from leaderdesk.ui.dossiers.record.financing.verdict import Verdict
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.fields import ChoiceField, MoneyField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.moving import Moving
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.plans import PlanDrawing
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.ui.views import RememberedTable
from leaderdesk.words import plans

# Makes a field that is heard while a cell of this column is typed in.
Hear = Callable[[str, Callable[[], Any]], Callable[[], Any]]


class Part(QWidget):
    """A title, and sentences; hidden while there is nothing to say."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.sentences = Sentences(title)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(text(title, "heading", is_wrapped=True))
        inside.addWidget(self.sentences)
        self.hide()

    def say(self, said: list[Said]) -> None:
        """Say these sentences."""
        self.sentences.say(said)
        self.setVisible(bool(said))


class FinancingView(QWidget):
    """Everything one below the other."""

    def __init__(self, desk: Desk, hear: Hear, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = FinancingColumns(self, desk.around.today)
        self._remarks = FinancingRemarks(self)
        self.verdict = Verdict()
        self.plan = self._made_plan(hear)
        self.replace = self.plan.add_action(self.tr("Remplacer ce financeur…"), "replace", "Ctrl+R")
        self.remove = self.plan.add_action(self.tr("Retirer la ligne"), "close", "Ctrl+Del")
        self.moving = Moving(self.plan)
        self.replacing = ReplacePanel(desk.around.today)
        self.drawing = PlanDrawing()
        self.lacks = Part(self.tr("Ce qui lèverait le refus"))
        self.least_own = Part(self.tr("Conseil\u00a0: le moins pour le porteur"))
        self.most_fund = Part(self.tr("Conseil\u00a0: le plus de fonds européen"))
        self.gains = Part(self.tr("Ce qui augmenterait le fonds"))
        self.revenue = self._made_revenue()
        self.stages = EntryTable(
            *(self.columns.stages(), self.tr("Montants étape par étape"), self.tr("Nouveau montant…"))
        )
        self.remove_stage = self.stages.add_action(self.tr("Retirer le montant"), "close", "Ctrl+Del")
        self.stage_problems = Sentences(self.tr("À voir dans les montants"))
        self.limits = Part(self.tr("Le calcul, pas à pas"))
        self.whole = Part(self.tr("Tous les fonds ensemble"))
        self.drafts = [CellDrafts(desk, self.plan, "funding"), CellDrafts(desk, self.stages, "staged")]
        RememberedTable(desk, self.plan.table, "funding")
        self._lay_out()

    def show_result(self, sheet: FinancingSheet, go: Go) -> None:
        """What the rules make of a plan, as it stands or as it is being typed."""
        self.verdict.show_sheet(sheet, go)
        self.drawing.show_plan(sheet)
        self.lacks.say(self._remarks.lacks(sheet, go))
        self.limits.say(self._remarks.limits(sheet))
        self.whole.say([Said("", plans.say(step)) for step in steps_of_whole(sheet)])
        self.stage_problems.say([said for chain in sheet.chains for said in self._remarks.chain(chain)])

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        for each in (self.plan, self.stages):
            each.set_read_only(is_read_only=is_read_only)
        self.revenue.set_read_only(is_read_only)

    def _made_plan(self, hear: Hear) -> EntryTable:
        columns = self.columns.plan(
            hear("giver", lambda: ChoiceField(self.columns.givers)),
            *(hear(name, MoneyField) for name in ("amount", "amount_min", "amount_max")),
        )
        name, new = self.tr("Plan de financement"), self.tr("Nouveau financement…")
        return EntryTable(columns, name, new, identity=lambda each: each.row.id, is_wide=True)

    def _made_revenue(self) -> Form:
        help_text = self.tr("Elles sont déduites de la dépense avant de calculer l’aide.")
        field = Field("revenue", self.tr("Recettes du projet"), MoneyField, help_text, is_optional=True)
        # The letters of the screen are for the pages, the list and the head.
        return Form([field], taken=ascii_uppercase)

    def _lay_out(self) -> None:
        hint = self.tr("Ce qui a été demandé, instruit, voté, conventionné, puis payé\u00a0: un montant et son jour.")
        parts = (
            self.verdict,
            self.plan,
            self.replacing,
            self.drawing,
            self.lacks,
            self.least_own,
            self.most_fund,
            self.gains,
            self.revenue,
            text(self.tr("Montants étape par étape"), "heading"),
            text(hint, "muted", is_wrapped=True),
            self.stages,
            self.stage_problems,
            self.limits,
            self.whole,
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))
