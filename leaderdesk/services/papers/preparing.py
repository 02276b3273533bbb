"""The papers that call a sitting, read from its plan: convocations, agenda, attendance sheet, the dates."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.preparing.agendas import agenda
from leaderdesk.documents.papers.preparing.attendance import attendance_sheet
from leaderdesk.documents.papers.preparing.convocations import convocation
from leaderdesk.documents.papers.preparing.planning import back_planning
from leaderdesk.domain.sheets.sittings.prepared import PreparedSheet
from leaderdesk.services.committees import read_committee
from leaderdesk.services.reading import today
from leaderdesk.services.sitting_answers import read_invited
from leaderdesk.services.sitting_calendars import read_milestones
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.services.sitting_lists import read_plan
from leaderdesk.store.base import OpenBase


def read_prepared(base: OpenBase, sitting_id: int) -> PreparedSheet:
    """The plan of a sitting, its rules, its committee, and who was asked to come."""
    return PreparedSheet(
        plan=read_plan(base, sitting_id),
        rules=committee_rules(base),
        committee=read_committee(base),
        invited=read_invited(base, sitting_id),
    )


def compose_convocations(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """One letter for each person asked to come; a written consultation asks only those who vote."""
    sheet = read_prepared(base, sitting_id)
    is_written = sheet.plan.kind == "written"
    return tuple(
        convocation(sheet, person, letterhead) for person in sheet.called() if person.has_voice or not is_written
    )


def compose_agenda(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The agenda as it is planned."""
    return (agenda(read_plan(base, sitting_id), letterhead),)


def compose_attendance(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The sheet that is signed on coming in; nobody comes to a written consultation."""
    sheet = read_prepared(base, sitting_id)
    return () if sheet.plan.kind == "written" else (attendance_sheet(sheet, letterhead),)


def compose_back_planning(base: OpenBase, sitting_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """Every date that leads to the sitting and follows it, as it stands today."""
    milestones = read_milestones(base, sitting_id, today(base))
    return (back_planning(read_plan(base, sitting_id), milestones, letterhead),)
