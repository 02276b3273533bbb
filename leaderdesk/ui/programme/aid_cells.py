"""The columns of regimes, intensities and ceilings, for the setting and for a checklist that has its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QObject

from leaderdesk.domain.eligibility.aid_regimes import AidRegime, IntensityCap
from leaderdesk.domain.eligibility.de_minimis import Ceiling
from leaderdesk.domain.eligibility.facts import ENTERPRISE_SIZES
from leaderdesk.domain.eligibility.presets import REGIMES
from leaderdesk.domain.programmes.aids import SMALL_AID
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.checklists import names
from leaderdesk.words import codes

_SINCE = date(2024, 1, 1)


class AidCells(QObject):
    """Titles, choices, and what a new line is."""

    def regimes(self) -> tuple[Cell, ...]:
        """A regime: its name, what it is, when it holds, the text it comes from."""
        kinds = {
            "none": self.tr("hors aide d’État"),
            "de_minimis": self.tr("de minimis"),
            "exempted": self.tr("exempté"),
            "notified": self.tr("notifié"),
        }
        return (
            Cell(
                *("code", self.tr("Régime")),
                width=26,
                is_wide=True,
                blank="",
                says=names.regime,
                put_with=names.put_regime,
            ),
            Cell("kind", self.tr("Genre"), "choice", kinds, blank="none", width=16),
            Cell("holds_from", self.tr("Depuis"), "day", width=12, empty=self.tr("toujours")),
            Cell("holds_until", self.tr("Jusqu’au"), "day", width=12, empty=self.tr("sans fin")),
            Cell("caps", self.tr("Intensité au plus"), is_fixed=True, width=30, says=names.caps),
            Cell("source", self.tr("Texte"), width=26, is_wide=True, blank="", empty=self.tr("non renseigné")),
        )

    def caps(self) -> tuple[Cell, ...]:
        """An intensity: for which undertakings, how much of the eligible cost."""
        sizes = {size: codes.word("size", size) for size in ENTERPRISE_SIZES}
        return (
            Cell("size", self.tr("Taille d’entreprise"), "choice", sizes, width=22, empty=self.tr("toutes")),
            Cell("rate", self.tr("Aide publique, au plus"), "share", width=22, blank=Fraction(0)),
        )

    def ceilings(self, regimes: Mapping[str, str]) -> tuple[Cell, ...]:
        """A ceiling: from when, how much, which aids count under it."""
        return (
            Cell("regime", self.tr("Régime"), "choice", regimes, width=24, is_wide=True, blank=SMALL_AIDS[0]),
            Cell("holds_from", self.tr("Depuis"), "day", width=12, blank=_SINCE),
            Cell("amount", self.tr("Plafond"), "euros", width=16, empty=self.tr("à saisir")),
            Cell("counts", self.tr("Compte les aides"), "many", regimes, width=28, blank=()),
            Cell("source", self.tr("Texte"), width=24, is_wide=True, blank="", empty=self.tr("non renseigné")),
        )

    def new_regime(self, rows: Sequence[AidRegime]) -> AidRegime:
        """A regime to fill in."""
        return AidRegime(self.tr("Régime {}").format(len(rows) + 1), "exempted", "")

    def new_cap(self, rows: Sequence[IntensityCap]) -> IntensityCap:
        """An intensity for the first size that has none; for all of them first."""
        taken = {row.size for row in rows}
        free = [size for size in (None, *ENTERPRISE_SIZES) if size not in taken]
        return IntensityCap(Fraction(0), free[0] if free else None)

    def new_ceiling(self, rows: Sequence[Ceiling]) -> Ceiling:
        """A ceiling to fill in, of the same regime as the last one."""
        regime = rows[-1].regime if rows else SMALL_AIDS[0]
        return Ceiling(regime, _SINCE, None, (regime,), "")


SMALL_AIDS = tuple(each.code for each in REGIMES if each.code.startswith(SMALL_AID))


def small_aids() -> dict[str, str]:
    """The regimes whose aids count together, with their words."""
    return {code: codes.word("regime", code) for code in SMALL_AIDS}
