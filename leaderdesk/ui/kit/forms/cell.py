"""One field of a form: its label above, what helps and what is wrong below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.fields import Editor
from leaderdesk.ui.kit.forms.fields import Field, without_letter
from leaderdesk.ui.kit.forms.remark import Remark


class Cell(QWidget):
    """A label, an editor, and words about them."""

    def __init__(self, field: Field, label: str, optional: str) -> None:
        super().__init__()
        self.field = field
        self.editor: Editor = field.editor()
        self.widget = widget_of(self.editor)
        self.remark = Remark()
        self.flag = ""
        self._is_read_only = False
        self._blank: QLabel | None = None
        if field.width:
            self.editor.characters = field.width
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        self._name(inside, label, optional if field.is_optional else "")
        # As wide as what is expected in it, unless it has the whole line.
        is_whole = field.is_wide or isinstance(self.widget, QAbstractButton)
        inside.addWidget(self.widget, 0, Qt.AlignmentFlag(0) if is_whole else Qt.AlignmentFlag.AlignLeft)
        if field.help:
            inside.addWidget(text(field.help, "small", is_wrapped=True))
        inside.addWidget(self.remark)
        inside.addStretch(1)
        self.editor.remarked.connect(self.show_remark)
        self.set_read_only(field.is_read_only)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let it be read; what can only be answered by a change is not asked."""
        self._is_read_only = is_read_only
        self.editor.set_read_only(is_read_only)
        # What it says of a missing value counts in its width.
        self.widget.updateGeometry()
        self.show_remark()

    def check(self, values: Mapping[str, Any]) -> None:
        """Look at the value with the field's own rule."""
        rule = self.field.rule
        self.flag = (rule(self.editor.value(), values) or "") if rule is not None else ""
        self.show_remark()

    def show_remark(self) -> None:
        """Say what the editor expects, or else what the rule finds odd."""
        if self.editor.problem:
            answers = () if self._is_read_only else self.editor.answers
            self.remark.say("asked" if self.editor.answers else "wrong", self.editor.problem, answers)
        else:
            self.remark.say("odd", self.flag)
        before = self.widget
        for made in self.remark.buttons:
            QWidget.setTabOrder(before, made)
            before = made
        self._describe()

    def stand_beside(self, has_neighbours: bool) -> None:
        """Be in line with the fields beside it, if there are any."""
        if self._blank is not None:
            self._blank.setVisible(has_neighbours)

    def _name(self, inside: QVBoxLayout, label: str, optional: str) -> None:
        said = without_letter(label)
        self.widget.setAccessibleName(f"{said} {optional}".rstrip())
        if isinstance(self.widget, QAbstractButton):
            # A box to tick carries its own words; beside other fields it stands at their height.
            self.widget.setText(label)
            self._blank = text("", "strong")
            self._blank.hide()
            inside.addWidget(self._blank)
            return
        shown = text(label, "strong", is_wrapped=True)
        shown.setBuddy(self.widget)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(shown, 0 if optional else 1)
        if optional:
            shown.setWordWrap(False)
            line.addWidget(text(optional, "muted"), 1)
        inside.addLayout(line)

    def _describe(self) -> None:
        said = " ".join(part for part in (self.field.help, self.remark.words) if part)
        if self.widget.accessibleDescription() != said:
            self.widget.setAccessibleDescription(said)


def widget_of(editor: Editor) -> QWidget:
    """The editor as what it also is."""
    if not isinstance(editor, QWidget):
        message = f"an editor is a widget: {editor!r}"
        raise TypeError(message)
    return editor


def heading(words: str) -> QLabel:
    """The title of a group."""
    made = text(words, "heading", is_wrapped=True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return made
