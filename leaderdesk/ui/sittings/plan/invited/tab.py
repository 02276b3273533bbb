"""« Convocation »: who is asked to come, one key for each answer, what it lets expect of the quorum, whom to call."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.plans import Invited
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.sittings.plan.invited import works
from leaderdesk.ui.sittings.plan.invited.columns import InvitedColumns
from leaderdesk.ui.sittings.plan.invited.keys import AnswerKeys
from leaderdesk.ui.sittings.plan.invited.view import InvitedView
from leaderdesk.ui.sittings.plan.tab import PlanTab
from leaderdesk.ui.views import RememberedTable, SavedViews
from leaderdesk.words.formats import counted
from leaderdesk.words.sitting_plans import say_counts

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_KEYS = {"O": "coming", "N": "absent", "S": "replaced", "?": "unsure", "Delete": "nothing"}


class InvitedTab(PlanTab):
    """Decides what becomes of the answers."""

    help_page = "seances#Noter les réponses à la convocation"

    def __init__(self, desk: Desk, taken: str) -> None:
        super().__init__(desk)
        self.view = InvitedView(self.today, taken)
        self._invited: tuple[Invited, ...] = ()
        self._copies = QTemporaryDir()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        listing = self.view.listing
        RememberedTable(desk, listing.table, "invited")
        SavedViews(desk, listing, "invited", InvitedColumns(self).views()).said.connect(self.said)
        listing.views.mark(listing.views.views[0])
        self._connect()

    def reading(self, key: int) -> Callable[[OpenBase], works.Answers]:
        return works.reading(key)

    def show_read(self, answer: works.Answers) -> None:
        view, plan, self._invited = self.view, self.plan, answer.invited
        if plan is None:
            return
        view.counts.setText(self._counts(answer))
        view.show_sendings(answer.sendings)
        view.detail.show_people(self._invited)
        view.listing.show_lines(lines_of(view.listing.model.columns, self._invited, _identity))
        view.listing.table.select_first()
        view.forecast.show_forecast(plan, answer.forecast, {each.member: each for each in self._invited})
        self._show_detail()

    def leave(self) -> None:
        self.view.detail.form.commit()
        self.view.detail.line = None
        self.view.detail.hide()
        self.view.sending.hide()
        super().leave()

    def focus_first(self) -> None:
        self.view.listing.table.setFocus()

    # What the user does

    def _connect(self) -> None:
        view, table = self.view, self.view.listing.table
        acts = {key: partial(self._answer, answer) for key, answer in _KEYS.items()}
        AnswerKeys(table, {**acts, "P": self._give_vote})
        for name, made in view.answers.items():
            made.clicked.connect(self._give_vote if name == "proxy" else partial(self._answer, name))
        view.clear.clicked.connect(partial(self._answer, "nothing"))
        view.send.clicked.connect(self._ask_sending)
        view.files.clicked.connect(self._open_files)
        view.more.clicked.connect(self._enter_detail)
        view.detail.completed.connect(self._complete)
        view.detail.left.connect(self._leave_detail)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.chosen.connect(lambda _: self._show_detail())
        table.opened.connect(self._enter_detail)

    def _answer(self, name: str, _: object = None) -> None:
        members = self._chosen()
        if self.plan is not None and self.can_write and members:
            answer = None if name == "nothing" else name
            self.desk.act(works.answering(self.plan.id, members, answer))
            if len(members) == 1:
                # The next name is under the finger.
                self.view.listing.table.step(1, 0)

    def _give_vote(self, _: object = None) -> None:
        """The vote goes to somebody: who is the first thing to say."""
        if self.can_write and len(self._chosen()) == 1 and self.view.detail.line is not None:
            self.view.detail.enter("proxy_to_id")

    def _enter_detail(self, _: object = None) -> None:
        if self.can_write:
            self.view.detail.enter("comes_at")

    def _leave_detail(self) -> None:
        self.view.detail.form.commit()
        self.view.listing.table.setFocus()
        self.view.detail.hide()

    def _complete(self, line: Invited, fields: dict[str, Any]) -> None:
        if self.plan is not None and self.can_write:
            self.desk.act(works.completing(self.plan.id, line, fields))

    def _ask_sending(self) -> None:
        """To those chosen where several are, else to all who were sent nothing yet."""
        chosen = self._chosen()
        members = chosen if len(chosen) > 1 else self._unsent()
        if self.plan is None or not members:
            return
        words = counted(len(members), self.tr("personne"), self.tr("personnes"))
        asked = self.tr("Convocation envoyée à {}").format(words)
        self.view.sending.ask(asked, lambda values: self._send(members, values), self.view.send.setFocus)

    def _open_files(self) -> None:
        """Copies: what another program does to them never touches those that are kept."""
        if self.plan is not None:
            folder = Path(self._copies.path()) / str(self.plan.id)
            self.desk.ask(works.copying_sent(self.plan.id, folder), open_with_system)

    def _send(self, members: list[int], values: dict[str, Any]) -> None:
        if self.plan is not None:
            words = counted(len(members), self.tr("personne"), self.tr("personnes"))
            told = self.tr("Convocation de {} notée.").format(words)
            work = works.sending(self.plan.id, members, values["on"], values["way"])
            self.desk.act(work, self.undoing.after(told))

    # What is shown

    def _chosen(self) -> list[int]:
        return list(dict.fromkeys(line.member_id for line in self.view.listing.selected_items()))

    def _unsent(self) -> list[int]:
        return list(dict.fromkeys(line.member_id for line in self._invited if line.sent_on is None))

    def _show_detail(self) -> None:
        line = self.view.listing.table.current_item()
        if self.plan is not None:
            self.view.detail.show_line(line if isinstance(line, Invited) else None, self.plan.held_on)

    def _counts(self, answer: works.Answers) -> str:
        said = say_counts(answer.forecast)
        unsent = len(self._unsent())
        if not unsent:
            return said
        words = counted(unsent, self.tr("personne"), self.tr("personnes"))
        return self.tr("{}. À convoquer encore\u00a0: {}.").format(said, words) if said else words

    def _enable(self) -> None:
        view, count = self.view, len(self._chosen())
        for name, made in view.answers.items():
            made.setEnabled(self.can_write and (count == 1 if name == "proxy" else count > 0))
        view.clear.setEnabled(self.can_write and count > 0)
        view.more.setEnabled(self.can_write and count == 1)
        many = count if count > 1 else len(self._unsent())
        view.send.setEnabled(self.can_write and many > 0)
        view.detail.form.set_read_only(not self.can_write)


def _identity(line: Invited) -> tuple[int, int | None]:
    """Somebody may be there for two seats."""
    return line.member_id, line.seat_id
