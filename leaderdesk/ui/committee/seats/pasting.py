"""A list copied from a spreadsheet, line by line before anything is written: what is new, what is known, what lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from leaderdesk.domain.committee.pasted import PastedSeat
from leaderdesk.ui.committee.seats.columns import SeatColumns
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.words.formats import counted

_FEWEST, _MOST = 2, 10


class ListPanel(QFrame):
    """« Ajouter » adds the sound lines; Escape leaves everything as it was."""

    accepted = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Aperçu de la liste"))
        self.title = text(self.tr("Ajouter ces sièges\u202f?"), "strong")
        self.summary = text("", "muted", is_wrapped=True)
        self.lines = LineModel(SeatColumns(self).pasted(), self)
        self.lines.is_sortable = False
        self.table = Table(self.lines, self.tr("Sièges de la liste"))
        self.since = DayField()
        self.since.setAccessibleName(self.tr("Mandats depuis le"))
        label = text(self.tr("Mandats depuis le"))
        label.setBuddy(self.since)
        self.accept = button(self.tr("Ajouter"), "primary", "check")
        self.cancel = button(self.tr("Ne rien ajouter"))
        inside = column(
            self.title, self.summary, self.table, row(label, self.since, self.accept, self.cancel, None), gap=8
        )
        inside.setContentsMargins(14, 10, 14, 10)
        self.setLayout(inside)
        self._seats: Sequence[PastedSeat] = ()
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self._leave)
        self.hide()

    def show_seats(self, seats: Sequence[PastedSeat]) -> None:
        """Show what each line would be, those that lack something first."""
        self._seats = seats
        ordered = sorted(seats, key=lambda each: each.is_sound)
        self.lines.show_lines(lines_of(self.lines.columns, ordered, lambda each: each.line))
        self.table.show_rows(max(_FEWEST, min(_MOST, len(seats))))
        sound = [each for each in seats if each.is_sound]
        self.summary.setText(self._told(sound))
        words = counted(len(sound), self.tr("siège"), self.tr("sièges"))
        self.accept.setText(self.tr("Ajouter {}").format(words))
        self.accept.setEnabled(bool(sound))
        if self.since.value() is None:
            self.since.show_value(current_day())
        self.show()
        (self.accept if sound else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _told(self, sound: Sequence[PastedSeat]) -> str:
        if not self._seats:
            return self.tr(
                "Rien à coller. Dans votre tableur, copiez les lignes avec leurs titres\u00a0: structure, collège, "
                "titulaire, suppléant, dans n’importe quel ordre."
            )
        public = sum(each.college == "public" for each in sound)
        structures = {each.structure for each in sound if each.remarks.get("structure") == "new"}
        parts = [
            counted(public, self.tr("siège public"), self.tr("sièges publics")),
            counted(len(sound) - public, self.tr("siège privé"), self.tr("sièges privés")),
            counted(len(structures), self.tr("structure à créer"), self.tr("structures à créer")),
        ]
        left = len(self._seats) - len(sound)
        if left:
            parts.append(counted(left, self.tr("ligne laissée de côté"), self.tr("lignes laissées de côté")))
        return f"{', '.join(parts)}."

    def _accept(self) -> None:
        self.since.commit()
        self.hide()
        self.accepted.emit([each for each in self._seats if each.is_sound], self.since.value() or current_day())
        self.left.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
