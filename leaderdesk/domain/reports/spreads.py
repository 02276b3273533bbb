"""How far values lie apart, as reports draw it: shares in whole percents, their quintiles and middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.delays import Distribution
from leaderdesk.domain.exact import round_half_up
from leaderdesk.domain.reports.frame import Picture

_PERCENT, _WHOLE = Fraction(1, 100), 100
_EARLY, _LIKELY, _LATE = Fraction(1, 5), Fraction(1, 2), Fraction(4, 5)
# Fewer than these have no box: each is shown alone.
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Boxed:
    """Values in rising order; `edges` are those between which three fifths stand, and the middle one."""

    name: str
    told: str
    values: tuple[int, ...]

    @property
    def edges(self) -> tuple[int, int, int] | None:
        """The second fifth begins at the first, the fourth ends at the last."""
        if len(self.values) < _FEWEST:
            return None
        found = Distribution(self.values)
        return found.quantile(_EARLY), found.quantile(_LIKELY), found.quantile(_LATE)


@dataclass(frozen=True)
class Boxes(Picture):
    """Groups one below the other, from nothing to the whole; `point` is what one value is called."""

    groups: tuple[Boxed, ...]
    axis: str
    point: str


def percents(shares: Sequence[Fraction]) -> tuple[int, ...]:
    """Shares in whole percents, in rising order."""
    return tuple(sorted(int(round_half_up(share, _PERCENT) * _WHOLE) for share in shares))


def middle(shares: Sequence[Fraction]) -> Fraction:
    """The middle share, or the mean of the two in the middle."""
    ordered = sorted(shares)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
