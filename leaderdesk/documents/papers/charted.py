"""A drawing that carries its figures, as a block of a paper: drawn, said, and the same figures as a table below."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Chart, Column, Row, Table
from leaderdesk.drawings.shapes import Drawing, Figures


def chart_of(drawing: Drawing, caption: str = "") -> Chart:
    """The block of a drawing; without figures it has no table."""
    figures = drawing.figures
    return Chart(drawing, drawing.said, _table(figures, caption) if figures and figures.rows else None)


def _table(figures: Figures, caption: str) -> Table:
    columns = tuple(_column(figures, rank) for rank in range(len(figures.columns)))
    return Table(columns, tuple(Row(tuple(cell.text for cell in row)) for row in figures.rows), caption)


def _column(figures: Figures, rank: int) -> Column:
    title = figures.columns[rank]
    if rank == 0:
        return Column(title, 3, is_heading=True)
    if any(row[rank].value is not None for row in figures.rows):
        return Column(title, "content", "right", is_number=True)
    return Column(title, 2)
