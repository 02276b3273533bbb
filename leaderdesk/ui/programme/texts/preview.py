"""A letter as it would go out for one dossier, while its text is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.domain.papers.letters import LetterText
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.words import paper_letters as words

if TYPE_CHECKING:
    from leaderdesk.domain.papers.texts import Values
    from leaderdesk.services.papers.texts import Example

_DOSSIER = "dossier"
_WIDE = 44


class TextPreview(QFrame):
    """`chosen(dossier)`: another dossier is to be read; what it gives comes with `show_values`."""

    chosen = Signal(int)

    def __init__(self, taken: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._text: LetterText | None = None
        self._values: Values | None = None
        self._field = ChoiceField({}, _WIDE)
        self.form = Form(
            [Field(_DOSSIER, self.tr("Montrer sur le dossier"), lambda: self._field, is_wide=True)],
            taken=taken,
            columns=1,
        )
        self.subject = text("", "strong", is_wrapped=True)
        self.body = text("", is_wrapped=True)
        self.missing = text("", "muted", is_wrapped=True)
        self.other = text(
            self.tr("Le comité n’a pas pris cette décision sur ce dossier\u00a0: seul le texte est montré."),
            "muted",
            is_wrapped=True,
        )
        self.other.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(text(self.tr("Aperçu"), "heading"))
        for each in (self.form, self.other, self.subject, self.body, self.missing):
            inside.addWidget(each)
        self.form.edited.connect(lambda _, key: self.chosen.emit(int(key)) if key else None)

    @property
    def dossier(self) -> int | None:
        """The dossier that is shown."""
        key = self._field.value()
        return None if key is None else int(key)

    def offer(self, examples: Sequence[Example]) -> None:
        """The dossiers to choose from."""
        self._field.set_choices({each.dossier_id: self._label(each) for each in examples})
        self.form.setVisible(bool(examples))

    def point_at(self, dossier: int | None) -> None:
        """Name the dossier whose letter is shown."""
        self.form.show({_DOSSIER: dossier})

    def show_values(self, values: Values | None, *, is_other_decision: bool = False) -> None:
        """Say what the fields are worth; nothing, while there is no dossier."""
        self._values = values
        self.other.setVisible(is_other_decision)
        self._tell()

    def show_text(self, shown: LetterText) -> None:
        """Fill a text, as far as it can be read."""
        self._text = shown
        self._tell()

    def _tell(self) -> None:
        if self._text is None or self._values is None:
            self.subject.setText("")
            self.body.setText(self.tr("La base n’a pas encore de dossier sur lequel montrer cette lettre."))
            self.missing.hide()
            return
        filled = words.filled_body(self._text, self._values)
        subject = words.filled_subject(self._text, self._values)
        self.subject.setText(self.tr("Objet\u00a0: {}").format(subject) if subject else "")
        self.subject.setVisible(bool(subject))
        self.body.setText("\n\n".join(words.says_of(part) for part in filled.parts))
        names = ", ".join(words.field(code) for code in words.lacking(self._text, self._values))
        self.missing.setText(self.tr("Sans valeur pour ce dossier\u00a0: {}.").format(names))
        self.missing.setVisible(bool(names))

    def _label(self, example: Example) -> str:
        told = f"{example.number} {example.title}"
        return f"{told} ({words.decision(example.outcome)})" if example.outcome is not None else told
