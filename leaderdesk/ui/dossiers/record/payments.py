"""The tab « Paiements »: what is known today of the money of the funds, and what is planned; claims come later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.domain.sheets.heads import DossierHead
from leaderdesk.domain.sheets.rows import StagedRow
from leaderdesk.domain.sheets.treasuries import ClaimSheet, TreasurySheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.facts import Fact
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.controls import Picture, button, column, frame, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, Line, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.typed_columns import amount_column, day_column, words_column
from leaderdesk.words import codes, numbers
from leaderdesk.words.formats import money
from leaderdesk.words.treasuries import say_claims

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_STAGES = ("requested", "instructed", "voted", "convention", "claimed", "certified", "paid")
_WIDEST = 220


@dataclass(frozen=True, slots=True)
class _Shown:
    head: DossierHead
    treasury: TreasurySheet
    staged: Sequence[Line]
    claims: Sequence[Line]


class PaymentColumns(QObject):
    """Titles and values; nothing is typed in here."""

    def __init__(self, parent: QObject, today: date) -> None:
        super().__init__(parent)
        self._today = today

    def staged(self) -> list[Column]:
        """What each stage said of a fund's money."""
        return [
            day_column("said_on", self.tr("Dit le"), self._day, editor=None, width=12),
            words_column("fund", self.tr("Fonds"), editor=None, width=12),
            Column("stage", self.tr("Étape"), _stage, width=24),
            amount_column("amount", self.tr("Montant"), editor=None, width=14),
            words_column("reason", self.tr("Motif"), editor=None, width=26, is_wide=True),
        ]

    def claims(self) -> list[Column]:
        """What will be asked of the fund."""
        return [
            words_column("label", self.tr("Demande prévue"), "row.label", editor=None, width=24, is_wide=True),
            amount_column("amount", self.tr("Montant"), "row.amount", editor=None, width=14),
            day_column("ready_on", self.tr("Prête le"), self._day, "row.ready_on", editor=None, width=12),
            Column("paid", self.tr("Paiement probable"), _paid, width=18),
        ]

    def _day(self) -> date:
        return self._today


class PaymentsTab(Tab):
    """« Paiements »."""

    topics = frozenset({"dossiers", "holders", "settings", "programme"})
    help_page = "dossier-paiements"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        columns = PaymentColumns(self, self._today())
        self.facts = {stage: Fact(_capital(codes.word("stage", stage))) for stage in _STAGES}
        self.staged = Listing(
            columns.staged(),
            self.tr("Montants dits à chaque étape"),
            Empty(
                "history",
                self.tr("Aucun montant dit"),
                self.tr("Demandé, instruit, voté, conventionné, payé\u00a0: saisissez-les dans l’onglet Financement."),
            ),
        )
        self.claims = Listing(
            columns.claims(),
            self.tr("Demandes de paiement prévues"),
            Empty("calendar", self.tr("Aucune demande prévue"), self.tr("Prévoyez-les dans l’onglet Trésorerie.")),
        )
        self.claimed = text("", is_wrapped=True)
        self.say_amount = button(self.tr("Saisir un &montant"))
        self.plan_claims = button(self.tr("&Prévoir les demandes"))
        self.say_amount.clicked.connect(lambda: self._visit("financing"))
        self.plan_claims.clicked.connect(lambda: self._visit("treasury:claims"))
        self._lay_out()

    def refresh(self, key: int) -> None:
        staged, claims, on = self.staged.model.columns, self.claims.model.columns, self._today()

        def work(base: OpenBase) -> _Shown:
            from leaderdesk.services.funding import read_financing
            from leaderdesk.services.heads import read_head
            from leaderdesk.services.treasuries import read_treasury

            treasury = read_treasury(base, key, on)
            said = lines_of(staged, _said(read_financing(base, key, on)), lambda each: each.id)
            planned = lines_of(claims, treasury.claims, lambda each: each.row.id)
            return _Shown(read_head(base, key, on), treasury, said, planned)

        self.desk.ask(work, lambda shown: self._fill(key, shown))

    def focus_first(self) -> None:
        self.staged.table.setFocus() if self.staged.model.total else self.say_amount.setFocus()

    def _fill(self, key: int, shown: _Shown) -> None:
        if key != self.key:
            return
        for stage, fact in self.facts.items():
            amount = shown.head.stages.get(stage)
            fact.say("" if amount is None else money(amount))
        for listing, lines in ((self.staged, shown.staged), (self.claims, shown.claims)):
            listing.show_lines(lines)
            listing.table.show_rows(min(max(len(lines), 1), 8))
        self.claimed.setText(say_claims(shown.treasury.fund, shown.treasury.planned))

    def _lay_out(self) -> None:
        later = text(
            self.tr(
                "Les demandes de paiement, le service fait et les contrôles se saisiront ici dans une prochaine"
                " version. D’ici là, cet onglet montre ce que le dossier en sait déjà."
            ),
            is_wrapped=True,
        )
        said = row(Picture("information", 20), gap=10)
        said.addWidget(later, 1)
        facts = QWidget()
        facts.setLayout(Flow(*self.facts.values()))
        for listing in (self.staged, self.claims):
            listing.hide_tools()
        page = column(
            frame("information", said),
            facts,
            text(self.tr("Montants dits à chaque étape"), "heading"),
            self.staged,
            row(self.say_amount, None),
            text(self.tr("Demandes de paiement prévues"), "heading"),
            self.claimed,
            self.claims,
            row(self.plan_claims, None),
            None,
            gap=12,
        )
        page.setContentsMargins(2, 4, 8, 16)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(page, _WIDEST))

    def _visit(self, part: str) -> None:
        if self.key is not None:
            self.visit_wished.emit(Visit("dossiers", self.key, part))

    def _today(self) -> date:
        return self.desk.around.today()


def _said(sheet: FinancingSheet) -> list[StagedRow]:
    """All that was said, in the order of its days."""
    rows = [each for chain in sheet.chains for each in chain.said]
    return sorted(rows, key=lambda each: (each.said_on, each.fund))


def _stage(each: StagedRow) -> str:
    return _capital(codes.word("stage", each.stage))


def _paid(each: ClaimSheet) -> str:
    return numbers.month(each.paid["likely"])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
