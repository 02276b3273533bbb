"""The lines of the list of dossiers, kept from one reading to the next: a change makes anew the lines it touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.ui.kit.lines import Column, Line, lines_of

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.choices import Choices
    from leaderdesk.services.listings import Seen


@dataclass(frozen=True, slots=True)
class News:
    """What a reading brings: lines, those of all dossiers or of some; what is gone; what cells choose from now."""

    lines: list[Line]
    gone: frozenset[int]
    is_whole: bool
    choices: Choices | None

    @property
    def is_empty(self) -> bool:
        """True when the list is as it was."""
        return not (self.is_whole or self.lines or self.gone)


class KnownLines:
    """All the lines by number, those in the bin too."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._lines: dict[int, Line] = {}
        # On the base's thread alone: readings follow one another there, each from where the last one ended.
        self._seen: Seen | None = None

    @property
    def lines(self) -> list[Line]:
        """In the order of their numbers."""
        return [*self._lines.values()]

    def read(self, base: OpenBase) -> News:
        """What is new in a base; called on its thread."""
        from leaderdesk.services.listings import read_since

        found = read_since(base, self._seen)
        self._seen = found.seen
        return News(self._made(found.rows), found.gone, found.is_whole, found.choices)

    def take(self, news: News) -> None:
        """Know what was read."""
        if news.is_whole:
            self._lines = {line.identity: line for line in news.lines}
            return
        is_moved = any(self._is_moved(line) for line in news.lines)
        self._lines |= {line.identity: line for line in news.lines}
        for key in news.gone:
            self._lines.pop(key, None)
        if is_moved:
            in_order = sorted(self._lines.values(), key=_number)
            self._lines = {line.identity: line for line in in_order}

    def _made(self, rows: Sequence[DossierRow]) -> list[Line]:
        return lines_of(self._columns, rows, lambda row: row.id)

    def _is_moved(self, line: Line) -> bool:
        before = self._lines.get(line.identity)
        return before is None or _number(before) != _number(line)


def _number(line: Line) -> str:
    item: DossierRow = line.item
    return item.number
