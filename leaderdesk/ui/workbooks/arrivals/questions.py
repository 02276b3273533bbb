"""What is asked of a row: between two readings, two dossiers, two holders; answered by a click or by a figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from leaderdesk.domain.workbooks.verdicts import Candidate, Proposal
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.rows import Row, RowList
from leaderdesk.ui.workbooks.arrivals.doubts import FUNDER_UNSURE, NOTHING, Question, questions_of
from leaderdesk.words import workbook_values
from leaderdesk.words import workbooks as words

NEW = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: about a dossier, a holder or a cell; a key, or the text to read in place of the cell."""

    about: str
    field: str = ""
    read: str = ""
    key: int = NEW
    typed: str = ""
    code: str | None = None


class Questions(RowList):
    """`answered(Answer)`; the arrows go from one question to the next, 1 to 9 answer the one in hand."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Questions"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_questions(self, proposal: Proposal | None) -> None:
        """What is asked of a row, or nothing."""
        asked = questions_of(proposal) if proposal is not None else []
        self.show_rows({str(rank): self._row(each) for rank, each in enumerate(asked)})
        self.setVisible(bool(asked))
        for row in self.rows.values():
            # Now, or Qt would show it in a moment, and the keyboard could not be put there before.
            row.show()

    def _row(self, question: Question) -> QuestionRow:
        row = QuestionRow(self._asked(question), self._answers(question))
        row.answered.connect(partial(self._take, row))
        return row

    @property
    def has_keyboard(self) -> bool:
        """True while the keyboard is on a question or on one of its answers."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _take(self, row: QuestionRow, answer: Answer) -> None:
        # Until the row of the workbook is read again, the next figure is for the next question, not for this one.
        row.letters = {}
        row.stepped.emit(1)
        self.answered.emit(answer)

    def _asked(self, question: Question) -> str:
        if question.about == "dossier":
            return self.tr("De quel dossier de la base parle cette ligne\u202f?")
        if question.about == "holder":
            return self.tr("Quel est le porteur\u202f?")
        problem = question.problem
        return f"{workbook_values.title(problem.field)}\u00a0: {words.problem(problem)}" if problem is not None else ""

    def _answers(self, question: Question) -> list[tuple[str, Answer]]:
        if question.problem is None:
            named = [(self._named(each), Answer(question.about, key=each.key)) for each in question.candidates]
            new = self.tr("Un nouveau dossier") if question.about == "dossier" else self.tr("Un nouveau porteur")
            return [*named, (new, Answer(question.about, key=NEW))]
        field, read = question.problem.field, question.problem.read
        answers: list[tuple[str, Answer]] = []
        for value in question.problem.readings:
            # What no word of the file says is answered for this row alone.
            is_coded = bool(read) and workbook_values.is_coded(field) and isinstance(value, str)
            said = workbook_values.say(field, value)
            code = str(value) if is_coded else None
            if question.problem.code == FUNDER_UNSURE:
                is_new = value == read
                said, code = (self.tr("Un nouveau financeur"), NOTHING) if is_new else (said, str(value))
            answers.append((said, Answer("cell", field, read, typed=workbook_values.to_type(field, value), code=code)))
        return answers

    def _named(self, candidate: Candidate) -> str:
        why = workbook_values.why(candidate.why)
        return f"{candidate.label} ({why})" if why else candidate.label


class QuestionRow(Row):
    """One question and its answers."""

    answered = Signal(object)

    def __init__(self, asked: str, answers: Sequence[tuple[str, Answer]]) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self.setAccessibleName(asked)
        self.inside.addWidget(text(f"? {asked}", "strong", is_wrapped=True))
        self.buttons: list[QPushButton] = []
        acts: dict[str, Callable[[], None]] = {}
        for rank, (words_of, answer) in enumerate(answers, 1):
            made = button(f"{rank}. {words_of}".replace("&", "&&"), "answer")
            made.clicked.connect(partial(self._answer, answer))
            self.buttons.append(made)
            acts[str(rank)] = made.click
        self.letters = acts
        choices = QWidget()
        choices.setLayout(Flow(*self.buttons, None))
        # The answers are seen whole, whatever else has to give way.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        for each in (self, choices):
            each.setSizePolicy(policy)
        self.inside.addWidget(choices)

    def _open(self, *, is_open: bool) -> None:
        """All is seen already: Enter goes to the first answer."""
        if is_open and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, answer: Answer, _: object = None) -> None:
        self.answered.emit(answer)
