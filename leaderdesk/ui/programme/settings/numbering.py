"""How dossiers are numbered: typed in words, its parts offered, the next number shown as one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.typed.numberings import numbering_of, read_numbering, write_numbering
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import LineField
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.words import settings as words

NAME = "number_pattern"
_RANK = 14


class NumberingField(LineField):
    """A pattern: `[année]-[rang 3]`."""

    def __init__(self) -> None:
        super().__init__(Writing(read_numbering, write_numbering), characters=30)


class NumberingPart(QWidget):
    """The field with the parts it may be made of, and an example that follows."""

    def __init__(self, year: Callable[[], int], taken: str) -> None:
        super().__init__()
        self._year = year
        self.form = Form([self._field()], taken=taken, columns=1)
        self.example = text("", "strong", is_wrapped=True)
        self.pieces = [self._piece(*each) for each in self._offered()]
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.form)
        inside.addLayout(Flow(*self.pieces))
        inside.addWidget(self.example)
        self.form.tried.connect(lambda _, kept: self._show_example(kept))
        self.form.edited.connect(lambda _, kept: self._show_example(kept))

    @property
    def field(self) -> NumberingField:
        """Where the pattern is typed."""
        field = self.form.editor(NAME)
        assert isinstance(field, NumberingField)  # noqa: S101 - the form has no other
        return field

    def tell(self) -> None:
        """Say what the pattern in force gives."""
        self._show_example(self.field.value())

    def set_read_only(self, is_read_only: bool) -> None:
        """Let it be read."""
        self.form.set_read_only(is_read_only)
        for piece in self.pieces:
            piece.setEnabled(not is_read_only)

    def _field(self) -> Field:
        return Field(
            NAME,
            self.tr("&Numéro des dossiers"),
            NumberingField,
            words.help_text(NAME),
            self.tr("Numérotation"),
        )

    def _offered(self) -> tuple[tuple[str, str], ...]:
        year = self._year()
        return (
            ("[année]", self.tr("Année\u00a0: {}").format(year)),
            ("[an]", self.tr("Année en deux chiffres\u00a0: {}").format(f"{year % 100:02}")),
            ("[rang 3]", self.tr("Rang sur trois chiffres\u00a0: {}").format(f"{_RANK:03}")),
            ("[rang]", self.tr("Rang\u00a0: {}").format(_RANK)),
        )

    def _piece(self, piece: str, said: str) -> QPushButton:
        made = button(said, "quiet", "new")
        made.setAccessibleName(self.tr("Ajouter au numéro\u00a0: {}").format(said))
        made.clicked.connect(partial(self._insert, piece))
        return made

    def _insert(self, piece: str, _: object = None) -> None:
        """At the cursor, as if it was typed; the keyboard goes on from there."""
        field = self.field
        at = field.cursorPosition()
        typed = field.text()
        field.setFocus()
        field.put_in_hand(typed[:at] + piece + typed[at:])
        field.setCursorPosition(at + len(piece))

    def _show_example(self, kept: object) -> None:
        number = numbering_of(str(kept or "")).number(self._year(), _RANK)
        said = self.tr("Le quatorzième dossier de l’année s’appellerait «\u00a0{}\u00a0».")
        self.example.setText(said.format(number))
