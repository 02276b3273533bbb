"""The order of an agenda of 20 projects and 40 members, with its proven gap; the quorum of each project counted."""

from __future__ import annotations

import random
import statistics
import time
from fractions import Fraction

from leaderdesk.domain.agendas.items import Agenda, Hours, Item, Limit
from leaderdesk.domain.agendas.ordering import order_agenda
from leaderdesk.domain.agendas.quorate import quorum_test
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.seating import Room, Seat
from tests.bench.measure import Figure

PROJECTS = 20
MEMBERS = 40
AGENDAS = 12
LIMIT = 200.0
MARGIN = 20.0
RULES = (
    QuorumRule("present_share", "seats", Fraction(1, 2), ">="),
    QuorumRule("college_share", "present", Fraction(1, 2), ">=", "private"),
    QuorumRule("college_share", "voters", Fraction(1, 2), ">=", "private"),
)


def agendas() -> list[Figure]:
    """Each figure is taken on several agendas: one run for each, beside the time allowed."""
    shares = {"few recusals (3 %)": 3, "some recusals (8 %)": 8, "many recusals (20 %)": 20}
    figures = [figure for name, share in shares.items() for figure in _figures(name, share, with_hours=False)]
    return [*figures, *_figures("some recusals (8 %), six members with hours", 8, with_hours=True)]


def _figures(name: str, share: int, *, with_hours: bool) -> list[Figure]:
    times, gaps, proven = [], [], 0
    for seed in range(AGENDAS):
        elapsed, agenda = _ordered(seed, share, with_hours=with_hours)
        times.append(elapsed)
        gaps.append(float(100 * agenda.gap_share))
        proven += agenda.is_optimal
    what = f"{PROJECTS} projects, {MEMBERS} members, {name}"
    return [
        Figure(f"order of {what}", "ms", times, "200 ms", LIMIT),
        Figure(f"proven gap, {proven} of {AGENDAS} optimal, mean {statistics.mean(gaps):.1f}", "%", gaps),
    ]


def _ordered(seed: int, share: int, *, with_hours: bool) -> tuple[float, Agenda]:
    draw = random.Random(seed)
    seats = tuple(Seat(f"S{rank:02}", "private" if rank % 2 else "public", None, f"m{rank:02}") for rank in range(40))
    people = [str(seat.titulaire) for seat in seats]
    items = [
        Item(f"2026-{rank:03}", frozenset(each for each in people if draw.randrange(100) < share), 15)
        for rank in range(PROJECTS)
    ]
    hours = {each: Hours(draw.choice((0, 20, 45)), draw.choice((None, 180, 240))) for each in draw.sample(people, 6)}
    test = quorum_test(Room(seats, frozenset(people)), RULES)
    started = time.perf_counter()
    # As a service asks: the number of nodes bounds a usual machine, the clock a slow or busy one.
    limit = Limit(may_go_on=lambda: (time.perf_counter() - started) * 1000 < LIMIT - MARGIN)
    agenda = order_agenda(items, frozenset(people), hours=hours if with_hours else {}, is_quorate=test, limit=limit)
    return (time.perf_counter() - started) * 1000, agenda
