"""From all the lines to the rows shown: ordered, let through by filters and words, put under headings; no Qt.

The work comes in short steps: between two of them, the window answers; what is shown changes at the end alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from leaderdesk.ui.kit.lines import Column, Line, filtered, ordered, ranked
from leaderdesk.ui.kit.tables.groups import Groups, Heading
from leaderdesk.ui.kit.tables.shape import Filter, Sort, passing

Step = Literal["lines", "filters", "words"]
# What comes first makes all that follows anew.
STEPS: tuple[Step, ...] = ("lines", "filters", "words")
# What is done between two looks at the clock: well under what anybody feels.
_SLICE, _CELLS = 200, 600
# So many lines that are no more may stay known: to sort them out at each change would cost more.
_SPARE = 1_000


@dataclass(slots=True)
class Rows:
    """What the steps leave: all in order, what the filters let through, and what is shown."""

    sorted: list[Line] = field(default_factory=list)
    passing: list[Line] = field(default_factory=list)
    shown: list[Line | Heading] = field(default_factory=list)
    # What words let through too, those of folded groups among them.
    found: list[Line] = field(default_factory=list)


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
        self._rows = Rows()
        # What each column that orders the lines sorts them by.
        self._ranks: dict[int, dict[Line, Any]] = {}
        self._places: dict[Any, int] | None = None

    @property
    def shown(self) -> list[Line | Heading]:
        """Lines and headings, from the top."""
        return self._rows.shown

    def steps(self, since: Step) -> Generator[None, None, Rows]:
        """Work the rows out anew, from the first step that has changed; nothing is shown of it before `take`."""
        now = self._rows
        in_order = (yield from self._ordered()) if since == "lines" else now.sorted
        let = now.passing if since == "words" else (yield from self._passing(in_order))
        found: list[Line] = []
        for some in _slices(let if self.wanted.strip() else ()):
            found += filtered(some, self.wanted, self.columns)
            yield
        found = found if self.wanted.strip() else let
        if not self.group:
            return Rows(in_order, let, [*found], found)
        groups = Groups(self.columns, self.place_of(self.group))
        for some in _slices(found):
            groups.add(some)
            yield
        return Rows(in_order, let, groups.shown(self.folded_groups), found)

    def take(self, rows: Rows) -> None:
        """Show what the steps have left."""
        self._rows, self._places = rows, None

    def readying(self) -> Generator[None, None, None]:
        """Work out what words are looked for in, while nobody waits for it."""
        # Wide lines are longer to read: as many cells at a time.
        for some in _slices(self._rows.sorted, max(1, _CELLS // max(1, len(self.columns)))):
            for line in some:
                line.make_ready()
            yield

    def count(self) -> int:
        """How many lines are let through, in folded groups too."""
        if not self.group:
            return len(self.shown)
        return sum(each.count for each in self.shown if isinstance(each, Heading))

    def grouped(self) -> list[tuple[str, list[Line]]]:
        """Every line that is let through, under the text of its group; under nothing where there are none."""
        if not self.group:
            return [("", self._rows.found)]
        place, groups = self.place_of(self.group), dict[str, list[Line]]()
        for line in self._rows.found:
            groups.setdefault(line.bare_text(place), []).append(line)
        return list(groups.items())

    def place_of(self, name: str) -> int:
        """Where a column stands."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def mark_of(self, name: str) -> str:
        """What the title of a column bears when it orders the lines."""
        for rank, each in enumerate(self.sorts, 1):
            if each.column == name:
                arrow = "↓" if each.is_descending else "↑"
                return f"\u00a0{arrow}{rank if len(self.sorts) > 1 else ''}"
        return ""

    def row_of(self, identity: object) -> int | None:
        """Where a line is shown, if it is."""
        if self._places is None:
            self._places = {each.identity: row for row, each in enumerate(self.shown) if isinstance(each, Line)}
        return self._places.get(identity)

    def values_of(self, name: str) -> list[tuple[str, int]]:
        """Each text of a column with its count, among the lines that the other filters let through."""
        place = self.place_of(name)
        others = [each for each in self.filters if each.column != name]
        lines = passing(self._candidates(self._rows.sorted), self.columns, others)
        texts = [line.bare_text(place) for line in lines]
        counts, first = Counter(texts), dict(zip(reversed(texts), reversed(lines), strict=True))
        in_order = ordered([*first.values()], place, is_descending=False)
        return [(line.bare_text(place), counts[line.bare_text(place)]) for line in in_order]

    def _candidates(self, lines: Sequence[Line]) -> Sequence[Line]:
        predicate = self.predicate
        return lines if predicate is None else [line for line in lines if predicate(line.item)]

    def _passing(self, lines: list[Line]) -> Generator[None, None, list[Line]]:
        if self.predicate is None and not self.filters:
            return lines
        found: list[Line] = []
        for some in _slices(lines):
            found += passing(self._candidates(some), self.columns, self.filters)
            yield
        return found

    def _ordered(self) -> Generator[None, None, list[Line]]:
        lines = list(self.all)
        sorts = [*reversed(self.sorts)]
        if self.group:
            sorts.append(next((each for each in self.sorts if each.column == self.group), Sort(self.group)))
        places = [self.place_of(each.column) for each in sorts]
        self._ranks = {place: self._ranks.get(place, {}) for place in places}
        for each, place in zip(sorts, places, strict=True):
            yield from self._rank(lines, place)
            lines = ranked(lines, self._ranks[place], is_descending=each.is_descending)
            yield
        return lines

    def _rank(self, lines: Sequence[Line], place: int) -> Iterator[None]:
        """Know what each line is sorted by in one column; a line that is known already is not asked again."""
        known = self._ranks[place]
        missing = [line for line in lines if line not in known]
        if len(known) + len(missing) > len(lines) + _SPARE:
            alive = set(lines)
            self._ranks[place] = known = {line: key for line, key in known.items() if line in alive}
        for some in _slices(missing):
            known.update((line, line.key(place)) for line in some)
            yield


def _slices(lines: Sequence[Line], size: int = _SLICE) -> Iterator[Sequence[Line]]:
    return (lines[start : start + size] for start in range(0, len(lines), size))
