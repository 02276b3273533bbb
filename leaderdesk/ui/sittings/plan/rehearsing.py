"""The rehearsal of a sitting: made apart, then put on the desk in place of the base, which stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.ui.kit.progress import Tell


class Rehearsing(QObject):
    """One at a time."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_going_on = False

    def begin(self, key: int) -> None:
        """Make the copy of a sitting in preparation, and open it."""
        if self._is_going_on:
            return
        folder = self._desk.around.folders.bases

        def work(base: OpenBase, _tell: Tell) -> Path:
            from leaderdesk.services.sitting_rehearsals import rehearse

            folder.mkdir(parents=True, exist_ok=True)
            return rehearse(base, key, folder)

        self._is_going_on = True
        self._desk.labour(self.tr("Préparation de la répétition…"), work, self._desk.open, self._end)

    def _end(self) -> None:
        self._is_going_on = False
