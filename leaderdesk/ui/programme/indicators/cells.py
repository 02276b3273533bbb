"""The columns of the list of indicators, and of what dossiers say of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.indicators.gathering import IndicatorSheet, Measured
from leaderdesk.domain.indicators.vocabulary import GATHERINGS
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.shape import Shape, Sort
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.ui.parts.indicator_columns import IndicatorColumns
from leaderdesk.ui.programme.cells import Cell, CellKind
from leaderdesk.words import codes, indicators
from leaderdesk.words.formats import NO_BREAK
from leaderdesk.words.statuses import status_or_code


class IndicatorCells(QObject):
    """Titles and values; the fiches-actions are filled in when they have been read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fiches: dict[Any, str] = {}

    def listed(self) -> list[Cell]:
        """An indicator: what it is, its target, what dossiers make of it."""
        gatherings = {code: codes.word("gathering", code).capitalize() for code in GATHERINGS}
        return [
            self._cell("code", self.tr("Code"), width=7),
            self._cell("label", self.tr("Indicateur"), width=18, is_wide=True),
            self._cell("target", self.tr("Cible"), "quantity", width=9, empty=NO_BREAK),
            self._figure("planned", self.tr("Prévu")),
            self._figure("achieved", self.tr("Réalisé")),
            Cell("missing", self.tr("Sans résultat"), is_fixed=True, width=18, says=_missing),
            self._cell("unit", self.tr("Unité"), width=11, empty=NO_BREAK),
            self._cell("target_on", self.tr("Cible au"), "day", width=11, empty=NO_BREAK),
            Cell(
                *("fiche_id", self.tr("Fiche-action"), "choice", self.fiches),
                width=13,
                get=attrgetter("row.fiche_id"),
                empty=self.tr("toutes"),
            ),
            Cell(
                *("gathering", self.tr("Se totalise en"), "choice", gatherings),
                width=14,
                get=attrgetter("row.gathering"),
                blank="sum",
            ),
            self._cell("source", self.tr("Source et définition"), width=18, empty=NO_BREAK),
        ]

    def values(self, today: Callable[[], date]) -> list[Column]:
        """A dossier: which one, whether it counts, what it says."""
        return [
            Column("number", self.tr("Dossier"), attrgetter("dossier.number"), width=10),
            Column("title", self.tr("Projet"), attrgetter("dossier.title"), width=18, is_wide=True),
            Column("holder", self.tr("Porteur"), attrgetter("dossier.holder"), width=14, is_hidden=True),
            Column("status", self.tr("État"), _status, width=13),
            Column("standing", self.tr("Compte"), indicators.standing, width=11),
            *IndicatorColumns(self).values(today),
        ]

    def views(self) -> list[View]:
        """What is still to be filled in."""
        usual = Shape(sorts=(Sort("number"),), group="")
        return [
            View("all", self.tr("Tous"), usual),
            View("unplanned", self.tr("Programmés sans prévu"), usual, lambda line: line.is_unplanned),
            View("overdue", self.tr("Terminés sans résultat"), usual, lambda line: line.is_overdue),
        ]

    def _cell(self, name: str, title: str, kind: CellKind = "words", **more: object) -> Cell:
        return Cell(name, title, kind, get=attrgetter(f"row.{name}"), **more)  # type: ignore[arg-type]  # of a cell

    def _figure(self, name: str, title: str) -> Cell:
        return Cell(name, title, "quantity", is_fixed=True, width=12, get=attrgetter(f"whole.{name}.value"))


def _missing(sheet: IndicatorSheet) -> str:
    return indicators.missing(sheet.whole)


def _status(line: Measured) -> str:
    return status_or_code(line.dossier.status)
