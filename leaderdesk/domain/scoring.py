"""The score of one project: which sheets count, the value of each criterion, the total, the verdict, the rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Literal

from leaderdesk.domain.inputs import WrongInput

ZERO = Fraction(0)
ONE = Fraction(1)
HALF = Fraction(1, 2)
AGGREGATES = ("mean", "median", "consensus")
OPTIONAL_MISSING = ("zero", "ignored")
OPERATORS = (">=", ">")
UNITS = ("points", "percent")
Verdict = Literal["pass", "fail", "eliminated", "no_score"]
VERDICTS: tuple[Verdict, ...] = ("pass", "fail", "eliminated", "no_score")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a grid: its scale goes from zero to its maximum, or by its levels alone."""

    key: str
    max: Fraction
    weight: Fraction = ONE
    levels: tuple[Fraction, ...] = ()
    eliminatory_min: Fraction | None = None
    group: str | None = None
    required: bool = True
    bonus: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria of which some number must reach a share of their maximum."""

    key: str
    at_least: int
    met_from: Fraction = HALF


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a total must reach, or go beyond, in points or in percent of the maximum."""

    value: Fraction
    op: str = ">="
    unit: str = "points"


@dataclass(frozen=True, slots=True)
class RateTier:
    """The rate from some total on."""

    start: Fraction
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of criteria and what is made of their values."""

    criteria: Sequence[Criterion]
    groups: Sequence[Group] = ()
    threshold: Threshold | None = None
    aggregate: str = "mean"
    optional_missing: str = "zero"
    min_ballots: int = 1
    rate_tiers: Sequence[RateTier] = ()


@dataclass(frozen=True, slots=True)
class Ballot:
    """A member's scoring sheet: a note, None for an abstention, nothing for what is not scored yet."""

    member: str
    notes: Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class BallotFault:
    """A sheet that cannot be: the result is that fault."""

    error: Literal["note_outside_scale", "unknown_criterion"]
    member: str
    criterion: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score, exact; no total where there is no score."""

    counted: tuple[str, ...]
    set_aside: tuple[str, ...]
    values: Mapping[str, Fraction]
    maximum: Fraction
    total: Fraction | None
    verdict: Verdict
    eliminated_by: tuple[str, ...] = ()
    rate: Fraction | None = None
    note_counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def percent(self) -> Fraction | None:
        """The total in percent of the maximum; of no maximum there is no percent."""
        if self.total is None or not self.maximum:
            return None
        return self.total * 100 / self.maximum


def score_project(grid: Grid, ballots: Sequence[Ballot]) -> Score | BallotFault:
    """The score that the sheets give a project; the order of the sheets changes nothing."""
    return find_fault(grid, ballots) or score_sound(grid, ballots)


def score_sound(grid: Grid, ballots: Sequence[Ballot]) -> Score:
    """The same of sheets whose notes were each held against their scale when they were given."""
    counted = [ballot for ballot in ballots if is_counted(grid, ballot)]
    if grid.aggregate == "consensus" and len(counted) > 1:
        raise WrongInput("several_sheets_of_one", place="ballots")
    given = {criterion.key: _notes(grid, criterion, counted) for criterion in grid.criteria}
    values = {key: _aggregate(grid.aggregate, notes) for key, notes in sorted(given.items()) if notes}
    members = {ballot.member for ballot in counted}
    has_score = len(counted) >= grid.min_ballots and all(
        criterion.key in values for criterion in grid.criteria if criterion.required
    )
    total = sum((each.weight * values.get(each.key, ZERO) for each in grid.criteria), ZERO) if has_score else None
    eliminated_by = eliminations(grid, values) if has_score else ()
    verdict = _verdict(grid, total, eliminated_by)
    return Score(
        counted=tuple(sorted(members)),
        set_aside=tuple(sorted(ballot.member for ballot in ballots if ballot.member not in members)),
        values=values,
        maximum=maximum_of(grid),
        total=total,
        verdict=verdict,
        eliminated_by=eliminated_by,
        rate=_rate(grid, total) if verdict == "pass" and total is not None else None,
        note_counts={key: len(notes) for key, notes in given.items()},
    )


def find_fault(grid: Grid, ballots: Sequence[Ballot]) -> BallotFault | None:
    """The first fault of the sheets, by name and not by rank: an unknown criterion before a note off its scale."""
    scales = {criterion.key: criterion for criterion in grid.criteria}
    unknown = [(each.member, key) for each in ballots for key in each.notes if key not in scales]
    if unknown:
        return BallotFault("unknown_criterion", *min(unknown))
    outside = [
        (each.member, key)
        for each in ballots
        for key, note in each.notes.items()
        if note is not None and not is_on_scale(scales[key], note)
    ]
    return BallotFault("note_outside_scale", *min(outside)) if outside else None


def is_on_scale(criterion: Criterion, note: Fraction) -> bool:
    """True for a note that the criterion's scale has."""
    if criterion.levels:
        return note in criterion.levels
    return 0 <= note <= criterion.max


