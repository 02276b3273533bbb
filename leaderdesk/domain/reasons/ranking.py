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
    for key, place in result.places.items():
        steps += _of_project(asked[key], place)
    return (*steps, step("ranking.left", left=result.left))


def _of_project(project: Project, place: Place) -> Iterator[Step]:
    if place.rank is None:
        yield step(f"ranking.{place.outcome}", project=project.key)
        return
    yield step("ranking.rank", project=project.key, rank=place.rank, total=project.total)
    if place.tie_broken_by == UNRESOLVED:
        yield step("ranking.unresolved", project=project.key)
    elif place.tie_broken_by is not None:
        yield step("ranking.told_by", project=project.key, rule=place.tie_broken_by)
    left = place.left_before
    if left is None:
        return
    code = f"ranking.{place.outcome}"
    if place.outcome == "queued":
        # Its own size, or somebody ahead who waits.
        code += ".too_large" if project.amount > left else ".behind"
    yield step(code, project=project.key, amount=project.amount, left=left, missing=project.amount - left)
