"""The five decisions there are, each with its digit, and what stands in the way of those that cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.sittings.ground import OUTCOMES, OutcomeKind
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.words import sitting_decisions as words


class OutcomeRow(QWidget):
    """`chosen` carries the outcome."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[OutcomeKind, QPushButton] = {}
        row = QWidget()
        flow = Flow()
        for digit, outcome in enumerate(OUTCOMES, 1):
            self.buttons[outcome] = made = button(f"{words.outcome(outcome)} ({digit})", "view")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, outcome=outcome: self.choose(outcome))
            flow.addWidget(made)
        row.setLayout(flow)
        self.why = text("", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(row)
        inside.addWidget(self.why)

    @property
    def first(self) -> QPushButton | None:
        """The one chosen, or else the first that may be."""
        chosen = [each for each in self.buttons.values() if each.isChecked()]
        return next((each for each in (*chosen, *self.buttons.values()) if each.isEnabled()), None)

    def show_outcomes(self, outcomes: Mapping[OutcomeKind, str | None], *, is_read_only: bool) -> None:
        """Allow those that may be, and say why not of the others."""
        for outcome, made in self.buttons.items():
            made.setEnabled(outcomes.get(outcome) is None and not is_read_only)
        told = "\n".join(words.say_why_not(outcomes))
        self.why.setText(told)
        self.why.setVisible(bool(told))

    def mark(self, outcome: OutcomeKind | None) -> None:
        """Show which one is chosen."""
        for each, made in self.buttons.items():
            made.setChecked(each == outcome)

    def choose(self, outcome: OutcomeKind) -> None:
        """Choose one that may be."""
        if self.buttons[outcome].isEnabled():
            self.mark(outcome)
            self.chosen.emit(outcome)

    def outcome_of(self, sign: str) -> OutcomeKind | None:
        """The outcome of a digit."""
        return dict(zip("12345", OUTCOMES, strict=True)).get(sign)
