"""From all the lines to the rows shown: ordered, let through by filters and words, put under headings; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal

from leaderdesk.ui.kit.lines import Column, Line, filtered, ordered
from leaderdesk.ui.kit.tables.groups import Heading, grouped
from leaderdesk.ui.kit.tables.shape import Filter, Sort, passing

Step = Literal["lines", "filters", "words"]


class Arrangement:
    """Each step starts from what the one before left, so that a keystroke never sorts again."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.all: Sequence[Line] = ()
        self.wanted = ""
        self.filters: tuple[Filter, ...] = ()
        self.predicate: Callable[[Any], bool] | None = None
        self.sorts: tuple[Sort, ...] = (Sort(columns[0].name),) if columns else ()
        self.group = ""
        self.folded_groups: set[str] = set()
        self.shown: list[Line | Heading] = []
        self._sorted: list[Line] = []
        self._passing: list[Line] = []
        self._rows: dict[Any, int] | None = None

    def arrange(self, since: Step) -> None:
        """Work the rows out anew, from the first step that has changed."""
        if since == "lines":
            self._sorted = self._ordered()
        if since != "words":
            self._passing = passing(self._candidates(), self.columns, self.filters)
        found = filtered(self._passing, self.wanted, self.columns)
        if self.group:
            self.shown = grouped(found, self.columns, self.place_of(self.group), self.folded_groups)
        else:
            self.shown = [*found]
        self._rows = None

    def count(self) -> int:
        """How many lines are let through, in folded groups too."""
        if not self.group:
            return len(self.shown)
        return sum(each.count for each in self.shown if isinstance(each, Heading))

    def place_of(self, name: str) -> int:
        """Where a column stands."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def row_of(self, identity: object) -> int | None:
        """Where a line is shown, if it is."""
        if self._rows is None:
            self._rows = {each.identity: row for row, each in enumerate(self.shown) if isinstance(each, Line)}
        return self._rows.get(identity)

    def values_of(self, name: str) -> list[tuple[str, int]]:
        """Each text of a column with its count, among the lines that the other filters let through."""
        place = self.place_of(name)
        others = [each for each in self.filters if each.column != name]
        lines = passing(self._candidates(), self.columns, others)
        counts = Counter(line.texts[place] for line in lines)
        first = {line.texts[place]: line for line in reversed(lines)}
        in_order = ordered([*first.values()], place, is_descending=False)
        return [(line.texts[place], counts[line.texts[place]]) for line in in_order]

    def _candidates(self) -> list[Line]:
        predicate = self.predicate
        return self._sorted if predicate is None else [line for line in self._sorted if predicate(line.item)]

    def _ordered(self) -> list[Line]:
        lines = list(self.all)
        for each in reversed(self.sorts):
            lines = ordered(lines, self.place_of(each.column), is_descending=each.is_descending)
        if self.group:
            first = next((each for each in self.sorts if each.column == self.group), Sort(self.group))
            lines = ordered(lines, self.place_of(self.group), is_descending=first.is_descending)
        return lines
