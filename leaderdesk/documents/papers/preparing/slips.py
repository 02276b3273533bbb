"""Slips for a secret vote: all alike, several to a page, cut free of the page that bears the group's name."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from leaderdesk.documents.papers.blocks import (
    Block,
    Column,
    CutLine,
    Heading,
    KeepTogether,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_running as words
from leaderdesk.words.phrases import spaced

_PER_PAGE = 4
_TALL = 2
_COLUMNS = tuple(Column(each, 1, "centre") for each in ("POUR", "CONTRE", "ABSTENTION"))


def slips(plan: Plan, motion: str, voices: int, letterhead: Letterhead) -> Paper:
    """As many as there may be voices, up to whole pages; without a motion they serve for any vote."""
    pages = max(1, ceil(voices / _PER_PAGE))
    title = spaced(f"Bulletins de vote secret : {motion or plan.title}")
    blocks: list[Block] = [Heading(1, title), Paragraph(words.slips_help(pages * _PER_PAGE))]
    for page in range(pages):
        blocks += [*([PageBreak()] if page else []), *_page(motion)]
    stamp = Stamp("slips", title, calls.reference("BULL", plan), calls.subject(plan))
    return paper_of(letterhead, stamp, tuple(blocks))


def _page(motion: str) -> Iterator[Block]:
    """The last line frees the slips from the foot of the page."""
    slip = KeepTogether(
        (
            Paragraph(motion or words.SLIP, "strong"),
            Table(_COLUMNS, (Row(("", "", ""), lines=_TALL),), is_ruled=True, is_header_repeated=False),
            Paragraph(words.HOW_TO_SLIP, "small"),
        )
    )
    for _ in range(_PER_PAGE):
        yield CutLine()
        yield slip
    yield CutLine()
