"""The ranking of the sitting, read again after each gesture while it is in sight; lists are voted from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.committee.majorities import DEFAULT_MAJORITY
from leaderdesk.domain.sheets.sittings.calls import CallSheet, RankedPot, RankedRow
from leaderdesk.domain.sittings.gestures import VoteMode
from leaderdesk.ui.sittings.live.calls.lists import (
    Listed,
    adopted_of,
    deciding_of,
    list_to_vote,
    opening_of,
    queued_of,
    served_of,
)
from leaderdesk.ui.sittings.live.calls.view import CallsView
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.rows import Row
from leaderdesk.ui.sittings.live.seen import SeenPanel
from leaderdesk.ui.sittings.live.votes.view import say
from leaderdesk.words import failures
from leaderdesk.words import sitting_rankings as words

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.services.bases import OpenBase

_SIGNS = {"funded": "success", "queued": "pending", "to_decide": "warning", "refused": "error", "not_scored": "aside"}


class CallsPanel(SeenPanel):
    """Enter on a project shows it; the vote on the whole list stands in one frame above."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self._call: CallSheet | None = None
        self._listed: Listed | None = None
        # The sitting and the gesture that the ranking was read at.
        self._read = (0, -1)
        self.view = view = CallsView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(view)
        view.rows.confirmed.connect(self._look)
        view.rows.lettered.connect(self._on_letter)
        view.rows.currentRowChanged.connect(lambda _: self._allow())
        view.one.clicked.connect(self._look)
        view.served.clicked.connect(lambda: self._ask(is_waiting=False))
        view.queued.clicked.connect(lambda: self._ask(is_waiting=True))
        view.asking.opened.connect(self._open)
        view.asking.give_up.clicked.connect(self.focus_main)
        view.decide.clicked.connect(self._decide)

    def show_seen(self, sheet: LiveSheet) -> None:
        if sheet.facts.id != self._read[0]:
            self._call = None
            self.view.rows.clear()
        self._allow()
        if (sheet.facts.id, sheet.rank) != self._read:
            self._read_call()

    def focus_main(self) -> None:
        view = self.view
        stops: tuple[QWidget, ...] = (view.decide, view.rows)
        stop = next((each for each in stops if each.isVisibleTo(self) and each.isEnabled()), view.rows)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        say(self.view.problem, failures.say(error))

    def _read_call(self) -> None:
        sheet = self.conduct.sheet
        if sheet is None:
            return
        at = (sheet.facts.id, sheet.rank)

        def read(base: OpenBase, sitting: int) -> CallSheet:
            from leaderdesk.services.sitting_rooms import read_call

            return read_call(base, sitting)

        def told_of(call: CallSheet) -> None:
            self._read = at
            self._show(call)

        self.conduct.ask(read, told_of)

    def _show(self, call: CallSheet) -> None:
        self._call = call
        sheet, view = self.conduct.sheet, self.view
        if sheet is None:
            return
        titles = {line.key: line.title for line in sheet.agenda.lines}
        view.rows.show_rows([row for pot in call.pots for row in _rows(pot, titles)])
        if not view.rows.key:
            view.rows.go_further(1)
        say(view.nothing, "" if call.pots else self.tr("Aucun projet n’a de grille et de plan\u00a0: rien à classer."))
        say(view.warnings, "\n".join(line for pot in call.pots for line in words.say_warnings(pot, titles)))
        self._allow()

    def _allow(self) -> None:
        """What may be done with the list of the project in hand."""
        sheet, call, pot, view = self.conduct.sheet, self._call, self._pot(), self.view
        if sheet is None or call is None:
            return
        may = not sheet.is_over and not self.conduct.is_read_only
        is_voting = sheet.point is not None and sheet.point.vote is not None
        view.served.setEnabled(may and not is_voting and pot is not None and bool(served_of(pot).rows))
        view.queued.setEnabled(may and not is_voting and pot is not None and bool(queued_of(pot).rows))
        view.one.setEnabled(self._row() is not None)
        left = adopted_of(sheet, call)
        view.adopted.setVisible(bool(left) and may)
        view.left.setText("\n".join(words.say_adopted(left)) if left else "")
        if not may or is_voting:
            view.asking.hide()

    def _row(self) -> RankedRow | None:
        rows = [row for pot in self._call.pots for row in pot.rows] if self._call is not None else []
        return next((row for row in rows if row.key == self.view.rows.key), None)

    def _pot(self) -> RankedPot | None:
        key = self.view.rows.key
        pots = self._call.pots if self._call is not None else ()
        return next((pot for pot in pots if key in {row.key for row in _rows(pot, {})}), None)

    def _on_letter(self, letter: str) -> None:
        made = {"L": self.view.served, "E": self.view.queued, "D": self.view.decide}[letter]
        if made.isVisibleTo(self):
            made.click()

    def _look(self) -> None:
        row = self._row()
        sheet = self.conduct.sheet
        if row is not None and sheet is not None:
            asked = None if row.key == sheet.open_point else row.key
            self.conduct.look_at(asked, lambda: self.step_wished.emit("point"))

    def _ask(self, *, is_waiting: bool) -> None:
        pot, sheet = self._pot(), self.conduct.sheet
        if pot is None or sheet is None:
            return
        self._listed = listed = queued_of(pot) if is_waiting else served_of(pot)
        told = words.say_list(listed.rows, listed.leaving, is_waiting=is_waiting)
        line = sheet.agenda.line(sheet.open_point) if sheet.open_point is not None else None
        if line is not None and list_to_vote(sheet) is None:
            told.append(self.tr("Le point {} («\u00a0{}\u00a0») sera clos.").format(line.place, line.title))
        self.view.asking.ask(told, sheet.majorities.get("selection", DEFAULT_MAJORITY).secrecy)

    def _open(self, mode: str) -> None:
        sheet, listed = self.conduct.sheet, self._listed
        if sheet is None or listed is None:
            return
        self.view.asking.hide()
        say(self.view.problem, "")
        reason = self.tr("Intérêt dans un projet de la liste")
        gestures = opening_of(listed, sheet, reason, cast("VoteMode", mode))
        self.conduct.note(*gestures, done=self._follow, refused=self.refuse)

    def _follow(self) -> None:
        self.conduct.look_at(None, lambda: self.step_wished.emit("vote"))

    def _decide(self) -> None:
        sheet, call = self.conduct.sheet, self._call
        rows = adopted_of(sheet, call) if sheet is not None and call is not None else ()
        if rows:
            say(self.view.problem, "")
            self.conduct.note(*deciding_of(rows), done=self.focus_main, refused=self.refuse)


def _rows(pot: RankedPot, titles: Mapping[str, str]) -> Iterator[Row]:
    """An envelope, its projects by rank, and where it ends."""
    name = f"{pot.pot}:{pot.grid}"
    yield Row(f"pot:{name}", "calls", words.say_pot(pot), is_strong=True)
    for place, row in enumerate(pot.rows):
        rank = f"{row.rank}. " if row.rank is not None else ""
        yield Row(row.key, _SIGNS[row.fate], f"{rank}{row.title}", words.say_row(row, titles))
        following = pot.rows[place + 1] if place + 1 < len(pot.rows) else None
        if _is_cut(pot, row, following):
            yield Row(f"cut:{name}", "cut", words.say_cut(pot), is_strong=True)


def _is_cut(pot: RankedPot, row: RankedRow, following: RankedRow | None) -> bool:
    is_last = row.rank is not None and row.rank == pot.cut_after and row.fate == "funded"
    return is_last and pot.envelope is not None and (following is None or following.fate != "funded")
