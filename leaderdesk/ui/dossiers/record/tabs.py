"""The tabs of a dossier, as one table; each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.tab import Tab


@dataclass(frozen=True, slots=True)
class TabPlace:
    """One tab: its name, its words, how it is built, its digit with Alt, and the strand it shows for."""

    name: str
    words: str
    make: Callable[[Desk], Tab]
    digit: int | None = None
    # Of the fiche-action of the dossier; without one, it shows for all.
    strand: str | None = None


class TabPlaces(QObject):
    """Every tab, from left to right."""

    def all(self) -> list[TabPlace]:
        """The table."""
        return [
            TabPlace("project", self.tr("Projet"), _project, 1),
            TabPlace("costs", self.tr("Dépenses"), _costs, 2),
            TabPlace("financing", self.tr("Financement"), _financing, 3),
            TabPlace("eligibility", self.tr("Éligibilité"), _eligibility, 4),
            TabPlace("selection", self.tr("Sélection"), _selection, 5),
            TabPlace("treasury", self.tr("Trésorerie"), _treasury, 6),
            TabPlace("committee", self.tr("Comité"), _committee, 7),
            TabPlace("convention", self.tr("Convention"), _convention, 8),
            TabPlace("payments", self.tr("Paiements"), _payments, 9),
            TabPlace("indicators", self.tr("Indicateurs"), _indicators),
            TabPlace("cooperation", self.tr("Coopération"), _cooperation, strand="cooperation"),
            TabPlace("running", self.tr("Animation"), _running, strand="running"),
            TabPlace("attachments", self.tr("Pièces jointes"), _attachments),
            TabPlace("history", self.tr("Historique"), _history, 0),
        ]


def _project(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.project import ProjectTab

    return ProjectTab(desk)


def _cooperation(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.cooperation.tab import CooperationTab

    return CooperationTab(desk)


def _costs(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.costs.tab import CostsTab

    return CostsTab(desk)


def _financing(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.financing.tab import FinancingTab

    return FinancingTab(desk)


def _eligibility(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.eligibility.tab import EligibilityTab

    return EligibilityTab(desk)


def _selection(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.selection.tab import SelectionTab

    return SelectionTab(desk)


def _treasury(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.treasury.tab import TreasuryTab

    return TreasuryTab(desk)


def _committee(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.committee import CommitteeTab

    return CommitteeTab(desk)


def _attachments(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.attachments import AttachmentsTab

    return AttachmentsTab(desk)


def _indicators(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.indicators.tab import IndicatorsTab

    return IndicatorsTab(desk)


def _history(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.history import HistoryTab

    return HistoryTab(desk)


def _convention(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.convention.tab import ConventionTab

    return ConventionTab(desk)


def _payments(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.payments.tab import PaymentsTab

    return PaymentsTab(desk)


def _running(desk: Desk) -> Tab:
    from leaderdesk.ui.dossiers.record.running.tab import RunningTab

    return RunningTab(desk)
