"""What a person answers to a check: one of three answers, by a letter, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.rows import MarkRow
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.fields import WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms.remark import Remark
from leaderdesk.ui.parts.rows import come_in_sight

# Between two keys of somebody who types, in thousandths of a second.
_DRAFT_PAUSE = 500
LETTERS = {"C": "pass", "N": "fail", "S": "not_applicable"}


class AnswerBox(QWidget):
    """`given(outcome, reason)` is to be kept; `left` gives the keyboard back to the row.

    `drafted(outcome, text)` is what is being answered and is not an answer yet; both are empty once nothing is.
    """

    given = Signal(str, object)
    drafted = Signal(str, str)
    withdrawn = Signal()
    left = Signal()

    def __init__(self, name: str, *, is_manual: bool) -> None:
        super().__init__()
        self._is_manual = is_manual
        self._is_read_only = False
        self._marked: str | None = None
        self._is_drafted = False
        self._pause = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE)
        self._pause.timeout.connect(self._tell_draft)
        self.wished: str | None = None
        words = {"pass": self.tr("Conforme (C)"), "fail": self.tr("Non conforme (N)")}
        words["not_applicable"] = self.tr("Sans objet (S)")
        self.buttons: dict[str, QPushButton] = {}
        for outcome, said in words.items():
            made = button(said, "option")
            made.setCheckable(True)
            # The letters do the same from the row: Tab need not come here.
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setAccessibleName(f"{name}\u00a0: {said}")
            made.clicked.connect(partial(self._click, outcome))
            self.buttons[outcome] = made
        self.reason = WordsField(60)
        self.remark = Remark()
        self.withdraw = button(self.tr("Retirer la réponse (R)"), "link")
        self.withdraw.setAccessibleName(self.tr("Retirer la réponse\u00a0: {}").format(name))
        self._lay_out(name)
        self.withdraw.clicked.connect(self.withdrawn)
        self.reason.edited.connect(self._on_reason)
        self.reason.returnPressed.connect(self._on_enter)
        self.reason.typing.connect(lambda _: self._pause.start())
        self.reason.restored.connect(self._pause.start)
        self._show_state()

    @property
    def is_pending(self) -> bool:
        """True while an answer waits for its reason, or a reason is being typed."""
        return self.wished is not None or self.reason.is_pending

    def show_mark(self, mark: MarkRow | None) -> None:
        """Show the answer that stands; what is being answered stays."""
        self._marked = mark.outcome if mark else None
        self.reason.refresh_value(mark.reason if mark else None)
        self._show_state()

    def choose(self, outcome: str) -> None:
        """Answer: at once where a plain yes needs no reason, else once it has one."""
        if self._is_read_only:
            return
        reason = self.reason.value()
        if self._is_manual and outcome == "pass":
            self._give(outcome, reason)
            return
        self.wished = outcome
        self._pause.start()
        self._show_state()
        if reason and outcome != self._marked and not self.reason.is_pending:
            self._give(outcome, reason)
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        come_in_sight(self)
        come_in_sight(self.reason)

    def resume(self, outcome: str, text: str) -> None:
        """Show again what was being answered when the program ended: it is kept only once it is confirmed."""
        if self.is_pending or self._is_read_only:
            return
        self._is_drafted = True
        self.wished = outcome if outcome in self.buttons else None
        self.remark.say("asked", self._asked())
        self.reason.show_text(text)
        self._show_state()

    def give_up(self) -> None:
        """Leave the answer as it stood."""
        self.wished = None
        self._forget_draft()
        self.reason.restore()
        self.remark.say("asked", "")
        self._show_state()

    def commit(self) -> None:
        """Keep what is being typed."""
        self.reason.commit()
        if self._pause.isActive():
            self._tell_draft()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let it be read, not changed."""
        self._is_read_only = is_read_only
        self.reason.set_read_only(is_read_only)
        self._show_state()

    def _lay_out(self, name: str) -> None:
        self._answers = QWidget()
        self._answers.setLayout(Flow(*self.buttons.values(), self.withdraw))
        label = text(self.tr("Motif, affiché avec la réponse"), "small")
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(self.tr("Motif\u00a0: {}").format(name))
        self._why = QWidget()
        inside = QVBoxLayout(self._why)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(label)
        inside.addLayout(row(self.reason))
        inside.addWidget(self.remark)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 2, 0, 0)
        around.setSpacing(4)
        around.addWidget(self._answers)
        around.addWidget(self._why)

    def _click(self, outcome: str) -> None:
        self._show_state()
        self.choose(outcome)

    def _on_reason(self, reason: str | None) -> None:
        outcome = self.wished or self._marked
        if outcome is None:
            return
        if reason is None and not (self._is_manual and outcome == "pass"):
            self.remark.say("wrong", self._needed())
            return
        self._give(outcome, reason)

    def _on_enter(self) -> None:
        if self.wished is not None and not self.reason.value():
            self.remark.say("wrong", self._needed())
        elif not self.reason.problem:
            self.left.emit()

    def _tell_draft(self) -> None:
        self._pause.stop()
        if self.is_pending:
            self._is_drafted = True
            self.drafted.emit(self.wished or self._marked or "", self.reason.text())
        else:
            self._forget_draft()

    def _forget_draft(self) -> None:
        self._pause.stop()
        if self._is_drafted:
            self._is_drafted = False
            self.drafted.emit("", "")

    def _give(self, outcome: str, reason: str | None) -> None:
        self.wished = None
        self._forget_draft()
        self._marked = outcome
        self.remark.say("asked", "")
        self._show_state()
        self.given.emit(outcome, reason)

    def _show_state(self) -> None:
        shown = self.wished or self._marked
        for outcome, made in self.buttons.items():
            made.setChecked(outcome == shown)
            made.setEnabled(not self._is_read_only)
        self.withdraw.setVisible(self._marked is not None and not self._is_read_only)
        self._why.setVisible(shown is not None)
        if self.wished is not None and not self.remark.words:
            self.remark.say("asked", self._asked())

    def _needed(self) -> str:
        return self.tr("Dites pourquoi\u00a0: sans motif, cette réponse n’est pas gardée. Échap pour y renoncer.")

    def _asked(self) -> str:
        return self.tr("Écrivez le motif, puis Entrée. Échap pour renoncer.")
