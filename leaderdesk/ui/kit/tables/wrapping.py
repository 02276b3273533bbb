"""Rows as tall as what they say, in a table that is read like a page: no cell is cut."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.cells import MARGIN, is_whole

# How a text goes on to the next line of its cell.
FLAGS = Qt.TextFlag.TextWordWrap
_TALL = 10_000
# Where a line may end: not in a number, nor where a space holds words together.
_BREAKS = re.compile(r"[ \n]|(?<=-)(?=[^\W\d])")
# Letters are set by fractions of a point.
_SLACK = 2


def fit_rows(view: QTableView, lines: LineModel) -> None:
    """Give each row the height that its columns ask for; to be called again when they are wider or narrower."""
    header = view.verticalHeader()
    usual, metrics = header.defaultSectionSize(), view.fontMetrics()
    shown = [(place, view.columnWidth(place)) for place in range(lines.columnCount()) if not view.isColumnHidden(place)]
    for row in range(lines.rowCount()):
        told = ((str(lines.index(row, place).data() or ""), width) for place, width in shown)
        tallest = max((_height(text, metrics, width) for text, width in told), default=0)
        # One line has as much room around it as in any table.
        header.resizeSection(row, usual - metrics.height() + max(tallest, metrics.height()))


def longest_word(lines: LineModel, place: int, metrics: QFontMetrics) -> int:
    """How wide a column must be for no word of it to be cut."""
    words = {word for row in range(lines.rowCount()) for word in _words(lines.index(row, place).data())}
    return max((metrics.horizontalAdvance(word) + _SLACK for word in words), default=0)


def _words(told: object) -> list[str]:
    return _BREAKS.split(str(told or ""))


def _height(text: str, metrics: QFontMetrics, width: int) -> int:
    if is_whole(text, metrics, width):
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, max(1, width - 2 * MARGIN), _TALL), FLAGS, text).height()
