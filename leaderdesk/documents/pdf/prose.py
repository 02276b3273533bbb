"""Headings, paragraphs, lists, facts, and what is filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaderdesk.documents.papers.blocks import Boxes, Bullets, CutLine, Facts, Heading, Paragraph, WriteLines, plain
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.fonts import text_width
from leaderdesk.documents.pdf.lines import Line
from leaderdesk.documents.pdf.pen import Pen
from leaderdesk.documents.pdf.strips import FREE, HELD, Room, Strip, base_of, blank, hold_of, lines_of, text_strips
from leaderdesk.documents.pdf.style import Type
from leaderdesk.documents.pdf.tree import Node

_LOOKS = {
    "normal": style.BODY,
    "small": style.SMALL,
    "strong": style.STRONG,
    "quote": style.QUOTE,
    "note": style.BODY,
    "address": style.BODY,
}
_WIDEST_LABEL = 0.36
_BETWEEN = 12.0
_TITLE_LENGTH = 200


def set_heading(heading: Heading, room: Room) -> Iterator[Strip]:
    """A title, its bookmark, and what follows on the same page."""
    look = style.HEADINGS[heading.level]
    title = " ".join(clean(heading.text).split())
    if not title:
        return
    node = room.tree.add(f"H{heading.level}")
    first, *others = text_strips(
        lines_of(title, look, room.width), look, room.left, node, style.HEADING_GAPS[heading.level], HELD
    )

    def paint(pen: Pen, top: float) -> None:
        pen.bookmark(heading.level, title[:_TITLE_LENGTH], top)
        first.paint(pen, top)

    yield replace(first, paint=paint)
    yield from others


def set_paragraph(paragraph: Paragraph, room: Room) -> Iterator[Strip]:
    """A text in its look."""
    if not plain(paragraph.words):
        return
    look = _LOOKS[paragraph.look]
    node = room.tree.add("P", room.tree.add("BlockQuote") if paragraph.look == "quote" else None)
    match paragraph.look:
        case "note":
            lines = lines_of(paragraph.words, look, room.width - 2 * style.FRAME)
            yield from _framed(lines, look, room, node)
        case "quote":
            lines = lines_of(paragraph.words, look, room.width - 2 * style.INDENT)
            yield from text_strips(lines, look, room.left + style.INDENT, node)
        case "address":
            left = max(style.ADDRESS, room.left)
            lines = lines_of(paragraph.words, look, room.left + room.width - left)
            yield Strip(style.ADDRESS_ABOVE, blank, hold=HELD)
            yield from text_strips(lines, look, left, node, 0.0)
            yield Strip(style.ADDRESS_BELOW, blank)
        case _:
            # What announces stays with what is announced.
            is_announcing = paragraph.look == "strong" or plain(paragraph.words).rstrip().endswith(":")
            lines = lines_of(paragraph.words, look, room.width)
            yield from text_strips(lines, look, room.left, node, last=HELD if is_announcing else FREE)


def _framed(lines: Sequence[Line], look: Type, room: Room, node: Node) -> Iterator[Strip]:
    """A ground and a thick edge, which go on where the text does."""
    count = len(lines)
    for rank, line in enumerate(lines):
        above = style.FRAME * 0.75 if rank == 0 else 0.0
        height = look.leading + above + (style.FRAME * 0.75 if rank == count - 1 else 0.0)

        def paint(pen: Pen, top: float, line: Line = line, above: float = above, height: float = height) -> None:
            pen.box(room.left, top, (room.width, height), style.TINT)
            pen.box(room.left, top, (2.0, height), style.ACCENT)
            pen.text(room.left + style.FRAME, base_of(look, top + above), line, look, node)

        yield Strip(height, paint, 0.0 if rank else style.GAP, hold_of(rank, count))


def set_bullets(bullets: Bullets, room: Room) -> Iterator[Strip]:
    """A list, each item beside its mark."""
    if not bullets.items:
        return
    kind = "Decimal" if bullets.is_numbered else "Disc"
    node = room.tree.add("L", attributes=f"<</O/List/ListNumbering/{kind}>>")
    marks = [f"{rank}." if bullets.is_numbered else "•" for rank in range(1, len(bullets.items) + 1)]
    indent = max(style.INDENT, text_width(marks[-1], style.BODY.size) + 6)
    for rank, (mark, words) in enumerate(zip(marks, bullets.items, strict=True)):
        item = room.tree.add("LI", node)
        label, body = room.tree.add("Lbl", item), room.tree.add("LBody", item)
        lines = lines_of(words, style.BODY, room.width - indent)
        gap = style.GAP * (0.3 if rank else 0.7)
        beside = lines_of(mark, style.BODY, indent), lines
        last = hold_of(rank, len(marks))
        yield from _beside(beside, (label, body), (room.left, room.left + indent), gap, last)


def set_facts(facts: Facts, room: Room) -> Iterator[Strip]:
    """Labels in a column, values in another."""
    if not facts.pairs:
        return
    labels = [f"{label}\u00a0:" for label, _ in facts.pairs]
    needed = max(text_width(label, style.LABEL.size) for label in labels) + _BETWEEN
    column = min(needed, room.width * _WIDEST_LABEL)
    node = room.tree.add("L", attributes="<</O/List/ListNumbering/None>>")
    for rank, (label, (_, words)) in enumerate(zip(labels, facts.pairs, strict=True)):
        item = room.tree.add("LI", node)
        nodes = room.tree.add("Lbl", item), room.tree.add("LBody", item)
        first = lines_of(label, style.LABEL, column - _BETWEEN)
        second = lines_of(words, style.BODY, room.width - column)
        gap = 1.5 if rank else style.GAP
        last = hold_of(rank, len(labels))
        yield from _beside((first, second), nodes, (room.left, room.left + column), gap, last, style.LABEL)


def _beside(
    texts: tuple[Sequence[Line], Sequence[Line]],
    nodes: tuple[Node, Node],
    lefts: tuple[float, float],
    gap: float,
    last: int,
    look: Type = style.BODY,
) -> Iterator[Strip]:
    """Two texts side by side, line by line."""
    count = max(map(len, texts))
    for rank in range(count):

        def paint(pen: Pen, top: float, rank: int = rank) -> None:
            for lines, kind, node, left in zip(texts, (look, style.BODY), nodes, lefts, strict=True):
                if rank < len(lines):
                    pen.text(left, base_of(kind, top), lines[rank], kind, node)

        yield Strip(style.BODY.leading, paint, 0.0 if rank else gap, hold_of(rank, count, last))


def set_boxes(boxes: Boxes, room: Room) -> Iterator[Strip]:
    """A question, then its answers with a box before each: in a row where they fit."""
    answers = [f"{'☒' if choice.is_ticked else '☐'}\u00a0{choice.text}" for choice in boxes.choices]
    if boxes.label:
        lines = lines_of(boxes.label, style.BODY, room.width)
        yield from text_strips(lines, style.BODY, room.left, room.tree.add("P"), last=HELD if answers else FREE)
    if not answers:
        return
    node = room.tree.add("L", attributes="<</O/List/ListNumbering/None>>")
    bodies = [room.tree.add("LBody", room.tree.add("LI", node)) for _ in answers]
    widths = [text_width(answer, style.BODY.size) + 2 * _BETWEEN for answer in answers]
    gap = style.GAP * (0.5 if boxes.label else 1.0)
    if sum(widths) <= room.width and not any("\n" in answer for answer in answers):
        found = [lines_of(answer, style.BODY, room.width)[0] for answer in answers]

        def paint(pen: Pen, top: float) -> None:
            left = room.left
            for line, body, width in zip(found, bodies, widths, strict=True):
                pen.text(left, base_of(style.BODY, top), line, style.BODY, body)
                left += width

        yield Strip(style.BODY.leading, paint, gap)
        return
    for rank, (answer, body) in enumerate(zip(answers, bodies, strict=True)):
        lines = lines_of(answer, style.BODY, room.width)
        yield from text_strips(lines, style.BODY, room.left, body, 2.0 if rank else gap)


def set_write_lines(lines: WriteLines, room: Room) -> Iterator[Strip]:
    """Lines to write on, far enough apart for a pen."""
    if lines.label:
        words = lines_of(lines.label, style.BODY, room.width)
        yield from text_strips(words, style.BODY, room.left, room.tree.add("P"), last=HELD if lines.count else FREE)

    def paint(pen: Pen, top: float) -> None:
        base = top + style.WRITING - 2
        pen.rule((room.left, base), (room.left + room.width, base), style.HAIR, style.MUTED, (1.0, 2.0))

    for rank in range(lines.count):
        yield Strip(style.WRITING, paint, hold=HELD if rank == 0 and lines.count > 1 else FREE)


def set_cut_line(line: CutLine, room: Room) -> Iterator[Strip]:
    """Dashes over the whole page, with what to do with the slip."""

    def paint(pen: Pen, top: float) -> None:
        pen.rule((0, top + 4), (pen.pages.width, top + 4), style.HAIR, style.MUTED, (4.0, 3.0))

    yield Strip(10, paint, 3 * style.GAP, HELD)
    if line.text:
        words = lines_of(line.text, style.SMALL, room.width)
        yield from text_strips(words, style.SMALL, room.left, room.tree.add("P"), 0.0, HELD)
