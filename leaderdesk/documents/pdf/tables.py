"""Tables: rows that stay whole while they are short, headers that come again, long cells that go on overleaf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from leaderdesk.documents.papers.blocks import Align, Column, Row, RowLook, Table, plain
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.columns import columns_for
from leaderdesk.documents.pdf.lines import Line
from leaderdesk.documents.pdf.pen import Pen
from leaderdesk.documents.pdf.strips import FREE, HELD, WISHED, Room, Strip, base_of, hold_of, lines_of, text_strips
from leaderdesk.documents.pdf.style import Type
from leaderdesk.documents.pdf.tree import Node

_HEADER: RowLook | str = "header"
# A row of more lines than this may be cut.
_SHORT = 14
# However much there is to write, a row stays below the height of a page.
_TALLEST = 30
# A table of no more rows, and no higher than this part of the page, is not cut for a little white.
_SMALL = 12
_SMALL_PART = 0.33
# A header higher than this part of the page does not come again.
_HEADER_PART = 0.25
_COLUMN = "<</O/Table/Scope/Column>>"
_ROW = "<</O/Table/Scope/Row>>"


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell, where they stand, and their element; none when it is painted again."""

    lines: Sequence[Line]
    left: float
    width: float
    align: Align
    node: Node | None


@dataclass(frozen=True, slots=True)
class _Set:
    """What all rows of one table share."""

    room: Room
    columns: Sequence[Column]
    widths: Sequence[float]
    look: Type
    node: Node
    is_ruled: bool = False

    @property
    def edge(self) -> float:
        """Where the table ends."""
        return self.room.left + sum(self.widths)


def set_table(table: Table, room: Room) -> Iterator[Strip]:
    """A table with its caption; a small one wishes to stand on one page."""
    if len(table.rows) > _SMALL:
        yield from _table(table, room)
        return
    strips = list(_table(table, room))
    if sum(strip.height for strip in strips) <= room.height * _SMALL_PART:
        for strip in strips[:-1]:
            strip.hold = max(strip.hold, WISHED)
    yield from strips


def _table(table: Table, room: Room) -> Iterator[Strip]:
    look, widths = columns_for(table, room.width)
    node = room.tree.add("Table")
    if table.caption:
        caption = room.tree.add("Caption", node)
        lines = lines_of(table.caption, style.CAPTION, room.width)
        yield from text_strips(lines, style.CAPTION, room.left, caption, 1.4 * style.GAP, HELD)
    whole = _Set(room, table.columns, widths, look, node, table.is_ruled)
    gap = 3.0 if table.caption else 1.2 * style.GAP
    heads = list(_header(whole, gap))
    if heads and table.rows:
        heads[-1] = replace(heads[-1], hold=HELD)
    yield from heads
    again = _again(whole, heads) if table.is_header_repeated else ()
    body = room.tree.add("TBody", node) if table.rows else node
    count = len(table.rows)
    for rank, row in enumerate(table.rows):
        is_held = rank + 1 < count and (row.look == "group" or table.rows[rank + 1].look == "total")
        first_gap = gap if rank == 0 and not heads else 0.0
        for strip in _row(row, replace(whole, node=body), HELD if is_held else hold_of(rank, count), first_gap):
            strip.heads = again
            yield strip


def _header(whole: _Set, gap: float, *, is_again: bool = False) -> Iterator[Strip]:
    if not any(column.title for column in whole.columns):
        return
    row = None if is_again else whole.room.tree.add("TR", whole.room.tree.add("THead", whole.node))
    strong = replace(whole.look, is_strong=True)
    cells, left = [], whole.room.left
    for column, width in zip(whole.columns, whole.widths, strict=True):
        node = None if row is None else whole.room.tree.add("TH", row, _COLUMN)
        lines = lines_of(column.title, strong, width - 2 * style.cell_pad(strong))
        cells.append(_Cell(lines, left, width, _align(column), node))
        left += width
    yield from _slices(cells, whole, strong, _HEADER, gap=gap)


