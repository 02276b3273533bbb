"""The decision on the point in sight: one digit, what it takes, and it is noted; taken back, it says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.money import half_up
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.decisions.drafts import TIED, Draft, read_draft
from leaderdesk.ui.sittings.live.decisions.view import DecisionView
from leaderdesk.ui.sittings.live.seen import SeenPanel
from leaderdesk.ui.sittings.live.votes.panel import is_list
from leaderdesk.ui.sittings.live.votes.view import say
from leaderdesk.words import failures
from leaderdesk.words import sitting_decisions as words

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet

_CENTS = 100
_LOOKS = {
    "favourable": "success",
    "reservations": "success",
    "postponed": "warning",
    "waiting": "warning",
    "refused": "error",
}


class DecisionPanel(SeenPanel):
    """Shows what the point in sight is at."""

    def __init__(self, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self._key = ""
        self._point: PointSheet | None = None
        self._draft = Draft()
        self._elsewhere = "vote"
        self.view = view = DecisionView(conduct)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(view)
        view.outcomes.chosen.connect(self._choose)
        view.amount.changed.connect(self._on_amount)
        view.reservations.changed.connect(self._keep)
        view.reason.changed.connect(self._keep)
        view.note.clicked.connect(self._note)
        view.take_back.clicked.connect(self._ask_back)
        view.go_next.clicked.connect(self.go_next)
        view.elsewhere.clicked.connect(self._go_elsewhere)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._note)

    def show_seen(self, sheet: LiveSheet) -> None:
        point, view = sheet.point, self.view
        is_project = point is not None and point.point.kind == "project"
        self._show_nothing(sheet, is_project=is_project)
        view.show_parts(is_project=is_project, is_decided=False, is_over=sheet.is_over)
        if point is None or not is_project:
            self._leave()
            self._point, self._key = point, ""
            return
        is_new = point.point.key != self._key
        if is_new:
            self._leave()
            self._key = point.point.key
            self._draft = read_draft(self.conduct.kept(_place(self._key)))
            say(view.problem, "")
        self._point = point
        decided = point.decision.decided
        view.show_parts(is_project=True, is_decided=decided is not None, is_over=sheet.is_over)
        self._show_amount(point, is_new=is_new)
        self._show_cash()
        if decided is not None:
            self._show_standing(sheet, point, decided)
        elif not sheet.is_over:
            self._show_deciding(point, is_new=is_new)

    def focus_main(self) -> None:
        view = self.view
        stops = (view.elsewhere, view.go_next, view.outcomes.first, view.take_back, view.stands)
        stop = next((each for each in stops if each is not None and each.isVisibleTo(self) and each.isEnabled()), self)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, error: Expected) -> None:
        say(self.view.problem, failures.say(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        outcome = self.view.outcomes.outcome_of(event.text())
        if outcome is not None and self.view.outcomes.isVisibleTo(self):
            self.view.outcomes.choose(outcome)
        else:
            super().keyPressEvent(event)

    def _show_nothing(self, sheet: LiveSheet, *, is_project: bool) -> None:
        view, point = self.view, sheet.point
        words_of, elsewhere = "", ""
        if point is None:
            words_of = self.tr("Aucun point n’est ouvert : une décision se prend sur un point ouvert.")
        elif is_list(point):
            words_of, elsewhere = self.tr("Une liste se décide depuis le classement."), self.tr("Classement (Maj+F5)")
        elif not is_project:
            words_of, elsewhere = self.tr("Ce point se décide par son vote."), self.tr("Vote (F5)")
        elif not point.is_open and point.decision.decided is None and not sheet.is_over:
            elsewhere = self.tr("Ouvrir le point (F3)")
        self._elsewhere = "calls" if point is not None and is_list(point) else "point" if is_project else "vote"
        say(view.nothing, words_of)
        view.elsewhere.setText(elsewhere)
        if point is None:
            self.say_next(view.elsewhere, sheet)
        view.elsewhere.setVisible(bool(view.elsewhere.text()))

    def _show_standing(self, sheet: LiveSheet, point: PointSheet, decided: told.Decided) -> None:
        view = self.view
        titles = {each.key: each.title for each in point.score.criteria} if point.score is not None else {}
        lines = words.say_decided(decided, point.decision, titles)
        view.stands.say(_LOOKS[decided.outcome], words.outcome(decided.outcome), "", lines)
        may = not sheet.is_over and not self.conduct.is_read_only
        view.take_back.setVisible(may)
        view.go_next.setVisible(may)
        self.say_next(view.go_next, sheet)

    def _show_deciding(self, point: PointSheet, *, is_new: bool) -> None:
        view, draft = self.view, self._draft
        outcomes = point.decision.outcomes
        view.back_reason.hide()
        view.outcomes.show_outcomes(outcomes, is_read_only=self.conduct.is_read_only)
        if is_new:
            view.outcomes.mark(draft.outcome)
            view.reservations.show_reservations(draft.reservations)
            view.reason.show_point(point, draft.reason, draft.criteria)
            self.conduct.ask_phrases(view.reason.offer)
        self._show_parts()

    def _show_amount(self, point: PointSheet, *, is_new: bool) -> None:
        view, decided = self.view, point.decision.decided
        view.amount.show_point(point.decision, self._draft.amount, is_new=is_new)
        view.amount.form.set_read_only(decided is not None or self.conduct.is_read_only)
        if decided is not None:
            view.amount.form.hide()
            view.amount.consider(decided.amount, is_granted=decided.amount is not None)
            view.amount.problem.hide()

    def _show_parts(self) -> None:
        """What the outcome chosen takes."""
        view, draft, point = self.view, self._draft, self._point
        if point is None:
            return
        outcome, decision = draft.outcome, point.decision
        view.reservations.setVisible(outcome == "reservations")
        view.reason.setVisible(outcome is not None)
        view.reason.ask(self._why(), has_criteria=outcome in TIED and point.score is not None)
        may = outcome is not None and decision.outcomes[outcome] is None and not self.conduct.is_read_only
        view.note.setEnabled(may)
        is_granted = outcome is None or draft.grants
        # What is not granted takes nothing of the envelope.
        view.amount.setVisible(is_granted)
        view.amount.form.setVisible(is_granted and decision.has_money and decision.proposed is not None)
        view.amount.consider(draft.amount or decision.proposed, is_granted=is_granted)
        if outcome is None:
            view.amount.problem.hide()

    def _show_cash(self) -> None:
        """The holder's cash with what was granted, or what would be; as it is planned where nothing is."""
        point = self._point
        if point is None:
            return
        amount, decided = self._draft.amount, point.decision.decided
        if amount is None:
            amount = point.decision.proposed
        if decided is not None:
            amount = decided.amount
        elif self._draft.outcome is not None and not self._draft.grants:
            amount = None
        cents = None if amount is None or not point.decision.has_money else half_up(amount * _CENTS)
        self.view.cash.show_point(self.conduct.sitting_id, self._key, cents)

    def _why(self) -> str:
        """What the reason is for."""
        draft, point = self._draft, self._point
        if draft.outcome in TIED:
            return (
                self.tr("Un motif est nécessaire, ou au moins un critère.")
                if point and point.score
                else self.tr("Un motif est nécessaire.")
            )
        if point is not None and draft.grants and self._is_own_amount(point):
            return self.tr("Le montant n’est pas celui des règles\u00a0: un motif est nécessaire.")
        return ""

    def _is_own_amount(self, point: PointSheet) -> bool:
        amount = point.decision.proposed if self._draft.amount is None else self._draft.amount
        return amount is not None and point.decision.needs_reason(amount)

    def _choose(self, word: str) -> None:
        outcome, point = cast("OutcomeKind", word), self._point
        self._draft = replace(self._draft, outcome=outcome)
        if point is not None and self._draft.grants and point.decision.bound_by == "envelope":
            self.view.reason.put(self.tr("Montant limité à ce qui reste de l’enveloppe."))
        self._show_parts()
        self._show_cash()
        self._keep()
        if outcome == "reservations":
            self.view.reservations.focus_main()
        elif outcome in TIED:
            self.view.reason.focus_main()
        else:
            self.view.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_amount(self, amount: object) -> None:
        self._draft = replace(self._draft, amount=amount)  # type: ignore[arg-type]  # what its box says
        self._show_parts()
        self._show_cash()
        self._keep()

    def _keep(self) -> None:
        """What is prepared survives whatever happens to the page."""
        self._draft = self._gathered()
        self.conduct.keep(_place(self._key), self._draft.write())

    def _gathered(self) -> Draft:
        view = self.view
        return replace(
            self._draft,
            reason=view.reason.reason,
            criteria=view.reason.criteria,
            reservations=view.reservations.reservations(),
        )

    def _leave(self) -> None:
        """Keep what is being typed on the point before."""
        if self._key and self._point is not None and self._point.decision.decided is None:
            for part in (self.view.reservations, self.view.reason.form, self.view.amount.form):
                part.commit()

    def _note(self) -> None:
        point, view = self._point, self.view
        if point is None or not view.note.isEnabled() or not view.note.isVisibleTo(self):
            return
        self._leave()
        self._draft = self._gathered()
        if (self._draft.grants and view.amount.form.problems()) or view.reservations.problems():
            say(view.problem, self.tr("Un champ ne peut pas être lu\u00a0: corrigez-le, puis recommencez."))
            return
        decided = self._draft.decided(point.point.key, point.decision)
        if decided is not None:
            say(view.problem, "")
            self.conduct.note(decided, done=self._end, refused=self._refuse_decision)

    def _end(self) -> None:
        self._draft = Draft()
        self.conduct.keep(_place(self._key), "")
        self.focus_main()

    def _refuse_decision(self, error: Expected) -> None:
        self.refuse(error)
        if error.code == "reason_needed":
            self.view.reason.focus_main()
        elif error.code == "reservations_needed":
            self.view.reservations.focus_main()

    def _ask_back(self) -> None:
        words_of, confirm = self.tr("Motif de la reprise de la décision"), self.tr("Reprendre la décision")
        self.view.back_reason.ask(words_of, confirm, self._take_back, self.focus_main)

    def _take_back(self, reason: str) -> None:
        self._draft = Draft()
        key, self._key = self._key, ""
        self.conduct.note(told.DecisionTakenBack(key, reason), done=self.focus_main, refused=self.refuse)

    def _go_elsewhere(self) -> None:
        if self._point is None:
            self.go_next()
        else:
            self.step_wished.emit(self._elsewhere)


def _place(key: str) -> str:
    return f"decision:{key}"
