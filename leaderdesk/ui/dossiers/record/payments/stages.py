"""What is known of the money of the funds, stage by stage, and what the treasury plans to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.claims.sheets import FundClaims
from leaderdesk.domain.sheets.rows import StagedRow
from leaderdesk.ui.dossiers.record.facts import Fact
from leaderdesk.ui.dossiers.record.payments.columns import ClaimColumns
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.words import claim_sheets
from leaderdesk.words.formats import money

_MOST_ROWS = 8


class FundFacts(QWidget):
    """One line of sums for each fund."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_OneFund] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    def show_funds(self, funds: Sequence[FundClaims], said: Sequence[StagedRow]) -> None:
        """Say what each fund agreed to and what became of it, by the last amount said of each stage."""
        while len(self.rows) < len(funds):
            self.rows.append(_OneFund())
            self._inside.addWidget(self.rows[-1])
        for each, fund in zip(self.rows, funds, strict=False):
            each.show_fund(fund, {row.stage: row.amount for row in said if row.fund_id == fund.fund_id})
        for rank, each in enumerate(self.rows):
            each.setVisible(rank < len(funds))
        self.setVisible(bool(funds))


class _OneFund(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = text("", "strong")
        self.agreed = {code: Fact(claim_sheets.source(code)) for code in claim_sheets.SOURCES}
        self.sums = {
            "claimed": Fact(self.tr("Demandé en paiement")),
            "certified": Fact(self.tr("Retenu")),
            "paid": Fact(self.tr("Versé")),
            "left": Fact(self.tr("Reste à verser")),
            "unspent": Fact(self.tr("Dépenses encore à présenter")),
        }
        facts = QWidget()
        facts.setLayout(Flow(*self.agreed.values(), *self.sums.values()))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for each in (self.name, facts):
            inside.addWidget(each)

    def show_fund(self, fund: FundClaims, said: Mapping[str, int]) -> None:
        """Say what became of its money; nothing of a stage that nobody spoke of."""
        self.name.setText(fund.fund)
        for code, fact in self.agreed.items():
            fact.say(money(fund.agreed) if code == fund.source else "")
        for stage in ("claimed", "certified", "paid"):
            self.sums[stage].say(money(said[stage]) if stage in said else "")
        left = 0 if fund.is_settled else max(0, fund.agreed - said.get("paid", 0))
        self.sums["left"].say(money(left))
        self.sums["unspent"].say(money(fund.unspent) if fund.claims and not fund.is_settled else "")


class StagesPanel(QWidget):
    """Nothing is typed in here: two buttons lead to where it is."""

    def __init__(self, columns: ClaimColumns) -> None:
        super().__init__()
        self.staged = Listing(
            columns.staged(),
            self.tr("Montants dits à chaque étape"),
            Empty(
                "history",
                self.tr("Aucun montant dit"),
                self.tr(
                    "Ceux des demandes viennent d’elles\u202f; les autres se saisissent dans l’onglet Financement."
                ),
            ),
        )
        self.planned = Listing(
            columns.planned(),
            self.tr("Demandes de paiement prévues"),
            Empty("calendar", self.tr("Aucune demande prévue"), self.tr("Prévoyez-les dans l’onglet Trésorerie.")),
        )
        self.planned_words = text("", is_wrapped=True)
        self.say_amount = button(self.tr("Saisir un &montant"))
        self.plan_claims = button(self.tr("&Prévoir les demandes"))
        for listing in (self.staged, self.planned):
            listing.hide_tools()
        inside = column(
            text(self.tr("Montants dits à chaque étape"), "heading"),
            self.staged,
            row(self.say_amount, None),
            text(self.tr("Demandes de paiement prévues"), "heading"),
            self.planned_words,
            self.planned,
            row(self.plan_claims, None),
            gap=10,
        )
        self.setLayout(inside)

    def show_stages(self, staged: Sequence[Line], planned: Sequence[Line], words: str) -> None:
        """Show what was said and what is planned."""
        for listing, lines in ((self.staged, staged), (self.planned, planned)):
            listing.show_lines(lines)
            listing.table.show_rows(min(max(len(lines), 1), _MOST_ROWS))
        self.planned_words.setText(words)
