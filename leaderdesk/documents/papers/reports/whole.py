"""A report as a paper: its parts in their order, each drawing with the same figures below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.charted import chart_of
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.reports.frame import Part, Report, ReportColumn, ReportFigure, ReportTable
from leaderdesk.drawings.reported import draw_picture
from leaderdesk.drawings.shapes import Measure
from leaderdesk.words import reports as words

_WIDTH, _WIDE = 500.0, 760.0
# So many key figures stand on one line.
_ON_A_LINE = 4
_RIGHT = ("money", "count", "number", "rate")


def report_paper(
    report: Report, letterhead: Letterhead, measure: Measure, *, most_rows: int | None = None, is_drawn: bool = True
) -> Paper:
    """The whole report; tables that may be cut have so many rows at most, and what has its table may go undrawn."""
    stamp = Stamp(
        report.code,
        report.title,
        words.foot(report.reference),
        subject=report.subtitle,
        orientation="landscape" if report.is_wide else "portrait",
    )
    head = (Heading(1, report.title), Paragraph(f"{letterhead.gal}, {report.subtitle}."))
    width = _WIDE if report.is_wide else _WIDTH
    parts = [_shortened(each, most_rows, is_drawn=is_drawn) for each in report.parts]
    blocks = tuple(block for part in parts for block in _part(part, width, measure))
    return paper_of(letterhead, stamp, (*head, *blocks))


def _shortened(part: Part, most_rows: int | None, *, is_drawn: bool) -> Part:
    table = part.table
    if table is not None and table.on_paper is not None and most_rows is not None:
        table = replace(table, on_paper=min(table.on_paper, most_rows))
    return replace(part, table=table, picture=part.picture if is_drawn or table is None else None)


def _part(part: Part, width: float, measure: Measure) -> Iterator[Block]:
    if part.heading:
        yield Heading(2, part.heading)
    for doubt in part.doubts:
        yield Paragraph(doubt, "note")
    if len(part.sentences) > 1:
        yield Bullets(part.sentences)
    else:
        yield from map(Paragraph, part.sentences)
    for first in range(0, len(part.figures), _ON_A_LINE):
        yield KeyFigures(tuple(map(_figure, part.figures[first : first + _ON_A_LINE])))
    table = _table(part.table) if part.table is not None and part.table.rows else None
    if part.picture is not None:
        drawing = draw_picture(part.picture, width, measure)
        # Its table is the part's own, and may go on a page further.
        yield chart_of(drawing) if table is None else Chart(drawing, drawing.said)
    if table is not None:
        yield table
    yield from _below(part.table)
    if part.sources:
        yield Paragraph(part.sources, "small")


def _below(table: ReportTable | None) -> Iterator[Block]:
    """Why there is no row, or how many are left out."""
    if table is not None and not table.rows and table.nothing:
        yield Paragraph(table.nothing)
    if table is not None and table.on_paper is not None and len(table.rows) > table.on_paper:
        yield Paragraph(words.others(len(table.rows) - table.on_paper), "small")


def _figure(figure: ReportFigure) -> KeyFigure:
    return KeyFigure(figure.label, figure.told, figure.note)


def _table(table: ReportTable) -> Table:
    rows = [
        Row(tuple(words.told(column, value) for column, value in zip(table.columns, row.cells, strict=True)))
        for row in table.rows[: table.on_paper]
    ]
    if table.total is not None:
        pairs = zip(table.columns, table.total, strict=True)
        rows.append(Row(tuple(words.total_told(column, value) for column, value in pairs), "total"))
    columns = tuple(_column(column, table.share_of(rank)) for rank, column in enumerate(table.columns))
    return Table(columns, tuple(rows), table.caption)


def _column(column: ReportColumn, share: int) -> Column:
    if column.kind in _RIGHT:
        return Column(column.title, "content", "right", is_number=True)
    if column.kind == "day":
        return Column(column.title)
    return Column(column.title, share, is_heading=column.is_main)
