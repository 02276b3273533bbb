"""A call for projects while it is decided: the list ranked on its notes so far, cut by the envelope, ties shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.ranking import Place, Project, rank_projects
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sheets.sittings.decisions import Awards, fund_of
from leaderdesk.domain.sheets.sittings.facts import NO_FACTS, PointFacts
from leaderdesk.domain.sittings.ground import ZERO, OutcomeKind, Pot
from leaderdesk.domain.sittings.lists import leaving_for
from leaderdesk.domain.sittings.state import State

# `to_decide`: a tie that the envelope cannot serve whole; `not_scored`: nothing says yet.
Fate = Literal["funded", "queued", "to_decide", "refused", "not_scored"]


@dataclass(frozen=True, slots=True)
class RankedRow:
    """A project in the list."""

    key: str
    title: str
    number: str
    holder: str
    rank: int | None
    total: Fraction | None
    amount: Fraction
    fate: Fate
    # What is left of the envelope before this rank is served.
    left_before: Fraction | None
    # The rule that told it from its equals: a date, a criterion, or nothing yet.
    tie_broken_by: str | None
    tied_with: tuple[str, ...]
    outcome: OutcomeKind | None


@dataclass(frozen=True, slots=True)
class RankedPot:
    """The projects of one grid on one envelope; `envelope` is none where nobody set it, and all are then served."""

    pot: str
    grid: str
    envelope: Fraction | None
    left: Fraction | None
    rows: tuple[RankedRow, ...]
    # Where the list is cut: the last rank that is served whole.
    cut_after: int | None
    # A tie rule needs a day of reception that these projects lack.
    undated: tuple[str, ...] = ()
    # With an interest in one of those that the envelope serves, or of those after: a vote on the list waits for them.
    must_leave: tuple[str, ...] = ()
    must_leave_queue: tuple[str, ...] = ()

    @property
    def has_ties(self) -> bool:
        """True where the committee has to tell projects apart."""
        return any(row.fate == "to_decide" for row in self.rows)


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Every ranked list of the sitting."""

    pots: tuple[RankedPot, ...]


def call_sheet_of(
    state: State, scores: Mapping[str, Score | None], facts: Mapping[str, PointFacts], awards: Awards
) -> CallSheet:
    """The lists, each of the projects that one grid compares on one envelope."""
    groups: dict[tuple[str, str], list[str]] = {}
    for key in state.order:
        grid, money = state.points[key].grid, state.points[key].money
        if grid is not None and money is not None:
            groups.setdefault((money.pot, grid.title), []).append(key)
    return CallSheet(tuple(_pot(state, pot, keys, scores, facts, awards) for (pot, _), keys in groups.items()))


def _pot(
    state: State,
    pot: str,
    keys: Sequence[str],
    scores: Mapping[str, Score | None],
    facts: Mapping[str, PointFacts],
    awards: Awards,
) -> RankedPot:
    grid = state.points[keys[0]].grid
    assert grid is not None  # noqa: S101 - the group has one
    is_set = pot in state.ground.pots
    projects = [_project(key, scores.get(key), facts.get(key, NO_FACTS), fund_of(key, awards)) for key in keys]
    envelope = state.ground.pots.get(pot, Pot(ZERO)).left if is_set else sum((each.amount for each in projects), ZERO)
    undated = tuple(each.key for each in projects if each.received is None)
    ranking = _ranked(projects, envelope, grid, is_dated=not undated)
    rows = tuple(_row(state, each, ranking, scores.get(each.key), facts.get(each.key, NO_FACTS)) for each in projects)
    ordered = tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank or 0)))
    taken = sum((row.amount for row in rows if row.fate == "funded"), ZERO)
    served = [row.rank for row in ordered if row.fate == "funded" and row.rank is not None]
    return RankedPot(
        pot=pot,
        grid=grid.title,
        envelope=envelope if is_set else None,
        left=envelope - taken if is_set else None,
        rows=ordered,
        cut_after=max(served, default=None),
        undated=undated if "received" in grid.ties else (),
        must_leave=leaving_for(state, _undecided(ordered, "funded")),
        must_leave_queue=leaving_for(state, _undecided(ordered, "queued")),
    )


def _undecided(rows: Sequence[RankedRow], fate: Fate) -> list[str]:
    return [row.key for row in rows if row.fate == fate and row.outcome is None]


def _project(key: str, score: Score | None, facts: PointFacts, amount: Fraction) -> Project:
    return Project(
        key=key,
        verdict="no_score" if score is None else score.verdict,
        total=ZERO if score is None or score.total is None else score.total,
        amount=amount,
        received=None if facts.received_on is None else _midnight(facts.received_on),
        criteria={} if score is None else dict(score.values),
    )


def _ranked(projects: Sequence[Project], envelope: Fraction, grid: GridSheet, *, is_dated: bool) -> Mapping[str, Place]:
    """The ranking by the grid's own rules; a tie rule that lacks its days is left out, and said."""
    ties = grid.ties if is_dated else tuple(each for each in grid.ties if each != "received")
    try:
        return rank_projects(projects, envelope, ties, grid.policy).places
    except WrongInput:
        return rank_projects(projects, envelope, (), grid.policy).places


def _row(
    state: State, project: Project, places: Mapping[str, Place], score: Score | None, facts: PointFacts
) -> RankedRow:
    place, decision = places[project.key], state.done[project.key].decision
    tied = () if place.rank is None else tuple(key for key, each in places.items() if each.rank == place.rank)
    return RankedRow(
        key=project.key,
        title=state.points[project.key].title,
        number=facts.number,
        holder=facts.holder,
        rank=place.rank,
        total=None if score is None else score.total,
        amount=project.amount,
        fate=place.outcome,  # type: ignore[arg-type]  # one of the ranking's words
        left_before=place.left_before,
        tie_broken_by=place.tie_broken_by,
        tied_with=tuple(key for key in tied if key != project.key),
        outcome=None if decision is None else decision.outcome,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
