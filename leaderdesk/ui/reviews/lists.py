"""What a review shows of a dossier as lists: what blocks it, what to ask of whom, its last notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.sheets.reviews import Ask
from leaderdesk.domain.sheets.rows import NoteRow
from leaderdesk.ui.kit.controls import Picture, button, column, row, text
from leaderdesk.words.alerts import say_alert
from leaderdesk.words.comparisons import say_ask
from leaderdesk.words.formats import day

_SIDE = 18
_Role = QPalette.ColorRole


class Items(QWidget):
    """A heading and one row for each thing, or a word that says there is none."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._shown: object = None
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.setLayout(column(text(title, "heading"), self._rows, gap=6))

    def put(self, data: object, parts: Sequence[QWidget]) -> None:
        """Show these in the place of the former ones."""
        self._shown = data
        while (item := self._rows.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        for part in parts or [text(self._nothing, "muted", is_wrapped=True)]:
            self._rows.addWidget(part)

    def is_shown(self, data: object) -> bool:
        """True when nothing changed: what has the keyboard keeps it."""
        return self._shown == data


class Blocks(Items):
    """What is wrong or late; each leads to its tab."""

    tab_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Ce qui bloque ou attend"), self.tr("Rien ne bloque ce dossier."))

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """The grave ones first, as they come."""
        if not self.is_shown(alerts):
            self.buttons = [button(self.tr("Voir"), "link") for _ in alerts]
            pairs = zip(alerts, self.buttons, strict=True)
            self.put(alerts, [self._row(alert, see) for alert, see in pairs])

    def _row(self, alert: Alert, see: QPushButton) -> QWidget:
        said = say_alert(alert)
        word = self.tr("Bloquant\u00a0:") if alert.is_grave else self.tr("À voir\u00a0:")
        see.setAccessibleName(self.tr("Voir\u00a0: {}").format(said))
        see.clicked.connect(lambda _=False, tab=alert.tab: self.tab_wished.emit(tab))
        sign = Picture("error", _SIDE, _Role.BrightText) if alert.is_grave else Picture("warning", _SIDE)
        return lined(sign, text(f"{word} {said}", is_wrapped=True), see)


class Asks(Items):
    """What to ask of whom; each may begin the note that says it was asked."""

    noting_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("À demander"), self.tr("Rien à demander à personne."))

    def show_asks(self, asks: Sequence[Ask], *, is_read_only: bool) -> None:
        """What each has to bring."""
        if not self.is_shown((asks, is_read_only)):
            self.buttons = [button(self.tr("Demander"), "link") for _ in asks]
            pairs = zip(asks, self.buttons, strict=True)
            self.put((asks, is_read_only), [self._row(ask, made, is_read_only) for ask, made in pairs])

    def _row(self, ask: Ask, made: QPushButton, is_read_only: bool) -> QWidget:
        said = say_ask(ask)
        made.setAccessibleName(self.tr("Demander, et le noter\u00a0: {}").format(said))
        made.setToolTip(self.tr("Commencer une note adressée à {}").format(ask.of))
        made.clicked.connect(lambda _=False, each=ask: self.noting_wished.emit(each))
        if ask.code == "answer" or is_read_only:
            # An answer already asked for has its own note below.
            made.hide()
        return lined(Picture("people", _SIDE), text(said, is_wrapped=True), made)


class Notes(Items):
    """The notes of the dossier, the last first, with what came of what they asked."""

    finished = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Dernières notes"), self.tr("Aucune note sur ce dossier."))

    def show_notes(self, notes: Sequence[NoteRow], on: date, *, is_read_only: bool) -> None:
        """What was written, and what is still awaited on a day."""
        if not self.is_shown((notes, on, is_read_only)):
            self.buttons = []
            self.put((notes, on, is_read_only), [self._row(note, on, is_read_only) for note in notes])

    def _row(self, note: NoteRow, on: date, is_read_only: bool) -> QWidget:
        head = text(f"{day(note.written_on)} · {note.author}", "small")
        inside = column(head, text(note.text, is_wrapped=True), gap=2)
        made = QFrame()
        if note.asked_of or note.due_on:
            inside.addLayout(row(Picture(self._icon(note, on), _SIDE), text(self._asked(note, on), is_wrapped=True)))
            if not is_read_only:
                inside.addLayout(row(self._button(note), None))
        made.setLayout(inside)
        return made

    def _button(self, note: NoteRow) -> QPushButton:
        is_open = note.done_on is None
        made = button(self.tr("Réponse reçue") if is_open else self.tr("Attendre encore"), "link")
        if is_open and not any(each.text().startswith("&") for each in self.buttons):
            # One letter leads to the first that is awaited.
            made.setText(self.tr("&Réponse reçue"))
        made.setAccessibleName(self.tr("{}\u00a0: {}").format(made.text().replace("&", ""), note.text))
        made.clicked.connect(lambda _=False: self.finished.emit(note, is_open))
        self.buttons.append(made)
        return made

    def _icon(self, note: NoteRow, on: date) -> str:
        if note.done_on is not None:
            return "success"
        return "warning" if note.due_on is not None and note.due_on < on else "calendar"

    def _asked(self, note: NoteRow, on: date) -> str:
        who = self.tr("Demandé à {}").format(note.asked_of) if note.asked_of else self.tr("À faire")
        if note.due_on is not None:
            who = self.tr("{} pour le {}").format(who, day(note.due_on))
        if note.done_on is not None:
            return self.tr("{}\u00a0: fait le {}.").format(who, day(note.done_on))
        if note.due_on is not None and note.due_on < on:
            return self.tr("{}\u00a0: en retard.").format(who)
        return self.tr("{}\u00a0: en attente.").format(who)


def lined(sign: Picture, words: QWidget, act: QWidget) -> QWidget:
    """A sign, words, and what can be done."""
    made = QWidget()
    inside = row(sign, gap=8)
    inside.addWidget(words, 1)
    inside.addWidget(act)
    made.setLayout(inside)
    return made
