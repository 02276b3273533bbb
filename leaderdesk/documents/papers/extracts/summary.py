"""A sitting for everybody: what was decided, without the name of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.extracts.stamps import heading, stamp
from leaderdesk.documents.papers.letterheads import Letterhead, paper_of
from leaderdesk.documents.papers.minutes.closing import envelopes
from leaderdesk.domain.papers.extracts import TOLD, PublicLine, PublicSheet, public_sheet_of
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet
from leaderdesk.words import formats, paper_minutes
from leaderdesk.words import paper_extracts as words
from leaderdesk.words.phrases import money

_COLUMNS = (
    Column("Projet", 5, is_heading=True),
    Column("Porteur", 4),
    Column("Territoire", 3),
    Column("Aide accordée", "content", "right", is_number=True),
)


def public_summary(sheet: MinutesSheet, letterhead: Letterhead, *, next_on: date | None = None) -> Paper:
    """The web site's page of a sitting."""
    title, public = words.summary_title(sheet.closed.facts.title), public_sheet_of(sheet)
    blocks = (
        *heading(sheet, title, has_chair=False),
        _figures(sheet, public),
        *_committee(sheet),
        *_projects(sheet, public),
        *envelopes(sheet),
        *_ending(next_on),
    )
    return paper_of(letterhead, stamp(sheet, "public_summary", title), blocks)


def _figures(sheet: MinutesSheet, public: PublicSheet) -> KeyFigures:
    selected = len(sheet.decided("favourable", "reservations"))
    return KeyFigures(
        (
            KeyFigure("Projets examinés", formats.number(public.examined)),
            KeyFigure("Avis favorables", formats.number(selected)),
            KeyFigure("Aide européenne accordée", money(sheet.granted)),
        )
    )


def _committee(sheet: MinutesSheet) -> Iterator[Block]:
    """How many came from each college, and whether they could decide."""
    yield Heading(2, "Comité")
    yield Bullets(tuple(paper_minutes.college_title(each) for each in sheet.attendance.colleges))
    yield Paragraph(paper_minutes.quorum(is_quorate=sheet.quorum.is_quorate, is_written=sheet.attendance.is_written))


def _projects(sheet: MinutesSheet, public: PublicSheet) -> Iterator[Block]:
    rows: list[Row] = []
    for outcome in TOLD:
        found = [each for each in public.lines if each.outcome == outcome]
        if found:
            rows.append(Row((paper_minutes.outcome_title(outcome, len(found)),), "group"))
            rows += [_row(each) for each in found]
    yield Heading(2, "Décisions")
    if rows:
        yield Table(_COLUMNS, (*rows, Row(("Total accordé", "", "", money(sheet.granted)), "total")))
    else:
        yield Paragraph("Aucun projet n’a reçu d’avis favorable.")
    if public.untold:
        yield Paragraph(words.untold(public))


def _row(line: PublicLine) -> Row:
    amount = "" if line.amount is None else money(line.amount)
    return Row((words.public_project(line), words.public_holder(line), words.public_place(line), amount))


def _ending(next_on: date | None) -> Iterator[Block]:
    if next_on is not None:
        yield Paragraph(paper_minutes.next_sitting(next_on))
    yield Paragraph(words.PUBLIC_NOTE, "small")