def _again(whole: _Set, heads: Sequence[Strip]) -> tuple[Strip, ...]:
    """The header for the pages that follow, there for the eye alone."""
    if sum(strip.height for strip in heads) > whole.room.height * _HEADER_PART:
        return ()
    return tuple(_header(whole, 0.0, is_again=True)) if heads else ()


def _row(row: Row, whole: _Set, last: int, gap: float) -> Iterator[Strip]:
    tree, parent = whole.room.tree, whole.room.tree.add("TR", whole.node)
    look = whole.look if row.look == "normal" else replace(whole.look, is_strong=True)
    if row.look == "group":
        attributes = f"<</O/Table/Scope/Row/ColSpan {len(whole.columns)}>>"
        lines = lines_of(row.cells[0], look, sum(whole.widths) - 2 * style.cell_pad(look))
        cells = [_Cell(lines, whole.room.left, sum(whole.widths), "left", tree.add("TH", parent, attributes))]
    else:
        cells, left = [], whole.room.left
        for column, width, words in zip(whole.columns, whole.widths, row.cells, strict=True):
            # What says nothing is the header of nothing: a total leaves cells empty.
            is_header = column.is_heading and plain(words)
            node = tree.add("TH", parent, _ROW) if is_header else tree.add("TD", parent)
            lines = lines_of(words, look, width - 2 * style.cell_pad(look))
            cells.append(_Cell(lines, left, width, _align(column), node))
            left += width
    yield from _slices(cells, whole, look, row.look, row.lines, last, gap)


def _slices(
    cells: Sequence[_Cell],
    whole: _Set,
    look: Type,
    kind: RowLook | str,
    least: int = 1,
    last: int = FREE,
    gap: float = 0.0,
) -> Iterator[Strip]:
    """A row as one strip, or as one strip for each of its lines."""
    longest = max(len(cell.lines) for cell in cells)
    count = max(longest, min(least, _TALLEST))
    step = count if longest <= _SHORT else 1
    starts = range(0, count, step)
    for rank, start in enumerate(starts):
        is_first, is_last = rank == 0, rank == len(starts) - 1
        above = style.CELL_DOWN if is_first else 0.0
        height = step * look.leading + above + (style.CELL_DOWN if is_last else 0.0)

        def paint(pen: Pen, top: float, start: int = start, above: float = above, height: float = height) -> None:
            is_end = start + step >= count
            _ground(pen, whole, top, height, kind, edges=(start == 0, is_end))
            for cell in cells:
                for place, line in enumerate(cell.lines[start : start + step]):
                    down = top + above + place * look.leading
                    pen.text(_left(cell, line, look), base_of(look, down), line, look, cell.node)

        yield Strip(height, paint, gap if is_first else 0.0, hold_of(rank, len(starts), last))


def _ground(pen: Pen, whole: _Set, top: float, height: float, kind: RowLook | str, edges: tuple[bool, bool]) -> None:
    """What is under a row and between it and the next."""
    left, right = whole.room.left, whole.edge
    is_first, is_last = edges
    if kind in (_HEADER, "group"):
        pen.box(left, top, (right - left, height), style.TINT)
    if kind == "total" and is_first:
        pen.rule((left, top), (right, top), style.RULE, style.TEXT)
    if is_last:
        width, ink = (style.RULE, style.ACCENT) if kind == _HEADER else (style.HAIR, style.LINE)
        pen.rule((left, top + height), (right, top + height), width, ink)
    if whole.is_ruled and kind != "group":
        for place in accumulate(whole.widths, initial=left):
            pen.rule((place, top), (place, top + height), style.HAIR, style.LINE)


def _left(cell: _Cell, line: Line, look: Type) -> float:
    pad = style.cell_pad(look)
    room = cell.width - 2 * pad - line.width
    shift = {"left": 0.0, "centre": room / 2, "right": room}[cell.align]
    return cell.left + pad + max(0.0, shift)


def _align(column: Column) -> Align:
    return "right" if column.is_number else column.align
