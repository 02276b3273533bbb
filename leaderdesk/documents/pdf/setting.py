"""Each kind of block as strips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Chart,
    CutLine,
    Facts,
    Heading,
    KeepTogether,
    KeyFigures,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    WriteLines,
)
from leaderdesk.documents.pdf import charts, panels, prose, style, tables
from leaderdesk.documents.pdf.strips import WISHED, Room, Strip, blank

_DRAWN = (Table, KeyFigures, Signatures, Chart)


def set_blocks(blocks: Iterable[Block], room: Room) -> Iterator[Strip]:
    """All strips of some blocks, made as they are asked for; what is drawn keeps its distance from the text below."""
    least = 0.0
    for block in blocks:
        for strip in _set(block, room):
            strip.gap = max(strip.gap, least)
            least = 0.0
            yield strip
        least = style.GAP * 1.6 if isinstance(block, _DRAWN) else 0.0


def _set(block: Block, room: Room) -> Iterator[Strip]:  # noqa: C901, PLR0912 - one line for each kind of block
    match block:
        case Heading():
            yield from prose.set_heading(block, room)
        case Paragraph():
            yield from prose.set_paragraph(block, room)
        case Bullets():
            yield from prose.set_bullets(block, room)
        case Facts():
            yield from prose.set_facts(block, room)
        case Table():
            yield from tables.set_table(block, room)
        case KeyFigures():
            yield from panels.set_key_figures(block, room)
        case Signatures():
            yield from panels.set_signatures(block, room)
        case Boxes():
            yield from prose.set_boxes(block, room)
        case WriteLines():
            yield from prose.set_write_lines(block, room)
        case Chart():
            yield from charts.set_chart(block, room)
        case CutLine():
            yield from prose.set_cut_line(block, room)
        case PageBreak():
            yield Strip(0.0, blank, is_break=True)
        case KeepTogether():
            yield from _together(set_blocks(block.blocks, room))
        case _:
            assert_never(block)


def _together(strips: Iterator[Strip]) -> Iterator[Strip]:
    """Each strip wishes to stay with the next; the last is as it was."""
    before: Strip | None = None
    for strip in strips:
        if before:
            before.hold = max(before.hold, WISHED)
            yield before
        before = strip
    if before:
        yield before
