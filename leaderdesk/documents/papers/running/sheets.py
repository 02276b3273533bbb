"""The time sheet of somebody for a month, on one page to sign."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.documents.papers.blocks import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.running.sheets import TimeSheet
from leaderdesk.words import formats, running
from leaderdesk.words import paper_animation as words


def time_sheet(sheet: TimeSheet, letterhead: Letterhead) -> Paper:
    """A month as it was typed in, with the boxes of those who sign."""
    title = words.sheet_title(sheet.month)
    stamp = Stamp("time_sheet", title, words.sheet_reference(sheet), subject=sheet.person, orientation="landscape")
    signed_by = sheet.row.countersigned_by if sheet.row and sheet.row.countersigned_by else ""
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Paragraph(f"{words.sheet_facts(sheet, letterhead.carrier or letterhead.gal)} {words.SHEET_KEY}", "small"),
        _table(sheet),
        *_remarks(sheet),
        _signatures(sheet.person, signed_by),
    )
    return paper_of(letterhead, stamp, blocks)


def _signatures(worker: str, employer: str) -> Table:
    """Lower than boxes: the sheet stays on one page."""
    columns = (
        Column(words.signed_by(words.WORKER, worker), 1),
        Column(words.signed_by(words.EMPLOYER, employer), 1),
    )
    return Table(columns, (Row(("", ""), lines=2),), is_ruled=True)


def _table(sheet: TimeSheet) -> Table:
    columns = (
        Column(words.TASK, 1, is_heading=True),
        *(Column(words.day_heading(day), "content", "centre", is_number=True) for day in sheet.days),
        Column(words.TOTAL, "content", "right", is_number=True),
    )
    rows = [
        Row(
            (
                each.label if each.is_eligible else words.outside(each.label),
                *(_cell(sheet, sheet.hours.get((each.id, day)), day) for day in sheet.days),
                _hours(sheet.of_task(each.id)),
            )
        )
        for each in sheet.tasks
        # One that is filled in by hand has them all.
        if not sheet.hours or sheet.of_task(each.id)
    ]
    totals = (_cell(sheet, sheet.of_day(day), day) for day in sheet.days)
    rows.append(Row((words.TOTAL, *totals, _hours(sheet.total)), "total"))
    return Table(columns, tuple(rows), is_ruled=True)


def _remarks(sheet: TimeSheet) -> tuple[Block, ...]:
    told = " ".join(running.say(each) for each in sheet.remarks)
    return (Paragraph(told, "small"),) if told else ()


def _cell(sheet: TimeSheet, hours: Fraction | None, day: date) -> str:
    if hours:
        # Thirty-one columns leave no room for both on one line.
        return formats.short_hours(hours).replace("h", "h\n").strip()
    idle = sheet.idle.get(day)
    return "" if idle is None else words.IDLE_MARK if idle == "weekend" else words.HOLIDAY_MARK


def _hours(value: Fraction) -> str:
    return formats.short_hours(value) if value else ""
