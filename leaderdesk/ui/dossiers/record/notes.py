"""The notes of a dossier: dated, they may ask something of somebody for a day; one is written above the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.rows import NoteRow
from leaderdesk.ui.kit.controls import Picture, button, column, frame, row, text
from leaderdesk.ui.kit.fields import DayField, NotesField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.rows import come_in_sight
from leaderdesk.words.formats import capital, day


class NotesPanel(QWidget):
    """The notes, the last first; the page does what is wished."""

    add_wished = Signal(object)
    edit_wished = Signal(object, object)
    end_wished = Signal(object, bool)
    removal_wished = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._edited: NoteRow | None = None
        self._is_read_only = False
        fields = [
            Field("text", self.tr("Nouvelle note"), partial(NotesField, 2, 8), is_wide=True),
            Field("asked_of", self.tr("Demandé à"), partial(WordsField, 24), is_optional=True),
            Field("due_on", self.tr("Réponse attendue le"), partial(DayField, today), is_optional=True),
        ]
        # Its letters would be those of the project's form above.
        self.form = Form(fields, taken="ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.keep = button(self.tr("Ajouter la note"))
        self.give_up = button(self.tr("Ne pas modifier"), "link")
        self.give_up.hide()
        self._writer = QWidget()
        self._writer.setLayout(column(self.form, row(self.keep, self.give_up, None)))
        self._nothing = text(self.tr("Aucune note."), "muted")
        # Until the dossier has been read, nobody knows.
        self._nothing.hide()
        self._rows = QVBoxLayout()
        self._cards: dict[int, QWidget] = {}
        self._rows.setSpacing(8)
        inside = column(self._writer, self._nothing, gap=10)
        inside.addLayout(self._rows)
        self.setLayout(inside)
        self.keep.clicked.connect(self._wish)
        self.give_up.clicked.connect(self.clear)

    def show_notes(self, notes: Sequence[NoteRow]) -> None:
        """Replace the notes shown; what is being written stays."""
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._nothing.setVisible(not notes)
        self._cards.clear()
        for each in notes:
            self._cards[each.id] = card = self._card(each)
            self._rows.addWidget(card)

    def enter(self, key: int) -> bool:
        """Bring a note in sight, and the keyboard to the first thing that it offers; false where it is not there."""
        card = self._cards.get(key)
        if card is None:
            return False
        first = card.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        come_in_sight(card)
        return True

    def clear(self) -> None:
        """Nothing is being written."""
        self._edited = None
        self.form.open({})
        self.keep.setText(self.tr("Ajouter la note"))
        self.give_up.hide()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let them be read only."""
        self._is_read_only = is_read_only
        self._writer.setVisible(not is_read_only)

    def _wish(self) -> None:
        self.form.commit()
        values = self.form.values()
        if not values["text"]:
            self.form.focus_first()
            return
        if self._edited is None:
            self.add_wished.emit(values)
        else:
            self.edit_wished.emit(self._edited.id, values)
        self.clear()

    def _edit(self, note: NoteRow) -> None:
        self._edited = note
        self.form.open({"text": note.text, "asked_of": note.asked_of, "due_on": note.due_on})
        self.keep.setText(self.tr("Enregistrer la note"))
        self.give_up.show()
        self.form.focus_first()

    def _card(self, note: NoteRow) -> QWidget:
        head = self.tr("{} – {}").format(day(note.written_on), note.author)
        inside = column(text(head, "small"), text(note.text, is_wrapped=True), gap=3)
        asked, icon_name = self._asked(note)
        if asked:
            inside.addLayout(row(Picture(icon_name, 16), text(asked, "muted", is_wrapped=True), gap=6))
        if not self._is_read_only:
            inside.addWidget(self._tools(note))
        return frame("card", inside, (12, 8, 12, 6))

    def _asked(self, note: NoteRow) -> tuple[str, str]:
        if note.done_on is not None:
            return self.tr("Fait le {}.").format(day(note.done_on)), "success"
        parts = [self.tr("Demandé à {}").format(note.asked_of)] if note.asked_of else []
        if note.due_on is not None:
            parts.append(self.tr("pour le {}").format(day(note.due_on)))
        is_late = note.due_on is not None and note.due_on < self._today()
        if is_late:
            parts.append(self.tr("en retard"))
        told = ", ".join(parts)
        return capital(told), "warning" if is_late else "calendar"

    def _tools(self, note: NoteRow) -> QWidget:
        is_done = note.done_on is not None
        end = button(self.tr("Rouvrir") if is_done else self.tr("Marquer comme fait"), "link")
        edit, remove = button(self.tr("Modifier"), "link"), button(self.tr("Retirer"), "link")
        end.clicked.connect(lambda: self.end_wished.emit(note.id, not is_done))
        edit.clicked.connect(lambda: self._edit(note))
        remove.clicked.connect(lambda: self.removal_wished.emit(note.id))
        start = note.text[:40]
        for each in (end, edit, remove):
            each.setAccessibleName(self.tr("{}\u00a0: note «\u00a0{}\u00a0»").format(each.text(), start))
        holder = QWidget()
        holder.setLayout(Flow(end, edit, remove))
        return holder
