"""The attendance sheet: who signs, college after college, the guests, and the count that is made by hand."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    KeepTogether,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sheets.sittings.prepared import PreparedSheet, Signing, SigningCollege
from leaderdesk.words import formats
from leaderdesk.words import paper_calls as words
from leaderdesk.words.phrases import spaced
from leaderdesk.words.seats import college

# Two lines of a table are eleven millimetres: room for a signature.
_TALL = 2
_BLANK_GUESTS = 3
_COLUMNS = (
    Column("Siège", 5),
    Column("Nom", 4, is_heading=True),
    Column("Qualité", 3),
    Column("Signature", 6),
)


def attendance_sheet(sheet: PreparedSheet, letterhead: Letterhead) -> Paper:
    """The sheet that everybody signs on coming in."""
    plan = sheet.plan
    title = spaced(f"Feuille d’émargement : {plan.title}")
    stamp = Stamp("attendance", title, words.reference("EMARG", plan), words.subject(plan))
    blocks = (
        Heading(1, title),
        Facts(tuple(words.when(plan))),
        *(block for each in sheet.colleges() for block in _college(each)),
        *_guests(sheet),
        *_count(sheet),
    )
    return paper_of(letterhead, stamp, blocks)


def _college(each: SigningCollege) -> Iterator[Block]:
    yield Heading(2, words.college_title(each))
    seated = [line for line in each.lines if line.role != "pooled"]
    pooled = [line for line in each.lines if line.role == "pooled"]
    rows = [_row(line) for line in seated]
    if pooled:
        rows.append(Row(("Suppléants du collège, dans l’ordre où ils sont appelés",), "group"))
        rows += [_row(line) for line in pooled]
    yield Table(_COLUMNS, tuple(rows), is_ruled=True)


def _row(line: Signing) -> Row:
    if line.name is None:
        return Row((line.seat, "siège vacant", "", ""))
    return Row((words.seat(line), line.name, words.role(line), ""), lines=_TALL)


def _guests(sheet: PreparedSheet) -> Iterator[Block]:
    columns = (Column("Nom", 3, is_heading=True), Column("Organisme", 4), Column("Signature", 4))
    rows = [Row((name, "", ""), lines=_TALL) for name in sheet.guests()]
    rows += [Row(("", "", ""), lines=_TALL)] * _BLANK_GUESTS
    yield Heading(2, "Avec voix consultative, et invités")
    yield Table(columns, tuple(rows), is_ruled=True)


def _count(sheet: PreparedSheet) -> Iterator[Block]:
    titles = ["Titulaires présents", "Suppléants avec voix", *(["Pouvoirs"] if sheet.allows_proxies else []), "Voix"]
    columns = (
        Column("Collège", 2, is_heading=True),
        Column("Sièges", is_number=True),
        *(Column(title, 2, "centre") for title in titles),
    )
    colleges, blanks = sheet.colleges(), ("",) * len(titles)
    rows = [Row((college(each.college), formats.number(each.seats), *blanks), lines=_TALL) for each in colleges]
    rows.append(Row(("Total", formats.number(sum(each.seats for each in colleges)), *blanks), "total", _TALL))
    quorum = words.quorum_rules(sheet.composition())
    signature = Signature(sheet.chair or "", words.signing(is_deputy=sheet.is_chair_deputy))
    yield KeepTogether(
        (
            Heading(2, "Décompte et quorum"),
            Paragraph(words.HAND_COUNT, "small"),
            Table(columns, tuple(rows), is_ruled=True),
            Bullets(tuple(quorum)) if quorum else Paragraph("Le règlement du GAL ne fixe pas de quorum."),
            Paragraph(words.proxies(sheet), "small"),
            Paragraph(words.CERTIFIED),
            Signatures((signature,)),
        )
    )
