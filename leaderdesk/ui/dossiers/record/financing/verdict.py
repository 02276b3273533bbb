"""The verdict of the rules on a plan, always in sight while it is typed: its figures, and what limits the fund."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.ui.dossiers.record.facts import Fact
from leaderdesk.ui.dossiers.record.financing.remarks import FinancingRemarks, Go
from leaderdesk.ui.kit.controls import Picture, row, text
from leaderdesk.ui.kit.fields.line import show_look
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.words.formats import money


class Verdict(QFrame):
    """A word and an icon, then figures, then sentences."""

    def __init__(self) -> None:
        super().__init__()
        self._remarks = FinancingRemarks(self)
        self._picture = Picture("information", 20, QPalette.ColorRole.WindowText)
        self.word = text("", "word", is_wrapped=True)
        self.cost = Fact(self.tr("Coût présenté"))
        self.eligible = Fact(self.tr("Dépense éligible"))
        self.asked = Fact(self.tr("Fonds demandé"))
        self.fund = Fact(self.tr("Fonds possible"))
        self.own = Fact(self.tr("Reste au porteur"))
        self.sentences = Sentences(self.tr("Ce que disent les règles"))
        facts = QWidget()
        facts.setLayout(Flow(self.cost, self.eligible, self.asked, self.fund, self.own))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 10)
        inside.setSpacing(8)
        head = row(self._picture, gap=8)
        head.addWidget(self.word, 1)
        inside.addLayout(head)
        for each in (facts, self.sentences):
            inside.addWidget(each)

    def show_sheet(self, sheet: FinancingSheet, go: Go) -> None:
        """Say what the rules make of a plan."""
        look, words = self._remarks.verdict(sheet)
        show_look(self, look)
        # Its colour is that of the frame around it.
        self.word.style().unpolish(self.word)
        self.word.style().polish(self.word)
        self._picture.show_icon(look)
        self.word.setText(words)
        self.setAccessibleName(words)
        is_costed = sheet.total_cost > 0
        self.cost.say(money(sheet.total_cost) if is_costed else "")
        self.eligible.say(money(sheet.eligible) if is_costed else "")
        self.asked.say(money(sheet.sums.european) if is_costed or sheet.lines else "")
        self.fund.say("" if sheet.fund is None else money(sheet.fund))
        self.own.say("" if sheet.own is None else money(sheet.own))
        self.sentences.say(self._remarks.main(sheet, go))
