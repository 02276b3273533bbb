"""The scoring sheets of a sitting on paper: whose, on what, and the short code by which a page is found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.sheets.sittings.prepared import likely_voters
from leaderdesk.domain.sittings.plans import Invited, Plan, PlannedPoint

_SPARE = "R"
_MARKS = {"titulaire": "T", "suppleant": "S"}


@dataclass(frozen=True, slots=True)
class NotedProject:
    """A project of the agenda that is noted, and the grid it is noted on."""

    rank: int
    point: PlannedPoint
    grid: GridSheet


@dataclass(frozen=True, slots=True)
class HandPage:
    """One project to note: `3-07T-2` is the second point of sitting 3, on the sheet of the titulaire of seat 7."""

    code: str
    project: NotedProject


@dataclass(frozen=True, slots=True)
class HandSheet:
    """The sheet of one member, or a spare one without a name; what they declared an interest in is not on it."""

    code: str
    name: str | None
    seat: str
    pages: tuple[HandPage, ...]
    set_aside: tuple[str, ...] = ()


def noted_projects(plan: Plan, grids: Mapping[int, GridSheet]) -> tuple[NotedProject, ...]:
    """The projects that have a grid, by dossier; an opinion of opportunity is not noted."""
    return tuple(
        NotedProject(rank, point, grids[point.dossier.id])
        for rank, point in enumerate(plan.points, start=1)
        if point.dossier is not None and point.decision != "opinion" and point.dossier.id in grids
    )


def hand_sheets(plan: Plan, invited: Sequence[Invited], projects: Sequence[NotedProject]) -> tuple[HandSheet, ...]:
    """One for each seat that somebody is expected on, then a spare one."""
    if not projects:
        return ()
    return (*_named(plan, invited, projects), _sheet(plan, _SPARE, None, "", projects))


def distinct_grids(projects: Sequence[NotedProject]) -> tuple[GridSheet, ...]:
    """Each grid once."""
    found: list[GridSheet] = []
    for each in projects:
        if each.grid not in found:
            found.append(each.grid)
    return tuple(found)


def _named(plan: Plan, invited: Sequence[Invited], projects: Sequence[NotedProject]) -> Iterator[HandSheet]:
    for line in likely_voters(invited):
        code = f"{(line.seat or '').partition(' ')[0]}{_MARKS[line.role]}"
        yield _sheet(plan, code, line.member, line.seat or "", projects)


def _sheet(plan: Plan, code: str, name: str | None, seat: str, projects: Sequence[NotedProject]) -> HandSheet:
    own = [each for each in projects if name is not None and name in each.point.interested]
    return HandSheet(
        code=f"{plan.number}-{code}",
        name=name,
        seat=seat,
        pages=tuple(HandPage(f"{plan.number}-{code}-{each.rank}", each) for each in projects if each not in own),
        set_aside=tuple(each.point.title for each in own),
    )
