"""The amount of a decision: proposed by the rules, changed by hand, and what it does to the envelope."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from leaderdesk.domain.money import RATE_UNIT, half_up
from leaderdesk.domain.sheets.sittings.decisions import DecisionSheet, EnvelopeSheet
from leaderdesk.drawings.shapes import Drawing, Measure, Pattern
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.ui.kit.fields import MoneyField, RateField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.sittings.live.votes.motions import TAKEN
from leaderdesk.words import formats
from leaderdesk.words import sitting_decisions as words
from leaderdesk.words.phrases import money

_AMOUNT, _RATE = "amount", "rate"
_CENTS = 100


class AmountBox(QFrame):
    """`changed` carries the amount, none for the one proposed."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._decision: DecisionSheet | None = None
        self.proposal, self.limits = text("", "strong", is_wrapped=True), text("", is_wrapped=True)
        fields = [
            Field(_AMOUNT, self.tr("Montant accordé"), MoneyField),
            Field(_RATE, self.tr("Taux"), RateField),
        ]
        self.form = Form(fields, taken=TAKEN, columns=2, characters=22)
        self.problem = text("", "problem", is_wrapped=True)
        self.drawing = DrawingBox(self.tr("Enveloppe"))
        self.envelope = text("", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(8)
        for part in (self.proposal, self.limits, self.form, self.problem, self.drawing, self.envelope):
            inside.addWidget(part)
        self.form.tried.connect(self._on_tried)
        self.form.edited.connect(self._on_edited)

    def show_point(self, decision: DecisionSheet, amount: Fraction | None, *, is_new: bool) -> None:
        """Show what may be granted; `amount` is the one that was put in place of what is proposed."""
        self._decision = decision
        proposal, *limits = words.say_proposal(decision)
        self.proposal.setText(proposal)
        self.limits.setText("\n".join(limits))
        self.limits.setVisible(bool(limits))
        has_amount = decision.has_money and decision.proposed is not None
        self.form.setVisible(has_amount)
        shown = decision.proposed if amount is None else amount
        values = {_AMOUNT: _cents(shown), _RATE: _millionths(decision, shown)}
        if is_new:
            self.form.open(values)
        else:
            self.form.show(values)
        self.consider(shown)

    def consider(self, amount: Fraction | None, *, is_granted: bool = True) -> None:
        """Say what an amount would do; nothing is taken of the envelope where nothing is granted."""
        decision = self._decision
        if decision is None:
            return
        wrong = words.say_amount(decision, amount) if is_granted and decision.proposed is not None else ""
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        envelope = decision.envelope
        self.envelope.setVisible(envelope is not None)
        self.drawing.setVisible(envelope is not None and envelope.is_set)
        if envelope is None:
            return
        taken = (amount or Fraction(0)) if is_granted else Fraction(0)
        granted = envelope.granting(taken)
        self.envelope.setText("\n".join(words.say_envelope(granted)))
        shares = self._shares(granted, taken)
        empty = self.tr("Enveloppe épuisée")
        self.drawing.show_drawing(partial(_draw, shares, empty))

    def _shares(self, envelope: EnvelopeSheet, taken: Fraction) -> list[Share]:
        """This point, the others, what is left or what is missing."""
        parts: list[tuple[str, Fraction, str, Pattern]] = [(self.tr("Ce projet"), taken, "fund", "solid")]
        parts.append((self.tr("Projets encore à décider"), envelope.waiting_amount, "likely", "hatch"))
        if envelope.after_all >= 0:
            parts.append((self.tr("Resterait"), envelope.after_all, "own", "dots"))
        whole = sum((amount for _, amount, _, _ in parts), Fraction(0))
        return [
            Share(name, _cents(amount) or 0, money(amount), formats.rate(amount / whole), ink, pattern)
            for name, amount, ink, pattern in parts
            if whole
        ]

    def _on_tried(self, name: str, value: int | None) -> None:
        decision = self._decision
        if decision is None or value is None:
            return
        self.consider(_read(decision, name, value))

    def _on_edited(self, name: str, value: int | None) -> None:
        decision = self._decision
        if decision is None:
            return
        amount = None if value is None else _read(decision, name, value)
        shown = decision.proposed if amount is None else amount
        self.form.editor(_AMOUNT).show_value(_cents(shown))
        self.form.editor(_RATE).show_value(_millionths(decision, shown))
        self.consider(shown)
        self.changed.emit(None if amount == decision.proposed else amount)


def _read(decision: DecisionSheet, name: str, value: int) -> Fraction:
    return Fraction(value, _CENTS) if name == _AMOUNT else decision.amount_at(Fraction(value, RATE_UNIT))


def _cents(amount: Fraction | None) -> int | None:
    return None if amount is None else half_up(amount * _CENTS)


def _millionths(decision: DecisionSheet, amount: Fraction | None) -> int | None:
    rate = None if amount is None else decision.rate_of(amount)
    return None if rate is None else half_up(rate * RATE_UNIT)


def _draw(shares: list[Share], empty: str, width: float, measure: Measure) -> Drawing:
    return draw_shares(shares, width, measure, empty=empty)
