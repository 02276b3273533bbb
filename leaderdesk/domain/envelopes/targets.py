"""What must be programmed, paid or otherwise reached by a day, and what is still missing for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.envelopes.gauges import Gauge, Overview
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Step, step

Measure = Literal["programmed", "convention", "claimed", "certified", "paid"]
MEASURES: tuple[Measure, ...] = ("programmed", "convention", "claimed", "certified", "paid")


@dataclass(frozen=True, slots=True)
class Target:
    """An amount, or a rate of the envelope, to reach by a day, on a whole fund or on one fiche of it."""

    key: str
    on: date
    fund: str
    measure: Measure = "programmed"
    amount: Fraction | None = None
    rate: Fraction | None = None
    fiche: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a target is: what is missing may be decommitted once its day has passed."""

    target: Target
    due: Fraction
    reached: Fraction
    missing: Fraction
    days_left: int
    state: Literal["met", "running", "missed"]
    sittings_left: int
    per_sitting: Fraction | None
    steps: tuple[Step, ...]


def follow_targets(
    overview: Overview, targets: Sequence[Target], on: date, sittings: Collection[date] = ()
) -> tuple[Progress, ...]:
    """Each target by day, with what each sitting still to come before it should bring."""
    for rank, target in enumerate(targets):
        _check(target, overview, f"targets[{rank}]")
    ordered = sorted(targets, key=lambda each: (each.on, each.key, each.fund, each.fiche or "", each.measure))
    return tuple(_follow(target, _gauge(overview, target), on, sittings) for target in ordered)


def _follow(target: Target, gauge: Gauge, on: date, sittings: Collection[date]) -> Progress:
    due = target.amount if target.amount is not None else gauge.granted * (target.rate or ZERO)
    reached: Fraction = getattr(gauge, target.measure)
    missing, days_left = max(ZERO, due - reached), (target.on - on).days
    state: Literal["met", "running", "missed"] = "met" if not missing else "missed" if days_left < 0 else "running"
    coming = sum(on <= day <= target.on for day in set(sittings))
    said = step(
        f"target_{'last_day' if state == 'running' and not days_left else state}",
        key=target.key,
        on=target.on,
        measure=target.measure,
        due=due,
        reached=reached,
        missing=missing,
        days_left=days_left,
        sittings=coming,
    )
    each = missing / coming if coming and state == "running" else None
    return Progress(target, due, reached, missing, days_left, state, coming, each, (said,))


def _gauge(overview: Overview, target: Target) -> Gauge:
    if target.fiche is None:
        return overview.funds[target.fund]
    return overview.pots[Pot(target.fiche, target.fund)]


def _check(target: Target, overview: Overview, place: str) -> None:
    if target.measure not in MEASURES:
        raise WrongInput("unknown_choice", place=f"{place}.measure", choices=", ".join(MEASURES))
    if (target.amount is None) == (target.rate is None):
        raise WrongInput("amount_or_rate", place=place)
    given = target.amount if target.amount is not None else target.rate
    if given is not None and given < 0:
        raise WrongInput("negative", place=f"{place}.{'amount' if target.rate is None else 'rate'}", value=given)
    if target.fund not in overview.funds:
        raise WrongInput("fund_unknown", place=f"{place}.fund", fund=target.fund)
    if target.fiche is not None and Pot(target.fiche, target.fund) not in overview.pots:
        raise WrongInput("pot_unknown", place=f"{place}.fiche", pot=str(Pot(target.fiche, target.fund)))
