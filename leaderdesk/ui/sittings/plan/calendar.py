"""« Avant le jour »: the dates that lead to the sitting and follow it, and what was sent for it, when, to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.calendars import Milestone
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.sittings.plan.invited.keys import AnswerKeys
from leaderdesk.ui.sittings.plan.invited.sending import SendingBox
from leaderdesk.ui.sittings.plan.tab import PlanTab
from leaderdesk.words import codes
from leaderdesk.words.formats import capital, day
from leaderdesk.words.preparations import milestone, say_course, say_moved
from leaderdesk.words.sitting_plans import long_day

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made

_WIDEST = 170
_SIGNS = {"done": "✓", "done_late": "✓", "passed": "–", "today": "▶", "next": "▶", "to_come": "○"}
_MOST = 12


class CalendarTab(PlanTab):
    """Shows the dates, and has what was sent noted."""

    help_page = "seances#Tenir les dates"

    def __init__(self, desk: Desk, taken: str) -> None:
        super().__init__(desk)
        hint = self.tr("Ces dates se comptent depuis le jour de la séance, avec les délais réglés à la page Comité.")
        self.listing = Listing(self._columns(), self.tr("Avant le jour"), Empty("calendar", self.tr("Aucune date"), ""))
        self.listing.hide_tools()
        self.listing.views.hide()
        self.listing.table.setSortingEnabled(False)
        self.listing.model.is_sortable = False
        self.listing.model.sort_by(())
        self.send = button(self.tr("Noter un envoi… (E)"), "", "check")
        self.take_back = button(self.tr("Retirer l’envoi noté (Suppr)"), "quiet", "undo")
        self.sending = SendingBox(self.today, taken, has_recipients=True)
        self.detail = text("", is_wrapped=True)
        parts = column(
            text(hint, "muted", is_wrapped=True),
            self.listing,
            self.detail,
            Flow(self.send, self.take_back),
            self.sending,
            None,
            gap=8,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))
        self._connect()

    def reading(self, key: int) -> Callable[[OpenBase], tuple[Milestone, ...]]:
        today = self.today()

        def work(base: OpenBase) -> tuple[Milestone, ...]:
            from leaderdesk.services.sitting_calendars import read_milestones

            return read_milestones(base, key, today)

        return work

    def show_read(self, answer: Sequence[Milestone]) -> None:
        self.listing.show_lines(lines_of(self.listing.model.columns, answer, lambda each: each.code))
        self.listing.table.show_rows(min(len(answer), _MOST))
        if self.listing.table.current_item() is None:
            due = next((each.code for each in answer if each.is_sending and each.done_on is None), None)
            row = None if due is None else self.listing.model.row_of(due)
            self.listing.table.go_to(row or 0, 0)
        self._show_sent()

    def leave(self) -> None:
        self.sending.hide()
        super().leave()

    def focus_first(self) -> None:
        self.listing.table.setFocus()

    # What the user does

    def _connect(self) -> None:
        table = self.listing.table
        AnswerKeys(table, {"E": self._ask, "Delete": self._take_back})
        self.send.clicked.connect(self._ask)
        self.take_back.clicked.connect(self._take_back)
        table.opened.connect(lambda _: self._ask())
        table.chosen.connect(lambda _: self._show_sent())
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def _ask(self, _: object = None) -> None:
        each = self._current()
        if each is not None and self.send.isEnabled():
            asked = self.tr("{}\u00a0: envoyé quand, comment, à qui\u202f?").format(milestone(each.code))
            self.sending.ask(asked, lambda values: self._mark(each.code, values), self.listing.table.setFocus)

    def _mark(self, code: str, values: dict[str, Any]) -> None:
        plan = self.plan
        if plan is None:
            return

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.sitting_calendars import mark_sent

            more = {name: values[name] for name in ("way", "recipients", "remark")}
            return mark_sent(base, plan.id, code, values["on"], **more)

        told = self.tr("{}\u00a0: envoi du {} noté.").format(milestone(code), day(values["on"]))
        self.desk.act(work, self.undoing.after(told))

    def _take_back(self, _: object = None) -> None:
        each = self._current()
        if each is None or not each.sent or not self.take_back.isEnabled():
            return
        last = each.sent[-1].id

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.sitting_calendars import unmark_sent

            return unmark_sent(base, last)

        told = self.tr("{}\u00a0: l’envoi noté est retiré.").format(milestone(each.code))
        self.desk.act(work, self.undoing.after(told))

    # What is shown

    def _current(self) -> Milestone | None:
        each = self.listing.table.current_item()
        return each if isinstance(each, Milestone) else None

    def _show_sent(self) -> None:
        each = self._current()
        said = [say_moved(each)] if each is not None and each.idle is not None else []
        for sent in each.sent if each is not None else ():
            parts = [self.tr("Envoyé le {}").format(day(sent.sent_on))]
            if sent.way:
                parts.append(codes.word("way", sent.way))
            if sent.recipients:
                parts.append(self.tr("à {}").format(sent.recipients))
            said.append(f"{', '.join(parts)}.{f' {sent.remark}' if sent.remark else ''}")
        self.detail.setText("\n".join(said))
        self.detail.setVisible(bool(said))

    def _enable(self) -> None:
        each = self._current()
        # What was sent after the sitting is noted when it is over: no phase stands in the way.
        can_mark = not self._is_read_only and each is not None and each.is_sending
        self.send.setEnabled(can_mark)
        self.take_back.setEnabled(can_mark and each is not None and bool(each.sent))

    def _columns(self) -> list[Column]:
        return [
            Column("due_on", self.tr("Date"), lambda each: long_day(each.due_on), width=27),
            Column("code", self.tr("Étape"), lambda each: milestone(each.code), width=30, is_wide=True),
            Column("course", self.tr("Où l’on en est"), _course, tone=_tone, width=44, is_wide=True),
            Column("way", self.tr("Par"), _ways, width=14),
            Column("recipients", self.tr("À qui"), _recipients, width=17, is_wide=True),
        ]


def _course(each: Milestone) -> str:
    said = capital(say_course(each))
    # What is late has its icon from the table.
    return f"{_SIGNS[each.course]}\u00a0{said}" if each.course in _SIGNS else said


def _tone(each: Milestone) -> str:
    if each.course == "late":
        return "error"
    return "muted" if each.course in {"to_come", "passed"} else ""


def _ways(each: Milestone) -> str:
    return ", ".join(dict.fromkeys(codes.word("way", sent.way) for sent in each.sent if sent.way)) or "–"


def _recipients(each: Milestone) -> str:
    return ", ".join(dict.fromkeys(sent.recipients for sent in each.sent if sent.recipients)) or "–"
