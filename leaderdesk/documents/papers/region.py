"""What is asked of the region: each difference between its table and the base that waits for its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.documents.papers.blocks import (
    Column,
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
from leaderdesk.words import formats
from leaderdesk.words import paper_region as words
from leaderdesk.words.phrases import spaced


@dataclass(frozen=True, slots=True)
class Asked:
    """One difference: the dossier and its holder, the field, what each side says, since when it was asked."""

    number: str
    title: str
    holder: str
    field: str
    ours: str
    theirs: str
    asked_on: date
    reason: str = ""


def region_questions(asked: Sequence[Asked], letterhead: Letterhead) -> Paper:
    """The whole list, with the words of a letter around it."""
    stamp = Stamp(
        *("region_questions", words.TITLE, words.reference(letterhead.made_on)),
        subject=words.subject(letterhead.made_on),
        orientation="landscape",
    )
    head = (Heading(1, words.TITLE), Paragraph(f"{letterhead.gal}, {words.subject(letterhead.made_on)}."))
    if not asked:
        return paper_of(letterhead, stamp, (*head, Paragraph(spaced(words.NOTHING), "note")))
    columns = (
        Column("Dossier"),
        Column("Projet et porteur", 3, is_heading=True),
        Column("Champ", 2),
        Column("Nos dossiers disent", 2),
        Column("Votre tableau dit", 2),
        Column("Remarque", 2),
        Column("Votre réponse", 2),
    )
    table = Table(columns, tuple(_row(each) for each in asked), is_ruled=True)
    end = KeepTogether((Paragraph(words.THANKS), Signatures((Signature(letterhead.gal),))))
    return paper_of(letterhead, stamp, (*head, Paragraph(words.asking(len(asked))), table, end))


def _row(each: Asked) -> Row:
    remark = "\n".join(part for part in (each.reason, f"demandé le {formats.day(each.asked_on)}") if part)
    return Row((each.number, f"{each.title}\n{each.holder}", each.field, each.ours, each.theirs, remark, ""))
