"""The tab « Paiements »: reads the claims with what the rule makes of them, has every change kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.claims.sheets import ClaimsSheet
from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.domain.sheets.rows import StagedRow
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.payments.changes import PaymentChanges, PaymentsShown
from leaderdesk.ui.dossiers.record.payments.columns import ClaimLine
from leaderdesk.ui.dossiers.record.payments.view import PaymentsView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.lines import Line, lines_of
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.ui.parts.typed_columns import offer
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import claim_sheets
from leaderdesk.words.dossier_controls import say_recoveries
from leaderdesk.words.sheets import say_flaw
from leaderdesk.words.treasuries import say_claims

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: ClaimsSheet
    said: Sequence[StagedRow]
    costs: dict[int, str]
    claims: Sequence[Line]
    staged: Sequence[Line]
    planned: Sequence[Line]
    planned_words: str
    # What controls want back.
    recoveries: list[str]


class PaymentsTab(Tab):
    """« Paiements »."""

    topics = frozenset({"dossiers", "holders", "settings", "programme"})
    help_page = "dossier-paiements"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = PaymentsView(desk, self)
        self._shown = PaymentsShown()
        self._undoing = Undoing(desk, self.said, self)
        self._changes = PaymentChanges(desk, self.view, self._shown, self._undoing)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.claims.picked.connect(self._show_claim)
        self.view.stages.say_amount.clicked.connect(lambda: self._visit("financing"))
        self.view.detail.write_letter.clicked.connect(self._write_letter)
        self.view.stages.plan_claims.clicked.connect(lambda: self._visit("treasury:claims"))

    def refresh(self, key: int) -> None:
        claims, stages, on = self.view.claims, self.view.stages, self.desk.around.today()
        staged, planned = stages.staged.model.columns, stages.planned.model.columns

        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.claims import read_claims
            from leaderdesk.services.controls import read_line
            from leaderdesk.services.costs import read_costs
            from leaderdesk.services.funding import read_financing
            from leaderdesk.services.treasuries import read_treasury

            sheet, treasury = read_claims(base, key, on), read_treasury(base, key, on)
            said = _said(read_financing(base, key, on))
            found = [ClaimLine(claim, fund) for fund in sheet.funds for claim in fund.claims]
            return _Read(
                sheet=sheet,
                said=[each for each in said if each.said_on <= on],
                costs={line.row.id: line.row.label for line in read_costs(base, key).lines},
                claims=claims.lines_for(key, sorted(found, key=lambda each: each.claim.settled.row.position)),
                staged=lines_of(staged, said, lambda each: each.id),
                planned=lines_of(planned, treasury.claims, lambda each: each.row.id),
                planned_words=say_claims(treasury.fund, treasury.planned),
                recoveries=[words for line in read_line(base, key, on).lines for words in say_recoveries(line)],
            )

        self.desk.ask(work, lambda read: self._fill(key, read))

    def leave(self) -> None:
        self.view.finish_cells()

    def focus_first(self) -> None:
        self.view.claims.enter()

    def go_to(self, part: str) -> None:
        row = part.removeprefix("claim:")
        if row.isdigit():
            self.view.claims.go_to(int(row), "stage")
        elif part == "funders":
            self.view.funders.funders.table.setFocus()
        else:
            self.focus_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)

    def _fill(self, key: int, read: _Read) -> None:
        if key != self.key:
            return
        view, sheet = self.view, read.sheet
        is_other = key != self.shown_key
        self._shown.key, self._shown.sheet = key, sheet
        offer(view.columns.funds, {fund.fund_id: fund.fund for fund in sheet.funds})
        offer(view.columns.lines, read.costs)
        view.facts.show_funds(sheet.funds, read.said)
        view.problems.say([*_problems(sheet), *self._behind(sheet), *self._recoveries(read.recoveries)])
        view.claims.show_lines(read.claims)
        view.claims.table.select_first()
        view.hint.setVisible(not any(fund.claims for fund in sheet.funds))
        self._show_claim(view.claims.current)
        view.funders.show_funders(sheet.funders, is_other=is_other)
        view.stages.show_stages(read.staged, read.planned, read.planned_words)
        if is_other:
            view.drafts.restore()
        self.end_showing(key)

    def _show_claim(self, line: ClaimLine | None) -> None:
        """On the last line, the newest claim stays below: its days and expenses come next."""
        funds = self._shown.sheet.funds if self._shown.sheet else ()
        known = [ClaimLine(claim, fund) for fund in funds for claim in fund.claims]
        newest = max(known, key=lambda each: each.claim.settled.row.position, default=None)
        self.view.detail.show_claim(line or newest, self._shown.key)

    def _behind(self, sheet: ClaimsSheet) -> list[Said]:
        """What stages say no longer follows the claims: one gesture brings it up."""
        said = dict.fromkeys(words for fund in sheet.funds if (words := claim_sheets.say_stages_behind(fund)))
        again = self.tr("Recalculer les étapes")
        return [Said("warning", words, again, self._reckon) for words in said]

    def _recoveries(self, told: list[str]) -> list[Said]:
        return [Said("information", words, self.tr("Voir le registre"), self._see_controls) for words in told]

    def _see_controls(self) -> None:
        if self.key is not None:
            self.visit_wished.emit(Visit("controls", self.key))

    def _reckon(self) -> None:
        key = self.key or 0

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.claims import reckon_again

            return reckon_again(base, key)

        self.desk.act(work, self._tell)

    def _tell(self, done: Done) -> None:
        if words := claim_sheets.say_done("", done):
            self._undoing.tell(words)

    def _write_letter(self) -> None:
        if self.key is not None:
            self.visit_wished.emit(Visit("papers", self.key, "dossier"))

    def _visit(self, part: str) -> None:
        if self.key is not None:
            self.visit_wished.emit(Visit("dossiers", self.key, part))


def _problems(sheet: ClaimsSheet) -> list[Said]:
    """What concerns no claim in particular."""
    said = [Said("error", say_flaw(flaw)) for flaw in sheet.flaws]
    said += [Said("error", words) for fund in sheet.funds for words in claim_sheets.say_after_balance(fund)]
    lapses = [(each.line.name, each.lapse) for each in sheet.funders if each.lapse is not None]
    said += [Said("warning", claim_sheets.say_lapse(name, lapse)) for name, lapse in lapses]
    doubts = dict.fromkeys(words for fund in sheet.funds for words in claim_sheets.say_doubts_of_fund(fund))
    return said + [Said("information", words) for words in doubts]


def _said(sheet: FinancingSheet) -> list[StagedRow]:
    """All that was said, in the order of its days."""
    rows = [each for chain in sheet.chains for each in chain.said]
    return sorted(rows, key=lambda each: (each.said_on, each.fund))
