"""One claim under the list: its days, its expenses with what is said of each, what it comes to, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.claims.checks import Remark
from leaderdesk.domain.claims.vocabulary import CLAIM_DAYS
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.facts import Fact
from leaderdesk.ui.dossiers.record.payments.columns import ClaimColumns, ClaimLine, ExpenseLine
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.moving import Moving
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.ui.records import BoundForm
from leaderdesk.ui.views import RememberedTable
from leaderdesk.words import claim_sheets
from leaderdesk.words.formats import money

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_SIGNS = {"wrong": "error", "doubt": "warning", "missing": "warning"}


class ClaimDetail(QWidget):
    """Shows one claim at a time."""

    # The cut proposed for one expense is to be taken.
    cut_wished = Signal(object)
    # A day was saved: what the service answered.
    saved = Signal(object)

    def __init__(self, desk: Desk, columns: ClaimColumns) -> None:
        super().__init__()
        self._columns = columns
        self.shown: ClaimLine | None = None
        # Saving is told the claim alone: its dossier is noted when it is shown.
        self._owners: dict[int, int] = {}
        self.title = text("", "heading", is_wrapped=True)
        self.backwards = Sentences(self.tr("Dates à corriger"))
        self.days = Form(columns.days(), taken=ascii_uppercase, columns=8, characters=15)
        self.bound = BoundForm(desk, self.days, "payment_claim", self._saving, self.saved.emit)
        self.hint = text(
            self.tr(
                "Écrivez chaque facture sur une ligne, ou collez-en un tableau (Ctrl+V) dans l’ordre des"
                " colonnes\u00a0: rien n’est enregistré avant l’aperçu."
            ),
            "muted",
            is_wrapped=True,
        )
        self.expenses = EntryTable(
            *(columns.expenses(), self.tr("Dépenses de la demande"), self.tr("Nouvelle dépense…")),
            identity=lambda each: each.row.id,
            is_wide=True,
            most_rows=10,
        )
        RememberedTable(desk, self.expenses.table, "claim_expenses")
        self.drafts = CellDrafts(desk, self.expenses, "claim_expense")
        self.take_cut = self.expenses.add_action(self.tr("Reprendre l’écart proposé"), "check", "Ctrl+R")
        self.remove = self.expenses.add_action(self.tr("Retirer la dépense"), "close", "Ctrl+Del")
        self.moving = Moving(self.expenses)
        self.remarks = Sentences(self.tr("À voir dans cette dépense"))
        self.sums = {
            "claimed": Fact(self.tr("Dépenses présentées")),
            "cut": Fact(self.tr("Écartées")),
            "due": Fact(self.tr("À verser d’après la règle")),
            "lost": Fact(self.tr("Perdu à cause des écarts")),
            "to_recover": Fact(self.tr("À reverser par le porteur")),
        }
        self.write_letter = button(self.tr("Demander ce qui manque par une lettre"))
        self.missing = Sentences(self.tr("Ce qui manque"))
        self.settlement = Sentences(self.tr("Comment ce montant est calculé"))
        self.settlement_title = text(self.tr("Comment ce montant est calculé"), "strong")
        self.expenses.picked.connect(self._show_remarks)
        self._lay_out()

    def show_claim(self, line: ClaimLine | None, owner: int | None) -> None:
        """Show a claim; on the last line of the list, nothing."""
        self.setVisible(line is not None)
        is_other = line is None or self.shown is None or _key(line) != _key(self.shown)
        if is_other:
            # What is being typed goes to the claim it was typed for.
            self.expenses.table.cells.finish()
        self.shown = line
        if line is None or owner is None:
            self.bound.leave()
            return
        settled = line.claim.settled
        key = _key(line)
        self._owners[key] = owner
        self.title.setText(claim_sheets.title(line.claim, line.fund))
        self.backwards.say([Said("error", claim_sheets.say_backwards(each)) for each in line.claim.course.wrong])
        self.bound.open(key, {name: getattr(settled.row, name) for name in claim_sheets.DAYS})
        self.hint.setVisible(not settled.expenses)
        self.expenses.show_lines(self.expenses.lines_for(key, _expenses(line)))
        self.expenses.table.select_first()
        if is_other:
            self.drafts.restore()
        self._show_sums(line)
        self._show_remarks(self.expenses.current)

    def leave(self) -> None:
        """Save what is being typed; the claim may come back as it is."""
        self.expenses.table.cells.finish()
        self.days.commit()
        self.days.tell_drafts()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self.days.set_read_only(is_read_only)
        self.expenses.set_read_only(is_read_only=is_read_only)
        self.remarks.setEnabled(not is_read_only)

    def proposals(self) -> Mapping[int, Remark]:
        """The cuts proposed in the claim that is shown."""
        return self.shown.claim.proposals if self.shown else {}

    def _show_sums(self, line: ClaimLine) -> None:
        settled = line.claim.settled
        amounts: dict[str, int | None] = {
            "claimed": settled.claimed if settled.expenses else None,
            "cut": settled.cut or None,
            "due": settled.due,
            "lost": settled.lost or None,
            "to_recover": settled.to_recover or None,
        }
        for name, fact in self.sums.items():
            amount = amounts[name]
            fact.say("" if amount is None else money(amount))
        said = [Said("warning", claim_sheets.say_missing(code)) for code in line.claim.missing]
        said += [Said("warning", claim_sheets.say_to_pay(each)) for each in line.claim.to_pay]
        said += [Said("information", words) for words in claim_sheets.say_doubts(settled)]
        self.missing.say(said)
        self.write_letter.setVisible(bool(line.claim.missing or line.claim.to_pay))
        reasons = claim_sheets.say_settlement(settled)
        self.settlement.say([Said("", words) for words in reasons])
        self.settlement_title.setVisible(bool(reasons))

    def _show_remarks(self, expense: ExpenseLine | None) -> None:
        if expense is None:
            self.remarks.say([])
            return
        said = [Said(_SIGNS[each.weight], claim_sheets.say_remark(each)) for each in expense.remarks]
        proposed, key = expense.proposed, expense.row.id
        if proposed is not None:
            words = self.tr("Écart proposé\u00a0: {}.").format(claim_sheets.say_cut(proposed))
            said.append(Said("cut", words, self.tr("Reprendre l’écart proposé"), lambda: self.cut_wished.emit([key])))
        name = expense.row.label or self.tr("Dépense sans libellé")
        self.remarks.setAccessibleName(self.tr("À voir dans cette dépense\u00a0: {}").format(name))
        self.remarks.say(said)

    def _saving(self, key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
        owner = self._owners[key]

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.claims import advance_claim, edit_claims
            from leaderdesk.services.edits import RowEdit

            if name in CLAIM_DAYS and isinstance(value, date):
                return advance_claim(base, key, name, value)
            return edit_claims(base, owner, [RowEdit(key, {name: value})])

        return work

    def _lay_out(self) -> None:
        sums = QWidget()
        sums.setLayout(Flow(*self.sums.values()))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for each in (self.title, self.backwards, self.days):
            inside.addWidget(each)
        inside.addWidget(text(self.tr("Dépenses de la demande"), "strong"))
        for part in (self.hint, self.expenses, self.remarks, sums):
            inside.addWidget(part)
        inside.addWidget(self.missing)
        inside.addLayout(row(self.write_letter, None))
        for each in (self.settlement_title, self.settlement):
            inside.addWidget(each)


def _key(line: ClaimLine) -> int:
    return line.claim.settled.row.id


def _expenses(line: ClaimLine) -> list[ExpenseLine]:
    claim = line.claim
    return [
        ExpenseLine(
            each,
            tuple(remark for remark in claim.remarks if remark.expense_id == each.id),
            claim.proposals.get(each.id),
        )
        for each in claim.settled.expenses
    ]
