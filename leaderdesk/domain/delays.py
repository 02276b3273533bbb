"""How many days each stage of a payment takes, measured on the GAL's own past claims.

A quantile is the smallest number of days that at least that share of the complete cases did not exceed: always
a delay that happened, never an interpolation. A stage still running is counted beside, never as a delay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Step, Value, step

Level = Literal["funder_period", "funder", "period", "all", "settings", "unknown"]
_MONTHS, _YEAR = 12, 365


class PastStage(NamedTuple):
    """One stage of one past claim; it still runs where it has no end."""

    stage: str
    began_on: date
    ended_on: date | None = None
    funder: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days in which a stage must have begun, both included; no day is no limit."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """True when the day is of the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class DelayRange:
    """Days: early, likely, late."""

    early: int
    likely: int
    late: int


@dataclass(frozen=True, slots=True)
class DelaySettings:
    """Which quantiles are meant, how many cases are enough, and what the programme says without them."""

    early_at: Fraction = Fraction(1, 5)
    likely_at: Fraction = Fraction(1, 2)
    late_at: Fraction = Fraction(4, 5)
    min_cases: int = 8
    stages: Mapping[str, DelayRange] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Distribution:
    """The complete cases in rising order, and the ages of those still running."""

    days: tuple[int, ...]
    running: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many complete cases there are."""
        return len(self.days)

    def quantile(self, share: Fraction) -> int:
        """The fewest days that at least this share of the cases did not exceed."""
        return self.days[max(1, -(-share.numerator * len(self.days) // share.denominator)) - 1]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What to expect of a stage, from which cases, and what was tried before."""

    stage: str
    level: Level
    days: DelayRange | None
    count: int
    running: int
    running_late: int
    steps: tuple[Step, ...]


def spread_days(
    cases: Iterable[PastStage], stage: str, on: date, *, funder: str | None = None, period: Period | None = None
) -> Distribution:
    """The delays of a stage as they were known on a day; no funder and no period take them all."""
    chosen = [
        case
        for case in cases
        if case.stage == stage
        if funder is None or case.funder == funder
        if period is None or period.holds(case.began_on)
        if case.began_on <= on
    ]
    done = sorted((case.ended_on - case.began_on).days for case in chosen if case.ended_on and case.ended_on <= on)
    running = sorted((on - case.began_on).days for case in chosen if not case.ended_on or case.ended_on > on)
    return Distribution(tuple(done), tuple(running))


def estimate_delay(
    cases: Sequence[PastStage],
    stage: str,
    on: date,
    settings: DelaySettings,
    *,
    funder: str | None = None,
    period: Period | None = None,
) -> Estimate:
    """Early, likely and late from the closest cases that are enough, else from the programme's settings."""
    check_cases(cases)
    check_settings(settings)
    steps: list[Step] = []
    found = Distribution(())
    for level, asked_funder, asked_period in _levels(funder, period):
        found = spread_days(cases, stage, on, funder=asked_funder, period=asked_period)
        if found.count >= settings.min_cases:
            days = measure_range(found, settings)
            steps.append(_said("delay_measured", stage, days, level=level, count=found.count, funder=asked_funder))
            return _estimated(stage, level, days, found, steps)
        counts = {"count": found.count, "wanted": settings.min_cases}
        steps.append(step("delay_too_few_cases", stage=stage, level=level, funder=asked_funder, **counts))
    if (set_days := settings.stages.get(stage)) is None:
        return _estimated(stage, "unknown", None, found, [*steps, step("delay_unknown", stage=stage)])
    return _estimated(stage, "settings", set_days, found, [*steps, _said("delay_from_settings", stage, set_days)])


def measure_range(found: Distribution, settings: DelaySettings) -> DelayRange:
    """The three quantiles of a distribution."""
    return DelayRange(*(found.quantile(share) for share in (settings.early_at, settings.likely_at, settings.late_at)))


def whole_months(days: int) -> int:
    """The months that a cash flow must wait for a delay in days, rounded up: a holder is never promised too much."""
    return -(-days * _MONTHS // _YEAR)


def check_cases(cases: Iterable[PastStage]) -> None:
    """Refuse a stage that ended before it began."""
    for place, case in enumerate(cases):
        if case.ended_on and case.ended_on < case.began_on:
            raise WrongInput("dates_backwards", place=f"cases[{place}].ended_on", stage=case.stage)


def check_settings(settings: DelaySettings) -> None:
    """Refuse quantiles or delays that do not rise, and a count without cases."""
    shares = (settings.early_at, settings.likely_at, settings.late_at)
    if not 0 <= shares[0] <= shares[1] <= shares[2] <= 1:
        raise WrongInput("not_rising", place="settings.early_at")
    if settings.min_cases < 1:
        raise WrongInput("not_above_zero", place="settings.min_cases")
    for stage, days in settings.stages.items():
        if not 0 <= days.early <= days.likely <= days.late:
            raise WrongInput("not_rising", place=f"settings.stages[{stage}]")


def _levels(funder: str | None, period: Period | None) -> list[tuple[Level, str | None, Period | None]]:
    """From the closest cases to the widest."""
    levels: list[tuple[Level, str | None, Period | None]] = []
    if funder is not None and period is not None:
        levels.append(("funder_period", funder, period))
    if funder is not None:
        levels.append(("funder", funder, None))
    elif period is not None:
        levels.append(("period", None, period))
    return [*levels, ("all", None, None)]


def _estimated(stage: str, level: Level, days: DelayRange | None, found: Distribution, steps: list[Step]) -> Estimate:
    late = sum(age > days.late for age in found.running) if days else 0
    return Estimate(stage, level, days, found.count, len(found.running), late, tuple(steps))


def _said(code: str, stage: str, days: DelayRange, **data: Value) -> Step:
    return step(code, stage=stage, early=days.early, likely=days.likely, late=days.late, **data)
