"""What each criterion decided: for which projects the decision is another one when it is left out of the grid.

A threshold in points is lowered as the maximum is, so that leaving a criterion out asks the same share of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from leaderdesk.domain.grids.contests import Contest, Flip, decide, list_flips
from leaderdesk.domain.scoring import Grid, maximum_of


@dataclass(frozen=True, slots=True)
class Influence:
    """The decisions a criterion changed, of how many; none can be told where nothing remains without it."""

    criterion: str
    flips: tuple[Flip, ...] | None
    projects: int

    @property
    def rate(self) -> Fraction | None:
        """The part of the decisions that it changed."""
        return None if self.flips is None or not self.projects else Fraction(len(self.flips), self.projects)


def measure_influence(contest: Contest, *, scale_threshold: bool = True) -> tuple[Influence, ...]:
    """Leave each criterion out in turn, on the same notes."""
    return tuple(
        Influence(each.key, _flips_without(contest, each.key, scale_threshold=scale_threshold), len(contest.scores))
        for each in contest.grid.criteria
    )


def leave_out(grid: Grid, key: str, *, scale_threshold: bool = True) -> Grid:
    """The grid without a criterion; a group asks no more of its criteria than it still has."""
    kept = tuple(each for each in grid.criteria if each.key != key)
    left = {group.key: sum(each.group == group.key for each in kept) for group in grid.groups}
    groups = tuple(replace(each, at_least=min(each.at_least, left[each.key])) for each in grid.groups)
    smaller = replace(grid, criteria=kept, groups=groups)
    before, threshold = maximum_of(grid), grid.threshold
    if threshold is None or threshold.unit != "points" or not scale_threshold or not before:
        return smaller
    return replace(smaller, threshold=replace(threshold, value=threshold.value * maximum_of(smaller) / before))


def _flips_without(contest: Contest, key: str, *, scale_threshold: bool) -> tuple[Flip, ...] | None:
    smaller = leave_out(contest.grid, key, scale_threshold=scale_threshold)
    return list_flips(contest, decide(contest, smaller)) if maximum_of(smaller) else None
