"""What one person answered, beyond the word: to whom their vote goes, when they come and leave, a remark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.plans import Invited
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.fields import ChoiceField, HourField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.plan.leaving import LeavingPanel

_HOURS = ("comes_at", "leaves_at")


class AnswerDetail(LeavingPanel):
    """Hidden until it is wanted; `completed(line, fields)`: a field of an answer was left with another value."""

    completed = Signal(object, dict)

    def __init__(self, taken: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.title = text("", "heading", is_wrapped=True)
        optional: dict[str, Any] = {"is_optional": True}
        self.form = Form(
            [
                Field("proxy_to_id", self.tr("Pouvoir à"), partial(ChoiceField, {}, 26), **optional),
                Field("comes_at", self.tr("Arrive à"), HourField, **optional),
                Field("leaves_at", self.tr("Repart à"), HourField, **optional),
                Field("remark", self.tr("Remarque"), width=30, **optional),
            ],
            taken=taken,
        )
        self.line: Invited | None = None
        self._people: dict[int, str] = {}
        self._day: date | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.form)
        self.form.edited.connect(self._tell)
        self.hide()

    def show_people(self, invited: Sequence[Invited]) -> None:
        """Who may bear the vote of another."""
        self._people = {each.member_id: each.member for each in invited if each.role != "consultative"}

    def show_line(self, line: Invited | None, day: date) -> None:
        """Show the answer of somebody; the same one again keeps what is being typed."""
        is_other = self.line is None or line is None or self.line.member_id != line.member_id
        if is_other:
            self.form.commit()
        self.line, self._day = line, day
        if line is None:
            self.hide()
            return
        self.title.setText(self.tr("Réponse de {}").format(line.member))
        others = {key: name for key, name in self._people.items() if key != line.member_id}
        self.form.editor("proxy_to_id").set_choices(others)  # type: ignore[attr-defined]  # a ChoiceField
        values = {
            "proxy_to_id": line.proxy_to_id,
            "comes_at": line.comes_at.time() if line.comes_at else None,
            "leaves_at": line.leaves_at.time() if line.leaves_at else None,
            "remark": line.remark,
        }
        if is_other:
            self.form.open(values)
        else:
            self.form.show(values)

    def enter(self, name: str) -> None:
        """Come in sight, with the keyboard in one field."""
        if self.line is not None:
            self.show()
            self.form.focus_field(name)

    def _tell(self, name: str, value: object) -> None:
        if self.line is None or self._day is None:
            return
        if name in _HOURS and isinstance(value, time):
            value = datetime.combine(self._day, value)
        self.completed.emit(self.line, {name: value})
