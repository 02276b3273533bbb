"""The six rules: a quorum with its fragile people, a dossier scored and all ranked again, a long list streamed."""

from __future__ import annotations

import io
import json
import random
import time
import tracemalloc
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import TextIO, cast

from leaderdesk.domain.quorum import QuorumRule, count_quorum
from leaderdesk.domain.ranking import Project, rank_projects
from leaderdesk.domain.scoring import Ballot, Criterion, Grid, Score, Threshold, score_project
from leaderdesk.domain.seating import Room, Seat
from leaderdesk.services.simulations import simulate
from tests.bench.measure import Figure, timed

SEATS, MEMBERS, CRITERIA, PROJECTS = 40, 40, 12, 200
STREAMED = 100_000
HALF = Fraction(1, 2)


def quorum() -> list[Figure]:
    """A committee of forty seats, all titulaires there, then half of them replaced."""
    rules = (
        QuorumRule("present_share", "seats", HALF, ">="),
        QuorumRule("college_share", "present", HALF, ">=", "private"),
        QuorumRule("college_share", "voters", HALF, ">=", "private"),
        QuorumRule("group_cap", "voters", Fraction(49, 100), "<="),
    )
    rooms = {"all titulaires": _room(replaced=0), "half replaced, a pool": _room(replaced=SEATS // 2)}
    assert all(count_quorum(room, rules).is_quorate for room in rooms.values())
    return [
        Figure(f"quorum and fragile, {SEATS} seats, {name}", "ms", timed(partial(count_quorum, room, rules)))
        for name, room in rooms.items()
    ]


def score_and_rank() -> list[Figure]:
    """One dossier scored again by forty members on twelve criteria, and two hundred ranked again with it."""
    grid, ballots = _grid(), _ballots()
    projects = _projects()

    def again() -> None:
        scored = score_project(grid, ballots)
        assert isinstance(scored, Score)
        changed = Project("P0", scored.verdict, scored.total or Fraction(0), Fraction(20_000), criteria=scored.values)
        rank_projects([changed, *projects], Fraction(2_000_000), ("criterion:c1", "received"), "skip")

    return [
        Figure(f"score of {MEMBERS} members on {CRITERIA} criteria", "ms", timed(lambda: score_project(grid, ballots))),
        Figure(f"the same, and {PROJECTS} dossiers ranked", "ms", timed(again)),
    ]


def streamed() -> list[Figure]:
    """A hundred thousand financing cases through one pipe: time of each, and the most memory held."""
    started = time.perf_counter()
    written = sum(len(piece) for piece in simulate("financing", _cases(STREAMED)))
    each = (time.perf_counter() - started) * 1e6 / STREAMED
    assert written > STREAMED
    peaks = {number: _peak(number) for number in (1_000, 10_000)}
    return [
        Figure(f"financing, each of {STREAMED:,} streamed cases", "µs", [each]),
        Figure("memory of 1,000 streamed cases", "KB", [peaks[1_000]]),
        Figure("memory of 10,000 streamed cases", "KB", [peaks[10_000]], "1,000 cases", peaks[1_000]),
    ]


class _Cases(io.TextIOBase):
    """A list of cases that is never whole in memory."""

    def __init__(self, number: int) -> None:
        case = {
            "eligible": "10000.00",
            "rules": {"feader_share": "0.80", "max_public_aid_rate": "0.80", "min_own_rate": "0.20"},
            "public_funds": [{"funder": "Région", "amount": "1600.00"}],
        }
        self._texts = self._pieces(json.dumps(case), number)

    def read(self, size: int | None = -1, /) -> str:
        """A piece of the list, whatever size is asked."""
        del size
        return next(self._texts, "")

    @staticmethod
    def _pieces(case: str, number: int) -> Iterator[str]:
        yield f"[{case}"
        for _ in range(number - 1):
            yield f",\n{case}"
        yield "]"


def _cases(number: int) -> TextIO:
    return cast("TextIO", _Cases(number))


def _peak(number: int) -> float:
    tracemalloc.start()
    for _ in simulate("financing", _cases(number)):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024


def _room(*, replaced: int) -> Room:
    seats = [
        Seat(f"S{rank}", ("public", "private")[rank % 2], f"group {rank % 5}", f"T{rank}", f"U{rank}")
        for rank in range(SEATS)
    ]
    present = [f"{'U' if rank < replaced else 'T'}{rank}" for rank in range(SEATS)]
    pool = {"public": ("X1", "X2"), "private": ("X3",)} if replaced else {}
    recused = frozenset({f"T{SEATS - 2}"}) if replaced else frozenset()
    return Room(seats, frozenset([*present, "X1"] if replaced else present), recused, pool=pool)


def _grid() -> Grid:
    criteria = [Criterion(f"c{rank}", Fraction(5), Fraction(rank + 1)) for rank in range(CRITERIA)]
    return Grid(criteria, threshold=Threshold(Fraction(50), ">=", "percent"))


def _ballots() -> list[Ballot]:
    drawn = random.Random(1)
    return [
        Ballot(f"m{member}", {f"c{rank}": Fraction(drawn.randint(1, 10), 2) for rank in range(CRITERIA)})
        for member in range(MEMBERS)
    ]


def _projects() -> list[Project]:
    drawn, first = random.Random(2), datetime(2026, 1, 1)  # noqa: DTZ001 - a request has the hour of its place
    return [
        Project(
            key=f"P{rank}",
            verdict="pass",
            total=Fraction(drawn.randint(200, 260), 3),
            amount=Fraction(drawn.randint(5_000, 40_000)),
            received=first + timedelta(hours=drawn.randint(0, 500)),
            criteria={"c1": Fraction(drawn.randint(0, 5))},
        )
        for rank in range(1, PROJECTS)
    ]
