"""What the tables of payments wish, each as one action of the services, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.domain.claims.sheets import ClaimsSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.payments.view import PaymentsView
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import claim_sheets

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(slots=True)
class PaymentsShown:
    """The dossier whose payments are shown, and the payments as they were last read."""

    key: int | None = None
    sheet: ClaimsSheet | None = None


class PaymentChanges(QObject):
    """Listens to the view of the tab."""

    def __init__(self, desk: Desk, view: PaymentsView, shown: PaymentsShown, undoing: Undoing) -> None:
        super().__init__(view)
        self._desk, self._view, self._shown, self._undoing = desk, view, shown, undoing
        detail, funders = view.detail, view.funders
        view.claims.wished.connect(self._edit_claims)
        view.remove.clicked.connect(self._remove_claims)
        detail.expenses.wished.connect(self._edit_expenses)
        detail.remove.clicked.connect(self._remove_expenses)
        detail.moving.wished.connect(self._move_expense)
        detail.take_cut.clicked.connect(lambda: self._take_cuts(detail.expenses.selected_keys()))
        detail.cut_wished.connect(self._take_cuts)
        detail.saved.connect(self._tell_taken)
        funders.payments.wished.connect(self._edit_payments)
        funders.remove.clicked.connect(self._remove_payments)

    # Claims

    def _edit_claims(self, entries: list[Entry]) -> None:
        key, sheet = self._shown.key, self._shown.sheet
        if key is None or sheet is None or not sheet.funds:
            self._view.claims.give_up_begun(self.tr("Aucun fonds européen dans le plan de financement."))
            return
        fund = sheet.funds[0].fund_id
        new = entries[0] if len(entries) == 1 and entries[0].key is None else None

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.claims import add_claim, edit_claims

            if new is not None:
                fields = {name: value for name, value in new.fields.items() if value is not None}
                return add_claim(base, key, fields.pop("fund_id", fund), fields.pop("kind", "instalment"), **fields)
            filled = [Entry(each.key, _filled(each, fund), each.is_removed) for each in entries]
            return edit_claims(base, key, row_edits(filled))

        self._act(work, entries, "")

    def _remove_claims(self) -> None:
        one, many = self.tr("Demande de paiement retirée."), self.tr("Demandes de paiement retirées.")
        gone, key = self._view.claims.removals(), self._shown.key

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.claims import edit_claims

            return edit_claims(base, key or 0, row_edits(gone))

        self._act(work, gone, one if len(gone) == 1 else many)

    # Expenses

    def _edit_expenses(self, entries: list[Entry]) -> None:
        several = self.tr("{} dépenses saisies ou changées d’un coup.").format(len(entries))
        self._change_expenses(entries, several if len(entries) > 1 else "")

    def _remove_expenses(self) -> None:
        gone = self._view.detail.expenses.removals()
        self._change_expenses(
            gone, self.tr("Dépense retirée.") if len(gone) == 1 else self.tr("{} dépenses retirées.").format(len(gone))
        )

    def _change_expenses(self, entries: Sequence[Entry], said: str) -> None:
        claim = self._claim

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.claims import edit_expenses

            return edit_expenses(base, claim or 0, row_edits(entries))

        if claim is not None:
            self._act(work, entries, said)

    def _move_expense(self, key: int, rank: int) -> None:
        claim = self._claim

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.claims import move_expense

            return move_expense(base, claim or 0, key, rank)

        if claim is not None:
            self._desk.act(work)

    def _take_cuts(self, keys: Sequence[int]) -> None:
        claim, proposals = self._claim, self._view.detail.proposals()
        wanted = [key for key in keys if key in proposals]

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.claims import take_cuts

            return take_cuts(base, claim or 0, wanted)

        one, many = self.tr("Écart repris."), self.tr("{} écarts repris.").format(len(wanted))
        self._act(work, wanted, one if len(wanted) == 1 else many)

    # What funders pay

    def _edit_payments(self, entries: list[Entry]) -> None:
        self._change_payments(entries, "")

    def _remove_payments(self) -> None:
        self._change_payments(self._view.funders.payments.removals(), self.tr("Versement retiré."))

    def _change_payments(self, entries: Sequence[Entry], said: str) -> None:
        funder = self._view.funders.funder

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.claims import edit_funder_payments

            return edit_funder_payments(base, funder.line.id if funder else 0, row_edits(entries))

        if funder is not None:
            self._act(work, entries, said)

    @property
    def _claim(self) -> int | None:
        shown = self._view.detail.shown
        return None if shown is None else shown.claim.settled.row.id

    def _act(self, work: Callable[[OpenBase], Any], wanted: Sequence[object], said: str) -> None:
        if wanted:
            self._desk.act(work, lambda made: self._tell_taken(made, said))

    def _tell_taken(self, made: Any, said: str = "") -> None:  # noqa: ANN401 - what a change leaves
        """What was done, and the amounts typed by hand that gave way to it."""
        if words := claim_sheets.say_done(said, made):
            self._undoing.tell(words)


def _filled(entry: Entry, fund: int) -> dict[str, Any]:
    """A new claim is on the first fund where none is said."""
    return {"fund_id": fund, **entry.fields} if entry.key is None else dict(entry.fields)
