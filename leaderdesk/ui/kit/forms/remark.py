"""What is said under a field: what is expected, what is odd, or which of two values is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import Picture, button, text
from leaderdesk.ui.kit.fields import Answer
from leaderdesk.ui.kit.flow import Flow

_ICONS = {"asked": "information", "odd": "warning"}
_SIDE = 16


class Remark(QWidget):
    """An icon, a sentence, and a button for each answer; hidden while there is nothing to say."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        # The palette's bright text is the colour of errors; the sentence says it too.
        self._alarm = Picture("error", _SIDE, QPalette.ColorRole.BrightText)
        self._picture = Picture("warning", _SIDE, QPalette.ColorRole.PlaceholderText)
        self._words = text("", "body", is_wrapped=True)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._alarm, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._inside.addLayout(line)
        self._answers: QWidget | None = None
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while nothing is."""
        return self._words.text()

    def say(self, kind: str, words: str, answers: Sequence[Answer] = ()) -> None:
        """Say that it is `wrong`, `asked` or `odd`; nothing at all with no words."""
        if not words and not self._words.text():
            # Said again and again of every field: nothing to change where nothing was said.
            return
        is_news = bool(words) and words != self._words.text()
        self._words.setText(words)
        self._alarm.setVisible(kind == "wrong")
        self._picture.setVisible(kind != "wrong")
        self._picture.show_icon(_ICONS.get(kind, "warning"))
        self._offer(answers)
        self.setVisible(bool(words))
        if is_news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _offer(self, answers: Sequence[Answer]) -> None:
        if [each.words for each in answers] == [made.text() for made in self.buttons]:
            return
        self.buttons = []
        if self._answers is not None:
            self._inside.removeWidget(self._answers)
            self._answers.hide()
            self._answers.deleteLater()
            self._answers = None
        if answers:
            self._answers = QWidget()
            flow = Flow()
            self._answers.setLayout(flow)
            for answer in answers:
                made = button(answer.words, "answer")
                made.clicked.connect(partial(self._answer, answer))
                flow.addWidget(made)
                self.buttons.append(made)
            self._inside.addWidget(self._answers)

    def _answer(self, answer: Answer, _: object = None) -> None:
        self.answered.emit(answer.value)
