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
            Place("dossiers", self.tr("&Dossiers"), "dossiers", "Ctrl+1", _dossiers),
            Place("history", self.tr("&Historique"), "history", "Ctrl+8", _history, begins_group=True),
            Place("backups", self.tr("&Sauvegardes"), "backups", "Ctrl+9", _backups),
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

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def name_of(self, page: object) -> str:
        """The name of a page that was built; nothing for what is no page."""
        return next((name for name, each in self._built.items() if each is page), "")


def _dossiers(desk: Desk) -> Page:
    from leaderdesk.ui.dossiers.page import DossiersPage

    return DossiersPage(desk)


def _history(desk: Desk) -> Page:
    from leaderdesk.ui.history.page import HistoryPage

    return HistoryPage(desk)


def _backups(desk: Desk) -> Page:
    from leaderdesk.ui.backups.page import BackupsPage

    return BackupsPage(desk)
