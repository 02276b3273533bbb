"""The vote on the point in sight: proposed, keyed, ended or given up; in a consultation, the answers stand for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.sittings.live.answers.panel import AnswersPanel
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.seen import SeenPanel
from leaderdesk.ui.sittings.live.votes.asking import mode_of
from leaderdesk.ui.sittings.live.votes.counting import CountBox
from leaderdesk.ui.sittings.live.votes.named import NamedBox
from leaderdesk.ui.sittings.live.votes.view import VoteView, say, show_held
from leaderdesk.words import failures
from leaderdesk.words import sitting_votes as words

if TYPE_CHECKING:
    from leaderdesk.domain.committee.majorities import Totals
    from leaderdesk.domain.committee.votes import Side
    from leaderdesk.domain.errors import Expected
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet
    from leaderdesk.domain.sheets.sittings.votes import VoteSheet


class VotePanel(SeenPanel):
    """Shows what the point in sight is at."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self.view = VoteView(conduct)
        self.answers: AnswersPanel | None = None
        # The votes of the point in sight that are known, and whether one more is asked for.
        self._again, self._is_again = ("", 0), False
        self.stack = Stack()
        self.stack.add(self.view)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.stack)
        view = self.view
        view.asking.opened.connect(self._open)
        view.named.refused.connect(self.refuse)
        view.named.closed.connect(self._close)
        for box in (view.hands, view.slips):
            box.counted.connect(self._close)
        for asking in (view.named, view.hands, view.slips):
            asking.drop.clicked.connect(self._ask_reason)
        view.go_on.clicked.connect(self._go_on)
        view.go_next.clicked.connect(self.go_next)
        view.mend.clicked.connect(self._mend)
        view.again.clicked.connect(self._ask_again)

    def show_seen(self, sheet: LiveSheet) -> None:
        if sheet.kind == "written":
            self.stack.bring(self._answers(sheet))
            return
        self.stack.bring(self.view)
        point, view = sheet.point, self.view
        say(view.nothing, "" if point is not None else self._why_nothing(sheet))
        vote = point.vote if point is not None else None
        if vote is None:
            self._show_asking(sheet)
            view.show_running(None)
            view.reason.hide()
        if point is None:
            for part in (view.hindrance, view.card, view.go_on, view.again, view.mend):
                part.hide()
            view.go_next.setVisible(not sheet.is_over)
            self.say_next(view.go_next, sheet)
            return
        self._show_held(sheet, point)
        self._show_hindrance(sheet, point)
        if vote is not None:
            view.asking.hide()
            self._show_vote(point, vote)
        elif self._may_ask(sheet):
            view.asking.show_point(sheet, point)

    def focus_main(self) -> None:
        """Where the next thing to do is."""
        if self.answers is not None and self.stack.front is self.answers:
            self.answers.focus_main()
            return
        view = self.view
        counts = next((box for box in (view.hands, view.slips) if box.isVisibleTo(self)), None)
        if counts is not None:
            counts.focus_main()
            return
        on = (view.go_on, view.go_next)
        asking = (view.asking.first, *on) if self._is_again else (*on, view.asking.first)
        stops: tuple[QWidget, ...] = (view.named.rows, *asking, view.mend, view.again, view.card)
        stop = next((each for each in stops if each.isVisibleTo(self) and each.isEnabled()), self)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        say(self.view.problem, failures.say(error))
        self.view.area.ensureWidgetVisible(self.view.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mode = mode_of(event.text()) if event.text() else None
        if mode is not None and self.view.asking.isVisibleTo(self):
            self.view.asking.open(mode)
        else:
            super().keyPressEvent(event)

    def _answers(self, sheet: LiveSheet) -> AnswersPanel:
        if self.answers is None:
            self.answers = AnswersPanel(self.conduct)
            self.answers.said.connect(self.said)
            self.answers.step_wished.connect(self.step_wished)
            self.stack.add(self.answers)
            self.answers.show_sheet(sheet)
        return self.answers

    def _may_ask(self, sheet: LiveSheet) -> bool:
        point = sheet.point
        return point is not None and point.may_vote.is_allowed and not sheet.is_over and not is_list(point)

    def _show_asking(self, sheet: LiveSheet) -> None:
        """A first vote is proposed at once; another one only when it is asked for."""
        point = sheet.point
        held = (point.point.key, len(point.held)) if point is not None else ("", 0)
        if held != self._again:
            self._again, self._is_again = held, False
        self.view.asking.setVisible(self._may_ask(sheet) and (not held[1] or self._is_again))

    def _ask_again(self) -> None:
        self._is_again = True
        if self.conduct.sheet is not None:
            self.show_seen(self.conduct.sheet)
        self.focus_main()

    def _show_held(self, sheet: LiveSheet, point: PointSheet) -> None:
        view, held = self.view, point.last_vote if point.vote is None else None
        show_held(view.card, sheet, held)
        view.again.setVisible(held is not None and self._may_ask(sheet) and not self._is_again)
        may_decide = held is not None and not sheet.is_over and point.decision.decided is None
        view.go_on.setVisible(may_decide and (point.point.kind == "project" or is_list(point)))
        view.go_on.setText(self.tr("Décider la liste") if is_list(point) else self.tr("Décider (F7)"))
        view.go_next.setVisible(held is not None and not sheet.is_over and view.go_on.isHidden())
        self.say_next(view.go_next, sheet)

    def _why_nothing(self, sheet: LiveSheet) -> str:
        if sheet.next_point is None:
            return self.tr("Tous les points ont été examinés.")
        return self.tr("Aucun point n’est ouvert : un vote se tient sur un point ouvert.")

    def _show_hindrance(self, sheet: LiveSheet, point: PointSheet) -> None:
        code = point.may_vote.why_not
        is_shown = code is not None and point.vote is None and not sheet.is_over
        # What was decided is said by its own card; only a list says where it is voted.
        self.view.hindrance.setVisible(is_shown or (is_list(point) and point.vote is None and not point.held))
        self.view.mend.setVisible(code is not None and is_shown)
        if code is not None:
            self.view.why.setText(words.say_why_not(code, sheet.room.gauges))
            self.view.mend.setText(words.way_out(code)[1])
        elif is_list(point):
            said = self.tr("Ce point est une liste\u00a0: son vote s’ouvre depuis le classement (Maj+F5).")
            self.view.why.setText(said)

    def _show_vote(self, point: PointSheet, vote: VoteSheet) -> None:
        view = self.view
        view.motion.setText(vote.motion)
        view.kind.setText(words.say_vote(vote))
        boxes: dict[told.VoteMode, NamedBox | CountBox]
        boxes = {"by_name": view.named, "hands": view.hands, "secret": view.slips}
        box = boxes[vote.mode]
        view.show_running(box)
        box.show_vote(point.point.key, vote)

    def _open(self, gesture: told.VoteOpened) -> None:
        self._note(gesture)

    def _close(self, totals: Totals | None = None, casting: Side | None = None) -> None:
        sheet = self.conduct.sheet
        point = sheet.point if sheet is not None else None
        if point is not None and point.vote is not None:
            self._note(told.VoteClosed(point.point.key, totals, casting), is_end=True)

    def _ask_reason(self) -> None:
        self.view.reason.ask(
            self.tr("Motif de l’abandon du vote"), self.tr("Abandonner le vote"), self._drop, self.focus_main
        )

    def _drop(self, reason: str) -> None:
        sheet = self.conduct.sheet
        if sheet is not None and sheet.point is not None:
            self._note(told.VoteDropped(sheet.point.point.key, reason), is_end=True)

    def _note(self, gesture: told.Gesture, *, is_end: bool = False) -> None:
        say(self.view.problem, "")

        def done() -> None:
            if is_end:
                self.view.hands.forget()
            self.focus_main()

        self.conduct.note(gesture, done=done, refused=self.refuse)

    def _mend(self) -> None:
        """To what would let the vote open."""
        sheet = self.conduct.sheet
        code = sheet.point.may_vote.why_not if sheet is not None and sheet.point is not None else None
        if code is None:
            return
        step, _ = words.way_out(code)
        if step:
            self.step_wished.emit(step)
        else:
            self.conduct.look_at(None, self.focus_main)

    def _go_on(self) -> None:
        sheet = self.conduct.sheet
        if sheet is not None and sheet.point is not None:
            self.step_wished.emit("calls" if is_list(sheet.point) else "decision")


def is_list(point: PointSheet) -> bool:
    """True for a point that was added to vote on several projects at once."""
    return is_list_key(point.point.key)


def is_list_key(key: str) -> bool:
    """The same, by its key."""
    return key.startswith("list-")
