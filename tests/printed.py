"""What a paper says, its blocks flattened: its words in reading order, and its structure for a golden result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    Paper,
    Paragraph,
    Signatures,
    Table,
    WriteLines,
    plain,
)

# What people type to break a document.
HOSTILE = "<Le Moulin> </para> & [[x]] <img src='http://a.b/c'> \u202eévil\u202c 🚜 œ\u0007\ud800 " + "m" * 300


def text_of(paper: Paper) -> str:
    """Every word of it, a line for each paragraph, item and cell."""
    return "\n".join((paper.title, paper.reference, paper.subject, *_lines(paper.blocks)))


def structure_of(paper: Paper) -> list[str]:
    """The kind of each block, with the text of headings and the titles of columns."""
    return [_shape(each) for each in blocks_of(paper)]


def blocks_of(paper: Paper) -> list[Block]:
    """Every block, out of what is kept together."""
    return list(_flat(paper.blocks))


def rows_of(paper: Paper, caption: str = "", *, title: str = "") -> list[tuple[str, ...]]:
    """The rows of the first table with this caption, or whose first column has this title."""
    for each in blocks_of(paper):
        table = each.table if isinstance(each, Chart) else each
        if isinstance(table, Table) and (table.caption == caption if caption else table.columns[0].title == title):
            return [tuple(plain(cell) for cell in row.cells) for row in table.rows]
    raise AssertionError(f"no table {caption or title!r}")


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for each in blocks:
        if isinstance(each, KeepTogether):
            yield from _flat(each.blocks)
        else:
            yield each


def _shape(block: Block) -> str:
    match block:
        case Heading():
            return f"H{block.level} {block.text}"
        case Table():
            return f"Table {' | '.join(column.title for column in block.columns)}"
        case Paragraph():
            return f"Paragraph {block.look}"
        case _:
            return type(block).__name__


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in _flat(blocks):
        yield from _of_one(block)


def _of_one(block: Block) -> Iterable[str]:  # noqa: PLR0911 - one line for each kind
    match block:
        case Paragraph():
            return (plain(block.words),)
        case Bullets():
            return map(plain, block.items)
        case Facts():
            return (f"{label}\u00a0: {plain(words)}" for label, words in block.pairs)
        case Table():
            return _table(block)
        case KeyFigures():
            return (f"{each.label} {each.value} {each.note}" for each in block.figures)
        case Signatures():
            return (f"{each.quality} {each.name}" for each in block.boxes)
        case Chart():
            return (block.said, *(_table(block.table) if block.table else ()))
        case _:
            return _of_forms(block)


def _of_forms(block: Block) -> Iterable[str]:
    match block:
        case Boxes():
            return (" ".join((block.label, *(each.text for each in block.choices))),)
        case WriteLines():
            return (block.label,)
        case Heading() | CutLine():
            return (block.text,)
        case _:
            return ()


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    yield from (column.title for column in table.columns)
    yield from (plain(cell) for row in table.rows for cell in row.cells)
