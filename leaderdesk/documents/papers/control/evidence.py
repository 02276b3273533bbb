"""What the dossier was judged by: checks with their evidence, the grid, the committee's passages, pieces and files."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Align, Block, Bullets, Column, Heading, Paragraph, Row, Table
from leaderdesk.documents.papers.minutes.attendance import attendance, quorum
from leaderdesk.documents.papers.minutes.points import point
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sheets.control import ControlSheet, PassageSheet
from leaderdesk.domain.sheets.pieces import PieceSheet
from leaderdesk.words import eligibility as checks
from leaderdesk.words import formats, letters
from leaderdesk.words import paper_control as words
from leaderdesk.words.numbers import decimal
from leaderdesk.words.sheets import say_flaw
from leaderdesk.words.sitting_plans import long_day
from leaderdesk.words.sitting_records import say_whole_passage

_RIGHT: Align = "right"


def eligibility(sheet: ControlSheet) -> Iterator[Block]:
    """The conclusion, then each check with what was looked at and who answered."""
    found = sheet.sheets.eligibility
    yield Paragraph(words.conclusion(found), "strong")
    reasons = words.reasons(found)
    if reasons:
        yield Bullets(tuple(reasons))
    columns = (Column("Contrôle", 3, is_heading=True), Column("Réponse"), Column("Ce qui a été regardé", 7))
    rows = tuple(Row((words.check(each), checks.outcome(each.outcome), words.evidence(each))) for each in found.items)
    if rows:
        yield Table(columns, rows)
    if found.flaws:
        yield Bullets(tuple(map(say_flaw, found.flaws)))


def selection(sheet: ControlSheet) -> Iterator[Block]:
    """The grid with its weights, and what the team noted together before any committee."""
    found = sheet.sheets.selection
    if found.sheet is None:
        return
    yield Paragraph(words.grid(found))
    columns = (
        Column("Critère", 6, is_heading=True),
        Column("Sur", "content", _RIGHT, is_number=True),
        Column("Coef.", "content", _RIGHT, is_number=True),
    )
    rows = tuple(Row((each.title, decimal(each.max), decimal(each.weight))) for each in found.sheet.criteria)
    yield Table(columns, rows)
    score = found.together
    if isinstance(score, Score) and found.authors and score.total is not None:
        yield Paragraph(f"{words.authors(len(found.authors))} {decimal(score.total)} / {decimal(score.maximum)}.")


def passages(sheet: ControlSheet) -> Iterator[Block]:
    """Each sitting, the oldest first, as its minutes tell it: presence, quorum, notes, votes, decision."""
    for each in sheet.passages:
        yield Heading(3, words.passage(each))
        yield Paragraph(long_day(each.passage.day).capitalize())
        yield from _passage(each, has_names=sheet.has_names)


def pieces(sheet: ControlSheet) -> Iterator[Block]:
    """Every document asked or received, and the rank of its file."""
    found = sheet.sheets.pieces.pieces
    if not found:
        return
    ranks = {each.digest: each.rank for each in sheet.enclosures}
    columns = (
        Column("Pièce", 5, is_heading=True),
        Column("État"),
        Column("Demandée le"),
        Column("Reçue le"),
        Column("Datée du"),
        Column("Fichier n°", "content", _RIGHT, is_number=True),
    )
    yield Table(columns, tuple(_piece(each, ranks) for each in found))
    aside = [each for each in found if each.row is not None and (each.row.set_aside or "").strip()]
    if aside:
        yield Bullets(
            tuple(
                f"{letters.piece(each.code, each.label)}, non demandée\u00a0: {each.row.set_aside if each.row else ''}"
                for each in aside
            )
        )


def enclosures(sheet: ControlSheet) -> Iterator[Block]:
    """Each file with its size and digest, and how it was found."""
    if not sheet.enclosures:
        return
    if not sheet.is_whole:
        yield Paragraph(words.enclosed(sheet), "note")
    columns = (
        Column("N°", "content", _RIGHT, is_number=True),
        Column("Fichier", 4, is_heading=True),
        Column("Ajouté le"),
        Column("Taille", "content", _RIGHT, is_number=True),
        Column("État", "content"),
        Column("Empreinte", 5),
    )
    rows = tuple(
        Row(
            (
                formats.number(each.rank),
                each.name if not each.piece else f"{each.name}\n{each.piece}",
                formats.day(each.added_on),
                formats.size(each.size),
                words.state(each),
                each.digest,
            )
        )
        for each in sheet.enclosures
    )
    yield Table(columns, rows)
    said = f"{words.enclosed(sheet)} {words.DIGESTS}" if sheet.is_whole else words.DIGESTS
    yield Paragraph(said, "small")


def _passage(each: PassageSheet, *, has_names: bool) -> Iterator[Block]:
    if each.minutes is None or each.point is None:
        yield Paragraph(say_whole_passage(each.passage))
        return
    seals = each.minutes.closed.seals
    if seals and each.minutes.closed.facts.phase == "sealed":
        yield Paragraph(words.seal(seals[-1].version, seals[-1].digest))
    else:
        yield Paragraph("Séance non scellée\u00a0: ce qui suit est provisoire.", "note")
    yield from attendance(each.minutes.attendance)
    yield from quorum(each.minutes)
    yield from point(each.point, has_names=has_names)


def _piece(each: PieceSheet, ranks: dict[str, int]) -> Row:
    row = each.row
    rank = ranks.get(each.attachment.digest) if each.attachment else None
    days = (None, None, None) if row is None else (row.asked_on, row.received_on, row.dated_on)
    return Row(
        (
            letters.piece(each.code, each.label),
            letters.piece_state(each.state),
            *("–" if day is None else formats.day(day) for day in days),
            "–" if rank is None else formats.number(rank),
        )
    )
