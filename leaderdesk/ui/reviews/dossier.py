"""One dossier as the review shows it: where it stands, what blocks it, what to ask, what comes next, its notes."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QBoxLayout

from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.sheets.reviews import Reviewed
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import Picture, button, column, frame, row, text
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.reviews.lists import Asks, Blocks, Notes
from leaderdesk.ui.reviews.noting import NoteFields
from leaderdesk.words.alerts import say_next
from leaderdesk.words.formats import counted, day
from leaderdesk.words.lives import say_deadline
from leaderdesk.words.statuses import status

_NOTES = 6
# In characters: under this, two columns would both be too narrow to read.
_TWO_COLUMNS = 100
_MENUS = "FDAI"
_OWN = "POSVBUERN"


class DossierCard(ArrangingWidget):
    """Shows one dossier after the other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = text("", "heading", is_wrapped=True)
        self.holder = text("", "muted", is_wrapped=True)
        self.stay = text("", "strong", is_wrapped=True)
        self.due_sign = Picture("calendar", 18)
        self.due = text("", is_wrapped=True)
        self.open = button(self.tr("&Ouvrir le dossier"), "", "open")
        self.open.setToolTip(self.tr("Ouvrir le dossier dans la page des dossiers (Ctrl+Maj+O)"))
        self.blocks, self.asks, self.notes = Blocks(), Asks(), Notes()
        self.next_usual = text("", "small", is_wrapped=True)
        self.next = Form(self._next_fields(), taken=_MENUS + _OWN + "L")
        self.note = Form(NoteFields(self).all(desk), taken=_MENUS + _OWN)
        self.leave = button(self.tr("Laisser cette note (Ctrl+Entrée)"))
        self._lay_out()

    def show_dossier(self, found: Reviewed, on: date, *, is_read_only: bool) -> None:
        """Show what was read; the fields are shown by who saves them."""
        line = found.row
        self.title.setText(f"{line.number} · {line.title}")
        person = self.tr("suivi par {}").format(line.person) if line.person else self.tr("suivi par personne")
        self.holder.setText(f"{line.holder} · {person}")
        self.stay.setText(self._stay(found))
        first = found.deadlines[0] if found.deadlines else None
        self.due.setText(say_deadline(first) if first else self.tr("Aucune échéance en cours."))
        self.due_sign.show_icon("warning" if is_late(first) else "calendar")
        self.blocks.show_alerts(line.blocks)
        self.asks.show_asks(line.ask, is_read_only=is_read_only)
        self.notes.show_notes(found.notes[:_NOTES], on, is_read_only=is_read_only)
        self.next_usual.setText(self.tr("Étape habituelle\u00a0: {}").format(say_next(line.next)))
        self.next_usual.setVisible(not found.next_step)
        for form in (self.next, self.note):
            form.set_read_only(is_read_only)
        self.note_frame.setVisible(not is_read_only)

    def _stay(self, found: Reviewed) -> str:
        line = found.row
        if line.since is None or line.days is None:
            return status(line.status)
        if line.days == 0:
            return self.tr("{} depuis aujourd’hui").format(status(line.status))
        days = counted(line.days, self.tr("jour"), self.tr("jours"))
        return self.tr("{} depuis {} ({})").format(status(line.status), days, day(line.since))

    def _next_fields(self) -> list[Field]:
        today = partial(DayField, self._desk.around.today)
        return [
            Field("next_step", self.tr("Prochaine é&tape"), is_wide=True),
            Field("next_step_on", self.tr("Étape à faire le"), today, is_optional=True),
        ]

    def _lay_out(self) -> None:
        head = column(
            self.title,
            self.holder,
            self.stay,
            row(self.due_sign, self.due, gap=8),
            Flow(self.open),
            gap=6,
        )
        self.due.setSizePolicy(self.title.sizePolicy())
        seen = column(frame("card", head), self.blocks, self.asks, None, gap=18)
        steps = column(text(self.tr("Et ensuite"), "heading"), self.next, self.next_usual, gap=6)
        self.note_frame = frame("card", column(self.note, row(self.leave, None), gap=10))
        done = column(steps, self.note_frame, self.notes, None, gap=18)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(28)
        self._halves.addLayout(seen, 1)
        self._halves.addLayout(done, 1)

    def _arrange(self) -> None:
        is_wide = self.width() >= self.fontMetrics().averageCharWidth() * _TWO_COLUMNS
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(beside if is_wide else below)


def is_late(started: Started | None) -> bool:
    """True when a deadline has passed."""
    return started is not None and (started.margin or 0) < 0
