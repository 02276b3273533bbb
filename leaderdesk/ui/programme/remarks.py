"""What is wrong or odd in a document of the programme: sentences, and a button that leads to each place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.ui.kit.controls import Picture, button, column, frame, row, text
from leaderdesk.words import formats
from leaderdesk.words.programmes import say_problem

_SIDE = 18
_MOST = 5


class Remarks(QWidget):
    """`went(place)`: the user wants to see the place of a problem."""

    went = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self.words: tuple[str, ...] = ()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def say(self, problems: Sequence[Problem], blocked: str, *, leads: bool = True) -> None:
        """Say these; `blocked` is what the blocking ones prevent. With none, nothing is shown."""
        said = tuple(say_problem(problem) for problem in problems)
        is_blocked = any(problem.is_blocking for problem in problems)
        if said == self.words:
            return
        self.words, self.buttons = said, []
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if said:
            look = "warning" if is_blocked else "information"
            head = blocked if is_blocked else self.tr("À regarder, sans que cela empêche rien\u00a0:")
            title = text(head, "strong", is_wrapped=True)
            first = row(Picture(look, _SIDE, QPalette.ColorRole.WindowText), title)
            first.setStretch(1, 1)
            # Those that block first; the others are said in their places all the same.
            ranked = sorted(zip(problems, said, strict=True), key=lambda pair: not pair[0].is_blocking)
            parts = [self._line(problem, words, leads=leads) for problem, words in ranked[:_MOST]]
            if len(said) > _MOST:
                rest = formats.counted(len(said) - _MOST, self.tr("autre remarque"), self.tr("autres remarques"))
                parts.append(text(self.tr("– et {}.").format(rest), is_wrapped=True))
            self._inside.addWidget(frame(look, column(first, *parts, gap=4)))
        self.setVisible(bool(said))

    def _line(self, problem: Problem, words: str, *, leads: bool) -> QWidget:
        if not leads or not problem.place:
            return text(f"– {words}", is_wrapped=True)
        holder = QWidget()
        label = text(f"– {words}", is_wrapped=True)
        go = button(self.tr("Y aller"), "link")
        go.setAccessibleName(self.tr("Y aller\u00a0: {}").format(words))
        go.clicked.connect(partial(self._go, problem.place))
        self.buttons.append(go)
        inside = row(label, go)
        inside.setStretch(0, 1)
        holder.setLayout(inside)
        return holder

    def _go(self, place: str, _: object = None) -> None:
        self.went.emit(place)
