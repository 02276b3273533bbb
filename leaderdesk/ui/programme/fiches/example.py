"""The worked example beside the rules: an invented project, who pays what, and why, anew at each key."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.financing import HOLDERS, Financing, FundingLine
from leaderdesk.domain.money import half_up
from leaderdesk.domain.programmes.rules import USUAL_EXAMPLE, Example, Rules, try_rules
from leaderdesk.drawings.shapes import Drawing, Measure
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.ui.kit.controls import column, frame, text
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.ui.kit.fields import ChoiceField, MoneyField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.cells import from_editor, to_editor
from leaderdesk.ui.programme.section import ALL_LETTERS
from leaderdesk.words import codes, formats
from leaderdesk.words.explanations import explain
from leaderdesk.words.programmes import say_problem

_CENTS = 100


class ExamplePanel(QWidget):
    """`tried()`: the example changed."""

    tried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rules: Rules | None = None
        self._values: dict[str, Any] = _usual()
        self.form = Form(self._fields(), taken=ALL_LETTERS)
        self.form.open(self._values)
        self.form.tried.connect(self._try)
        self.form.edited.connect(self._try)
        self.verdict = text("", "heading", is_wrapped=True)
        self.drawing = DrawingBox(self.tr("Qui paie quoi"))
        self.steps = text("", is_wrapped=True)
        inside = column(
            text(self.tr("Exemple"), "heading"),
            text(self._intention(), "small", is_wrapped=True),
            self.verdict,
            self.drawing,
            self.steps,
            text(self.tr("Le projet inventé"), "strong"),
            self.form,
        )
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame("card", inside))
        self._show()

    def show_rules(self, rules: Rules | None) -> None:
        """Work the example out with these; None while they are not complete."""
        self._rules = rules
        self._show()

    def _try(self, name: str, value: object) -> None:
        self._values[name] = value
        self._show()
        self.tried.emit()

    def _show(self) -> None:
        if self._rules is None:
            self._say(self.tr("Il manque une des trois parts\u00a0: l’exemple attend."), [], ())
            return
        trial = try_rules(self._rules, self._example())
        if trial.result is None:
            said = [say_problem(problem) for problem in trial.problems]
            self._say(self.tr("Avec ces valeurs, aucun calcul n’est possible."), said, ())
            return
        result = trial.result
        fund = formats.money(_cents(result.fund))
        verdict = self.tr("Le fonds apporte {}.").format(fund)
        if result.is_refused:
            verdict = self.tr("Ce projet serait refusé.")
        self._say(verdict, explain(trial.steps), self._shares(result))

    def _say(self, verdict: str, sentences: list[str], shares: tuple[Share, ...]) -> None:
        self.verdict.setText(verdict)
        self.steps.setText("\n".join(f"– {sentence}" for sentence in sentences))
        self.drawing.setVisible(bool(shares))
        self.drawing.show_drawing(partial(_draw, shares) if shares else None)

    def _example(self) -> Example:
        values = self._values
        public, private = (from_editor("euros", values[name]) for name in ("public", "private"))
        total = from_editor("euros", values["total_cost"]) or Fraction(0)
        eligible = from_editor("euros", values["eligible"])
        return Example(
            total_cost=total,
            eligible=eligible,
            nature=values["nature"] or "private",
            public_funds=(FundingLine(self.tr("Financeur public"), public),) if public else (),
            private_funds=(FundingLine(self.tr("Financeur privé"), private),) if private else (),
            revenue=from_editor("euros", values["revenue"]) or Fraction(0),
        )

    def _shares(self, result: Financing) -> tuple[Share, ...]:
        values = self._values
        amounts = (
            (self.tr("Fonds européen"), _cents(result.fund), "fund", "solid"),
            (self.tr("Financeur public"), values["public"] or 0, "public", "hatch"),
            (self.tr("Financeur privé"), values["private"] or 0, "private", "dots"),
            (self.tr("Recettes"), values["revenue"] or 0, "muted", "hatch"),
            (self.tr("Porteur"), max(_cents(result.own), 0), "own", "solid"),
        )
        whole = sum(amount for _, amount, _, _ in amounts) or 1
        return tuple(
            Share(name, amount, formats.money(amount), formats.rate(Fraction(amount, whole)), ink, pattern)  # type: ignore[arg-type]  # one of the patterns
            for name, amount, ink, pattern in amounts
        )

    def _fields(self) -> list[Field]:
        natures = {nature: codes.word("nature", nature) for nature in HOLDERS}
        return [
            Field("nature", self.tr("Porteur"), partial(ChoiceField, natures), rule=self._is_public),
            Field("total_cost", self.tr("Coût total"), MoneyField),
            Field("eligible", self.tr("Dépense éligible"), MoneyField, rule=self._within_cost),
            Field("public", self.tr("Financement public"), MoneyField),
            Field("private", self.tr("Financement privé"), MoneyField),
            Field("revenue", self.tr("Recettes"), MoneyField),
        ]

    def _is_public(self, nature: str | None, _: Mapping[str, Any]) -> str | None:
        if nature in {"public", "public_like"} and self._rules is not None and self._rules.own_public_money_calls:
            return self.tr("Son argent propre appelle aussi le fonds.")
        return None

    def _within_cost(self, eligible: int | None, values: Mapping[str, Any]) -> str | None:
        total = values.get("total_cost")
        if eligible is not None and total is not None and eligible > total:
            return self.tr("Plus que le coût total.")
        return None

    def _intention(self) -> str:
        return self.tr(
            "Un projet inventé\u00a0: changez-le, ou changez une règle, et le calcul suit. Rien ici n’est enregistré."
            " Sans dépense éligible, tout le coût l’est."
        )


def _usual() -> dict[str, Any]:
    public = sum((line.amount for line in USUAL_EXAMPLE.public_funds), Fraction(0))
    return {
        "nature": USUAL_EXAMPLE.nature,
        "total_cost": to_editor("euros", USUAL_EXAMPLE.total_cost),
        "eligible": None,
        "public": to_editor("euros", public),
        "private": None,
        "revenue": None,
    }


def _cents(euros: Fraction) -> int:
    return half_up(euros * _CENTS)


def _draw(shares: tuple[Share, ...], width: float, measure: Measure) -> Drawing:
    return draw_shares(shares, width, measure)
