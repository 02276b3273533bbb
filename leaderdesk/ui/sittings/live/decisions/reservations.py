"""What a favourable opinion is subject to: each with its text, its deadline and who sees to it."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaderdesk.domain.sittings.gestures import Reservation
from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.fields import DayField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form

_TEXT, _DUE, _OWNER = "text", "due_on", "owner"


class ReservationLine(QFrame):
    """One reservation."""

    changed = Signal()
    removed = Signal()

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.setProperty("look", "card")
        fields = [
            Field(_TEXT, self.tr("Réserve"), lambda: WordsField(60), is_wide=True),
            Field(_DUE, self.tr("À lever avant le"), DayField, is_optional=True),
            Field(_OWNER, self.tr("Suivie par"), lambda: WordsField(24), is_optional=True),
        ]
        # Several lines would have the same letters.
        self.form = Form(fields, taken=ascii_uppercase, columns=2, characters=26)
        self.remove = button(self.tr("Retirer"), "", "close")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        inside.addWidget(self.form)
        inside.addLayout(Flow(self.remove))
        self.number(rank)
        self.form.edited.connect(lambda _name, _value: self.changed.emit())
        self.remove.clicked.connect(self.removed.emit)

    def number(self, rank: int) -> None:
        """Name the controls by the rank of the line."""
        self.remove.setAccessibleName(self.tr("Retirer la réserve {}").format(rank))
        self.form.setAccessibleName(self.tr("Réserve {}").format(rank))

    def show_reservation(self, reservation: Reservation) -> None:
        """Show one."""
        values = {_TEXT: reservation.text or None, _DUE: reservation.due_on, _OWNER: reservation.owner or None}
        self.form.open(values)

    def reservation(self) -> Reservation:
        """What is typed."""
        values = self.form.values()
        return Reservation(str(values[_TEXT] or ""), values[_DUE], str(values[_OWNER] or ""))


class ReservationsBox(QWidget):
    """As many lines as there are reservations; one at least."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ReservationLine] = []
        self.add = button(self.tr("Ajouter une réserve"), "", "new")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(self._inside)
        around.addLayout(Flow(self.add))
        self.add.clicked.connect(self._add)

    def show_reservations(self, reservations: Sequence[Reservation]) -> None:
        """Show these, each on its line, or one that is empty."""
        wanted = list(reservations) or [Reservation("")]
        while len(self.lines) > len(wanted):
            self._drop(self.lines[-1])
        while len(self.lines) < len(wanted):
            self._make()
        for line, each in zip(self.lines, wanted, strict=True):
            line.show_reservation(each)

    def reservations(self) -> tuple[Reservation, ...]:
        """Those that say something."""
        found = tuple(line.reservation() for line in self.lines)
        return tuple(each for each in found if each.text or each.due_on or each.owner)

    def commit(self) -> None:
        """Read what is being typed."""
        for line in self.lines:
            line.form.commit()

    def problems(self) -> bool:
        """True while a text cannot be read."""
        return any(line.form.problems() for line in self.lines)

    def focus_main(self) -> None:
        """The first line that says nothing yet, or the first."""
        line = next((each for each in self.lines if not each.reservation().text), self.lines[0])
        line.form.focus_field(_TEXT)

    def _add(self) -> None:
        self._make().form.focus_field(_TEXT)
        self.changed.emit()

    def _make(self) -> ReservationLine:
        line = ReservationLine(len(self.lines) + 1)
        self.lines.append(line)
        self._inside.addWidget(line)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        before = self.lines[-2].remove if len(self.lines) > 1 else None
        if before is not None:
            QWidget.setTabOrder(before, line.form.cells[_TEXT].widget)
        QWidget.setTabOrder(line.remove, self.add)
        return line

    def _remove(self, line: ReservationLine) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(self.lines) > 1:
            self._drop(line)
        else:
            line.show_reservation(Reservation(""))
        self.changed.emit()

    def _drop(self, line: ReservationLine) -> None:
        self.lines.remove(line)
        line.hide()
        self._inside.removeWidget(line)
        line.deleteLater()
        for rank, each in enumerate(self.lines, 1):
            each.number(rank)
