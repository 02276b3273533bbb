"""What the tables of costs wish, each as one action of the services, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.costs.columns import typed_over
from leaderdesk.ui.dossiers.record.costs.contracts import ContractsPanel
from leaderdesk.ui.dossiers.record.costs.fields import stored
from leaderdesk.ui.dossiers.record.costs.state import CostsShown
from leaderdesk.ui.dossiers.record.costs.view import CostsView
from leaderdesk.ui.parts.entries import Entry, EntryTable
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.undoing import Undoing

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class CostChanges(QObject):
    """Listens to the view of the tab."""

    def __init__(self, desk: Desk, view: CostsView, shown: CostsShown, undoing: Undoing) -> None:
        super().__init__(view)
        self._desk, self._view, self._shown, self._undoing = desk, view, shown, undoing
        detail = view.detail
        view.lines.wished.connect(self._edit_lines)
        view.remove.clicked.connect(self._remove_lines)
        view.moving.wished.connect(partial(self._move, "move_cost_line"))
        detail.moving.wished.connect(partial(self._move, "move_quote"))
        detail.retain.clicked.connect(self._retain)
        self._hear(detail.quotes, "edit_quotes", detail.remove_quote, self.tr("Devis retiré."))
        self._hear(detail.commitments, "edit_commitments", detail.remove_commitment, self.tr("Engagement retiré."))

    def hear_contracts(self, panel: ContractsPanel) -> None:
        """The public contracts have just been built."""
        self._hear(panel.contracts, "edit_contracts", panel.remove, self.tr("Marché retiré."))
        self._hear(panel.changes, "edit_contract_changes", panel.remove_change, self.tr("Avenant retiré."))

    def _hear(self, table: EntryTable, service: str, remove: QPushButton, words: str) -> None:
        table.wished.connect(partial(self._edit, table, service))
        remove.clicked.connect(partial(self._remove, table, service, words))

    def _edit_lines(self, entries: list[Entry]) -> None:
        key, sheet = self._shown.key, self._shown.sheet
        lines = {line.row.id: line for line in sheet.lines} if sheet else {}
        if key is None:
            return
        over = [each for each in entries if each.key in lines and _is_over(lines[each.key], each)]
        wished = [
            Entry(each.key, typed_over(lines[each.key], each.fields) if each.key in lines else each.fields)
            for each in entries
        ]

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.costs import edit_cost_lines

            return edit_cost_lines(base, key, row_edits(wished, stored))

        self._desk.act(work, lambda _: self._tell_edited(wished, over))

    def _tell_edited(self, wished: Sequence[Entry], over: Sequence[Entry]) -> None:
        """One cell typed says itself; a pasted block is told, with the way back."""
        if len(wished) > 1:
            self._undoing.tell(self.tr("{} dépenses saisies ou changées d’un coup.").format(len(wished)))
        elif over:
            self._undoing.tell(
                self.tr("Cette dépense a maintenant un montant connu\u00a0: celui qui vient d’être saisi.")
            )

    def _remove_lines(self) -> None:
        keys = self._view.lines.selected_keys()
        if not keys:
            return

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.costs import remove_cost_lines

            return remove_cost_lines(base, keys)

        told = self.tr("Dépense retirée.") if len(keys) == 1 else self.tr("{} dépenses retirées.").format(len(keys))
        self._desk.act(work, self._undoing.after(told))

    def _move(self, service: str, key: int, rank: int) -> None:
        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services import costs

            return getattr(costs, service)(base, key, rank)

        self._desk.act(work)

    def _retain(self) -> None:
        quote = self._view.detail.quotes.current
        if quote is None:
            return

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.costs import retain_quote

            return retain_quote(base, quote.id)

        self._desk.act(work)

    def _edit(self, table: EntryTable, service: str, entries: list[Entry]) -> None:
        self._change(table, service, entries, None)

    def _remove(self, table: EntryTable, service: str, words: str, _: object = None) -> None:
        entries = table.removals()
        if entries:
            self._change(table, service, entries, self._undoing.after(words))

    def _change(
        self, table: EntryTable, service: str, entries: list[Entry], done: Callable[[Any], None] | None
    ) -> None:
        owner = self._owner_of(table)
        if owner is None:
            return

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services import costs

            return getattr(costs, service)(base, owner, row_edits(entries))

        self._desk.act(work, done)

    def _owner_of(self, table: EntryTable) -> int | None:
        """What the rows of a table hang on: the dossier, the line or the contract that is shown."""
        detail, contracts = self._view.detail, self._view.contracts
        if contracts is not None and table is contracts.contracts:
            return self._shown.key
        if contracts is not None and table is contracts.changes:
            return contracts.contract.row.id if contracts.contract else None
        return detail.line.row.id if detail.line else None


def _is_over(line: Any, entry: Entry) -> bool:  # noqa: ANN401 - a line's sheet
    return typed_over(line, entry.fields).keys() != entry.fields.keys()
