"""A vote by name while it goes on: one key for each seat, a whole college in one gesture, then its exceptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sheets.sittings.votes import VoterSheet, VoteSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.rows import Row
from leaderdesk.ui.sittings.live.votes.sayings import SIGNS, LongRows, SayingButtons, Sent, next_silent
from leaderdesk.words import sitting_votes as words
from leaderdesk.words.sitting_rooms import college

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected


class NamedBox(QWidget):
    """`closed` asks for the end of the vote."""

    refused = Signal(object)
    closed = Signal()

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self._conduct = conduct
        self._point = ""
        self._vote: VoteSheet | None = None
        self._sent = Sent(self._refresh)
        self._was: dict[str, Saying] = {}
        self.rows = LongRows(self.tr("Sièges qui votent"))
        self.whole = button(self.tr("Tout le collège (T)"), "view")
        self.whole.setCheckable(True)
        self.buttons = SayingButtons(self.rows, self.whole)
        self.totals = text("", "strong", is_wrapped=True)
        self.course = text("", is_wrapped=True)
        self.close_vote = button(self.tr("Terminer le vote (Entrée)"), "primary", "check")
        self.drop = button(self.tr("Abandonner le vote…"), "", "close")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.totals, self.course):
            inside.addWidget(part)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.buttons)
        # Placed by the view, where nothing scrolls it away.
        self.bar = QWidget()
        self.bar.setLayout(Flow(self.close_vote, self.drop))
        self.rows.said.connect(self._say)
        self.rows.lettered.connect(self._on_letter)
        self.rows.confirmed.connect(self._end)
        self.rows.currentRowChanged.connect(lambda _: self._name_college())
        self.buttons.said.connect(self._say)
        self.close_vote.clicked.connect(self._end)
        self.whole.clicked.connect(lambda _: self.rows.setFocus())

    def show_vote(self, point: str, vote: VoteSheet) -> None:
        """Show what was said so far; what is being keyed stays."""
        if self._vote is None or (self._point, self._vote.since) != (point, vote.since):
            self._sent, self._was = Sent(self._refresh), {}
            self.rows.clear()
        self._point, self._vote = point, vote
        self._refresh()
        if not self.rows.key:
            self.rows.take_in_hand(next_silent(self._seats(), self._said(), "") or "")
        may = not self._conduct.is_read_only
        self.buttons.set_enabled(is_enabled=may)
        for made in (self.whole, self.close_vote, self.drop):
            made.setEnabled(may)

    def _refresh(self) -> None:
        vote = self._vote
        if vote is None:
            return
        said = self._said()
        self.rows.show_rows([self._row(replace(each, says=said[each.seat])) for each in vote.voters])
        self.totals.setText(words.say_totals(vote.totals, missing=vote.missing))
        course = words.say_course(vote)
        self.course.setText(course)
        self.course.setVisible(bool(course))
        self._name_college()

    def _row(self, voter: VoterSheet) -> Row:
        detail = words.say_voter(voter, self._was.get(voter.seat))
        return Row(voter.seat, SIGNS[voter.says], f"{voter.seat} ({college(voter.college)})", detail)

    def _seats(self) -> list[str]:
        return [each.seat for each in self._vote.voters] if self._vote is not None else []

    def _said(self) -> dict[str, Saying | None]:
        voters = self._vote.voters if self._vote is not None else ()
        return {each.seat: self._sent.sayings.get(each.seat, each.says) for each in voters}

    def _college(self) -> str:
        voters = self._vote.voters if self._vote is not None else ()
        return next((each.college for each in voters if each.seat == self.rows.key), "")

    def _name_college(self) -> None:
        name = self._college()
        said = self.tr("Tous les {} (T)").format(college(name)) if name else self.tr("Tout le collège (T)")
        self.whole.setText(said)

    def _on_letter(self, letter: str) -> None:
        if letter == "T" and self.whole.isEnabled():
            self.whole.toggle()

    def _say(self, word: str) -> None:
        says, here, said = cast("Saying", word), self.rows.key, self._said()
        if self._conduct.is_read_only or here not in said or self._vote is None:
            return
        if self.whole.isChecked():
            self.whole.setChecked(False)
            self._say_college(says)
            return
        before = said[here]
        if before is not None and before != says:
            self._was[here] = before
        self._send(told.BallotKeyed(self._point, here, says), [here], says)

    def _say_college(self, says: Saying) -> None:
        vote, said, wanted = self._vote, self._said(), self._college()
        seats = (
            [each.seat for each in vote.voters if each.college == wanted and said[each.seat] is None] if vote else []
        )
        if seats:
            self._send(told.CollegeKeyed(self._point, wanted, says), seats, says)

    def _send(self, gesture: told.Gesture, seats: list[str], says: Saying) -> None:
        landed = self._sent.add(seats, says)
        self._refresh()
        following = next_silent(self._seats(), self._said(), self.rows.key)
        if following is not None:
            self.rows.take_in_hand(following)
        self._conduct.note(gesture, done=self._tell, refused=self._refuse, ended=landed)

    def _tell(self) -> None:
        # Heard by those who do not see the list.
        said = f"{self.totals.text()} {self.course.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.rows, said))

    def _refuse(self, error: Expected) -> None:
        self.refused.emit(error)

    def _end(self) -> None:
        said = self._said()
        missing = [seat for seat, says in said.items() if says is None]
        if missing:
            self.course.setText(words.say_missing(len(missing)))
            self.course.show()
            self.rows.take_in_hand(missing[0])
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._conduct.is_read_only:
            self.closed.emit()
