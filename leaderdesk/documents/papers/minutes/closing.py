"""The end of the minutes: every decision in one table, the envelopes, corrections, the next sitting, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sittings.ground import OUTCOMES
from leaderdesk.words import paper_minutes as words
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import money

_COLUMNS = (
    Column("Dossier"),
    Column("Projet", 4, is_heading=True),
    Column("Porteur", 3),
    Column("Note", "content", "right", is_number=True),
    Column("Montant", "content", "right", is_number=True),
)


def decisions(sheet: MinutesSheet) -> Iterator[Block]:
    """Each outcome with its projects, those that nobody examined last, and what was granted in all."""
    projects = [each for each in sheet.points if each.sheet.point.kind == "project"]
    if not projects:
        return
    rows: list[Row] = []
    for outcome in (*OUTCOMES, None):
        found = [each for each in projects if each.outcome == outcome]
        if found:
            rows.append(Row((words.outcome_title(outcome, len(found)),), "group"))
            rows += [_row(each) for each in found]
    rows.append(Row(("Total accordé", "", "", "", money(sheet.granted)), "total"))
    yield Heading(2, "Décisions de la séance")
    yield Table(_COLUMNS, tuple(rows))


def envelopes(sheet: MinutesSheet) -> Iterator[Block]:
    """What each envelope held before the sitting, what it gave, what is left."""
    if not sheet.pots:
        return
    columns = (
        Column("Enveloppe", 3, is_heading=True),
        *(Column(title, "content", "right", is_number=True) for title in ("Avant la séance", "Accordé", "Reste")),
    )
    rows = tuple(Row((name, money(pot.before), money(pot.taken), money(pot.left))) for name, pot in sheet.pots.items())
    yield Heading(2, "Enveloppes après la séance")
    yield Table(columns, rows)


def amendments(sheet: MinutesSheet) -> Iterator[Block]:
    """What was corrected once the sitting was over, each with its reason."""
    if sheet.closed.amendments:
        yield Heading(2, "Corrections apportées après la séance")
        yield Bullets(tuple(words.amendment(each) for each in sheet.closed.amendments))


def ending(sheet: MinutesSheet, next_on: date | None) -> Iterator[Block]:
    """When the committee meets again, and who signs."""
    said: list[Block] = []
    if sheet.closed.closed_at is not None:
        said.append(Paragraph(words.closed(sheet.closed.closed_at, is_written=sheet.attendance.is_written)))
    if next_on is not None:
        said.append(Paragraph(words.next_sitting(next_on)))
    said.append(Signatures((Signature(sheet.chair or "", words.signing(is_deputy=sheet.is_chair_deputy)),)))
    yield KeepTogether((Heading(2, "Fin de la séance et signature"), *said))


def _row(minutes: PointMinutes) -> Row:
    facts, score = minutes.sheet.facts, minutes.sheet.score
    total = "" if score is None or score.total is None else f"{decimal(score.total)} / {decimal(score.maximum)}"
    amount = "" if minutes.amount is None else money(minutes.amount)
    return Row((facts.number, words.named_project(minutes), facts.holder, total, amount))
