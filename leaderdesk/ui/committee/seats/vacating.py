"""Seats that an election leaves vacant: until when their people held them, and whether suppléants leave too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.fields import DayField, TickField
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.words.formats import counted


class VacatingPanel(QFrame):
    """`accepted(last_day, roles)`."""

    accepted = Signal(object, list)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.words = text("", "strong", is_wrapped=True)
        self.last_day = DayField()
        self.last_day.setAccessibleName(self.tr("Dernier jour des mandats"))
        label = text(self.tr("Dernier jour des mandats"))
        label.setBuddy(self.last_day)
        self.both = TickField(self.tr("Les suppléants aussi"))
        self.accept = button(self.tr("Déclarer vacants"), "primary", "check")
        self.cancel = button(self.tr("Ne rien changer"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(8)
        inside.addWidget(self.words)
        inside.addLayout(Flow(label, self.last_day, self.both, self.accept, self.cancel))
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self._leave)
        self.hide()

    def ask(self, count: int) -> None:
        """Ask until when, with the keyboard on the day."""
        seats = counted(count, self.tr("siège choisi"), self.tr("sièges choisis"))
        self.words.setText(self.tr("Mettre fin aux mandats\u00a0: {}.").format(seats))
        self.last_day.show_value(current_day())
        self.both.show_value(True)
        self.show()
        self.last_day.setFocus(Qt.FocusReason.TabFocusReason)
        self.last_day.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        self.last_day.commit()
        day = self.last_day.value()
        if day is None:
            self.last_day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.accepted.emit(day, ["titulaire", "suppleant"] if self.both.value() else ["titulaire"])
        self.left.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
