"""What the tables of financing wish, each as one action of the services, and what is said of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.domain.sheets.financing import PRIVATE, PUBLIC
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.financing.columns import stored
from leaderdesk.ui.dossiers.record.financing.state import PlanShown
from leaderdesk.ui.dossiers.record.financing.view import FinancingView
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.plans import PlanWords
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words.formats import money

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class FinancingChanges(QObject):
    """Listens to the view of the tab."""

    def __init__(self, desk: Desk, view: FinancingView, shown: PlanShown, undoing: Undoing) -> None:
        super().__init__(view)
        self._desk, self._view, self._shown = desk, view, shown
        self._words = PlanWords(self)
        self._undoing = undoing
        self._view.plan.wished.connect(lambda entries: self._edit_plan(entries, self._words_of(entries)))
        self._view.plan.picked.connect(lambda _: self._enable())
        self._view.remove.clicked.connect(self._remove_lines)
        self._view.moving.wished.connect(self._move)
        self._view.replace.clicked.connect(self._ask_replace)
        self._view.replacing.accepted.connect(self._replace)
        self._view.replacing.left.connect(self._view.plan.table.setFocus)
        self._view.stages.wished.connect(lambda entries: self._edit_stages(entries, ""))
        self._view.remove_stage.clicked.connect(self._remove_stage)

    def _words_of(self, entries: list[Entry]) -> str:
        """One cell typed says itself; a pasted block is told, with the way back."""
        many = self.tr("{} financements saisis ou changés d’un coup.")
        return many.format(len(entries)) if len(entries) > 1 else ""

    def _edit_plan(self, entries: list[Entry], told: str) -> None:
        key = self._shown.key
        if key is None:
            return
        wished = [Entry(each.key, _stored_all(each), each.is_removed) for each in entries]

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.funding import edit_funding_lines

            return edit_funding_lines(base, key, row_edits(wished))

        self._desk.act(work, lambda _: self._tell(told))

    def _edit_stages(self, entries: list[Entry], told: str) -> None:
        key, today = self._shown.key, self._desk.around.today()
        if key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.funding import edit_staged_amounts

            return edit_staged_amounts(base, key, row_edits(entries), today)

        self._desk.act(work, lambda _: self._tell(told))

    def _remove_lines(self) -> None:
        gone = self._view.plan.removals()
        told = self.tr("Financement retiré.") if len(gone) == 1 else self.tr("{} financements retirés.")
        if gone:
            self._edit_plan(gone, told.format(len(gone)))

    def _move(self, key: int, rank: int) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.funding import move_funding_line

            return move_funding_line(base, key, rank)

        self._desk.act(work)

    def _remove_stage(self) -> None:
        gone = self._view.stages.removals()
        told = self.tr("Montant retiré.") if len(gone) == 1 else self.tr("{} montants retirés.")
        if gone:
            self._edit_stages(gone, told.format(len(gone)))

    def _ask_replace(self) -> None:
        line = self._view.plan.current
        if line is None or not _is_funder(line):
            return
        words = self.tr("«\u00a0{name}\u00a0» se retire\u00a0: qui reprend ses {amount}\u202f?")
        others = {
            key: name
            for (nature, key), name in self._view.columns.givers.items()
            if nature in (PUBLIC, PRIVATE) and key not in (None, line.row.funder_id)
        }
        told = words.format(name=self._words.name(line.row), amount=money(line.row.amount))
        self._view.replacing.ask(line.row.id, told, others)

    def _replace(self, line: int, by: int | None, on: date) -> None:
        key = self._shown.key
        if key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.funding import replace_funder

            return replace_funder(base, key, line, by, on)

        found = self.tr("Financeur remplacé\u00a0: sa ligne est gardée, marquée refusée.")
        alone = self.tr("Financeur retiré du plan\u00a0: son montant reste à trouver.")
        self._desk.act(work, lambda _: self._tell(alone if by is None else found))

    def _tell(self, words: str) -> None:
        if words:
            self._undoing.tell(words)

    def _enable(self) -> None:
        line = self._view.plan.current
        self._view.replace.setEnabled(self._view.remove.isEnabled() and line is not None and _is_funder(line))


def _is_funder(line: Any) -> bool:  # noqa: ANN401 - a line's sheet
    return line.row.nature in (PUBLIC, PRIVATE) and not line.is_refused


def _stored_all(entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in entry.fields.items():
        fields |= stored(name, value)
    return fields
