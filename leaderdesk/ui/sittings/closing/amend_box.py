"""A correction of the minutes, in its place: the new text, and why; Escape puts it aside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import NotesField
from leaderdesk.ui.kit.flow import Flow

_LONGEST = 400


class AmendBox(QFrame):
    """Hidden until a correction is begun."""

    # The text and its reason; neither is empty-handed: the box asks for the reason itself.
    given = Signal(str, str)
    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "information")
        words = text(self.tr("Texte corrigé"), "label")
        self.text = NotesField(3, 10)
        self.text.setAccessibleName(self.tr("Texte corrigé"))
        words.setBuddy(self.text)
        why = text(self.tr("Motif de la correction"), "label")
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.reason.setAccessibleName(self.tr("Motif de la correction"))
        why.setBuddy(self.reason)
        self.remark = text("", "problem", is_wrapped=True)
        self.confirm = button(self.tr("Noter la correction (Entrée)"), "primary")
        self.give_up = button(self.tr("Renoncer (Échap)"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        for each in (words, self.text, why, self.reason, self.remark):
            inside.addWidget(each)
        inside.addLayout(Flow(self.confirm, self.give_up))
        self.confirm.clicked.connect(self._confirm)
        self.give_up.clicked.connect(self.left)
        self.reason.returnPressed.connect(self._confirm)
        self.reason.textEdited.connect(lambda _: self.typed.emit())
        self.text.typing.connect(lambda _: self.typed.emit())
        self.text.restored.connect(self.typed)
        self.remark.hide()
        self.hide()

    def begin(self, words: str, reason: str = "") -> None:
        """Begin from a text."""
        self.text.show_value(words)
        self.reason.setText(reason)
        self.remark.hide()
        self.show()

    def refuse(self, words: str) -> None:
        """Say what is wrong, and put the keyboard where it is mended."""
        self.remark.setText(words)
        self.remark.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        # Around it, Escape leaves the record.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        reason = " ".join(self.reason.text().split())
        if reason:
            self.given.emit(self.text.raw(), reason)
        else:
            self.refuse(self.tr("Écrivez le motif, puis Entrée."))
