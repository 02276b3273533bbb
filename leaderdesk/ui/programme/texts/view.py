"""Builds the section of the letters: their names, the editor of one, and beside it the letter on a dossier."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from leaderdesk.domain.papers.letters import FIELDS, LETTERS, LetterCode
from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import button, column, text
from leaderdesk.ui.kit.fields import ChoiceField, NotesField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.pair import Pair
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.section import MENU_LETTERS
from leaderdesk.ui.programme.texts.preview import TextPreview
from leaderdesk.ui.programme.view import SectionList
from leaderdesk.words import letter_presets as presets
from leaderdesk.words.paper_letters import field

SUBJECT, BODY, INSERT, VERSION = "subject", "body", "insert", "version"
# As high for each letter, so that nothing moves from one to the next.
_LINES = 16
_BESIDE = 110


class TextsView(ArrangingWidget):
    """The parts; the section decides."""

    def __init__(self) -> None:
        super().__init__()
        self.names = SectionList([presets.label(code) for code in LETTERS])
        self.names.setAccessibleName(self.tr("Lettres et textes"))
        self.title = text("", "heading", is_wrapped=True)
        self.about = text("", "muted", is_wrapped=True)
        self.insert = ChoiceField({}, 30)
        self.version = ChoiceField({}, 30)
        self.form = Form(self._fields(), taken=MENU_LETTERS, columns=1)
        self.remarks = Remarks()
        self.back: QPushButton = button(self.tr("Revenir au modèle"), "", "undo")
        self.preview = TextPreview(f"{MENU_LETTERS}OTCR")
        first = column(self.title, self.about, self.remarks, self.form, Flow(self.back), gap=12)
        self.pair = Pair(first, self.preview, _BESIDE)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.names)
        inside.addWidget(self.pair, 1)
        self._subject_at: int | None = None
        self.subject.cursorPositionChanged.connect(self._remember)
        self.body.cursorPositionChanged.connect(self._remember)

    @property
    def body(self) -> NotesField:
        """Where the paragraphs are written."""
        editor = self.form.editor(BODY)
        assert isinstance(editor, NotesField)  # noqa: S101 - the form has no other
        return editor

    @property
    def subject(self) -> WordsField:
        """Where the subject is written."""
        editor = self.form.editor(SUBJECT)
        assert isinstance(editor, WordsField)  # noqa: S101 - the form has no other
        return editor

    def name(self, code: LetterCode, *, is_own: bool) -> None:
        """Say which text is edited, and what may be put in it."""
        self.title.setText(presets.label(code))
        self.about.setText(presets.help_text(code))
        self.insert.set_choices({each: field(each) for each in FIELDS[code]})
        self.back.setEnabled(is_own)

    def mark(self, own: list[bool]) -> None:
        """Say which texts are the group's own."""
        for rank, (code, is_own) in enumerate(zip(LETTERS, own, strict=True)):
            label = presets.label(code)
            self.names.item(rank).setText(self.tr("{} (modifié)").format(label) if is_own else label)
        self._arrange()

    def write(self, words: str) -> None:
        """At the cursor, as if typed: in the subject if the keyboard was there last, else in the text."""
        if self._subject_at is None:
            self.body.setFocus()
            self.body.insertPlainText(words)
            return
        # The field took away the space that ended it when it was left.
        typed = self.subject.text()
        before, after = typed[: self._subject_at], typed[self._subject_at :]
        space = " " if before and before[-1].isalnum() else ""
        self.subject.setFocus()
        self.subject.put_in_hand(f"{before}{space}{words}{after}")
        self.subject.setCursorPosition(len(before + space + words))

    def point_at(self, place: str, line: int, column: int) -> None:
        """The cursor to a place of the subject or of the text."""
        self.form.focus_field(place)
        if place == SUBJECT:
            self.subject.setCursorPosition(column - 1)
            return
        cursor = QTextCursor(self.body.document().findBlockByNumber(line - 1))
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=column - 1)
        self.body.setTextCursor(cursor)

    def _remember(self) -> None:
        """Where the keyboard was last: a field goes there."""
        if self.subject.hasFocus():
            self._subject_at = self.subject.cursorPosition()
        elif self.body.hasFocus():
            self._subject_at = None

    def _arrange(self) -> None:
        self.names.stand(is_column=False)

    def _fields(self) -> list[Field]:
        marked = self.tr(
            "Un paragraphe par ligne. Un champ sans valeur s’écrit «\u00a0non renseigné\u00a0»\u202f; avec un point"
            " d’interrogation, comme [réserves\u202f?], c’est le paragraphe entier qui disparaît."
        )
        return [
            Field(SUBJECT, self.tr("&Objet"), partial(WordsField, 60), is_wide=True),
            Field(INSERT, self.tr("Insérer un &champ"), lambda: self.insert, is_optional=True),
            Field(BODY, self.tr("&Texte"), partial(NotesField, _LINES, _LINES), marked, is_wide=True),
            Field(VERSION, self.tr("&Reprendre une version"), lambda: self.version, is_optional=True),
        ]
