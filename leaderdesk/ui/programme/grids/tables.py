"""The tables of a grid: criteria, levels, groups, rate tiers, ties; what a new line of each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet, GroupSheet, LevelSheet, new_key
from leaderdesk.domain.ranking import CRITERION, RECEIVED
from leaderdesk.domain.scoring import RateTier
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.words import formats

_USUAL_MAX = Fraction(4)


@dataclass(frozen=True, slots=True)
class Tie:
    """One rule that tells projects of one total apart."""

    tie: str


class GridTables(QObject):
    """Makes them; `groups` and `ties` are the choices of two columns, renewed with the grid."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = GridSheet("")
        self.groups: dict[str | None, str] = {}
        self.ties: dict[str, str] = {}
        self.criteria = Rows(
            self.tr("Critères"),
            self._criterion_cells(),
            self._new_criterion,
            add=self.tr("Ajouter un critère"),
            help=self.tr("Choisissez un critère pour écrire ses niveaux en dessous."),
        )
        self.levels = Rows(
            self.tr("Niveaux du critère"),
            [
                Cell("points", self.tr("Points"), "points", width=10, blank=Fraction(0)),
                Cell("wording", self.tr("Ce que ce niveau veut dire"), is_wide=True, width=40, blank=""),
            ],
            self._new_level,
            add=self.tr("Ajouter un niveau"),
            help=self.tr("Sans niveau, toute note de zéro au maximum est possible."),
        )
        self.set_up_others()

    def set_up_others(self) -> None:
        """The three tables that few grids need."""
        self.groups_table = Rows(
            self.tr("Groupes de critères"),
            [
                Cell("title", self.tr("Groupe"), is_wide=True, width=28, blank=""),
                Cell("at_least", self.tr("Critères à atteindre"), "count", width=18, blank=1),
                Cell(
                    "met_from", self.tr("À partir de quelle part du maximum"), "share", width=30, blank=Fraction(1, 2)
                ),
            ],
            self._new_group,
            add=self.tr("Ajouter un groupe"),
            help=self.tr("Un projet est éliminé quand trop peu de critères d’un groupe atteignent leur part."),
        )
        self.tiers = Rows(
            self.tr("Taux d’aide selon le total"),
            [
                Cell("start", self.tr("À partir de (points)"), "points", width=20, blank=Fraction(0)),
                Cell("rate", self.tr("Taux d’aide"), "share", width=16, blank=Fraction(0)),
            ],
            self._new_tier,
            add=self.tr("Ajouter un palier"),
            help=self.tr("Laissez vide si le taux ne dépend pas de la note."),
        )
        self.ties_table = Rows(
            self.tr("Départage des ex æquo"),
            [Cell("tie", self.tr("Règle, dans l’ordre"), "choice", self.ties, is_wide=True, width=40)],
            self._new_tie,
            add=self.tr("Ajouter une règle"),
            help=self.tr("Sans règle, le comité départage lui-même."),
        )

    def renew(self, sheet: GridSheet) -> None:
        """The grid whose lines are shown."""
        self._sheet = sheet
        self.groups.clear()
        self.groups.update({None: self.tr("aucun")} | {each.key: each.title or each.key for each in sheet.groups})
        self.ties.clear()
        self.ties[RECEIVED] = self.tr("la date de réception")
        for each in sheet.criteria:
            self.ties[f"{CRITERION}{each.key}"] = self.tr("la note de «\u00a0{}\u00a0»").format(each.title or each.key)

    def _criterion_cells(self) -> list[Cell]:
        yes_no = {True: self.tr("oui"), False: self.tr("non")}
        return [
            Cell("title", self.tr("Critère"), is_wide=True, width=20, blank=""),
            Cell("max", self.tr("Note max."), "points", width=9, blank=Fraction(0)),
            Cell("weight", self.tr("Poids"), "points", width=7, blank=Fraction(0)),
            Cell("eliminatory_min", self.tr("Élimine sous"), "points", width=12, empty=self.tr("jamais")),
            Cell("is_bonus", self.tr("Bonus"), "choice", yes_no, width=7, blank=False),
            Cell("is_required", self.tr("Obligatoire"), "choice", yes_no, width=11, blank=True),
            Cell("group", self.tr("Groupe"), "choice", self.groups, width=12, empty=self.tr("aucun")),
            Cell("levels", self.tr("Niveaux"), is_fixed=True, width=8, says=_levels),
        ]

    def _new_criterion(self, rows: Sequence[CriterionSheet]) -> CriterionSheet:
        sheet = GridSheet("", tuple(rows), self._sheet.groups)
        return CriterionSheet(new_key(sheet, self.tr("critère {}").format(len(rows) + 1)), "", _USUAL_MAX)

    def _new_level(self, rows: Sequence[LevelSheet]) -> LevelSheet:
        return LevelSheet(max((each.points for each in rows), default=Fraction(-1)) + 1)

    def _new_group(self, rows: Sequence[GroupSheet]) -> GroupSheet:
        sheet = GridSheet("", self._sheet.criteria, tuple(rows))
        return GroupSheet(new_key(sheet, self.tr("groupe {}").format(len(rows) + 1)), "", 1)

    def _new_tier(self, rows: Sequence[RateTier]) -> RateTier:
        return RateTier(max((each.start for each in rows), default=Fraction(-1)) + 1, Fraction(0))

    def _new_tie(self, rows: Sequence[Tie]) -> Tie:
        used = {row.tie for row in rows}
        return Tie(next((each for each in self.ties if each not in used), RECEIVED))


def _levels(criterion: CriterionSheet) -> str:
    return formats.number(len(criterion.levels))
