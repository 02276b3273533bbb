"""The tab of eligibility: reads the checks and the pieces of a dossier, and hands them to its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.eligibility.checks import Checks
from leaderdesk.ui.dossiers.record.eligibility.letter import Letters
from leaderdesk.ui.dossiers.record.eligibility.part import Reading
from leaderdesk.ui.dossiers.record.eligibility.pieces import Pieces
from leaderdesk.ui.dossiers.record.eligibility.view import EligibilityView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.words.plans import say_asked, say_possible

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_FIRST, _LETTER, _PIECES = "first", "letter", "pieces"
# The check whose amount the tab of financing speaks of too.
_FUND_AMOUNT = "fund_amount"


class EligibilityTab(Tab):
    """Shows one dossier's checks and pieces."""

    topics = frozenset({"dossiers", "holders", "attachments", "checklists", "fiches", "programme", "settings"})
    help_page = "dossier-eligibilite"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = EligibilityView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._wanted = ""
        self._is_read_only = False
        self.checks = Checks(desk, self.view)
        self.pieces = Pieces(desk, self.view)
        self.letters = Letters(desk, self.view)
        for part in (self.checks, self.pieces, self.letters):
            part.said.connect(self.said)
            part.visit_wished.connect(self.visit_wished)
        self.checks.pieces_wished.connect(self.pieces.focus_missing)
        desk.leaving.connect(self.leave)

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> Reading:
            from leaderdesk.services.dossiers import read_whole_dossier
            from leaderdesk.services.eligibility import read_eligibility
            from leaderdesk.services.funding import read_asked_otherwise
            from leaderdesk.services.pieces import read_pieces
            from leaderdesk.services.reading import today

            on = today(base)
            holder = read_whole_dossier(base, key).record.holder_id
            asked = read_asked_otherwise(base, key, on)
            return Reading(key, on, holder, read_eligibility(base, key, on), read_pieces(base, key, on), asked)

        self.desk.ask(work, self._show)

    def leave(self) -> None:
        self.checks.leave()
        self.pieces.leave()
        self.letters.leave()

    def focus_first(self) -> None:
        self.focus_part(_FIRST)

    def focus_part(self, part: str) -> None:
        """A check or a piece by its code; `letter` opens the letter."""
        self._wanted = part
        reading = self.checks.reading
        if reading is not None and reading.key == self.key:
            self._go()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for each in (*self.view.checks.rows.values(), *self.view.pieces.rows.values()):
            each.set_read_only(is_read_only=is_read_only)
        self.view.ask.setEnabled(not is_read_only)
        self.view.other.setEnabled(not is_read_only)

    def _show(self, reading: Reading) -> None:
        if reading.key != self.key:
            return
        before = self.checks.reading
        is_other = before is None or before.key != reading.key
        self.view.say(reading.sheet, reading.pieces)
        has_new_checks = self.checks.show_checks(reading, is_other=is_other)
        if self.pieces.show_pieces(reading, is_other=is_other) or has_new_checks:
            self.view.order()
            self.set_read_only(is_read_only=self._is_read_only)
        self.letters.show_dossier(reading, is_other=is_other)
        self._say_asked(reading)
        if self._wanted:
            self._go()

    def _say_asked(self, reading: Reading) -> None:
        """The tab of financing speaks of another amount: the same words on both sides, and the way there."""
        visit = Visit("dossiers", reading.key, "financing")
        words, there = say_asked(*reading.asked) if reading.asked else "", self.tr("Voir le financement")
        said = [Said("information", words, there, lambda: self.visit_wished.emit(visit))]
        self.view.asked.say(said if words else [])
        row = self.view.check_rows().get(_FUND_AMOUNT)
        if row is not None:
            row.say_note(say_possible(reading.asked[1]) if reading.asked else "")

    def _go(self) -> None:
        wanted, self._wanted = self._wanted, ""
        checks, pieces = self.view.check_rows(), self.view.piece_rows()
        if wanted == _LETTER:
            self.letters.open()
        elif wanted in checks and wanted != _PIECES:
            checks[wanted].set_open(is_open=True)
            checks[wanted].enter()
        elif wanted == _PIECES:
            self.pieces.focus_missing()
        elif wanted in pieces:
            pieces[wanted].enter()
        else:
            self.checks.focus_waiting()
