"""What the minutes say of a point: free text, and phrases to put in it; what is half written is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.fields import ChoiceField, NotesField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.live.conduct import Conduct

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.points import PointSheet

_TEXT, _PHRASE = "text", "phrase"
_WIDE = 44


class TextsBox(QFrame):
    """One card of the point: its text is saved when it is left."""

    refused = Signal(object)

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._conduct = conduct
        self._key = ""
        self._phrases = ChoiceField({}, _WIDE)
        self.form = Form(
            [
                Field(_TEXT, self.tr("Te&xte du point"), partial(NotesField, 3, 10), is_wide=True, is_optional=True),
                Field(_PHRASE, self.tr("Ajouter une p&hrase"), lambda: self._phrases, is_wide=True, is_optional=True),
            ],
            columns=1,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(6)
        inside.addWidget(self.form)
        self.form.edited.connect(self._on_edited)
        self.form.typed.connect(self._on_typed)

    @property
    def field(self) -> NotesField:
        """Where the text is written."""
        return cast("NotesField", self.form.editor(_TEXT))

    def show_point(self, point: PointSheet) -> None:
        """Show the text of a point; what is being written of the one before is saved first."""
        key = point.point.key
        if key == self._key:
            self.form.show({_TEXT: point.text or None})
            return
        self.leave()
        self._key = key
        self._conduct.ask_phrases(self._offer)
        kept = self._conduct.kept(_place(key))
        drafts = {_TEXT: kept} if kept and kept != point.text else {}
        self.form.open({_TEXT: point.text or None}, drafts)

    def leave(self) -> None:
        """Save what is being written."""
        if self._key:
            self.form.commit()
            self.form.tell_drafts()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the text be read only."""
        self.form.set_read_only(is_read_only)

    def _offer(self, phrases: Sequence[str]) -> None:
        self._phrases.set_choices({each: each for each in phrases})
        self.form.cells[_PHRASE].setVisible(bool(phrases))

    def _on_edited(self, name: str, value: object) -> None:
        if name == _PHRASE:
            if value:
                self._phrases.show_value(None)
                self.field.append_phrase(str(value))
            return
        key = self._key
        written = told.Written(key, str(value or ""))
        self._conduct.note(written, done=lambda: self._conduct.keep(_place(key), ""), refused=self.refused.emit)

    def _on_typed(self, name: str, raw: str | None) -> None:
        # A text that was saved is forgotten once it is in the base, not before.
        if name == _TEXT and raw is not None:
            self._conduct.keep(_place(self._key), raw)


def _place(key: str) -> str:
    """Where what is half written of a point is kept."""
    return f"text:{key}"
