"""The dated amounts of a dossier, and the chain they make at a day.

`envelopes.chains` keeps the amounts whole; here each has its day, an amount may be said again (a second vote, a lower
instruction, a cumulated claim), and the last one said by that day counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from leaderdesk.domain.envelopes.chains import STAGES, Chain
from leaderdesk.domain.inputs import WrongInput


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """What a stage said on a day; claims, certifications and payments cumulated."""

    stage: str
    amount: Fraction
    on: date


@dataclass(frozen=True, slots=True)
class DateProblem:
    """A stage that was first reached before the one it follows."""

    place: str
    stage: str
    on: date
    before: str
    before_on: date


def chain_at(history: Sequence[DatedAmount], day: date, end: Literal["open", "closed", "dropped"] = "open") -> Chain:
    """The chain as it stood at the end of a day, whatever the order the amounts are given in."""
    _check(history)
    last = {each.stage: each for each in sorted(history, key=lambda each: each.on) if each.on <= day}
    voted, instructed = last.get("voted"), last.get("instructed")
    after_vote = voted is not None and instructed is not None and instructed.on > voted.on
    return Chain(**{stage: each.amount for stage, each in last.items()}, instructed_after_vote=after_vote, end=end)


def list_date_problems(history: Sequence[DatedAmount]) -> tuple[DateProblem, ...]:
    """Stages reached out of order; an instruction has no place of its own, since it may follow the vote."""
    _check(history)
    first: dict[str, tuple[date, int]] = {}
    for rank, each in enumerate(history):
        if each.stage not in first or each.on < first[each.stage][0]:
            first[each.stage] = (each.on, rank)
    reached = [stage for stage in STAGES if stage in first and stage != "instructed"]
    return tuple(
        DateProblem(f"history[{first[stage][1]}].on", stage, first[stage][0], before, first[before][0])
        for before, stage in pairwise(reached)
        if first[stage][0] < first[before][0]
    )


def _check(history: Sequence[DatedAmount]) -> None:
    said: set[tuple[str, date]] = set()
    for rank, each in enumerate(history):
        if each.stage not in STAGES:
            raise WrongInput("unknown_choice", place=f"history[{rank}].stage", choices=", ".join(STAGES))
        if each.amount < 0:
            raise WrongInput("negative", place=f"history[{rank}].amount")
        # Nothing tells which of two amounts of one day is the last.
        if (each.stage, each.on) in said:
            raise WrongInput("repeated", place=f"history[{rank}]")
        said.add((each.stage, each.on))
