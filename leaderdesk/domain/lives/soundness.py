"""What is wrong with a life that somebody edited: a status nobody reaches, a dead end, a code that means nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.lives.moves import DATES, DECIDERS, PHASES, REQUIREMENTS, Deadline, Life, Move, statuses_within


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a life, and where."""

    code: str
    place: str
    data: Mapping[str, str] = field(default_factory=dict)


def problems_of(life: Life) -> tuple[Problem, ...]:
    """Everything wrong with a life; an empty answer is a life that can be used."""
    return (*_problems_of_statuses(life), *_problems_of_moves(life), *_problems_of_ways(life))


def _problems_of_statuses(life: Life) -> Iterator[Problem]:
    if not life.statuses:
        yield Problem("no_status", "statuses")
    counts = Counter(status.code for status in life.statuses)
    for place, status in enumerate(life.statuses):
        if status.code not in STATUSES:
            yield Problem("unknown_status", f"statuses[{place}].code", {"status": status.code})
        if counts[status.code] > 1:
            yield Problem("status_twice", f"statuses[{place}].code", {"status": status.code})
        if status.phase not in PHASES:
            yield Problem("unknown_phase", f"statuses[{place}].phase", {"phase": status.phase})
    if not any(status.phase == "ended" for status in life.statuses):
        yield Problem("no_end", "statuses")


def _problems_of_moves(life: Life) -> Iterator[Problem]:
    codes = {status.code for status in life.statuses}
    counts = Counter((move.start, move.end) for move in life.moves)
    for rank, move in enumerate(life.moves):
        place = f"moves[{rank}]"
        for name, status in (("start", move.start), ("end", move.end)):
            if status not in codes:
                yield Problem("unknown_status", f"{place}.{name}", {"status": status})
        if move.start == move.end:
            yield Problem("move_nowhere", place, {"status": move.start})
        if counts[move.start, move.end] > 1:
            yield Problem("move_twice", place, {"start": move.start, "end": move.end})
        yield from _problems_of_move(move, place, codes)


def _problems_of_move(move: Move, place: str, codes: set[str]) -> Iterator[Problem]:
    if move.decider not in DECIDERS:
        yield Problem("unknown_decider", f"{place}.decider", {"decider": move.decider})
    for rank, requirement in enumerate(move.requires):
        if requirement not in REQUIREMENTS:
            yield Problem("unknown_requirement", f"{place}.requires[{rank}]", {"requirement": requirement})
    for rank, deadline in enumerate(move.deadlines):
        yield from _problems_of_deadline(deadline, f"{place}.deadlines[{rank}]", codes)


def _problems_of_deadline(deadline: Deadline, place: str, codes: set[str]) -> Iterator[Problem]:
    if deadline.counted_from not in DATES:
        yield Problem("unknown_date", f"{place}.counted_from", {"date": deadline.counted_from})
    if min(deadline.months, deadline.days) < 0 or deadline.months + deadline.days == 0:
        yield Problem("no_length", place, {"deadline": deadline.code})
    if deadline.met_on and deadline.met_on not in DATES:
        yield Problem("unknown_date", f"{place}.met_on", {"date": deadline.met_on})
    for name, statuses in (("met_by", deadline.met_by), ("dropped_by", deadline.dropped_by)):
        for status in statuses:
            if status not in codes:
                yield Problem("unknown_status", f"{place}.{name}", {"status": status})


def _problems_of_ways(life: Life) -> Iterator[Problem]:
    """Every status is reached from the first, and from every one an end is reached."""
    if not life.statuses:
        return
    reached = set(statuses_within(life, life.statuses[0].code))
    ends = {status.code for status in life.statuses if status.phase == "ended"}
    for place, status in enumerate(life.statuses):
        if status.code not in reached:
            yield Problem("unreachable", f"statuses[{place}]", {"status": status.code})
        if not ends.intersection(statuses_within(life, status.code)):
            yield Problem("dead_end", f"statuses[{place}]", {"status": status.code})
