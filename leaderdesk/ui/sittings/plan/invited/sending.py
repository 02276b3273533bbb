"""A line that notes a sending, in its place: on which day, by which way; Escape gives it up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import ChoiceField, DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.plan.leaving import LeavingPanel
from leaderdesk.words import codes
from leaderdesk.words.formats import capital

_WAYS = ("email", "post", "hand", "phone")


class SendingBox(LeavingPanel):
    """Hidden until something was sent."""

    def __init__(self, today: Callable[[], date], taken: str, *, has_recipients: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "information")
        self._today = today
        self.words = text("", "strong", is_wrapped=True)
        ways = {code: capital(codes.word("way", code)) for code in _WAYS}
        fields = [
            Field("on", self.tr("Envoyé le"), partial(DayField, today)),
            Field("way", self.tr("Par"), partial(ChoiceField, ways), is_optional=True),
        ]
        if has_recipients:
            fields += [
                Field("recipients", self.tr("À qui"), width=30, is_optional=True),
                Field("remark", self.tr("Remarque"), width=30, is_optional=True),
            ]
        self.form = Form(fields, taken=taken)
        self.confirm = button(self.tr("Noter l’envoi"), "primary", "check")
        self.give_up = button(self.tr("Renoncer (Échap)"))
        self._give: Callable[[dict[str, Any]], None] | None = None
        self._back: Callable[[], None] | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        inside.addWidget(self.words)
        inside.addWidget(self.form)
        inside.addLayout(Flow(self.confirm, self.give_up))
        self.confirm.clicked.connect(self._confirm)
        for leaving in (self.give_up.clicked, self.left):
            leaving.connect(self.leave)
        self.hide()

    def ask(self, words: str, give: Callable[[dict[str, Any]], None], back: Callable[[], None]) -> None:
        """Ask when and how; `give` is told the fields, `back` puts the keyboard where it was."""
        self.words.setText(words)
        self._give, self._back = give, back
        self.form.open({"on": self._today(), "way": "email"})
        self.show()
        self.form.focus_field("on")

    def leave(self) -> None:
        """Give it up."""
        back, self._give, self._back = self._back, None, None
        if back is not None:
            back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.form.problems():
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self.form.commit()
        values, give = self.form.values(), self._give
        if values["on"] is None:
            self.form.focus_field("on")
            return
        self.leave()
        if give is not None:
            give(values)
