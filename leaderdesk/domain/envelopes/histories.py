"""What a dossier brought to each measure, quarter after quarter, from everything that was said of it on one fund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from leaderdesk.domain.envelopes.facts import FundFacts, weigh_facts
from leaderdesk.domain.envelopes.gauges import Gauge, gauge_of
from leaderdesk.domain.envelopes.rhythm import Gain
from leaderdesk.domain.envelopes.targets import MEASURES


@dataclass(frozen=True, slots=True)
class State:
    """A state of a dossier, from a day to the eve of another."""

    since: date
    until: date | None
    status: str


@dataclass(frozen=True, slots=True)
class Said:
    """An amount that was said of a stage, from a day on."""

    on: date
    stage: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class History:
    """A dossier on one fund: its plan as it is today, its states and amounts from the oldest to the newest."""

    dossier_id: int
    fiche_id: int | None
    fund_id: int
    planned: Fraction
    states: Sequence[State]
    said: Sequence[Said]
    # The day its balance was paid.
    settled_on: date | None = None


def gains_of(history: History, days: Sequence[date]) -> Iterator[tuple[str, Gain]]:
    """What each measure gained between two of the days that follow each other, by the later one; lost, below zero.

    These are the gauges that say what a target has reached: what is deprogrammed or lowered slows the pace.
    """
    changes = _changes(history)
    before = Gauge()
    for start, day in pairwise((date.min, *days)):
        if any(start < change <= day for change in changes):
            now = _gauge_on(history, day)
            for measure in MEASURES:
                reached, known = getattr(now, measure), getattr(before, measure)
                # Most measures stay the same from one quarter to the next: these are not compared.
                if reached is not known and reached != known:
                    yield measure, Gain(day, reached - known, history.fund_id, history.fiche_id)
            before = now


def _changes(history: History) -> set[date]:
    """The days on which something may have changed."""
    days = {each.on for each in history.said} | {history.settled_on}
    for state in history.states:
        days |= {state.since, state.until}
    return {day for day in days if day is not None}


def _gauge_on(history: History, day: date) -> Gauge:
    status = [each.status for each in history.states if each.since <= day and (each.until is None or each.until > day)]
    if not status:
        return Gauge()
    said = {each.stage: each for each in history.said if each.on <= day}
    voted, instructed = said.get("voted"), said.get("instructed")
    weighed = weigh_facts(
        FundFacts(
            history.dossier_id,
            *("", "", ""),
            history.fiche_id,
            history.fund_id,
            status[-1],
            history.planned,
            {stage: each.amount for stage, each in said.items()},
            instructed_after_vote=voted is not None and instructed is not None and instructed.on > voted.on,
            is_settled=history.settled_on is not None and history.settled_on <= day,
        )
    )
    return gauge_of(weighed.chain, is_final=weighed.is_final)
