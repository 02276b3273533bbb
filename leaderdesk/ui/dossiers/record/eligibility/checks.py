"""The checks of a dossier on their tab: answered, lifted with a reason, taken back; where each is put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.eligibility.check import CheckRow
from leaderdesk.ui.dossiers.record.eligibility.fixes import HOLDER, PIECES
from leaderdesk.ui.dossiers.record.eligibility.part import Part, Reading
from leaderdesk.ui.dossiers.record.eligibility.view import EligibilityView
from leaderdesk.ui.page import Visit
from leaderdesk.words import eligibility as words

if TYPE_CHECKING:
    from leaderdesk.domain.eligibility.results import Outcome
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_WAITING = frozenset({"fail", "to_do"})


class Checks(Part):
    """Keeps what is answered to the checks; `pieces_wished` leads to the pieces below."""

    pieces_wished = Signal()

    def __init__(self, desk: Desk, view: EligibilityView) -> None:
        super().__init__(desk, view)
        view.only_waiting.toggled.connect(lambda _: self._sift())

    def show_checks(self, reading: Reading, *, is_other: bool) -> bool:
        """Show the checks; True when their rows are new."""
        self.reading = reading
        rows = self.view.check_rows()
        items = {item.code: item for item in reading.sheet.items}
        if not is_other and list(rows) == list(items):
            for code, item in items.items():
                rows[code].show_item(item)
            self._sift()
            return False
        made = {code: CheckRow(item) for code, item in items.items()}
        for check in made.values():
            check.answered.connect(partial(self._answer, reading.key))
            check.withdrawn.connect(partial(self._withdraw, reading.key))
            check.fix_wished.connect(self._lead)
            check.drafted.connect(partial(self._keep_draft, reading.key))
        self.view.checks.show_rows(made)
        self._sift()
        self.desk.ask(_reading_drafts, partial(self._show_drafts, reading.key))
        return True

    def leave(self) -> None:
        """Keep what is being typed."""
        for check in self.view.check_rows().values():
            check.leave()

    def focus_waiting(self) -> None:
        """Bring the keyboard where there is something to do; else where it was."""
        waiting = (each for each in self.view.check_rows().values() if each.item.outcome in _WAITING)
        first = next(waiting, None)
        if first is not None:
            first.enter()
        else:
            self.view.checks.focus_first()

    def _sift(self) -> None:
        """All the checks, or those where something is left to do."""
        shows_all = not self.view.only_waiting.isChecked()
        waiting = {code for code, each in self.view.check_rows().items() if each.item.outcome in _WAITING}
        self.view.checks.keep(lambda row: shows_all or (isinstance(row, CheckRow) and row.item.code in waiting))

    def _answer(self, key: int, item: str, outcome: str, reason: str | None) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.eligibility import mark_check

            return mark_check(base, key, item, cast("Outcome", outcome), reason)

        self.change(work)

    def _show_drafts(self, key: int, drafts: dict[str, str]) -> None:
        if self.reading is None or self.reading.key != key:
            return
        for code, check in self.view.check_rows().items():
            draft = drafts.get(_place(key, code))
            if draft:
                check.resume(draft)
        self.view.order()

    def _keep_draft(self, key: int, item: str, draft: str) -> None:
        state, place, is_over = self.desk.state, _place(key, item), not draft.strip()
        if state is None or state.facts.is_read_only:
            return

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft, keep_draft

            forget_draft(base, place) if is_over else keep_draft(base, place, draft)

        self.desk.ask(work, lambda _: None)

    def _withdraw(self, key: int, item: str) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.eligibility import unmark_check

            return unmark_check(base, key, item)

        told = self.tr("Réponse retirée\u00a0: {}.").format(words.item(item))
        self.change(work, told)

    def _lead(self, place: str) -> None:
        where, _, part = place.partition(":")
        if self.reading is None:
            return
        if where == PIECES:
            self.pieces_wished.emit()
        elif where == HOLDER:
            self.visit_wished.emit(Visit("holders", self.reading.holder, part))
        else:
            self.visit_wished.emit(Visit("dossiers", self.reading.key, place))


def _reading_drafts(base: OpenBase) -> dict[str, str]:
    from leaderdesk.services.asides import drafts

    return drafts(base)


def _place(key: int, item: str) -> str:
    return f"check:{key}:{item}"
