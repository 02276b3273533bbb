"""The smallest change of one weight, or of the threshold, that would change a decision.

Each total, and each distance to the threshold, is a straight line of what is moved. Decisions can only change
where such a line meets the threshold or another project's: these meeting points are solved exactly, and the
decisions are looked at there and between them. Nothing is searched step by step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from leaderdesk.domain.grids.contests import Contest, Flip, decide, list_flips
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.ranking import STOP
from leaderdesk.domain.scoring import ZERO, Criterion, Grid, Score, maximum_of, needed_points

THRESHOLD = "threshold"
WEIGHT = "weight:"
_PLACED = frozenset({"funded", "queued", "to_decide"})


@dataclass(frozen=True, slots=True)
class Change:
    """What is moved, by how much and to what. Where it is not reached, anything beyond changes the decisions."""

    moved: str
    by: Fraction
    to: Fraction
    rises: bool
    is_reached: bool
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class Margin:
    """The smallest change upwards and downwards; nothing where none would do."""

    moved: str
    up: Change | None
    down: Change | None

    @property
    def smallest(self) -> tuple[Change, ...]:
        """The smaller of the two, or both where they are as small."""
        return choose_smallest(each for each in (self.up, self.down) if each is not None)


def find_margins(contest: Contest) -> tuple[Margin, ...]:
    """The margins of each weight in the order of the grid, then of the threshold."""
    moved = [f"{WEIGHT}{criterion.key}" for criterion in contest.grid.criteria]
    return tuple(find_margin(contest, each) for each in [*moved, *([THRESHOLD] if contest.grid.threshold else [])])


def find_margin(contest: Contest, moved: str) -> Margin:
    """How far one weight (`weight:KEY`) or the threshold may move without changing any decision."""
    points = _meeting_points(contest, moved)
    now = _value(contest.grid, moved)
    up = sorted({point for point in points if point > 0})
    down = sorted({-point for point in points if -now < point < 0} | ({now} if now > 0 else set()))
    return Margin(
        moved,
        up=_first_change(contest, moved, [ZERO, *up], sign=1, end=None),
        down=_first_change(contest, moved, [ZERO, *down], sign=-1, end=now),
    )


def choose_smallest(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The smallest of several changes, and those as small."""
    known = list(changes)
    least = min(((abs(each.by), not each.is_reached) for each in known), default=None)
    return tuple(each for each in known if (abs(each.by), not each.is_reached) == least)


def move_grid(grid: Grid, moved: str, to: Fraction) -> Grid:
    """The grid with one weight, or its threshold, set to another value."""
    if moved == THRESHOLD and grid.threshold is not None:
        return replace(grid, threshold=replace(grid.threshold, value=to))
    return replace(
        grid, criteria=tuple(replace(e, weight=to) if f"{WEIGHT}{e.key}" == moved else e for e in grid.criteria)
    )


def _first_change(
    contest: Contest, moved: str, points: list[Fraction], *, sign: int, end: Fraction | None
) -> Change | None:
    """Look at each meeting point in turn, then just beyond it; a weight stops at zero."""
    now = _value(contest.grid, moved)
    for rank, point in enumerate(points):
        beyond = (point + points[rank + 1]) / 2 if rank + 1 < len(points) else point + 1
        for size, is_reached in ((point, True), (beyond, False)):
            if end is not None and size > end:
                continue
            flips = list_flips(contest, decide(contest, move_grid(contest.grid, moved, now + sign * size)))
            if flips:
                return Change(moved, sign * point, now + sign * point, sign > 0, is_reached, flips)
    return None


def _meeting_points(contest: Contest, moved: str) -> set[Fraction]:
    """The changes at which some project meets the threshold, or two projects have the same total."""
    points = {point for key in contest.scores for point in _meets_threshold(contest, key, moved)}
    if contest.purse is None or moved == THRESHOLD:
        return points
    key = _criterion(contest.grid, moved).key
    for one, other in _rivals(contest, contest.purse.policy):
        slope = one.values.get(key, ZERO) - other.values.get(key, ZERO)
        if slope and one.total is not None and other.total is not None:
            points.add((other.total - one.total) / slope)
    return points


def _rivals(contest: Contest, policy: str) -> Iterator[tuple[Score, Score]]:
    """The pairs whose order may count, as long as nothing has changed yet.

    Two funded projects that change places stay funded, two that wait still wait: unless, where the first that does
    not fit stops the others, one of them fits in what is left. A project that does not pass has no place to change.
    """
    for (key, one), (name, other) in combinations(contest.scores.items(), 2):
        outcomes = {contest.outcomes[key], contest.outcomes[name]}
        if outcomes - _PLACED:
            continue
        fits = {contest.candidates[each].amount <= contest.left for each in (key, name)}
        may_unblock = outcomes == {"queued"} and policy == STOP and len(fits) > 1
        if len(outcomes) > 1 or "to_decide" in outcomes or may_unblock:
            yield one, other


def _meets_threshold(contest: Contest, key: str, moved: str) -> list[Fraction]:
    """Where the distance to the threshold, a straight line, is zero."""
    grid, score = contest.grid, contest.scores[key]
    if grid.threshold is None or score.total is None or score.verdict == "eliminated":
        return []
    maximum = maximum_of(grid)
    distance = score.total - needed_points(grid.threshold, maximum)
    if moved == THRESHOLD:
        slope = -maximum / 100 if grid.threshold.unit == "percent" else Fraction(-1)
    else:
        criterion = _criterion(grid, moved)
        slope = score.values.get(criterion.key, ZERO) - _asked_by_weight(grid, criterion)
    return [-distance / slope] if slope else []


def _asked_by_weight(grid: Grid, criterion: Criterion) -> Fraction:
    """How many points more a heavier weight asks: a threshold in percent follows the maximum."""
    if grid.threshold is None or grid.threshold.unit != "percent" or criterion.bonus:
        return ZERO
    return grid.threshold.value * criterion.max / 100


def _value(grid: Grid, moved: str) -> Fraction:
    if moved == THRESHOLD and grid.threshold is not None:
        return grid.threshold.value
    return _criterion(grid, moved).weight


def _criterion(grid: Grid, moved: str) -> Criterion:
    found = [each for each in grid.criteria if f"{WEIGHT}{each.key}" == moved]
    if not found:
        known = [f"{WEIGHT}{each.key}" for each in grid.criteria]
        raise WrongInput("unknown_choice", place="moved", choices=", ".join([*known, THRESHOLD]))
    return found[0]