def is_counted(grid: Grid, ballot: Ballot) -> bool:
    """True for a sheet with each required criterion scored or abstained, and at least one note."""
    notes = ballot.notes
    return all(each.key in notes for each in grid.criteria if each.required) and any(
        note is not None for note in notes.values()
    )


def maximum_of(grid: Grid) -> Fraction:
    """The most a project may have without the bonus criteria."""
    return sum((each.weight * each.max for each in grid.criteria if not each.bonus), ZERO)


def eliminations(grid: Grid, values: Mapping[str, Fraction]) -> tuple[str, ...]:
    """The criteria under their eliminatory note and the groups not met, in alphabetical order."""
    under = {
        each.key
        for each in grid.criteria
        if each.eliminatory_min is not None and values.get(each.key, ZERO) < each.eliminatory_min
    }
    return tuple(sorted(under | {group.key for group in grid.groups if met_in(grid, group, values) < group.at_least}))


def met_in(grid: Grid, group: Group, values: Mapping[str, Fraction]) -> int:
    """How many criteria of a group reach its share of their maximum."""
    return sum(
        values.get(each.key, ZERO) >= group.met_from * each.max for each in grid.criteria if each.group == group.key
    )


def is_reached(threshold: Threshold, total: Fraction, maximum: Fraction) -> bool:
    """True when the total passes, compared exactly; a percent of nothing is not reached."""
    if threshold.unit == "percent" and not maximum:
        return False
    wanted = needed_points(threshold, maximum)
    return total > wanted if threshold.op == ">" else total >= wanted


def needed_points(threshold: Threshold, maximum: Fraction) -> Fraction:
    """The threshold in points."""
    return threshold.value * maximum / 100 if threshold.unit == "percent" else threshold.value


def _notes(grid: Grid, criterion: Criterion, counted: Sequence[Ballot]) -> list[Fraction]:
    """The notes a criterion's value is made of."""
    found = [ballot.notes.get(criterion.key) for ballot in counted]
    notes = [note for note in found if note is not None]
    if not criterion.required and grid.optional_missing == "zero":
        notes += [ZERO] * (len(found) - len(notes))
    return notes


def _aggregate(how: str, notes: Sequence[Fraction]) -> Fraction:
    if how != "median":
        # In whole numbers of their common denominator: the same exact mean, several times quicker than adding ratios.
        scale = lcm(*(note.denominator for note in notes))
        return Fraction(sum(note.numerator * (scale // note.denominator) for note in notes), scale * len(notes))
    ordered = sorted(notes)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _verdict(grid: Grid, total: Fraction | None, eliminated_by: Sequence[str]) -> Verdict:
    if total is None:
        return "no_score"
    if eliminated_by:
        return "eliminated"
    threshold = grid.threshold
    return "pass" if threshold is None or is_reached(threshold, total, maximum_of(grid)) else "fail"


def _rate(grid: Grid, total: Fraction) -> Fraction | None:
    reached = [(tier.start, tier.rate) for tier in grid.rate_tiers if tier.start <= total]
    return max(reached)[1] if reached else None
