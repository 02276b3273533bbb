"""The holder heard by the committee: comes in, speaks on a timer, leaves before the debate; all of it on the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.fields import CountField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.words.sitting_agendas import running
from leaderdesk.words.sitting_rooms import hour

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.points import PointSheet

_MINUTES = 10


class HearingBox(QFrame):
    """One card of the point; the timer it starts is kept with the sitting."""

    refused = Signal(object)

    def __init__(self, conduct: Conduct, clock: Clock) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._conduct, self._clock = conduct, clock
        self._point: PointSheet | None = None
        self.heard = text("", "body", is_wrapped=True)
        self.timer = text("", "heading", is_wrapped=True)
        self.form = Form(
            [
                Field("who", self.tr("Audi&tion de"), WordsField, width=24),
                Field("minutes", self.tr("&Minutes"), CountField, width=6, is_optional=True),
            ],
            columns=2,
            characters=12,
        )
        self.enter = button(self.tr("&Entre"))
        self.enter.setAccessibleName(self.tr("Entre dans la salle"))
        self.enter.setToolTip(self.tr("Entre dans la salle, et son temps de parole commence"))
        self.leave = button(self.tr("Sor&t avant le débat"), "primary")
        self.enter.clicked.connect(self._enter)
        self.leave.clicked.connect(self._leave)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setSpacing(4)
        beside = row(self.form)
        beside.setStretch(0, 1)
        beside.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.heard, self.timer):
            inside.addWidget(part)
        inside.addLayout(beside)
        inside.addLayout(Flow(self.leave))
        clock.ticked.connect(self._tick)

    def show_point(self, point: PointSheet, *, is_over: bool) -> None:
        """Show who is heard, or was; another point proposes whom to hear."""
        is_other = self._point is None or self._point.point.key != point.point.key
        self._point = point
        self.setVisible(point.point.kind == "project" and (point.is_open or bool(point.hearings)))
        if is_other:
            who = point.facts.contacts[0] if point.facts.contacts else point.facts.holder
            self.form.open({"who": who or None, "minutes": _MINUTES})
        is_going_on, may_note = point.hearing is not None, point.is_open and not is_over
        self.heard.setText(self._said(point))
        self.heard.setVisible(bool(self.heard.text()))
        self.form.setVisible(not is_going_on and may_note)
        self.enter.setVisible(not is_going_on and may_note)
        self.leave.setVisible(is_going_on and may_note)
        for made in (self.enter, self.leave):
            made.setEnabled(not self._conduct.is_read_only)
        self._tick()

    def _said(self, point: PointSheet) -> str:
        said = []
        for each in point.hearings:
            if each.until is None:
                said.append(self.tr("{} est dans la salle depuis {}.").format(each.who, hour(each.since)))
            else:
                told_of = self.tr("Audition de {}, de {} à {}.")
                said.append(told_of.format(each.who, hour(each.since), hour(each.until)))
        return "\n".join(said)

    def _tick(self) -> None:
        left = self._clock.left()
        is_running = left is not None and left[0].kind == "hearing" and self._point is not None
        self.timer.setVisible(is_running and self._point is not None and self._point.hearing is not None)
        if left is None or not is_running:
            return
        timer, length = left
        is_past = timer.minutes is not None and length.total_seconds() < 0
        if timer.minutes is None:
            words = self.tr("Parole depuis {}").format(running(length))
        elif is_past:
            words = self.tr("Temps de parole dépassé de {}").format(running(-length))
        else:
            words = self.tr("Il reste {} de parole").format(running(length))
        self.timer.setText(words)
        show_type(self.timer, "waiting" if is_past else "heading")

    def _enter(self) -> None:
        self.form.commit()
        point, values = self._point, self.form.values()
        if point is None:
            return
        minutes = values["minutes"]
        self._conduct.note(
            told.HeardIn(point.point.key, values["who"] or ""),
            done=lambda: self._begin(minutes),
            refused=self.refused.emit,
        )

    def _begin(self, minutes: int | None) -> None:
        self._conduct.start_timer("hearing", minutes)
        self.leave.setFocus()

    def _leave(self) -> None:
        if self._point is not None:
            self._conduct.note(
                told.HeardOut(self._point.point.key), done=self._conduct.stop_timer, refused=self.refused.emit
            )
