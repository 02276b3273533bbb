"""The confidential annex: the note of each member, the vote of each seat, the reason of each interest.

A control sees it; nobody else does. A secret ballot has only its totals, here as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Block, Column, Heading, Paragraph, Row, Table
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sheets.sittings.scores import Cell, ScoreSheet, SheetRow
from leaderdesk.words import paper_minutes as words
from leaderdesk.words import sitting_notes
from leaderdesk.words.numbers import decimal
from leaderdesk.words.sitting_votes import SAYINGS


def annex(sheet: MinutesSheet) -> Iterator[Block]:
    """Everything that bears a name, point after point."""
    yield Heading(1, words.annex_title(sheet.closed.facts.title))
    yield Paragraph(words.ANNEX_WARNING, "note")
    told = [each for each in sheet.points if _has_names(each)]
    if not told:
        yield Paragraph("Aucune note ni aucun vote de cette séance n’est nominatif.")
    for each in told:
        yield Heading(2, f"{each.rank}. {each.sheet.point.title}")
        yield from _point(each)


def _has_names(minutes: PointMinutes) -> bool:
    return bool(_members(minutes) or minutes.asides or any(each.held.ballots for each in minutes.votes))


def _members(minutes: PointMinutes) -> list[SheetRow]:
    score = minutes.sheet.score
    return [] if score is None else [row for row in score.rows if row.origin != "none"]


def _point(minutes: PointMinutes) -> Iterator[Block]:
    if minutes.asides:
        columns = (Column("Déport", 2, is_heading=True), Column("Structure", 3), Column("Intérêt", 4))
        rows = tuple(Row((each.person, each.structure, each.reason or "non renseigné")) for each in minutes.asides)
        yield Table(columns, rows, "Intérêts et déports")
    score = minutes.sheet.score
    if score is not None and (members := _members(minutes)):
        yield from _notes(score, members)
    for vote in minutes.votes:
        if vote.held.ballots:
            columns = (Column("Siège", 3), Column("Nom", 3, is_heading=True), Column("Vote", 2))
            rows = tuple(
                Row((each.seat, words.voter(each), SAYINGS[each.says] if each.says else ""))
                for each in vote.held.ballots
            )
            yield Table(columns, rows, f"Vote\u00a0: {vote.held.motion}")


def _notes(score: ScoreSheet, members: list[SheetRow]) -> Iterator[Block]:
    """A line for each member, a column for each criterion by its rank: the ranks are named below."""
    columns = (
        Column("Fiche de", 3, is_heading=True),
        *(Column(str(rank), "content", "centre", is_number=True) for rank in range(1, len(score.criteria) + 1)),
        Column("Comptée", "content"),
    )
    rows = tuple(
        Row((sitting_notes.name_of(row.member), *(_cell(cell) for cell in row.cells), words.is_counted(row)))
        for row in members
    )
    yield Table(columns, rows, f"Notes par fiche\u00a0: {score.title}")
    named = " ; ".join(f"{rank}. {each.title}" for rank, each in enumerate(score.criteria, start=1))
    yield Paragraph(f"{named}. A\u00a0: abstention.", "small")


def _cell(cell: Cell) -> str:
    if cell.state == "abstained":
        return "A"
    return "" if cell.note is None else decimal(cell.note)
