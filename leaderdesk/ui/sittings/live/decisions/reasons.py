"""Why it is decided so: words, phrases to put in them, and the criteria that they are tied to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.fields import ChoiceField, ManyField, NotesField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.live.votes.motions import TAKEN
from leaderdesk.words.numbers import decimal

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.points import PointSheet

_REASON, _PHRASE, _CRITERIA = "reason", "phrase", "criteria"


class ReasonForm(QWidget):
    """`changed` says that something of it was; the rest is read there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._phrases, self._criteria = ChoiceField({}, 44), ManyField({}, 44)
        fields = [
            Field(_REASON, self.tr("Motif"), partial(NotesField, 2, 6), is_wide=True),
            Field(_PHRASE, self.tr("Ajouter une phrase"), lambda: self._phrases, is_wide=True, is_optional=True),
            Field(_CRITERIA, self.tr("Critères en cause"), lambda: self._criteria, is_wide=True, is_optional=True),
        ]
        self.form = Form(fields, taken=[*TAKEN, *"MT"], columns=1)
        self.why = text("", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.why)
        inside.addWidget(self.form)
        self.form.edited.connect(self._on_edited)
        self.form.typed.connect(lambda _name, raw: self.changed.emit() if raw is not None else None)

    @property
    def reason(self) -> str:
        """The words as they stand."""
        return self.field.toPlainText().strip()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that the decision is tied to."""
        return tuple(self._criteria.value() or ())

    @property
    def field(self) -> NotesField:
        """Where the reason is written."""
        return cast("NotesField", self.form.editor(_REASON))

    def show_point(self, point: PointSheet, reason: str, criteria: Sequence[str]) -> None:
        """Another point: its own criteria, those that explain a refusal first."""
        self._criteria.set_choices(criteria_of(point))
        self.form.open({_REASON: reason or None, _CRITERIA: tuple(criteria)})

    def ask(self, why: str, *, has_criteria: bool) -> None:
        """Say what the reason is for; only some decisions are tied to criteria."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.form.cells[_CRITERIA].setVisible(has_criteria)

    def offer(self, phrases: Sequence[str]) -> None:
        """The phrases of the GAL."""
        self._phrases.set_choices({each: each for each in phrases})
        self.form.cells[_PHRASE].setVisible(bool(phrases))

    def put(self, reason: str) -> None:
        """Write a reason where there is none."""
        if not self.reason:
            self.field.show_value(reason)

    def focus_main(self) -> None:
        """Where the reason is written."""
        self.form.focus_field(_REASON)

    def _on_edited(self, name: str, value: object) -> None:
        if name == _PHRASE:
            if value:
                self._phrases.show_value(None)
                self.field.append_phrase(str(value))
            return
        self.changed.emit()


def criteria_of(point: PointSheet) -> Mapping[str, str]:
    """The criteria of a point with their notes, the weakest first."""
    if point.score is None:
        return {}
    known = {each.key: each for each in point.score.criteria}
    weakest = [key for key in point.decision.weakest if key in known]
    named = {}
    for key in (*weakest, *(key for key in known if key not in weakest)):
        each = known[key]
        note = f" ({decimal(each.value)} sur {decimal(each.maximum)})" if each.value is not None else ""
        named[key] = f"{each.title}{note}"
    return named
