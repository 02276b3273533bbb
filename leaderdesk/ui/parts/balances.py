"""What a treasury comes to: the answer in words with its level, the three outlooks drawn, the months on demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.cashflow import SCENARIOS
from leaderdesk.domain.sheets.amounts import cents
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.domain.steps import Step
from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.shapes import Dash
from leaderdesk.ui.kit.controls import Picture, button, column, row, text
from leaderdesk.ui.kit.drawing import DrawingBox
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields.line import show_look
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.typed_columns import amount_column
from leaderdesk.words import numbers, treasuries
from leaderdesk.words.explanations import explain
from leaderdesk.words.formats import NO_BREAK, money, number
from leaderdesk.words.sheets import say_flaw

_HEIGHT = 170.0
_LOOKS = {"green": "success", "orange": "warning", "red": "error"}
_DASHES: dict[str, Dash] = {"early": "dotted", "likely": "solid", "late": "dashed"}
_ROWS = 12


@dataclass(frozen=True, slots=True)
class MonthRow:
    """The balances at the end of a month, in cents."""

    month: date
    early: int
    likely: int
    late: int


class Balances(QFrame):
    """Shows one treasury after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Picture("information", 24, QPalette.ColorRole.WindowText)
        self.level = text("", "word")
        self.answer = text("", "heading", is_wrapped=True)
        self.details = text("", is_wrapped=True)
        self.drawing = DrawingBox(self.tr("Trésorerie mois par mois"))
        self.months = self._toggle(self.tr("&Voir mois par mois"))
        self.why = self._toggle(self.tr("Voir le cal&cul"))
        self.reasons = text("", is_wrapped=True)
        self._sheet: TreasurySheet | None = None
        self._listing: Listing | None = None
        self._card = self._made_card()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        self.buttons = QWidget()
        self.buttons.setLayout(Flow(self.months, self.why))
        for each in (self._card, self.drawing, self.buttons, self.reasons):
            inside.addWidget(each)
        self.months.toggled.connect(self._unfold)
        self.why.toggled.connect(self._unfold)
        self._unfold()

    @property
    def listing(self) -> Listing:
        """The months, built when somebody first wants them."""
        if self._listing is None:
            self._listing = Listing(self._columns(), self.tr("Soldes mois par mois"), Empty("list", "", ""))
            self._listing.hide_tools()
            inside = self.layout()
            assert isinstance(inside, QVBoxLayout)  # noqa: S101 - as it was made
            inside.insertWidget(inside.indexOf(self.reasons), self._listing)
        return self._listing

    def show_treasury(self, sheet: TreasurySheet) -> None:
        """Show what it comes to, or what is missing to know."""
        outlooks, self._sheet = sheet.outlooks, sheet
        for each in (self.drawing, self.buttons):
            each.setVisible(outlooks is not None)
        if outlooks is None or sheet.level is None:
            self._say("information", self.tr("Trésorerie inconnue"), _first_flaw(sheet), ())
            self._unfold()
            return
        likely = outlooks["likely"]
        rate = sheet.plan.loan_rate if sheet.plan else None
        details = (
            treasuries.interest(likely, rate),
            treasuries.spread_of(outlooks),
            treasuries.outstanding(likely),
            treasuries.say_delays(sheet.delays, sheet.delays_from, sheet.cases),
        )
        level = treasuries.level(sheet.level)
        self._say(_LOOKS[sheet.level], level[:1].upper() + level[1:], treasuries.answer(likely), details)
        self._draw(sheet)
        self.reasons.setText("\n".join(explain(_of_likely(sheet.steps))))
        self._unfold()

    def _say(self, look: str, level: str, answer: str, details: Sequence[str]) -> None:
        show_look(self._card, look)
        # What a word looks like depends on the frame around it.
        self.level.style().unpolish(self.level)
        self.level.style().polish(self.level)
        self._sign.show_icon(look)
        self.level.setText(level)
        self.answer.setText(answer)
        self.details.setText("\n".join(each for each in details if each))
        self.details.setVisible(any(details))
        self._card.setAccessibleName(f"{level}{NO_BREAK}: {answer}")

    def _draw(self, sheet: TreasurySheet) -> None:
        rows = months_of(sheet)
        names = {name: treasuries.scenario(name) for name in SCENARIOS}
        # The likely one is painted last, and its lowest month is the one that is named.
        curves = [
            Curve(names[name], [getattr(each, name) for each in rows], name, _DASHES[name], 2.5 if is_main else 1.5)
            for name, is_main in (("early", False), ("late", False), ("likely", True))
        ]
        words = Words(
            months=[f"{each.month:%m/%Y}" for each in rows],
            marks={mark: _round_money(mark) for mark in marks_for(curves)},
            lowest=money(min(each.likely for each in rows)),
            said=self.answer.text(),
        )
        self.drawing.show_drawing(lambda width, measure: draw_balances(curves, words, width, _HEIGHT, measure))

    def _unfold(self) -> None:
        is_months, is_why = self.months.isChecked(), self.why.isChecked()
        self.months.setText(self.tr("Ne plus &voir les mois") if is_months else self.tr("&Voir mois par mois"))
        self.why.setText(self.tr("Masquer le cal&cul") if is_why else self.tr("Voir le cal&cul"))
        is_known = not self.buttons.isHidden()
        if self._sheet is not None and is_known and is_months:
            rows = months_of(self._sheet)
            self.listing.show_lines(lines_of(self.listing.model.columns, rows, lambda each: each.month))
            self.listing.table.show_rows(min(len(rows), _ROWS))
        if self._listing is not None:
            self._listing.setVisible(is_known and is_months)
        self.reasons.setVisible(is_known and is_why)

    def _made_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "information")
        inside = column(row(self._sign, self.level, None, gap=8), self.answer, self.details, gap=6)
        inside.setContentsMargins(16, 12, 16, 12)
        card.setLayout(inside)
        return card

    def _toggle(self, words: str) -> QPushButton:
        made = button(words, "toggle")
        made.setCheckable(True)
        return made

    def _columns(self) -> list[Column]:
        return [
            Column("month", self.tr("Fin"), _month, key=lambda each: each.month, width=16),
            amount_column("early", self.tr("Au plus tôt"), width=16, editor=None),
            amount_column("likely", self.tr("Probable"), width=16, editor=None),
            amount_column("late", self.tr("Au plus tard"), width=16, editor=None),
        ]


def months_of(sheet: TreasurySheet) -> list[MonthRow]:
    """The balances of the three outlooks, month by month."""
    if sheet.outlooks is None:
        return []
    balances = [sheet.outlooks[name].balances for name in SCENARIOS]
    return [
        MonthRow(sheet.month(rank), *(cents(each) for each in amounts))
        for rank, amounts in enumerate(zip(*balances, strict=True))
    ]


def _month(each: MonthRow) -> str:
    return numbers.month(each.month)


def _of_likely(steps: Sequence[Step]) -> Iterator[Step]:
    """How the likely outlook was found: three times the same reasoning would hide it."""
    scenario = "likely"
    for each in steps:
        rule, _, name = each.code.rpartition(".")
        if rule == "cashflow.scenario":
            scenario = name
        elif scenario == "likely":
            yield each


def _round_money(amount: int) -> str:
    return f"{number(amount // 100)}{NO_BREAK}€" if amount % 100 == 0 else money(amount)


def _first_flaw(sheet: TreasurySheet) -> str:
    return next((say_flaw(flaw) for flaw in sheet.flaws), "")
