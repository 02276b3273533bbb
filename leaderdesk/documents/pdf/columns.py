"""How wide each column of a table is: figures whole, the rest by what it holds or by its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.documents.papers.blocks import Column, Row, Table
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.fonts import pieces
from leaderdesk.documents.pdf.lines import natural_width, widest_word
from leaderdesk.documents.pdf.style import Type

# No word is worth more of the width than this: beyond, it is cut.
_LARGEST_WORD = 0.3
_LARGEST_FIGURE = 0.4
# A title that needs more than this stands on two lines.
_LARGEST_TITLE = 0.2
# Beyond this part of the width, figures are cut like words.
_MOST_FIGURES = 0.85
# A table without shares is as wide as its words ask, and this part of the page at least.
_NARROW = 0.6
# Sums of widths are never exact.
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class _Texts:
    """The widest word and the widest text of a column, and its title on one line."""

    word: float
    whole: float
    title: float

    def at(self, size: float) -> _Texts:
        """The same in letters of a size."""
        return _Texts(self.word * size, self.whole * size, self.title * size)


@dataclass(slots=True)
class _Need:
    """The room below which words are cut, and the room for which no text is."""

    least: float
    whole: float


def columns_for(table: Table, width: float) -> tuple[Type, list[float]]:
    """The largest text in which nothing is cut, and the widths in it."""
    measured = [_measured(column, rank, table.rows) for rank, column in enumerate(table.columns)]
    for look in style.TABLES:
        needs = [
            _need(column, each.at(look.size), width, 2 * style.cell_pad(look))
            for column, each in zip(table.columns, measured, strict=True)
        ]
        if sum(need.least for need in needs) <= width or look is style.TABLES[-1]:
            break
    return look, _shared(table.columns, needs, width)


def _measured(column: Column, rank: int, rows: Sequence[Row]) -> _Texts:
    """What a column holds, at a size of one."""
    title = pieces(column.title, is_strong=True)
    least = whole = widest_word(title, 1.0)
    for row in rows:
        if row.look == "group":
            continue
        found = pieces(row.cells[rank], is_strong=row.look == "total")
        whole = max(whole, natural_width(found, 1.0))
        least = max(least, widest_word(found, 1.0))
    return _Texts(least, whole, natural_width(title, 1.0))


def _need(column: Column, texts: _Texts, width: float, pad: float) -> _Need:
    title = min(texts.title, width * _LARGEST_TITLE)
    if column.is_number:
        figure = min(texts.whole, width * _LARGEST_FIGURE)
        return _Need(figure + pad, max(figure, title) + pad + _SLACK)
    least, whole = min(texts.word, width * _LARGEST_WORD), max(texts.whole, title)
    # The rounding of a sum never cuts the word that a column was made for.
    return _Need(least + pad + _SLACK, min(max(least, whole), width) + pad + _SLACK)


def _shared(columns: Sequence[Column], needs: Sequence[_Need], width: float) -> list[float]:
    least = sum(need.least for need in needs)
    if least > width:
        return _squeezed(columns, needs, width)
    weights = [0.0 if column.width == "content" else float(column.width) for column in columns]
    spare = width - least
    wanted = [need.whole - need.least if not weight else 0.0 for need, weight in zip(needs, weights, strict=True)]
    asked = sum(wanted)
    given = min(1.0, spare / asked) if asked else 0.0
    widths = [need.least + want * given for need, want in zip(needs, wanted, strict=True)]
    left = width - sum(widths)
    if not any(weights):
        # A row of few words is not read across a whole page; what nobody needs goes to the words.
        left = max(0.0, min(left, width * _NARROW - sum(widths)))
        weights = [0.0 if column.is_number else each for column, each in zip(columns, widths, strict=True)]
        weights = weights if any(weights) else [1.0] * len(widths)
        total = sum(weights)
        return [each + left * weight / total for each, weight in zip(widths, weights, strict=True)]
    return _weighted(widths, weights, left)


def _squeezed(columns: Sequence[Column], needs: Sequence[_Need], width: float) -> list[float]:
    """Too much for one page: words are cut before any figure is."""
    figures = sum(need.least for need, column in zip(needs, columns, strict=True) if column.is_number)
    others = sum(need.least for need in needs) - figures
    is_spared = figures <= width * _MOST_FIGURES and others > 0
    part = (width - figures) / others if is_spared else width / (figures + others)
    return [
        need.least * (1.0 if column.is_number and is_spared else part)
        for need, column in zip(needs, columns, strict=True)
    ]


def _weighted(widths: list[float], weights: Sequence[float], left: float) -> list[float]:
    """What is left, so that columns with a share stand to each other as told, none below what its words need."""
    room = left + sum(width for width, weight in zip(widths, weights, strict=True) if weight)
    waiting = {rank for rank, weight in enumerate(weights) if weight}
    while waiting:
        total = sum(weights[rank] for rank in waiting)
        short = {rank for rank in waiting if widths[rank] > room * weights[rank] / total}
        if not short:
            break
        room -= sum(widths[rank] for rank in short)
        waiting -= short
    total = sum(weights[rank] for rank in waiting)
    return [room * weights[rank] / total if rank in waiting else width for rank, width in enumerate(widths)]
