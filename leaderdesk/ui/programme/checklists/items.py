"""The lines of a checklist as people read and add them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.eligibility import presets
from leaderdesk.domain.eligibility.aid_regimes import AidRegimeRule
from leaderdesk.domain.eligibility.amounts import AmountRule, OwnShareRule
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.checklists import Item, Rule
from leaderdesk.domain.eligibility.cofunding import CofundingRule, EuropeanMoneyRule
from leaderdesk.domain.eligibility.de_minimis import DeMinimisRule
from leaderdesk.domain.eligibility.pieces import PieceRule
from leaderdesk.domain.eligibility.procurement import ProcurementRule
from leaderdesk.domain.eligibility.quotes import QuoteRule
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.eligibility.territories import TerritoryRule
from leaderdesk.domain.programmes.checklists import RULE_KINDS
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.words import codes, eligibility


class ItemWords(QObject):
    """The columns of the table, the kinds of check, what a new line is."""

    def cells(self) -> list[Cell]:
        """What each column says of an item."""
        weights = {True: self.tr("bloquant"), False: self.tr("à surveiller")}
        return [
            Cell(
                *("question", self.tr("Contrôle ou question")),
                is_wide=True,
                width=20,
                says=self.title,
                put_with=_put_question,
            ),
            Cell("how", self.tr("Réponse"), is_fixed=True, width=11, says=self._how),
            Cell("is_blocking", self.tr("Effet"), "choice", weights, width=12, blank=True),
            Cell("source", self.tr("Texte qui le demande"), is_wide=True, width=12, blank=""),
        ]

    def title(self, item: Item) -> str:
        """What an item is called: its question, or its name."""
        return item.question if item.is_manual else eligibility.item(item.code)

    def kinds(self) -> dict[str, str]:
        """The automatic checks that can be added."""
        amount = self.tr("Montant, avec plancher et plafond")
        return {kind: amount if kind == "amount" else codes.word("check", kind) for kind in RULE_KINDS}

    def new_question(self, items: Sequence[Item]) -> Item:
        """A question that somebody will answer by hand."""
        return Item(_free_code(items, "question"), "", question=self.tr("Nouvelle question\u202f?"), is_blocking=True)

    def new_check(self, kind: str, items: Sequence[Item]) -> Item:
        """An automatic check with its usual parameters."""
        return Item(_free_code(items, kind), "", _usual(kind))

    def _how(self, item: Item) -> str:
        return self.tr("à la main") if item.is_manual else self.tr("calculée")


def _put_question(item: Item, value: str | None) -> Item:
    """A question is its words; an automatic check keeps its name."""
    return replace(item, question=value or "") if item.is_manual else item


def _free_code(items: Sequence[Item], stem: str) -> str:
    taken = {item.code for item in items}
    rank, code = 1, stem
    while code in taken:
        rank += 1
        code = f"{stem}_{rank}"
    return code


def _usual(kind: str) -> Rule:
    made: dict[str, Any] = {
        "territory": TerritoryRule(),
        "applicant": ApplicantRule(),
        "amount": AmountRule("eligible"),
        "own_share": OwnShareRule(Fraction(1, 5)),
        "start": StartRule(),
        "quotes": QuoteRule(presets.QUOTE_TIERS),
        "cofunding": CofundingRule(),
        "european_money": EuropeanMoneyRule(),
        "aid_regime": AidRegimeRule(),
        "de_minimis": DeMinimisRule(),
        "procurement": ProcurementRule(presets.LEVELS, presets.THRESHOLDS, presets.AMENDMENT_CAPS),
        "pieces": PieceRule(presets.PIECES),
    }
    rule: Rule = made[kind]
    return rule
