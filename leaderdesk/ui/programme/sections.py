"""The sections of the programme as one table: name, words, what changes them, how each is first built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.programme.section import Section


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """One section; `topics` are the changes of the base that make it read again."""

    name: str
    words: str
    topics: frozenset[str]
    make: Callable[[Desk], Section]


class SectionPlaces(QObject):
    """Every section, from top to bottom: in the order in which a programme is set up."""

    def all(self) -> list[SectionPlace]:
        """The table."""
        programme = frozenset({"programme", "dossiers"})
        return [
            SectionPlace("general", self.tr("GAL et période"), programme | {"papers"}, _general),
            SectionPlace("funds", self.tr("Fonds et enveloppes"), programme, _funds),
            SectionPlace("fiches", self.tr("Fiches-actions et règles"), programme | {"grids"}, _fiches),
            SectionPlace("checklists", self.tr("Listes de contrôle"), programme | {"checklists"}, _checklists),
            SectionPlace("aids", self.tr("Régimes d’aide"), frozenset({"settings"}), _aids),
            SectionPlace("grids", self.tr("Grilles de sélection"), programme | {"grids", "calls"}, _grids),
            SectionPlace("funders", self.tr("Financeurs"), programme, _funders),
            SectionPlace("indicators", self.tr("Indicateurs"), programme, _indicators),
            SectionPlace("territory", self.tr("Territoire"), programme | {"outlines", "holders"}, _territory),
            SectionPlace("life", self.tr("Statuts et délais"), frozenset({"settings", "dossiers"}), _life),
            SectionPlace("team", self.tr("Équipe"), programme, _team),
            SectionPlace("settings", self.tr("Réglages"), frozenset({"settings"}), _settings),
            SectionPlace("texts", self.tr("Lettres et textes"), frozenset({"settings"}), _texts),
            SectionPlace("sharing", self.tr("Modèles et partage"), programme | {"grids"}, _sharing),
        ]


def _general(desk: Desk) -> Section:
    from leaderdesk.ui.programme.general import GeneralSection

    return GeneralSection(desk)


def _funds(desk: Desk) -> Section:
    from leaderdesk.ui.programme.funds import FundsSection

    return FundsSection(desk)


def _fiches(desk: Desk) -> Section:
    from leaderdesk.ui.programme.fiches.section import FichesSection

    return FichesSection(desk)


def _checklists(desk: Desk) -> Section:
    from leaderdesk.ui.programme.checklists.section import ChecklistsSection

    return ChecklistsSection(desk)


def _aids(desk: Desk) -> Section:
    from leaderdesk.ui.programme.aids.section import AidsSection

    return AidsSection(desk)


def _grids(desk: Desk) -> Section:
    from leaderdesk.ui.programme.grids.section import GridsSection

    return GridsSection(desk)


def _funders(desk: Desk) -> Section:
    from leaderdesk.ui.programme.funders import FundersSection

    return FundersSection(desk)


def _life(desk: Desk) -> Section:
    from leaderdesk.ui.programme.life.section import LifeSection

    return LifeSection(desk)


def _indicators(desk: Desk) -> Section:
    from leaderdesk.ui.programme.indicators.section import IndicatorsSection

    return IndicatorsSection(desk)


def _settings(desk: Desk) -> Section:
    from leaderdesk.ui.programme.settings.section import SettingsSection

    return SettingsSection(desk)


def _team(desk: Desk) -> Section:
    from leaderdesk.ui.programme.team import TeamSection

    return TeamSection(desk)


def _territory(desk: Desk) -> Section:
    from leaderdesk.ui.programme.territory.section import TerritorySection

    return TerritorySection(desk)


def _texts(desk: Desk) -> Section:
    from leaderdesk.ui.programme.texts.section import TextsSection

    return TextsSection(desk)


def _sharing(desk: Desk) -> Section:
    from leaderdesk.ui.programme.sharing.section import SharingSection

    return SharingSection(desk)
