"""Declarations of interests, one for each person: for the year, and for the projects of a sitting."""

from __future__ import annotations

from sqlalchemy import select

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.preparing.declarations import project_declaration, yearly_declaration
from leaderdesk.domain.committee.files import TieLine
from leaderdesk.services.members import list_members
from leaderdesk.services.papers.preparing import read_prepared
from leaderdesk.services.papers.projects import read_presented
from leaderdesk.services.reading import today
from leaderdesk.services.sitting_conflicts import read_interests
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import MemberTie


def compose_yearly_declarations(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """One for each person who has a voice today."""
    members = [each for each in list_members(base) if each.has_voice and not each.is_binned]
    ties = _ties(base)
    return tuple(yearly_declaration(each, ties.get(each.id, ()), today(base), letterhead) for each in members)


def compose_project_declarations(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """One for each person asked who may vote; none where the agenda has no project."""
    sheet = read_prepared(base, sitting_id)
    projects = read_presented(base, sheet.plan)
    declared = [each for each in read_interests(base, sitting_id) if each.is_declared]
    return tuple(
        project_declaration(
            sheet.plan,
            person,
            projects,
            {each.dossier_id: each.said_on for each in declared if each.member_id == person.member_id},
            letterhead,
        )
        for person in sheet.called()
        if projects and person.has_voice
    )


def _ties(base: OpenBase) -> dict[int, list[TieLine]]:
    """What binds each person, read at once."""
    found: dict[int, list[TieLine]] = {}
    with base.read() as session:
        for row in session.scalars(select(MemberTie).order_by(MemberTie.name)):
            line = TieLine(row.id, row.kind, row.name, row.siren, row.since, row.until)
            found.setdefault(row.member_id, []).append(line)
    return found
