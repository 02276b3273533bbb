"""What is put to the vote and the kind of decision that it is, with the majority that this takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.committee.majorities import DEFAULT_MAJORITY, Majority
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.fields import ChoiceField, NotesField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.words import sitting_votes as words
from leaderdesk.words.committee_rules import decisions

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet

# Letters that the page around has already.
TAKEN = "FDAIJNQUR"
_MOTION, _DECISION = "motion", "decision"


class MotionForm(QWidget):
    """What is being worded is kept until it is voted."""

    changed = Signal()

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self._conduct = conduct
        self._sheet: LiveSheet | None = None
        self.point = ""
        self._kinds = ChoiceField(decisions(), 30)
        fields = [
            Field(_MOTION, self.tr("Ce qui est mis au vote"), partial(NotesField, 1, 4), is_wide=True),
            Field(_DECISION, self.tr("Genre de décision"), lambda: self._kinds, is_wide=True),
        ]
        self.form = Form(fields, taken=TAKEN, columns=1)
        self.rule = text("", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.form)
        inside.addWidget(self.rule)
        self.form.edited.connect(self._on_edited)
        self.form.typed.connect(self._on_typed)

    @property
    def decision(self) -> str:
        """The kind of decision."""
        return str(self.form.editor(_DECISION).value() or "selection")

    @property
    def majority(self) -> Majority:
        """The majority that it takes."""
        return DEFAULT_MAJORITY if self._sheet is None else self._sheet.majorities.get(self.decision, DEFAULT_MAJORITY)

    def show_point(self, sheet: LiveSheet, point: PointSheet) -> None:
        """Propose the vote of a point; what is being worded stays."""
        key, self._sheet = point.point.key, sheet
        if key != self.point:
            self.leave()
            self.point = key
            kind = point.point.decision
            self._kinds.set_choices(decisions() | ({} if kind in decisions() else {kind: kind}))
            motion = self._conduct.kept(_place(key)) or words.usual_motion(point)
            self.form.open({_MOTION: motion, _DECISION: kind})
        self.form.set_read_only(self._conduct.is_read_only)
        self.rule.setText(words.say_majority(self.majority))

    def leave(self) -> None:
        """Keep what is being worded."""
        if self.point:
            self.form.commit()
            self.form.tell_drafts()

    def take(self) -> str:
        """The motion, that needs not be kept any more; empty, with the keyboard in it, while there is none."""
        self.form.commit()
        motion = " ".join(str(self.form.editor(_MOTION).value() or "").splitlines()).strip()
        if motion:
            self._conduct.keep(_place(self.point), "")
        else:
            self.form.focus_field(_MOTION)
        return motion

    def _on_edited(self, name: str, value: object) -> None:
        if name == _MOTION:
            self._conduct.keep(_place(self.point), str(value or ""))
        else:
            self.rule.setText(words.say_majority(self.majority))
            self.changed.emit()

    def _on_typed(self, name: str, raw: str | None) -> None:
        if name == _MOTION and raw is not None:
            self._conduct.keep(_place(self.point), raw)


def _place(key: str) -> str:
    return f"motion:{key}"
