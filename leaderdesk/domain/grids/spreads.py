"""How far notes lie apart: the mean difference between two projects, or two members, taken at random.

It is exact, in points, and needs no square root. Members have no name here, and where they are so few that a
difference would name them, none is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.grids.contests import Candidate, Contest
from leaderdesk.domain.scoring import ZERO, Criterion, is_counted

FEWEST_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """The mean difference in points, as a part of the maximum, and over how many pairs."""

    points: Fraction
    share: Fraction
    pairs: int


@dataclass(frozen=True, slots=True)
class CriterionSpread:
    """What a criterion tells: between projects it should be large, between members small."""

    criterion: str
    lowest: Fraction | None
    highest: Fraction | None
    between_projects: Spread | None
    between_members: Spread | None


@dataclass(frozen=True, slots=True)
class GridSpread:
    """Every criterion in the order of the grid, and the members' spread over all, as a part of the maximum."""

    criteria: tuple[CriterionSpread, ...]
    members_share: Fraction | None
    pairs: int


def measure_spreads(contest: Contest, fewest_members: int = FEWEST_MEMBERS) -> GridSpread:
    """The spreads of each criterion and of the whole grid."""
    criteria = tuple(_measure(contest, criterion, fewest_members) for criterion in contest.grid.criteria)
    members = [each.between_members for each in criteria if each.between_members is not None]
    pairs = sum(each.pairs for each in members)
    share = sum((each.share * each.pairs for each in members), ZERO) / pairs if pairs else None
    return GridSpread(criteria, share, pairs)


def add_differences(values: Sequence[Fraction]) -> Fraction:
    """The sum of the differences of all pairs, from the ordered values in one pass."""
    last = len(values) - 1
    return sum((value * (2 * rank - last) for rank, value in enumerate(sorted(values))), ZERO)


def _measure(contest: Contest, criterion: Criterion, fewest_members: int) -> CriterionSpread:
    key = criterion.key
    values = [score.values[key] for score in contest.scores.values() if key in score.values]
    given = [_given(contest, candidate, key) for candidate in contest.candidates.values()]
    return CriterionSpread(
        criterion=key,
        lowest=min(values, default=None),
        highest=max(values, default=None),
        between_projects=_spread([values], criterion),
        between_members=_spread([notes for notes in given if len(notes) >= fewest_members], criterion),
    )


def _given(contest: Contest, candidate: Candidate, key: str) -> list[Fraction]:
    """The notes that members really gave, on sheets that count; nobody's zero by default is among them."""
    found = [ballot.notes.get(key) for ballot in candidate.ballots if is_counted(contest.grid, ballot)]
    return [note for note in found if note is not None]


def _spread(lists: Sequence[Sequence[Fraction]], criterion: Criterion) -> Spread | None:
    pairs = sum(len(values) * (len(values) - 1) // 2 for values in lists)
    if not pairs:
        return None
    points = sum((add_differences(values) for values in lists), ZERO) / pairs
    return Spread(points, points / criterion.max if criterion.max else ZERO, pairs)
