"""The tabs of a dossier, as one table; each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.tab import Tab


@dataclass(frozen=True, slots=True)
class TabPlace:
    """One tab: its name, its words with their mnemonic, and how it is built."""

    name: str
    words: str
    make: Callable[[Desk], Tab]


class TabPlaces(QObject):
    """Every tab, from left to right."""

    def all(self) -> list[TabPlace]:
        """The table."""
        return []
