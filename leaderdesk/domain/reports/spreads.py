"""How far values lie apart, as reports draw it: shares, the fifths between which most stand, their middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.delays import Distribution
from leaderdesk.domain.exact import round_half_up
from leaderdesk.domain.reports.frame import Picture

# Shares stand on a scale of hundredths of a percent, as fine as they are read.
PERCENT = 100
_STEP = Fraction(1, 100 * PERCENT)
_EARLY, _LATE = Fraction(1, 5), Fraction(4, 5)
# Fewer than these have no box: each is shown alone.
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Boxed:
    """Shares in rising order, each with how it is read; `told` says them all in a line."""

    name: str
    told: str
    points: tuple[tuple[Fraction, str], ...]

    @property
    def values(self) -> tuple[int, ...]:
        """Where each stands on the scale."""
        return tuple(_placed(share) for share, _ in self.points)

    @property
    def edges(self) -> tuple[int, int, int] | None:
        """Where the second fifth begins, the middle, and where the fourth fifth ends."""
        if len(self.points) < _FEWEST:
            return None
        found = Distribution(self.values)
        return found.quantile(_EARLY), _placed(middle([share for share, _ in self.points])), found.quantile(_LATE)


@dataclass(frozen=True)
class Boxes(Picture):
    """Groups one below the other, from nothing to the whole; `point` is what one value is called."""

    groups: tuple[Boxed, ...]
    axis: str
    point: str


def middle(shares: Sequence[Fraction]) -> Fraction:
    """The middle share, or the mean of the two in the middle."""
    ordered = sorted(shares)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _placed(share: Fraction) -> int:
    return int(round_half_up(share, _STEP) / _STEP)
