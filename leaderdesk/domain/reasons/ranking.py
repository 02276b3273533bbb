"""Why each project is ranked and funded, or waits: the rule that told it apart, the money there was at its turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from leaderdesk.domain.ranking import UNRESOLVED, Place, Project, Ranking
from leaderdesk.domain.steps import Step, step


def reasons_of_ranks(projects: Sequence[Project], envelope: Fraction, result: Ranking) -> tuple[Step, ...]:
    """The steps of one ranking, project after project in the order of their ranks."""
    asked = {project.key: project for project in projects}
    steps = [step("ranking.envelope", envelope=envelope, projects=len(projects))]
    is_waiting_ahead = False
    for key, place in result.places.items():
        steps += _of_project(asked[key], place, is_waiting_ahead=is_waiting_ahead)
        is_waiting_ahead = is_waiting_ahead or place.outcome in ("queued", "to_decide")
    return (*steps, step("ranking.left", left=result.left))


def _of_project(project: Project, place: Place, *, is_waiting_ahead: bool) -> Iterator[Step]:
    left = place.left_before
    if left is None:
        # Neither ranked nor funded.
        yield step(f"ranking.{place.outcome}", project=project.key)
        return
    yield step("ranking.rank", project=project.key, rank=place.rank, total=project.total)
    if place.tie_broken_by == UNRESOLVED:
        yield step("ranking.unresolved", project=project.key)
    elif place.tie_broken_by is not None:
        yield step("ranking.told_by", project=project.key, rule=place.tie_broken_by)
    code = f"ranking.{place.outcome}"
    if place.outcome == "queued":
        code += _held_by(place, is_too_large=project.amount > left, is_waiting_ahead=is_waiting_ahead)
    yield step(code, project=project.key, amount=project.amount, left=left, missing=project.amount - left)


def _held_by(place: Place, *, is_too_large: bool, is_waiting_ahead: bool) -> str:
    """Its own size, its peers, or somebody ahead: more money serves those ahead first."""
    if place.tie_broken_by == UNRESOLVED and is_too_large:
        return ".tied"
    if not is_too_large:
        return ".behind"
    return ".too_large_behind" if is_waiting_ahead else ".too_large"
