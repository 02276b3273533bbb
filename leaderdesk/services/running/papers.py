"""The papers of the GAL's own file: a time sheet to sign, as PDF or workbook, and its yearly claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.running.claims import ClaimPaper, running_claim
from leaderdesk.documents.papers.running.sheets import time_sheet
from leaderdesk.documents.sheets.writing.books import Value
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.claims.rows import ExpenseRow
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.running.claims import Draft
from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.domain.running.missions import MissionCost
from leaderdesk.domain.running.pay import MonthCost
from leaderdesk.domain.running.sheets import TimeSheet
from leaderdesk.services.exports.lists import SeenColumn, SeenList, export_list
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.writing import Written, rendered
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.running.reading import read_running
from leaderdesk.services.running.time_sheets import read_sheet
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.queries.claims import read_followed
from leaderdesk.system.safe_write import write_safely
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import paper_animation as words


def write_sheet(base: OpenBase, person_id: int, month: date, target: Path) -> Written:
    """The sheet of somebody for a month, to sign, as a PDF."""
    paper = time_sheet(read_sheet(base, person_id, month), read_letterhead(base))
    content, unprinted = rendered(paper)
    with world_faults(target):
        write_safely(target, content)
    return Written(target, unprinted)


def export_sheet(base: OpenBase, person_id: int, month: date, target: Path, tell: Tell = no_tell) -> WrittenBook:
    """The same as a workbook: a row by task, a column by day."""
    sheet = read_sheet(base, person_id, month)
    columns = (
        SeenColumn(words.TASK),
        SeenColumn(words.ELIGIBLE),
        *(SeenColumn(f"{day:%d/%m}", "hours", has_total=True) for day in sheet.days),
        SeenColumn(words.TOTAL, "hours", has_total=True),
    )
    return export_list(base, target, SeenList(words.sheet_title(sheet.month), columns, (("", _rows(sheet)),)), tell)


def compose_claims(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """A paper for each claim of the dossier that covers a time; those withdrawn are left out."""
    sheet, whole = read_running(base, dossier_id), whole_dossier(base, dossier_id)
    with base.read() as session:
        followed = read_followed(session, dossier_id)
    found = []
    for claim in followed.claims:
        if claim.covers_from is None or claim.covers_until is None or claim.withdrawn_on is not None:
            continue
        draft = sheet.draft(claim.covers_from, claim.covers_until, claim.id)
        expenses = followed.expenses_of(claim.id)
        told = ClaimPaper(
            claim,
            *(whole.record.number, whole.record.title, whole.holder.name),
            people=dict(sheet.source.people),
            lines=tuple(_lines(expenses, sheet)),
            evidence=draft.evidence,
            now=dict(_now(expenses, draft)),
        )
        found.append(running_claim(told, letterhead))
    if not found:
        raise Refusal("nothing_to_print")
    return tuple(found)


def _lines(
    expenses: tuple[ExpenseRow, ...], sheet: RunningSheet
) -> Iterator[tuple[ExpenseRow, MonthCost | MissionCost | None]]:
    months = {each.pay.id: each for each in sheet.months}
    missions = {each.row.id: each for each in sheet.missions}
    for row in expenses:
        yield row, months.get(row.payroll_id or 0) or missions.get(row.mission_id or 0)


def _now(expenses: tuple[ExpenseRow, ...], draft: Draft) -> Iterator[tuple[int, int]]:
    """What each expense that was drawn would come to today; nothing for those that would not be drawn."""
    drawn = {(each.payroll_id, each.mission_id): each.amount for each in draft.lines}
    for row in expenses:
        place = row.payroll_id, row.mission_id
        if place in drawn and (any(place) or row.drawn_rate is not None):
            yield row.id, drawn[place]


def _rows(sheet: TimeSheet) -> list[tuple[Value, ...]]:
    return [
        (
            each.label,
            "oui" if each.is_eligible else "non",
            *(sheet.hours.get((each.id, day)) for day in sheet.days),
            sheet.of_task(each.id),
        )
        for each in sheet.tasks
    ]
