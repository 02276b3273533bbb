"""« Intérêts »: the links worth a question, point by point, confirmed or set aside; what was answered, and by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.conflicts import Answered, Suggested
from leaderdesk.domain.sittings.plans import Plan, PlannedPoint
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.sittings.plan.interests_view import AnsweredLine, InterestsView, SuggestedLine
from leaderdesk.ui.sittings.plan.invited.keys import AnswerKeys
from leaderdesk.ui.sittings.plan.tab import PlanTab
from leaderdesk.words.committee import say_suggestion

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made


@dataclass(frozen=True, slots=True)
class Interests:
    """What is asked and what was answered, with who may have an interest."""

    suggested: tuple[Suggested, ...]
    answered: tuple[Answered, ...]
    members: dict[int, str]


class InterestsTab(PlanTab):
    """Decides what becomes of each link."""

    help_page = "seances#Vérifier les intérêts"

    def __init__(self, desk: Desk, taken: str) -> None:
        super().__init__(desk)
        self.view = InterestsView(taken)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()

    def reading(self, key: int) -> Callable[[OpenBase], Interests]:
        def work(base: OpenBase) -> Interests:
            from leaderdesk.services.committees import read_committee
            from leaderdesk.services.sitting_conflicts import read_interests, read_suggestions

            members = {each.id: each.name for each in read_committee(base).members}
            return Interests(read_suggestions(base, key), read_interests(base, key), members)

        return work

    def show_read(self, answer: Interests) -> None:
        view, plan = self.view, self.plan
        if plan is None:
            return
        points = _by_dossier(plan)
        suggested = [
            SuggestedLine(each, *points[each.dossier_id]) for each in answer.suggested if each.dossier_id in points
        ]
        answered = [
            AnsweredLine(each, *points[each.dossier_id]) for each in answer.answered if each.dossier_id in points
        ]
        view.asked.show_lines(lines_of(view.asked.model.columns, suggested, lambda line: line.key))
        view.said.show_lines(lines_of(view.said.model.columns, answered, lambda line: line.answered.id))
        view.show_counts(len(suggested), len(answered))
        view.show_choices(answer.members, {key: point.title for key, (_, point) in points.items()})
        view.asked.table.select_first()
        self._show_why()

    def leave(self) -> None:
        self.view.reason.hide()
        super().leave()

    def focus_first(self) -> None:
        (self.view.asked if self.view.asked.model.total else self.view.said).table.setFocus()

    # What the user does

    def _connect(self) -> None:
        view = self.view
        AnswerKeys(view.asked.table, {"O": self._confirm, "N": self._ask_why_not})
        AnswerKeys(view.said.table, {"Delete": self._take_back})
        view.confirm.clicked.connect(self._confirm)
        view.dismiss.clicked.connect(self._ask_why_not)
        view.take_back.clicked.connect(self._take_back)
        view.declare.clicked.connect(self._declare)
        view.asked.table.opened.connect(lambda _: self._confirm())
        view.asked.table.chosen.connect(lambda _: self._show_why())
        for listing in (view.asked, view.said):
            listing.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def _confirm(self, _: object = None) -> None:
        line = self._asked()
        if line is None or not self.can_write:
            return
        suggested = line.suggested

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.sitting_conflicts import confirm_suggestion

            return confirm_suggestion(base, suggested)

        told = self.tr("Intérêt de {} noté\u00a0: cette personne sortira pour le point {}.")
        self.desk.act(work, self.undoing.after(told.format(suggested.member, line.rank)))

    def _ask_why_not(self, _: object = None) -> None:
        line = self._asked()
        if line is not None and self.can_write:
            asked = self.tr("{}, point {}\u00a0: pourquoi n’est-ce pas un intérêt\u202f?")
            self.view.reason.ask(
                asked.format(line.suggested.member, line.rank),
                self.tr("Écarter"),
                lambda reason: self._dismiss(line.suggested, reason),
                self.view.asked.table.setFocus,
            )

    def _dismiss(self, suggested: Suggested, reason: str) -> None:
        def work(base: OpenBase) -> Made:
            from leaderdesk.services.sitting_conflicts import dismiss_suggestion

            return dismiss_suggestion(base, suggested, reason)

        told = self.tr("Lien écarté pour {}\u00a0: il ne sera plus proposé.").format(suggested.member)
        self.desk.act(work, self.undoing.after(told))

    def _take_back(self, _: object = None) -> None:
        """An interest is lifted with a reason that stays; a link set aside by mistake is asked about again."""
        line = self.view.said.table.current_item()
        if not isinstance(line, AnsweredLine) or not self.can_write:
            return
        answered = line.answered
        if not answered.is_declared:
            self._ask_again(answered)
            return
        asked = self.tr("{}, point {}\u00a0: pourquoi lever cet intérêt\u202f?").format(answered.member, line.rank)
        give = partial(self._lift, answered)
        self.view.reason.ask(asked, self.tr("Lever l’intérêt"), give, self.view.said.table.setFocus)

    def _lift(self, answered: Answered, reason: str) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.declarations import lift_interest

            return lift_interest(base, answered.id, reason)

        told = self.tr("Intérêt de {} levé.").format(answered.member)
        self.desk.act(work, self.undoing.after(told))

    def _ask_again(self, answered: Answered) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.committees import withdraw_interest

            return withdraw_interest(base, answered.id)

        told = self.tr("Réponse retirée pour {}\u00a0: la question se pose de nouveau.").format(answered.member)
        self.desk.act(work, self.undoing.after(told))

    def _declare(self) -> None:
        values = self.view.declared()
        if values is None or not self.can_write:
            return
        member, dossier, reason = values

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.committees import declare_interest

            return declare_interest(base, member, dossier, reason)

        def done(_: object) -> None:
            self.view.form.open({})
            self.undoing.tell(self.tr("Intérêt noté\u00a0: cette personne sortira pour ce point."))

        self.desk.act(work, done)

    # What is shown

    def _asked(self) -> SuggestedLine | None:
        line = self.view.asked.table.current_item()
        return line if isinstance(line, SuggestedLine) else None

    def _show_why(self) -> None:
        line = self._asked()
        self.view.why.setText(say_suggestion(line.suggested.suggestion) if line is not None else "")
        self.view.why.setVisible(line is not None)

    def _enable(self) -> None:
        view, line = self.view, self.view.said.table.current_item()
        for made in (view.confirm, view.dismiss):
            made.setEnabled(self.can_write and self._asked() is not None)
        view.take_back.setEnabled(self.can_write and isinstance(line, AnsweredLine))
        view.declare.setEnabled(self.can_write)
        view.form.set_read_only(not self.can_write)


def _by_dossier(plan: Plan) -> dict[int, tuple[int, PlannedPoint]]:
    ranked = enumerate(plan.points, 1)
    return {point.dossier.id: (rank, point) for rank, point in ranked if point.dossier is not None}
