"""The papers of the projects of a sitting, read whole from their dossiers: sheets, booklet, table of the funders."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.preparing.funders import funders_table
from leaderdesk.documents.papers.preparing.projects import booklet, project_sheet
from leaderdesk.domain.money import Cents
from leaderdesk.domain.sheets.financing import OWN
from leaderdesk.domain.sheets.funders import FundedProject, funders_of, share_of
from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.presented import Presented, presented_of
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.services.reading import payment_delays, today, whole_dossier
from leaderdesk.services.sitting_lists import read_plan
from leaderdesk.store.base import OpenBase


def read_presented(base: OpenBase, plan: Plan) -> tuple[Presented, ...]:
    """Each project of an agenda as it stands today, in the order of the agenda."""
    on, found = today(base), []
    for rank, point in enumerate(plan.points, start=1):
        if point.dossier is not None and not point.dossier.is_binned:
            whole = whole_dossier(base, point.dossier.id)
            found.append(presented_of(rank, point, read_sheets(whole, payment_delays(base, whole, on), on), on))
    return tuple(found)


def compose_project_sheets(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """One sheet for each project."""
    plan = read_plan(base, sitting_id)
    return tuple(project_sheet(plan, each, letterhead) for each in read_presented(base, plan))


def compose_booklet(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """All of them in one paper."""
    plan = read_plan(base, sitting_id)
    return (booklet(plan, read_presented(base, plan), letterhead),)


def compose_funders(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """Who is asked for what, and what they decided."""
    plan = read_plan(base, sitting_id)
    projects = [_funded(each) for each in read_presented(base, plan)]
    return (funders_table(plan, funders_of(projects), letterhead),)


def _funded(presented: Presented) -> FundedProject:
    return FundedProject(
        number=presented.record.number,
        title=presented.point.title,
        holder=presented.holder,
        total=presented.total,
        own=Cents(sum(row.amount for row in presented.standing if row.nature == OWN)),
        to_find=presented.to_find,
        shares=tuple(share_of(each) for each in presented.funding if each.row.nature != OWN),
    )
