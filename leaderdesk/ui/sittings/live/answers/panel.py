"""A written consultation on one point: the answer of each seat in one key, the quorum they make, their count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sheets.sittings.consultations import ConsultationSheet, PointAnswers, SeatAnswer
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.sittings.live.answers.rows import Arrivals, read_arrivals, row_of, voice_of
from leaderdesk.ui.sittings.live.answers.view import AnswersView
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.seen import SeenPanel
from leaderdesk.ui.sittings.live.votes.sayings import Sent, next_silent
from leaderdesk.ui.sittings.live.votes.view import say, show_held
from leaderdesk.words import failures
from leaderdesk.words import sitting_answers as words

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected
    from leaderdesk.domain.sheets.sittings.live import LiveSheet


class AnswersPanel(SeenPanel):
    """Shows the point in sight: every point of a consultation is open at once."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self._key = ""
        self._answers: PointAnswers | None = None
        self._barred: tuple[str, ...] = ()
        self._suppleants: set[str] = set()
        self._sent = Sent(self._refresh)
        self._arrivals: Arrivals = {}
        self.view = view = AnswersView(conduct)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(view)
        view.rows.said.connect(self._say)
        view.rows.lettered.connect(self._on_letter)
        view.rows.confirmed.connect(self._count)
        view.buttons.said.connect(self._say)
        view.suppleant.clicked.connect(self._switch)
        view.count.clicked.connect(self._count)
        view.go_on.clicked.connect(lambda: self.step_wished.emit("decision"))

    def show_seen(self, sheet: LiveSheet) -> None:
        consultation, point = sheet.consultation, sheet.point
        answers = consultation.point(point.point.key) if consultation is not None and point is not None else None
        say(self.view.nothing, "" if answers is not None else self.tr("Choisissez un point dans l’ordre du jour (F6)."))
        self.view.inside.setVisible(answers is not None)
        if consultation is None or point is None or answers is None:
            return
        if answers.key != self._key:
            self._key, self._suppleants, self._sent = answers.key, set(), Sent(self._refresh)
            self.view.rows.clear()
            say(self.view.problem, "")
        self._answers, self._barred = answers, point.must_leave
        self._show_terms(consultation, answers)
        self._refresh()
        if not self.view.rows.key:
            self.view.rows.take_in_hand(next_silent(self._seats(), self._said(), "") or "")
        self.view.motion.setVisible(not answers.is_counted)
        self.view.motion.show_point(sheet, point)
        may = not answers.is_counted and not sheet.is_over and not self.conduct.is_read_only
        self.view.let(may_answer=may and not consultation.is_past, may_count=may and answers.may_count)
        show_held(self.view.card, sheet, point.last_vote)
        self.view.go_on.setVisible(answers.is_counted and point.decision.decided is None and not sheet.is_over)
        self.conduct.ask(read_arrivals, self._on_arrivals)

    def focus_main(self) -> None:
        view = self.view
        stops: tuple[QWidget, ...] = (view.go_on, view.rows, view.card)
        stop = next((each for each in stops if each.isVisibleTo(self) and each.isEnabled()), self)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        say(self.view.problem, failures.say(error))

    def _show_terms(self, consultation: ConsultationSheet, answers: PointAnswers) -> None:
        self.view.terms.setText(words.say_terms(consultation))
        self.view.told.setText(words.say_count(answers))
        self.view.quorum.setText(words.say_quorum(answers))
        say(self.view.awaited, words.say_awaited(answers, consultation))

    def _on_arrivals(self, arrivals: Arrivals) -> None:
        if arrivals != self._arrivals:
            self._arrivals = arrivals
            self._refresh()

    def _refresh(self) -> None:
        if self._answers is None:
            return
        said = self._said()
        rows = []
        for seat in self._answers.seats:
            who = self._voice(seat)
            arrived = self._arrivals.get((self._key, seat.counts or who))
            rows.append(row_of(replace(seat, says=said[seat.seat]), who, said[seat.seat], arrived))
        self.view.rows.show_rows(rows)

    def _seats(self) -> list[str]:
        return [each.seat for each in self._answers.seats if self._voice(each)] if self._answers is not None else []

    def _said(self) -> dict[str, Saying | None]:
        seats = self._answers.seats if self._answers is not None else ()
        return {each.seat: self._sent.sayings.get(each.seat, each.says) for each in seats}

    def _here(self) -> SeatAnswer | None:
        seats = self._answers.seats if self._answers is not None else ()
        return next((each for each in seats if each.seat == self.view.rows.key), None)

    def _voice(self, seat: SeatAnswer) -> str:
        return voice_of(seat, self._barred, is_suppleant=seat.seat in self._suppleants)

    def _on_letter(self, letter: str) -> None:
        if letter == "S":
            self._switch()

    def _switch(self) -> None:
        self._suppleants ^= {self.view.rows.key}
        self._refresh()
        self.view.rows.setFocus()

    def _say(self, word: str) -> None:
        says, seat = cast("Saying", word), self._here()
        who = self._voice(seat) if seat is not None else ""
        if seat is None or not who or not self.view.buttons.isEnabled():
            return
        say(self.view.problem, "")
        landed = self._sent.add([seat.seat], says)
        self._refresh()
        following = next_silent(self._seats(), self._said(), seat.seat)
        if following is not None:
            self.view.rows.take_in_hand(following)
        answered = told.Answered(self._key, who, says, self.view.way)
        self.conduct.note(answered, refused=self.refuse, ended=landed)

    def _count(self) -> None:
        if not self.view.count.isEnabled():
            return
        motion = self.view.motion.take()
        if motion:
            counted = told.AnswersCounted(self._key, motion, self.view.motion.decision)
            self.conduct.note(counted, done=self.focus_main, refused=self.refuse)
