"""The ways to look at the list of dossiers that the page gives; those of the base come after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.sheets.listing import COLLECTING, ENDED
from leaderdesk.domain.text import folded
from leaderdesk.ui.kit.tables.shape import Shape, Sort
from leaderdesk.ui.kit.tables.viewbar import View

_TO_PAY = frozenset({"claimed", "in_control"})


class DossierViews(QObject):
    """Each view with what it lets through; all but the first order the list too."""

    def all(self, operator: Callable[[], str], today: Callable[[], date]) -> list[View]:
        """The table."""
        usual = Shape(sorts=(Sort("number"),), group="")
        soon = Shape(sorts=(Sort("deadline"), Sort("number")), group="")
        sat = Shape(sorts=(Sort("committee_on"), Sort("number")), group="")
        return [
            View("all", self.tr("Tous"), usual),
            View("mine", self.tr("Les miens"), soon, lambda row: is_mine(row, operator())),
            View("incomplete", self.tr("Incomplets"), soon, is_incomplete),
            View("committee", self.tr("Prochain comité"), sat, lambda row: is_planned(row, today())),
            View("late", self.tr("En retard"), soon, lambda row: is_late(row, today())),
            View("to_pay", self.tr("À payer"), soon, lambda row: row.status in _TO_PAY),
            View("by_status", self.tr("Par statut"), Shape(group="status", sorts=(Sort("number"),))),
        ]


def is_mine(row: DossierRow, operator: str) -> bool:
    """True when whoever works on the base follows the dossier: the same name, or a first name alone."""
    if not row.person or not operator:
        return False
    person, wanted = folded(row.person), folded(operator)
    return wanted == person or set(wanted.split()) <= set(person.split())


def is_incomplete(row: DossierRow) -> bool:
    """True while pieces are collected and some are missing, or the fiche-action is not known."""
    is_missing = row.status in COLLECTING and row.missing_pieces > 0
    return row.status not in ENDED and (is_missing or row.fiche is None)


def is_planned(row: DossierRow, today: date) -> bool:
    """True when a committee to come is to look at it."""
    return row.committee_on is not None and row.committee_on >= today


def is_late(row: DossierRow, today: date) -> bool:
    """True when a deadline, or the next step, is behind us."""
    is_step_late = row.next_step_on is not None and row.next_step_on < today
    return row.status not in ENDED and (row.is_late or is_step_late)
