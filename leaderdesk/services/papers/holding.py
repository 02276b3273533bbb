"""The papers a sitting is held with: running order, scoring sheets, empty grids, slips, rescue sheet."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.preparing.rescue import rescue_sheet
from leaderdesk.documents.papers.preparing.running import running_order
from leaderdesk.documents.papers.preparing.scoring import empty_grid, scoring_sheet
from leaderdesk.documents.papers.preparing.slips import slips
from leaderdesk.domain.committee.majorities import majority_for
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.sheets.selection import sheet_of_selection
from leaderdesk.domain.sheets.sittings.hand_notes import distinct_grids, hand_sheets, noted_projects
from leaderdesk.domain.sheets.sittings.prepared import PreparedSheet
from leaderdesk.domain.sheets.sittings.running import running_points
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.services.papers.preparing import read_prepared
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.sitting_lists import read_plan
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.expectations import body_of, said_of
from leaderdesk.store.queries.sitting_rooms import point_facts
from leaderdesk.words.sitting_votes import motion_of


def compose_running_order(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """How the president holds the sitting; a written consultation is not held."""
    sheet = read_prepared(base, sitting_id)
    if sheet.plan.kind == "written":
        return ()
    with base.read() as session:
        body = body_of(session, sheet.plan, sheet.rules, sheet.committee)
        said, facts = said_of(session, sheet.plan), point_facts(session, sitting_id)
    points = running_points(sheet.plan.points, body, said, sheet.rules)
    heard = {key: each.contacts for key, each in facts.items()}
    return (running_order(sheet, points, heard, letterhead),)


def compose_scoring_sheets(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """One for each seat that somebody is expected on, and a spare one; none where no project is noted."""
    sheet = read_prepared(base, sitting_id)
    projects = noted_projects(sheet.plan, grids_of(base, sheet.plan))
    return tuple(
        scoring_sheet(sheet.plan, each, letterhead) for each in hand_sheets(sheet.plan, sheet.invited, projects)
    )


def compose_empty_grids(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """Each grid of the agenda, once."""
    plan = read_plan(base, sitting_id)
    grids = distinct_grids(noted_projects(plan, grids_of(base, plan)))
    return tuple(empty_grid(plan, each, letterhead) for each in grids)


def compose_slips(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """Slips for any vote, then those of each point that the rules have voted in secret."""
    sheet = read_prepared(base, sitting_id)
    if sheet.plan.kind != "committee":
        return ()
    voices = len(sheet.committee.seats)
    return tuple(slips(sheet.plan, each, voices, letterhead) for each in ("", *_secret_motions(sheet)))


def compose_rescue_sheet(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """What is noted by hand when the computer stops."""
    sheet = read_prepared(base, sitting_id)
    return () if sheet.plan.kind == "written" else (rescue_sheet(sheet, letterhead),)


def _secret_motions(sheet: PreparedSheet) -> list[str]:
    return [
        motion_of(each.kind, each.title)
        for each in sheet.plan.points
        if each.decision != "information" and majority_for(each.decision, sheet.rules.majorities).secrecy == "secret"
    ]


def grids_of(base: OpenBase, plan: Plan) -> dict[int, GridSheet]:
    """The grid of each dossier of an agenda, where it has one that can be read."""
    found = {}
    for point in plan.points:
        if point.dossier is not None:
            sheet = sheet_of_selection(whole_dossier(base, point.dossier.id)).sheet
            if sheet is not None and sheet.criteria:
                found[point.dossier.id] = sheet
    return found
