"""The letter that asks for the missing pieces: shown, corrected by hand, copied or saved as a text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import NotesField
from leaderdesk.ui.kit.flow import Flow


class LetterPanel(QFrame):
    """`copied` and `saved` bring the text as it stands; `recomposed` asks for the one first composed."""

    copied = Signal(str)
    saved = Signal(str)
    recomposed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composed = ""
        self.setProperty("look", "card")
        self.title = text("", "heading", is_wrapped=True)
        self.note = text(
            self.tr(
                "Le texte se corrige ici avant d’être copié ou enregistré\u202f; les pièces sont alors notées"
                " comme demandées."
            ),
            "muted",
            is_wrapped=True,
        )
        self.letter = NotesField(10, 40)
        self.letter.setAccessibleName(self.tr("Texte de la lettre"))
        self.copy = button(self.tr("Copier le texte"), "primary", "copy")
        self.save = button(self.tr("Enregistrer comme texte…"))
        self.again = button(self.tr("Reprendre le texte proposé"))
        self.close_panel = button(self.tr("Fermer"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        for each in (self.title, self.note, self.letter):
            inside.addWidget(each)
        inside.addLayout(Flow(self.copy, self.save, self.again, self.close_panel))
        self.copy.clicked.connect(lambda: self.copied.emit(self.letter.raw()))
        self.save.clicked.connect(lambda: self.saved.emit(self.letter.raw()))
        self.again.clicked.connect(self.recomposed)
        self.close_panel.clicked.connect(self.closed)
        self.hide()

    @property
    def is_corrected(self) -> bool:
        """True while the text is no longer the one that was composed."""
        return self.letter.raw() != self._composed

    def show_letter(self, subject: str, composed: str, corrected: str = "") -> None:
        """Show a letter as it was composed, or as it was corrected before."""
        self._composed = composed
        self.title.setText(subject)
        self.letter.show_value(corrected or composed)
        self.show()

    def focus_text(self) -> None:
        """Bring the keyboard to the text."""
        self.letter.setFocus()
