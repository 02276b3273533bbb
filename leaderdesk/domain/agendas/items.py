"""What an agenda is made of, what its order costs, and how far that order is from the best one.

Everybody present is in the room when the sitting opens and again when it closes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

# Whether a project has its quorum: who must leave for it, who is at the sitting while it is taken.
QuorumTest = Callable[[frozenset[str], frozenset[str]], bool]


def is_always_quorate(recused: frozenset[str], present: frozenset[str]) -> bool:
    """The test of a sitting whose quorum is not looked at."""
    del recused, present
    return True


def goes_on() -> bool:
    """The answer of a caller who sets no other limit than the number of nodes."""
    return True


@dataclass(frozen=True, slots=True)
class Item:
    """A project of the agenda: who leaves for it, how long it takes, and its place where that is fixed (1 = first)."""

    key: str
    recused: frozenset[str] = frozenset()
    minutes: int = 0
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody arrives and leaves for good, in minutes after the opening."""

    arrives: int = 0
    leaves: int | None = None

    def cover(self, start: int, end: int) -> bool:
        """True when the person is there from one minute to another."""
        return self.arrives <= start and (self.leaves is None or self.leaves >= end)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who is expected, when, and what makes a project quorate."""

    people: frozenset[str]
    hours: Mapping[str, Hours]
    is_quorate: QuorumTest = is_always_quorate


@dataclass(frozen=True, slots=True)
class Limit:
    """Where the search stops: a number of nodes (same result on every machine), or when the caller says so."""

    nodes: int = 3_000
    may_go_on: Callable[[], bool] = goes_on


@dataclass(frozen=True, slots=True)
class Passage:
    """Who goes out and who comes back just before a project; nobody is named for the closing's `key`, which is None."""

    key: str | None
    leaving: tuple[str, ...]
    returning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """An order, the movements it asks for, and the fewest that any order could ask for."""

    order: tuple[str, ...]
    passages: tuple[Passage, ...]
    without_quorum: tuple[str, ...]
    never_quorate: tuple[str, ...]
    moves: int
    fewest_moves: int
    fewest_without_quorum: int
    nodes: int

    @property
    def exits(self) -> int:
        """How many times somebody leaves the room."""
        return sum(len(each.leaving) for each in self.passages)

    @property
    def is_optimal(self) -> bool:
        """True when it is proven that no order keeps more quorums, nor as many with fewer movements."""
        return len(self.without_quorum) == self.fewest_without_quorum and self.moves == self.fewest_moves

    @property
    def gap(self) -> int:
        """How many movements, at most, a better order could spare."""
        return self.moves - self.fewest_moves

    @property
    def gap_share(self) -> Fraction:
        """The same gap against the movements of this order."""
        return Fraction(self.gap, self.moves) if self.moves else Fraction(0)
