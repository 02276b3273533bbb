"""What each automatic check may be set with: its parameters as fields, and its lists as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import COST_KINDS
from leaderdesk.domain.eligibility import procurement
from leaderdesk.domain.eligibility.aid_regimes import AidRegimeRule
from leaderdesk.domain.eligibility.amounts import AmountRule, OwnShareRule
from leaderdesk.domain.eligibility.applicants import ApplicantRule
from leaderdesk.domain.eligibility.cofunding import CofundingRule
from leaderdesk.domain.eligibility.de_minimis import DeMinimisRule
from leaderdesk.domain.eligibility.facts import COMMITMENT_KINDS, CONTRACT_KINDS, PUBLICITIES
from leaderdesk.domain.eligibility.pieces import NeededPiece, PieceRule
from leaderdesk.domain.eligibility.quotes import QuoteRule, QuoteTier
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.eligibility.territories import TerritoryRule
from leaderdesk.domain.holders import LEGAL_KINDS, NATURES
from leaderdesk.ui.programme.aid_cells import AidCells, small_aids
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.checklists import names
from leaderdesk.words import codes, eligibility


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of a rule, as a table; `make` gives a new line."""

    name: str
    title: str
    cells: tuple[Cell, ...]
    make: Callable[[Sequence[Any]], Any]
    help: str = ""


@dataclass(frozen=True, slots=True)
class RuleShape:
    """Everything that may be set in a rule."""

    fields: tuple[Cell, ...] = ()
    lists: tuple[ListShape, ...] = ()


