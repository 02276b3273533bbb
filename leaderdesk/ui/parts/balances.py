"""What a treasury comes to: the answer in words with its level, the three outlooks drawn, the months on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.cash.together import Together
from leaderdesk.domain.cashflow import SCENARIOS, Level, Outlook
from leaderdesk.domain.reasons.cashflow import reasons_of_cash
from leaderdesk.domain.sheets.amounts import cents, first_day, maybe_euros
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.domain.steps import Step
from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.shapes import Dash
from leaderdesk.ui.kit.controls import Picture, button, column, row, text
from leaderdesk.ui.kit.drawing_panel import DrawingPanel
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields.line import show_look
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.typed_columns import amount_column
from leaderdesk.words import cash, numbers, treasuries
from leaderdesk.words.explanations import explain
from leaderdesk.words.formats import NO_BREAK, capital, money, number
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
        self.drawing = DrawingPanel(self.tr("Trésorerie mois par mois"), has_table=False)
        self.months = self._toggle(self.tr("&Voir mois par mois"))
        self.why = self._toggle(self.tr("Voir le cal&cul"))
        self.reasons = text("", is_wrapped=True)
        self._rows: list[MonthRow] = []
        self._listing: Listing | None = None
        self._card = self._made_card()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        self.buttons = QWidget()
        self.buttons.setLayout(Flow(self.months, self.why))
        for each in (self._card, self.drawing, self.buttons, self.reasons):
            inside.addWidget(each)
        self.drawing.table_wished.connect(self.months.click)
        self.months.setToolTip(self.tr("Les mêmes chiffres en tableau (Ctrl+T sur le dessin)"))
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

    def show_treasury(self, sheet: TreasurySheet, others: str = "") -> None:
        """Show what it comes to, or what is missing to know; `others` is said of the holder's other projects."""
        outlooks, ahead = sheet.outlooks, sheet.ahead
        if outlooks is None or ahead is None:
            self._show_nothing(_first_flaw(sheet))
            return
        likely = ahead["likely"]
        budget = maybe_euros(sheet.plan.annual_budget) if sheet.plan else None
        details = (
            treasuries.spread_of(ahead),
            treasuries.uncounted(sheet.undated),
            *map(cash.drift, sheet.drifts),
            others,
            treasuries.interest(likely, sheet.plan.loan_rate if sheet.plan else None),
            treasuries.outstanding(likely),
            treasuries.say_delays(sheet.delays, sheet.delays_from, sheet.cases),
        )
        self._show(outlooks, likely.level, treasuries.answer(likely, budget), details, sheet.steps)

    def show_together(self, found: Together) -> None:
        """Show what all the projects of a holder come to."""
        if found.outlooks is None or found.ahead is None or found.plan is None:
            self._show_nothing(self.tr("Aucun projet en cours de ce porteur n’a de dépense datée."))
            return
        named = ", ".join(each.number for each in found.counted)
        details = (
            (
                self.tr("Dossiers comptés ensemble\u00a0: {}.")
                if len(found.counted) > 1
                else self.tr("Dossier compté\u00a0: {}.")
            ).format(named),
            cash.opening_from(found),
            cash.left_out(found),
            treasuries.spread_of(found.ahead),
            treasuries.outstanding(found.ahead["likely"]),
        )
        likely = found.ahead["likely"]
        steps = reasons_of_cash(found.plan, found.outlooks, likely.start)
        self._show(found.outlooks, likely.level, cash.together(found), details, steps)

    def _show_nothing(self, why: str) -> None:
        for each in (self.drawing, self.buttons):
            each.hide()
        self._rows = []
        self._say("information", self.tr("Trésorerie inconnue"), why, ())
        self._unfold()

    def _show(
        self, outlooks: Mapping[str, Outlook], code: Level, answer: str, details: Sequence[str], steps: Sequence[Step]
    ) -> None:
        for each in (self.drawing, self.buttons):
            each.show()
        self._rows = months_of(outlooks)
        level = treasuries.level(code)
        self._say(_LOOKS[code], capital(level), answer, details)
        self._draw()
        self.reasons.setText("\n".join(explain(_of_likely(steps))))
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

    def _draw(self) -> None:
        rows = self._rows
        names = {name: treasuries.scenario(name) for name in SCENARIOS}
        # The likely one is painted last, and its lowest month is the one that is named.
        curves = [
            _curve(rows, name, names[name], 2.5 if is_main else 1.5)
            for name, is_main in (("early", False), ("late", False), ("likely", True))
        ]
        words = Words(
            months=[f"{each.month:%m/%Y}" for each in rows],
            marks={mark: _round_money(mark) for mark in marks_for(curves)},
            lowest=money(min(each.likely for each in rows)),
            said=self.answer.text(),
            heading=self.tr("Fin"),
        )
        self.drawing.show_drawing(lambda width, measure: draw_balances(curves, words, width, _HEIGHT, measure))

    def _unfold(self) -> None:
        is_months, is_why = self.months.isChecked(), self.why.isChecked()
        self.months.setText(self.tr("Ne plus &voir les mois") if is_months else self.tr("&Voir mois par mois"))
        self.why.setText(self.tr("Masquer le cal&cul") if is_why else self.tr("Voir le cal&cul"))
        is_known = not self.buttons.isHidden()
        if is_known and is_months:
            rows = self._rows
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


def months_of(outlooks: Mapping[str, Outlook]) -> list[MonthRow]:
    """The balances of the three outlooks, month by month."""
    balances, start = [outlooks[name].balances for name in SCENARIOS], outlooks["likely"].start
    return [
        MonthRow(first_day(start + rank), *(cents(each) for each in amounts))
        for rank, amounts in enumerate(zip(*balances, strict=True))
    ]


def _curve(rows: Sequence[MonthRow], scenario: str, name: str, width: float) -> Curve:
    """The balances of a scenario, each of them said where it is pointed at."""
    amounts = [getattr(each, scenario) for each in rows]
    return Curve(name, amounts, scenario, _DASHES[scenario], width, [money(each) for each in amounts])


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
