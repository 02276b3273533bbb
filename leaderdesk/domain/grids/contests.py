"""The projects of one call under one grid, and what is decided for each when a weight or the threshold moves.

The values of the criteria stay as the members gave them: only what the grid makes of them is moved. With an
envelope the decision is who is funded; without one, who passes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.ranking import STOP, Project, Ranking, rank_projects
from leaderdesk.domain.scoring import (
    ZERO,
    Ballot,
    BallotFault,
    Grid,
    Score,
    eliminations,
    is_reached,
    maximum_of,
    score_project,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project of the call, with its sheets and, where money is short, what it asks and when it came."""

    key: str
    ballots: Sequence[Ballot]
    amount: Fraction = ZERO
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class Purse:
    """The money of the call and how it is given."""

    envelope: Fraction
    ties: Sequence[str] = ()
    policy: str = STOP


@dataclass(frozen=True, slots=True)
class Contest:
    """The projects scored; those without a score are named apart, since no weight changes anything for them."""

    grid: Grid
    candidates: Mapping[str, Candidate]
    scores: Mapping[str, Score]
    unscored: tuple[str, ...] = ()
    purse: Purse | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict)
    left: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class Flip:
    """A project for which the decision changes."""

    project: str
    before: str
    after: str


def open_contest(grid: Grid, candidates: Sequence[Candidate], purse: Purse | None = None) -> Contest:
    """Score every project; a sheet that cannot be is refused with its place."""
    scores: dict[str, Score] = {}
    for rank, candidate in enumerate(candidates):
        if candidate.key in scores:
            raise WrongInput("repeated", place=f"projects[{rank}].key", key=candidate.key)
        score = score_project(grid, candidate.ballots)
        if isinstance(score, BallotFault):
            raise WrongInput(score.error, place=f"projects[{candidate.key}].ballots", criterion=score.criterion)
        scores[candidate.key] = score
    unscored = tuple(sorted(key for key, score in scores.items() if score.total is None))
    scored = {key: scores[key] for key in sorted(scores) if scores[key].total is not None}
    contest = Contest(grid, {each.key: each for each in candidates}, scored, unscored, purse)
    if purse is None:
        return replace(contest, outcomes=judge_all(contest, grid))
    ranking = rank_all(contest, grid, purse)
    return replace(contest, outcomes=_outcomes(ranking, contest), left=ranking.left)


def decide(contest: Contest, grid: Grid) -> dict[str, str]:
    """The decision for each scored project if the grid were this one, on the same values."""
    if contest.purse is None:
        return judge_all(contest, grid)
    return _outcomes(rank_all(contest, grid, contest.purse), contest)


def judge_all(contest: Contest, grid: Grid) -> dict[str, str]:
    """The verdict of each scored project."""
    maximum = maximum_of(grid)
    return {key: judge(grid, each.values, _total(grid, each.values), maximum) for key, each in contest.scores.items()}


def rank_all(contest: Contest, grid: Grid, purse: Purse) -> Ranking:
    """The scored projects ranked and funded from the purse."""
    verdicts = judge_all(contest, grid)
    projects = [
        Project(
            key,
            verdicts[key],
            _total(grid, score.values),
            contest.candidates[key].amount,
            contest.candidates[key].received,
            score.values,
        )
        for key, score in contest.scores.items()
    ]
    return rank_projects(projects, purse.envelope, purse.ties, purse.policy)


def judge(grid: Grid, values: Mapping[str, Fraction], total: Fraction, maximum: Fraction) -> str:
    """The verdict of a total, as the score gives it."""
    if eliminations(grid, values):
        return "eliminated"
    return "pass" if grid.threshold is None or is_reached(grid.threshold, total, maximum) else "fail"


def list_flips(contest: Contest, after: Mapping[str, str]) -> tuple[Flip, ...]:
    """The projects for which another decision would be taken, by name."""
    return tuple(
        Flip(key, before, after[key]) for key, before in sorted(contest.outcomes.items()) if after[key] != before
    )


def _outcomes(ranking: Ranking, contest: Contest) -> dict[str, str]:
    return {key: ranking.places[key].outcome for key in contest.scores}


def _total(grid: Grid, values: Mapping[str, Fraction]) -> Fraction:
    return sum((each.weight * values.get(each.key, ZERO) for each in grid.criteria), ZERO)
