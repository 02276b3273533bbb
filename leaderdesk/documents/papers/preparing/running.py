"""The president's running order: point after point, who leaves, the quorum to announce, the words of each vote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaderdesk.documents.papers.blocks import Block, Bullets, Facts, Heading, KeepTogether, Paper, Paragraph
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sheets.sittings.prepared import PreparedSheet
from leaderdesk.domain.sheets.sittings.running import RunningPoint
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_running as words
from leaderdesk.words.phrases import spaced


def running_order(
    sheet: PreparedSheet, points: Sequence[RunningPoint], heard: Mapping[str, Sequence[str]], letterhead: Letterhead
) -> Paper:
    """The whole sitting; `heard` are those who answer for each holder, by point."""
    plan = sheet.plan
    title = spaced(f"Conducteur de séance : {plan.title}")
    quorum = calls.quorum_rules(sheet.composition())
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Facts((*calls.when(plan), ("Présidence", sheet.chair or "non renseigné"))),
        Paragraph(words.WORKING_PAPER, "note"),
        Heading(2, "Ouverture"),
        Bullets((*words.OPENING, *quorum)),
        *(KeepTogether(tuple(_point(each, heard.get(each.point.key, ())))) for each in points),
        Heading(2, "Clôture"),
        Bullets(words.CLOSING),
    )
    return paper_of(
        letterhead, Stamp("running_order", title, calls.reference("COND", plan), calls.subject(plan)), blocks
    )


def _point(each: RunningPoint, heard: Sequence[str]) -> Iterator[Block]:
    yield Heading(2, words.running_title(each))
    yield Facts(tuple(words.running_facts(each, heard)))
    yield Paragraph(words.formula(each.point, each.majority), "quote")
    if each.majority is not None:
        yield Paragraph(words.rule(each.majority), "small")
