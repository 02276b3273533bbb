"""Workbooks of the register of controls, and of what the region is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.controls.registers import ControlSheet, Found, RegisterLine
from leaderdesk.services.controls import read_register
from leaderdesk.services.exports.columns import Told, tabled, told
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.reconciling import Question, questions
from leaderdesk.words import codes, controls, workbook_values
from leaderdesk.words import exports as words
from leaderdesk.words.reconciling import kept_value
from leaderdesk.words.statuses import status


@dataclass(frozen=True, slots=True)
class OfControl:
    """A control of a dossier; with a finding, one thing it found."""

    line: RegisterLine
    sheet: ControlSheet
    found: Found | None = None


_REGISTER: tuple[Told[RegisterLine], ...] = (
    told("holder", "text", lambda each: each.facts.holder),
    told("number", "text", lambda each: each.facts.number),
    told("title", "text", lambda each: each.facts.title),
    told("status", "text", lambda each: status(each.facts.status)),
    told("convention_on", "day", lambda each: each.facts.days.convention_on),
    told("last_paid_on", "day", lambda each: each.facts.days.last_paid_on),
    told("control_until", "day", lambda each: each.period.ends_on),
    told("control_until_told", "text", controls.until),
    told("controls", "count", lambda each: len(each.controls)),
    told("answers_due", "count", lambda each: len(each.waiting)),
)
_CONTROLS: tuple[Told[OfControl], ...] = (
    told("holder", "text", lambda each: each.line.facts.holder),
    told("number", "text", lambda each: each.line.facts.number),
    told("control_body", "text", lambda each: codes.word("body", each.sheet.row.body)),
    told("control_sample", "text", lambda each: each.sheet.row.sample),
    told("announced_on", "day", lambda each: each.sheet.row.announced_on),
    told("visited_on", "day", lambda each: each.sheet.row.visited_on),
    told("reported_on", "day", lambda each: each.sheet.row.reported_on),
    told("control_closed_on", "day", lambda each: each.sheet.row.closed_on),
    told("corrections", "money", lambda each: each.sheet.corrected),
    told("to_recover", "money", lambda each: each.sheet.row.to_recover),
    told("recovered", "money", lambda each: each.sheet.row.recovered),
    told("recovered_on", "day", lambda each: each.sheet.row.recovered_on),
    told("conclusion", "text", lambda each: each.sheet.row.conclusion),
)
_FINDINGS: tuple[Told[OfControl], ...] = (
    told("holder", "text", lambda each: each.line.facts.holder),
    told("number", "text", lambda each: each.line.facts.number),
    told("control_body", "text", lambda each: codes.word("body", each.sheet.row.body)),
    told("finding", "text", lambda each: each.found.row.text if each.found else None),
    told("answer_due_on", "day", lambda each: each.found.row.answer_due_on if each.found else None),
    told("answer", "text", lambda each: each.found.row.answer if each.found else None),
    told("answered_on", "day", lambda each: each.found.row.answered_on if each.found else None),
    told("answer_standing", "text", lambda each: controls.standing(each.found) if each.found else None),
    told("correction", "money", lambda each: each.found.row.correction if each.found else None),
    told("upheld", "text", lambda each: controls.upheld(each.found) if each.found else None),
)
_QUESTIONS: tuple[Told[Question], ...] = (
    told("holder", "text", lambda each: each.holder),
    told("number", "text", lambda each: each.number),
    told("title", "text", lambda each: each.title),
    told("differing_field", "text", lambda each: workbook_values.title(each.said.field)),
    told("ours", "text", lambda each: kept_value(each.said.field, each.said.ours)),
    told("theirs", "text", lambda each: kept_value(each.said.field, each.said.theirs)),
    told("asked_on", "day", lambda each: each.said.said_on),
    told("reason", "text", lambda each: each.said.reason or None),
    told("region_answer", "text", lambda _: None),
)


def compose_controls(base: OpenBase) -> Sequence[Sheet]:
    """The dossiers, their controls, what these found."""
    lines = read_register(base, today(base)).lines
    sheets = [OfControl(line, sheet) for line in lines for sheet in line.controls]
    found = [OfControl(each.line, each.sheet, found) for each in sheets for found in each.sheet.findings]
    return (
        tabled(words.REGISTER, _REGISTER, lines, words.ABOUT_CONTROLLED),
        tabled(words.CONTROLS, _CONTROLS, sheets, words.ABOUT_CONTROL),
        tabled(words.FINDINGS, _FINDINGS, found, words.ABOUT_FINDING),
    )


def compose_questions(base: OpenBase) -> Sequence[Sheet]:
    """What waits for an answer of the region."""
    with base.read() as session:
        found = questions(session)
    return (tabled(words.QUESTIONS, _QUESTIONS, found, words.ABOUT_QUESTION),)
