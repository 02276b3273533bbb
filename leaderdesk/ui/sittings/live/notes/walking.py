"""Where the keyboard goes after a note: along a sheet or down a criterion, to the next one that has something to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Way = Literal["sheets", "criteria"]
# A sheet and a criterion, by rank.
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Walk:
    """`sheets` are those that are typed, in order; `is_to_do` says whether a note is still empty."""

    sheets: Sequence[int]
    criteria: int
    is_to_do: Callable[[int, int], bool]
    way: Way = "sheets"

    def after(self, spot: Spot) -> Spot | None:
        """The next cell; past the end of a sheet or of a criterion, the first one still empty further on."""
        line, criterion = spot
        if self.way == "sheets":
            return (line, criterion + 1) if criterion + 1 < self.criteria else self.first_after(spot)
        later = [each for each in self.sheets if each > line]
        return (later[0], criterion) if later else self.first_after(spot)

    def before(self, spot: Spot) -> Spot | None:
        """The cell before, whatever it holds."""
        ordered = self._all()
        place = ordered.index(spot) if spot in ordered else 0
        return ordered[place - 1] if place else None

    def first_after(self, spot: Spot) -> Spot | None:
        """The first empty cell further on, and round again from the first."""
        ordered = self._all()
        place = ordered.index(spot) + 1 if spot in ordered else 0
        return next((each for each in [*ordered[place:], *ordered[:place]] if self.is_to_do(*each)), None)

    def first(self) -> Spot | None:
        """Where to begin: in a sheet begun and not finished, else at the first empty cell."""
        if self.way == "sheets":
            for line in self.sheets:
                empty = self.empty_of(line)
                if 0 < len(empty) < self.criteria:
                    return line, empty[0]
        return next((each for each in self._all() if self.is_to_do(*each)), None)

    def empty_of(self, line: int) -> list[int]:
        """The criteria of a sheet that have no note yet."""
        return [criterion for criterion in range(self.criteria) if self.is_to_do(line, criterion)]

    def _all(self) -> list[Spot]:
        if self.way == "sheets":
            return [(line, criterion) for line in self.sheets for criterion in range(self.criteria)]
        return [(line, criterion) for criterion in range(self.criteria) for line in self.sheets]