class RuleShapes(QObject):
    """The shape of each class of rule; one with nothing to set has an empty one."""

    def of(self, rule: object) -> RuleShape:
        """What may be set in this rule."""
        made = {
            TerritoryRule: self._territory,
            ApplicantRule: self._applicant,
            AmountRule: self._amount,
            OwnShareRule: self._own_share,
            StartRule: self._start,
            QuoteRule: self._quotes,
            CofundingRule: self._cofunding,
            AidRegimeRule: self._aid_regime,
            DeMinimisRule: self._de_minimis,
            procurement.ProcurementRule: self._procurement,
            PieceRule: self._pieces,
        }.get(type(rule))
        return made() if made is not None else RuleShape()

    def _yes_no(self) -> dict[bool, str]:
        return {True: self.tr("oui"), False: self.tr("non")}

    def _tick(self, name: str, title: str) -> Cell:
        return Cell(name, title, "choice", self._yes_no(), blank=False, width=8)

    def _natures(self, name: str, title: str) -> Cell:
        return Cell(name, title, "many", words_of("nature", NATURES), blank=(), empty=self.tr("tous"))

    def _territory(self) -> RuleShape:
        return RuleShape(
            (
                Cell("min_inside", self.tr("Part minimale dans le territoire"), "share", blank=Fraction(0)),
                self._tick("holder_may_sit_outside", self.tr("Siège hors territoire accepté si le projet lui profite")),
            )
        )

    def _applicant(self) -> RuleShape:
        kinds = words_of("legal_kind", LEGAL_KINDS)
        return RuleShape(
            (
                Cell("allowed_kinds", self.tr("Porteurs acceptés (vide\u00a0: tous)"), "many", kinds),
                Cell("excluded_kinds", self.tr("Porteurs exclus"), "many", kinds),
                self._natures("allowed_natures", self.tr("Natures acceptées (vide\u00a0: toutes)")),
                self._tick("needs_siret", self.tr("Un SIRET est nécessaire")),
            )
        )

    def _amount(self) -> RuleShape:
        bases = {
            "eligible": self.tr("dépense éligible"),
            "total": self.tr("coût total"),
            "public_aid": self.tr("aide publique"),
            "european": self.tr("aide européenne"),
        }
        return RuleShape(
            (
                Cell("base", self.tr("Montant contrôlé"), "choice", bases, blank="eligible"),
                Cell("minimum", self.tr("Plancher"), "euros"),
                Cell("maximum", self.tr("Plafond"), "euros"),
                self._natures("natures", self.tr("Seulement pour")),
            )
        )

    def _own_share(self) -> RuleShape:
        bases = {"eligible": self.tr("dépense éligible"), "total": self.tr("coût total")}
        return RuleShape(
            (
                Cell("min_rate", self.tr("Part minimale du porteur"), "share", blank=Fraction(0)),
                Cell("base", self.tr("Comptée sur"), "choice", bases, blank="eligible"),
                self._tick("private_money_counts", self.tr("Les dons et mécénats comptent")),
            )
        )

    def _start(self) -> RuleShape:
        losses = {"expense": self.tr("la dépense"), "operation": self.tr("toute l’opération")}
        return RuleShape(
            (
                Cell("loss", self.tr("Un début trop tôt fait perdre"), "choice", losses, blank="expense"),
                Cell("commitment_kinds", self.tr("Ce qui vaut début"), "many", words_of("kind", COMMITMENT_KINDS)),
                Cell("kinds_allowed_before", self.tr("Dépenses permises avant"), "many", words_of("kind", COST_KINDS)),
            )
        )

    def _quotes(self) -> RuleShape:
        tiers = ListShape(
            "tiers",
            self.tr("Nombre de devis selon le montant"),
            (
                Cell("amount", self.tr("Montant"), "euros", width=16, blank=Fraction(0)),
                Cell("needed", self.tr("Devis"), "count", width=8, blank=1),
                self._tick("is_strict", self.tr("Strictement au-delà")),
            ),
            lambda rows: QuoteTier(max((row.amount for row in rows), default=Fraction(0)), len(rows) + 1),
        )
        return RuleShape(
            (
                self._natures("natures", self.tr("Porteurs concernés")),
                Cell("kinds_without", self.tr("Dépenses sans devis"), "many", words_of("kind", COST_KINDS)),
            ),
            (tiers,),
        )

    def _cofunding(self) -> RuleShape:
        return RuleShape(
            (
                self._natures("natures_needing_public", self.tr("Porteurs qui ont besoin d’un financeur public")),
                Cell("validity_days", self.tr("Une décision vaut (jours)"), "count", empty=self.tr("sans limite")),
            )
        )

    def _aid_regime(self) -> RuleShape:
        cells = AidCells(self)
        regimes = ListShape(
            *("regimes", self.tr("Régimes propres à cette liste"), cells.regimes(), cells.new_regime),
            help=self._followed(),
        )
        return RuleShape((), (regimes,))

    def _de_minimis(self) -> RuleShape:
        cells = AidCells(self)
        ceilings = ListShape(
            *("ceilings", self.tr("Plafonds propres à cette liste"), cells.ceilings(small_aids()), cells.new_ceiling),
            help=self._followed(),
        )
        return RuleShape(
            (
                Cell("years", self.tr("Années glissantes"), "count", blank=3),
                self._tick("anniversary_counts", self.tr("Le jour anniversaire compte encore")),
            ),
            (ceilings,),
        )

    def _followed(self) -> str:
        return self.tr(
            "Sans aucune ligne ici, ceux de la partie «\u00a0Régimes d’aide\u00a0» valent, avec leurs années."
        )

    def _procurement(self) -> RuleShape:
        levels = {code: eligibility.procurement_level(code) for code in ("free", "adapted", "published", "formal")}
        kinds = words_of("kind", CONTRACT_KINDS)
        return RuleShape(
            (
                self._natures("natures", self.tr("Acheteurs concernés")),
                Cell("bought_kinds", self.tr("Dépenses concernées"), "many", words_of("kind", COST_KINDS)),
            ),
            (
                ListShape(
                    "thresholds",
                    self.tr("Seuils et leurs dates"),
                    (
                        Cell("level", self.tr("Procédure"), "choice", levels, width=30, is_wide=True, blank="adapted"),
                        Cell("kind", self.tr("Marchés"), "choice", kinds, width=22, blank="works"),
                        Cell("holds_from", self.tr("Depuis"), "day", width=12, blank=date(2024, 1, 1)),
                        Cell("amount", self.tr("Seuil"), "euros", width=16, blank=Fraction(0)),
                        Cell("source", self.tr("Texte"), width=26, is_wide=True, blank=""),
                    ),
                    lambda _: procurement.Threshold("adapted", "works", date(2024, 1, 1), Fraction(0), ""),
                ),
                ListShape(
                    "levels",
                    self.tr("Ce que demande chaque procédure"),
                    (
                        Cell("code", self.tr("Procédure"), "choice", levels, width=30, is_wide=True, blank="free"),
                        Cell("publicity", self.tr("Publicité"), "choice", words_of("publicity", PUBLICITIES), width=30),
                        self._tick("needs_opening_report", self.tr("Rapport d’ouverture")),
                    ),
                    lambda _: procurement.Level("adapted"),
                ),
                ListShape(
                    "amendment_caps",
                    self.tr("Avenants sans motif, au plus"),
                    (
                        Cell("kind", self.tr("Marchés"), "choice", kinds, width=24, blank="works"),
                        Cell("rate", self.tr("Part"), "share", width=10, blank=Fraction(0)),
                        Cell("source", self.tr("Texte"), width=24, is_wide=True, blank=""),
                    ),
                    lambda _: procurement.AmendmentCap("works", Fraction(1, 10), ""),
                ),
            ),
        )

    def _pieces(self) -> RuleShape:
        kinds = words_of("legal_kind", LEGAL_KINDS)
        natures = words_of("nature", NATURES)
        needed = ListShape(
            "needed",
            self.tr("Pièces demandées"),
            (
                Cell("code", self.tr("Pièce"), width=28, is_wide=True, says=names.piece, put_with=names.put_piece),
                Cell(
                    "legal_kinds", self.tr("Seulement pour"), "many", kinds, width=22, blank=(), empty=self.tr("tous")
                ),
                Cell("natures", self.tr("Natures"), "many", natures, width=16, blank=(), empty=self.tr("toutes")),
                Cell("max_age_days", self.tr("Âge maximal (jours)"), "count", width=18, empty=self.tr("aucun")),
                self._tick("comes_before_expenses", self.tr("Avant les dépenses")),
            ),
            lambda rows: NeededPiece(self.tr("Pièce {}").format(len(rows) + 1)),
        )
        return RuleShape((), (needed,))


def words_of(field: str, known: Sequence[str]) -> dict[str, str]:
    """Codes with their words."""
    return {code: codes.word(field, code) for code in known}
