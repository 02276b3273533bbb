"""Projects ranked and funded from one envelope: declared rules or the committee break ties, never a list's order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from itertools import groupby

from leaderdesk.domain.inputs import WrongInput

ZERO = Fraction(0)
STOP, SKIP = "stop", "skip"
POLICIES = (STOP, SKIP)
RECEIVED = "received"
CRITERION = "criterion:"
UNRESOLVED = "unresolved"
PASS = "pass"  # noqa: S105 - a verdict
_OUTCOMES = {"fail": "refused", "eliminated": "refused", "no_score": "not_scored"}


@dataclass(frozen=True, slots=True)
class Project:
    """A scored project that asks for money."""

    key: str
    verdict: str
    total: Fraction = ZERO
    amount: Fraction = ZERO
    received: datetime | None = None
    criteria: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a project ends: no rank for one that does not pass."""

    rank: int | None
    tie_broken_by: str | None
    outcome: str
    left_before: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The projects by rank, then those without, and what is left of the envelope."""

    places: Mapping[str, Place]
    left: Fraction


@dataclass(frozen=True, slots=True)
class _Peers:
    """Projects that no declared rule tells apart: one alone, or a tie for the committee."""

    rank: int
    projects: tuple[Project, ...]
    told_by: str | None


def rank_projects(
    projects: Sequence[Project], envelope: Fraction, ties: Sequence[str] = (), policy: str = STOP
) -> Ranking:
    """The rank of each project that passes, and who is funded from the envelope in that order."""
    # By name first: it keeps the output steady, and ranks nobody.
    named = sorted((each for each in projects if each.verdict == PASS), key=lambda each: each.key)
    passing = sorted(named, key=lambda each: each.total, reverse=True)
    peers, rank = [], 1
    for _, same in groupby(passing, key=lambda each: each.total):
        for tied, told_by in _tell_apart(tuple(same), ties):
            peers.append(_Peers(rank, tied, told_by))
            rank += len(tied)
    places, left = _fund(peers, envelope, policy)
    others = sorted((each for each in projects if each.verdict != PASS), key=lambda each: each.key)
    places |= {each.key: Place(None, None, _OUTCOMES[each.verdict]) for each in others}
    return Ranking(places, left)


def _tell_apart(tied: tuple[Project, ...], ties: Sequence[str]) -> list[tuple[tuple[Project, ...], str | None]]:
    """Projects of one total in groups that the rules cannot split, each with the last rule it needed."""
    if len(tied) == 1:
        return [(tied, None)]
    return _split(tied, ties)


def _split(tied: tuple[Project, ...], ties: Sequence[str]) -> list[tuple[tuple[Project, ...], str | None]]:
    if not ties:
        return [(tied, UNRESOLVED)]
    rule, *others = ties
    ordered = sorted(((_standing(each, rule), each) for each in tied), key=lambda pair: pair[0])
    found: list[tuple[tuple[Project, ...], str | None]] = []
    for _, same in groupby(ordered, key=lambda pair: pair[0]):
        alike = tuple(each for _, each in same)
        found += [(alike, rule)] if len(alike) == 1 else _split(alike, others)
    return found


def _standing(project: Project, rule: str) -> tuple[datetime | Fraction, ...]:
    """What a tie rule compares, least first; a criterion without value counts as zero, as in its score."""
    if rule.startswith(CRITERION):
        return (-project.criteria.get(rule.removeprefix(CRITERION), ZERO),)
    if project.received is None:
        raise WrongInput("missing_to_break_a_tie", place=f"projects[{project.key}].received")
    return (project.received,)


def _fund(peers: Sequence[_Peers], envelope: Fraction, policy: str) -> tuple[dict[str, Place], Fraction]:
    places: dict[str, Place] = {}
    left, is_closed = envelope, False
    for each in peers:
        outcome = _outcome(each.projects, left, is_closed=is_closed)
        for project in each.projects:
            places[project.key] = Place(each.rank, each.told_by, outcome, left)
        if outcome == "funded":
            left -= sum((project.amount for project in each.projects), ZERO)
        # What the committee has to decide holds back everybody behind, whatever the policy.
        is_closed = is_closed or outcome == "to_decide" or (outcome == "queued" and policy == STOP)
    return places, left


def _outcome(tied: Sequence[Project], left: Fraction, *, is_closed: bool) -> str:
    if is_closed or all(each.amount > left for each in tied):
        return "queued"
    return "funded" if sum((each.amount for each in tied), ZERO) <= left else "to_decide"
