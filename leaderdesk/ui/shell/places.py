"""The pages of the window, as one table: name, words, icon, key, and how each is built the first time it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One page, as the navigation and the menus name it; `words` bears its mnemonic in the menu."""

    name: str
    words: str
    icon: str
    key: str
    make: Callable[[Desk], Page]
    # A line stands before it in the navigation.
    begins_group: bool = False


class Places(QObject):
    """Every page, in the order of the navigation."""

    def all(self) -> list[Place]:
        """The table."""
        return [
            Place("home", self.tr("Accu&eil"), "home", "Alt+Home", _home),
            Place("dossiers", self.tr("&Dossiers"), "dossiers", "Ctrl+1", _dossiers),
            Place("reviews", self.tr("&Revue des projets"), "reviews", "Ctrl+2", _reviews),
            Place("holders", self.tr("&Porteurs"), "people", "Ctrl+3", _holders),
            Place("conversations", self.tr("É&changes"), "conversations", "Ctrl+4", _conversations),
            Place("calls", self.tr("&Appels à projets"), "calls", "Ctrl+5", _calls),
            Place("programme", self.tr("Programme et ré&glages"), "programme", "Ctrl+6", _programme),
            Place("sittings", self.tr("Séa&nces"), "sittings", "Ctrl+7", _sittings),
            Place("committee", self.tr("Comi&té"), "committee", "Ctrl+8", _committee),
            Place("envelopes", self.tr("En&veloppes"), "envelopes", "Ctrl+Shift+L", _envelopes),
            Place("delays", self.tr("Déla&is"), "delays", "Ctrl+Shift+Y", _delays),
            Place("controls", self.tr("C&ontrôles"), "controls", "Ctrl+Shift+R", _controls),
            Place("comparisons", self.tr("Co&mparer"), "comparisons", "Ctrl+9", _comparisons),
            Place("reports", self.tr("&Bilans"), "reports", "Ctrl+Shift+J", _reports),
            Place("papers", self.tr("Doc&uments"), "papers", "Ctrl+P", _papers),
            Place("workbooks", self.tr("C&lasseurs"), "workbooks", "Ctrl+Shift+I", _workbooks),
            Place("history", self.tr("&Historique"), "history", "Ctrl+Shift+H", _history, begins_group=True),
            Place("backups", self.tr("&Sauvegardes"), "backups", "Ctrl+Shift+B", _backups),
        ]


class Pages(Mapping[str, Page]):
    """The pages by name; each is built when somebody first asks for it, and told to whoever connects it."""

    def __init__(self, places: list[Place], desk: Desk, built: Callable[[Page], None]) -> None:
        self._places = {place.name: place for place in places}
        self._desk = desk
        self._told = built
        self._built: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._built:
            self._built[name] = self._places[name].make(self._desk)
            self._told(self._built[name])
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is such a page; asking does not build it."""
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def is_built(self, name: str) -> bool:
        """Whether somebody asked for a page already."""
        return name in self._built

    def name_of(self, page: object) -> str:
        """The name of a page that was built; nothing for what is no page."""
        return next((name for name, each in self._built.items() if each is page), "")


def _home(desk: Desk) -> Page:
    from leaderdesk.ui.home.page import HomePage

    return HomePage(desk)


def _dossiers(desk: Desk) -> Page:
    from leaderdesk.ui.dossiers.page import DossiersPage

    return DossiersPage(desk)


def _calls(desk: Desk) -> Page:
    from leaderdesk.ui.calls.page import CallsPage

    return CallsPage(desk)


def _conversations(desk: Desk) -> Page:
    from leaderdesk.ui.conversations.page import ConversationsPage

    return ConversationsPage(desk)


def _holders(desk: Desk) -> Page:
    from leaderdesk.ui.holders.page import HoldersPage

    return HoldersPage(desk)


def _papers(desk: Desk) -> Page:
    from leaderdesk.ui.papers.page import PapersPage

    return PapersPage(desk)


def _programme(desk: Desk) -> Page:
    from leaderdesk.ui.programme.page import ProgrammePage

    return ProgrammePage(desk)


def _history(desk: Desk) -> Page:
    from leaderdesk.ui.history.page import HistoryPage

    return HistoryPage(desk)


def _backups(desk: Desk) -> Page:
    from leaderdesk.ui.backups.page import BackupsPage

    return BackupsPage(desk)


def _reviews(desk: Desk) -> Page:
    from leaderdesk.ui.reviews.page import ReviewsPage

    return ReviewsPage(desk)


def _comparisons(desk: Desk) -> Page:
    from leaderdesk.ui.comparisons.page import ComparisonsPage

    return ComparisonsPage(desk)


def _committee(desk: Desk) -> Page:
    from leaderdesk.ui.committee.page import CommitteePage

    return CommitteePage(desk)


def _envelopes(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.page import EnvelopesPage

    return EnvelopesPage(desk)


def _delays(desk: Desk) -> Page:
    from leaderdesk.ui.delays.page import DelaysPage

    return DelaysPage(desk)


def _controls(desk: Desk) -> Page:
    from leaderdesk.ui.controls.page import ControlsPage

    return ControlsPage(desk)


def _reports(desk: Desk) -> Page:
    from leaderdesk.ui.reports.page import ReportsPage

    return ReportsPage(desk)


def _sittings(desk: Desk) -> Page:
    from leaderdesk.ui.sittings.page import SittingsPage

    return SittingsPage(desk)


def _workbooks(desk: Desk) -> Page:
    from leaderdesk.ui.workbooks.page import WorkbooksPage

    return WorkbooksPage(desk)
