"""Why a project has its score: the sheets, each criterion, what eliminates, and the note that would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from leaderdesk.domain.scoring import (
    ZERO,
    Ballot,
    BallotFault,
    Grid,
    Group,
    Score,
    Threshold,
    is_reached,
    met_in,
    needed_points,
)
from leaderdesk.domain.steps import Step, step


def reasons_of_score(grid: Grid, ballots: Sequence[Ballot], result: Score | BallotFault) -> tuple[Step, ...]:
    """The steps of one score."""
    if isinstance(result, BallotFault):
        return (step(f"score.fault.{result.error}", member=result.member, criterion=result.criterion),)
    steps = [*_sheets(grid, ballots, result), *_criteria(grid, ballots, result)]
    if result.total is None:
        return (*steps, *_why_no_score(grid, result))
    steps.append(step("score.total", total=result.total, maximum=result.maximum, percent=result.percent))
    steps += _eliminations(grid, result)
    if grid.threshold is None:
        steps.append(step("score.no_threshold"))
    else:
        steps += _threshold(grid.threshold, result.total, result.maximum)
        if result.verdict == "fail":
            steps += _raise_wanted(grid, grid.threshold, result, result.total)
    if result.rate is not None:
        steps.append(step("score.rate", rate=result.rate, total=result.total))
    return tuple(steps)


def _sheets(grid: Grid, ballots: Sequence[Ballot], result: Score) -> Iterator[Step]:
    yield step("score.counted", counted=len(result.counted), sheets=len(ballots))
    notes = {ballot.member: ballot.notes for ballot in ballots}
    for member in result.set_aside:
        missing = [each.key for each in grid.criteria if each.required and each.key not in notes[member]]
        if missing:
            yield step("score.set_aside.missing", member=member, criteria=", ".join(missing))
        else:
            yield step("score.set_aside.empty", member=member)


def _criteria(grid: Grid, ballots: Sequence[Ballot], result: Score) -> Iterator[Step]:
    counted = [ballot.notes for ballot in ballots if ballot.member in result.counted]
    for each in grid.criteria:
        if each.key in result.values:
            value = result.values[each.key]
            given = sum(1 for notes in counted if notes.get(each.key) is not None)
            yield step(
                f"score.criterion.{grid.aggregate}",
                criterion=each.key,
                value=value,
                maximum=each.max,
                weight=each.weight,
                notes=given,
                zeros=result.note_counts[each.key] - given,
                points=value * each.weight,
            )
        elif not each.required:
            yield step("score.criterion.without", criterion=each.key)


def _why_no_score(grid: Grid, result: Score) -> Iterator[Step]:
    if len(result.counted) < grid.min_ballots:
        yield step("score.too_few", counted=len(result.counted), wanted=grid.min_ballots)
    for each in grid.criteria:
        if each.required and each.key not in result.values:
            yield step("score.no_value", criterion=each.key)


def _eliminations(grid: Grid, result: Score) -> Iterator[Step]:
    for each in grid.criteria:
        value = result.values.get(each.key, ZERO)
        if each.eliminatory_min is not None and value < each.eliminatory_min:
            yield step("score.eliminated.criterion", criterion=each.key, value=value, least=each.eliminatory_min)
            yield step("score.change.least", criterion=each.key, value=value, wanted=each.eliminatory_min)
    for group in grid.groups:
        met = met_in(grid, group, result.values)
        if met < group.at_least:
            yield step("score.eliminated.group", group=group.key, met=met, wanted=group.at_least, share=group.met_from)
            yield _more_of_group(grid, group, result, group.at_least - met)


def _more_of_group(grid: Grid, group: Group, result: Score, number: int) -> Step:
    """How many more criteria of a group must be met, and which may; none where it asks for more than it has."""
    unmet = [
        each.key
        for each in grid.criteria
        if each.group == group.key and result.values.get(each.key, ZERO) < group.met_from * each.max
    ]
    code = "group" if len(unmet) >= number else "group_too_small"
    return step(f"score.change.{code}", group=group.key, number=number, names=", ".join(unmet), share=group.met_from)


def _threshold(threshold: Threshold, total: Fraction, maximum: Fraction) -> Iterator[Step]:
    """Whether the total passes and by how much; at a strict threshold, a missing nothing still misses."""
    wanted = needed_points(threshold, maximum)
    strict = "strict" if threshold.op == ">" else "inclusive"
    outcome = "reached" if is_reached(threshold, total, maximum) else "missed"
    yield step(f"score.threshold.{strict}.{outcome}", wanted=wanted, total=total, gap=abs(total - wanted))


def _raise_wanted(grid: Grid, threshold: Threshold, result: Score, total: Fraction) -> Iterator[Step]:
    """For each criterion whose value alone could pass: up to what it must rise."""
    missing = needed_points(threshold, result.maximum) - total
    for each in grid.criteria:
        value = result.values.get(each.key, ZERO)
        room = (each.max - value) * each.weight
        if each.weight and (room > missing or (room == missing and threshold.op == ">=")):
            strict = "beyond" if threshold.op == ">" else "to"
            yield step(f"score.change.{strict}", criterion=each.key, value=value, wanted=value + missing / each.weight)
