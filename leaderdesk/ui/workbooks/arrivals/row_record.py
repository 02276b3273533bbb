"""One row beside the list: what is asked of it, and its values, corrected in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Problem, Proposal
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.rows import put_in_order
from leaderdesk.ui.workbooks.arrivals.doubts import Meanings, problems_of, questions_of
from leaderdesk.ui.workbooks.arrivals.panel import Panel
from leaderdesk.ui.workbooks.arrivals.questions import Answer, Questions
from leaderdesk.ui.workbooks.arrivals.row_values import FieldRow, ValuesColumns, field_rows
from leaderdesk.ui.workbooks.arrivals.rows import PreviewRow, said_verdict
from leaderdesk.words import workbook_values
from leaderdesk.words import workbooks as words
from leaderdesk.words.formats import number


class RowRecord(Panel):
    """`chosen(choices)`: an answer, a value typed, a row taken or skipped."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices = Choices()
        self.row: PreviewRow | None = None
        # What the questions shown were asked of.
        self._asked: Proposal | None = None
        self.title = text("", "heading", is_wrapped=True)
        self.told = text("", is_wrapped=True)
        self.take = button(self.tr("&Prendre cette ligne"), "", "tick")
        self.forget = button(self.tr("Ou&blier ce qui a été corrigé ici"), "quiet", "undo")
        self.questions = Questions()
        self.listing = Listing(
            ValuesColumns(self, self._editor).all(),
            *(self.tr("Valeurs de la ligne"), Empty("list", "", "")),
            is_editable=True,
        )
        self._meanings: Meanings = {}
        self.listing.hide_tools()
        self.listing.model.sort_by(())
        self.listing.table.setSortingEnabled(False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.told)
        inside.addLayout(Flow(self.take, self.forget, None))
        inside.addWidget(self.questions)
        inside.addWidget(self.listing, 1)
        inside.addWidget(InFull(self.listing.table))
        self.take.clicked.connect(self._take)
        self.forget.clicked.connect(self._forget)
        self.questions.answered.connect(self._answer)
        self.listing.table.edits_wished.connect(self._type)
        self.setFocusProxy(self.listing.table)

    def focus_question(self) -> None:
        """The keyboard on the first question, or on the values where nothing can be chosen from."""
        if self.questions.rows:
            self.questions.focus_first()
            return
        self.listing.table.setFocus()
        if self.listing.model.rowCount():
            # What is asked comes first, ready to be typed; a figure too many must not be typed over what is known.
            is_asked = self.row is not None and self.row.is_waiting
            self.listing.table.go_to(0, self.listing.model.place_of("new" if is_asked else "field"))

    def show_meanings(self, meanings: Meanings) -> None:
        """What the words of some fields are chosen from."""
        self._meanings = meanings

    def show_row(self, book: Book, preview: Preview, row: PreviewRow, choices: Choices) -> None:
        """Show a row; the same one again keeps the keyboard where it is."""
        self.row, self.choices = row, choices
        read = row.proposal.read
        columns = next((each.columns for each in preview.tables if row.proposal in each.rows), ())
        choice = choosing.choice_of(choices, read.sheet, read.row)
        self.title.setText(self.tr("{}, ligne {}\u00a0: {}").format(read.sheet, number(read.row), said_verdict(row)))
        self.told.setText(_said(row))
        self.take.setText(self._said_take(row))
        self.take.setEnabled(row.verdict in (*choosing.WRITTEN, "doubt"))
        show_if(self.forget, is_shown=bool(choice.typed) or choice.dossier is not None or choice.holder is not None)
        has_keyboard = self.questions.has_keyboard
        if row.proposal is not self._asked:
            self._asked = row.proposal
            self.questions.show_questions(row.proposal)
            QWidget.setTabOrder(put_in_order(self.forget, self.questions), self.listing.table)
        rows = field_rows(book, columns, row.proposal, choice)
        self.listing.show_lines(lines_of(self.listing.model.columns, rows, lambda each: (row.key, each.field)))
        if has_keyboard and not self.questions.has_keyboard:
            self.listing.model.finish()
            self.focus_question()
        self.listing.table.places.show("old", is_shown=any(each.old is not None for each in rows))
        self.fit()

    def fit(self) -> None:
        # One question after the other, or the answers would be cut.
        first = next(iter(self.questions.rows.values()), None)
        self.questions.keep(lambda row: not self.is_low or row is first)
        show_if(self.take, is_shown=not self.is_low or first is None)
        show_if(self.told, is_shown=not self.is_low and bool(self.told.text()))
        self.listing.table.places.show("told", is_shown=self.is_low)

    def _editor(self) -> QWidget:
        """A text to type, or a word of ours to choose."""
        item = self.listing.table.current_item()
        is_coded = isinstance(item, FieldRow) and workbook_values.is_coded(item.field)
        labels = self._meanings.get(item.field) if isinstance(item, FieldRow) and is_coded else None
        return WordsField() if labels is None else ChoiceField({label: label for label in labels.values()})

    def _said_take(self, row: PreviewRow) -> str:
        if row.verdict == "doubt":
            return self.tr("&Prendre sans ce qui est en doute")
        return self.tr("Laisser cette li&gne") if row.is_taken else self.tr("&Prendre cette ligne")

    def _take(self) -> None:
        if self.row is not None:
            self._choose(choosing.taking(self.choices, [self.row.key], is_taken=not self.row.is_taken))

    def _forget(self) -> None:
        if self.row is not None:
            self._choose(choosing.forgetting(self.choices, *self.row.key))

    def _answer(self, answer: Answer) -> None:
        if self.row is None:
            return
        sheet, row = self.row.key
        match answer.about:
            case "dossier":
                self._choose(choosing.naming_dossier(self.choices, sheet, row, answer.key))
            case "holder":
                self._choose(choosing.naming_holder(self.choices, sheet, row, answer.key))
            case _ if answer.code is not None:
                self._choose(choosing.naming_word(self.choices, answer.field, answer.read, answer.code))
            case _:
                self._choose(choosing.typing(self.choices, sheet, row, {answer.field: answer.typed}))

    def _type(self, edits: list[CellEdit]) -> None:
        if self.row is not None:
            sheet, row = self.row.key
            # An emptied cell says nothing of its field; a text given back is what the file says.
            typed = {edit.identity[1]: edit.new or "" for edit in edits}
            self._choose(choosing.typing(self.choices, sheet, row, typed))

    def _choose(self, choices: Choices) -> None:
        self.choices = choices
        self.chosen.emit(choices)


def _said(row: PreviewRow) -> str:
    """What is said of a row, a line for each field; what is asked with its answers stands below."""
    asked = {each.problem for each in questions_of(row.proposal)}
    told = [each for each in problems_of(row.proposal) if each not in asked]
    return "\n".join(dict.fromkeys(_sentence(each) for each in sorted(told, key=lambda each: each.weight == "remark")))


def _sentence(problem: Problem) -> str:
    name = f"{workbook_values.title(problem.field)}\u00a0: " if problem.field else ""
    return f"{name}{words.problem(problem)}"
