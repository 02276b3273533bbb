"""What is taken out of the minutes of a sitting: for a project, for a funder, for the public."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.extracts.funders import funder_extract
from leaderdesk.documents.papers.extracts.projects import project_extract
from leaderdesk.documents.papers.extracts.summary import public_summary
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.domain.papers.extracts import funders_of
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.store.base import OpenBase


def compose_project_extracts(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """An extract for each project on which something was decided."""
    sheet = read_minutes(base, sitting_id).sheet
    return tuple(
        project_extract(sheet, point, letterhead)
        for point in sheet.points
        if point.outcome is not None and point.sheet.point.kind == "project"
    )


def compose_funder_extracts(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """An extract for each public funder of a project that was decided."""
    sheet = read_minutes(base, sitting_id).sheet
    return tuple(
        funder_extract(sheet, funder, letterhead, rank) for rank, funder in enumerate(funders_of(sheet), start=1)
    )


def compose_public_summary(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """What the web site and each intercommunality may publish."""
    read = read_minutes(base, sitting_id)
    return (public_summary(read.sheet, letterhead, next_on=read.next_on),)
