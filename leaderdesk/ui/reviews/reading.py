"""Reads the open dossiers a few at a time: what the user does meanwhile goes between two readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.sheets.reviews import ReviewRow, most_urgent_first
from leaderdesk.ui.desk import Desk

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

KEPT = "reviews"
_SLICE = 40


@dataclass(slots=True)
class Reading:
    """The open dossiers as they are being read, what was kept of the review, and who works."""

    rank: int
    keys: tuple[int, ...]
    kept: str | None
    operator: str
    found: list[ReviewRow] = field(default_factory=list)
    done: int = 0

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """The most urgent first."""
        return most_urgent_first(self.found)


class OpenDossiers(QObject):
    """The last reading begun is the one that is told."""

    read = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rank = 0

    def begin(self) -> None:
        """Read them all again."""
        self._rank += 1
        rank = self._rank

        def work(base: OpenBase) -> tuple[tuple[int, ...], str | None, str]:
            from leaderdesk.services.asides import view_state
            from leaderdesk.services.reviews import list_open_ids

            return list_open_ids(base), view_state(base, KEPT), base.author.operator

        self._desk.ask(work, lambda found: self._go_on(Reading(rank, *found)))

    def _go_on(self, reading: Reading) -> None:
        if reading.rank != self._rank:
            return
        wanted, on = reading.keys[reading.done : reading.done + _SLICE], self._desk.around.today()
        if not wanted:
            self.read.emit(reading)
            return
        if reading.done:
            self.progressed.emit(reading.done, len(reading.keys))

        def work(base: OpenBase) -> tuple[ReviewRow, ...]:
            from leaderdesk.services.reviews import review_rows

            return review_rows(base, wanted, on)

        def take(rows: tuple[ReviewRow, ...]) -> None:
            reading.found.extend(rows)
            reading.done += len(wanted)
            self._go_on(reading)

        self._desk.ask(work, take)
