"""A part of a report on the screen: what it says, its figures, its drawing, its table; Enter opens what a row is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.reports.frame import Part, Picture, ReportColumn, ReportFigure, ReportRow, ReportTable, opens_at
from leaderdesk.drawings.reported import draw_picture
from leaderdesk.ui.kit.controls import column, frame, text
from leaderdesk.ui.kit.drawing_panel import DrawingPanel
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.ui.parts.paper import bring_table_in_sight, keep_cell_in_sight
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words import reports as words
from leaderdesk.words.formats import NO_BREAK

# The spot of a drawing: its table begins below.
_DRAWING = -1
_TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
# A table of no more rows is read as on paper, each cell whole; a longer one scrolls by itself, so many rows at a time.
_MOST_READ, _MOST_ROWS = 60, 15
_WIDTHS = {"money": 9, "count": 4, "number": 4, "rate": 4, "day": 10}
# A column of words begins with a part of what its longest text asks; where cells are whole, no word is cut below it.
_LEAST_WIDTH, _LINES = 3, 6


class PartView(QWidget):
    """One part, as tall as what it says."""

    opened = Signal(object)

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.name = part.name
        self.drawing: DrawingPanel | None = None
        self.listing: Listing | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        if part.heading:
            inside.addWidget(text(part.heading, "heading", is_wrapped=True))
        if part.doubts:
            doubts = Sentences(words.TO_CHECK)
            doubts.say([Said("warning", each) for each in part.doubts])
            inside.addWidget(doubts)
        for each in part.sentences:
            inside.addWidget(text(each, is_wrapped=True))
        if part.figures:
            inside.addWidget(_figures(part.figures))
        if part.picture is not None:
            self.drawing = self._drawn(part, part.picture)
            inside.addWidget(self.drawing)
        if part.table is not None:
            inside.addWidget(self._tabled(part, part.table))
        if part.sources:
            inside.addWidget(text(part.sources, "small", is_wrapped=True))

    @property
    def spot(self) -> int | None:
        """Where the keyboard is in it: a row of its table, or before the rows for its drawing."""
        if self.listing is not None and self.listing.table.hasFocus():
            return self.listing.table.currentIndex().row()
        return _DRAWING if self.drawing is not None and self.drawing.drawing.hasFocus() else None

    def come_to(self, spot: int) -> None:
        """Give the keyboard back to it, where it was."""
        if spot == _DRAWING and self.drawing is not None:
            self.drawing.drawing.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.listing is not None and spot < self.listing.model.rowCount():
            self.listing.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.listing.table.go_to(spot, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_tabbed = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _TABBED
        if is_tabbed and self.listing is not None:
            # Once the page has scrolled to it by itself, which shows its first rows alone.
            QTimer.singleShot(0, self, partial(bring_table_in_sight, self.listing.table))
        return super().eventFilter(watched, event)

    def _drawn(self, part: Part, picture: Picture) -> DrawingPanel:
        made = DrawingPanel(part.heading, has_table=part.table is None)
        made.show_drawing(partial(draw_picture, picture))
        made.opened.connect(lambda key: self._open(opens_at(key)))
        return made

    def _tabled(self, part: Part, table: ReportTable) -> QWidget:
        if not table.rows:
            return text(table.nothing, is_wrapped=True)
        made = Listing(list(_columns(table)), table.caption or part.heading, Empty("list", table.nothing, ""))
        made.hide_tools()
        # The total stays last: nothing is put in another order here.
        made.table.setSortingEnabled(False)
        made.model.sort_by(())
        rows = [*table.rows, *([ReportRow(table.total)] if table.total is not None else [])]
        made.show_lines(lines_of(made.model.columns, rows, id))
        is_read = len(rows) <= _MOST_READ
        made.table.show_rows(len(rows) if is_read else _MOST_ROWS)
        if is_read:
            made.table.wrap()
        made.table.opened.connect(lambda row: self._open(row.opens))
        made.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        made.table.installEventFilter(self)
        self.listing = made
        around, name = QWidget(), [text(table.caption, "strong", is_wrapped=True)] if table.caption else []
        # What a column cuts is read below, cell by cell.
        cut = [] if is_read else [InFull(made.table)]
        around.setLayout(column(*name, made, *cut, gap=6))
        return around

    def _follow(self) -> None:
        """The page goes on to the cell that the keyboard is on."""
        if self.listing is not None and self.listing.table.currentIndex().isValid():
            keep_cell_in_sight(self.listing.table)

    def _open(self, opens: object) -> None:
        if opens is not None:
            self.opened.emit(opens)


def _columns(table: ReportTable) -> Iterator[Column]:
    for rank, found in enumerate(table.columns):
        yield Column(
            f"column_{rank}",
            found.title,
            partial(_cell, table, rank),
            tone=partial(_tone, table),
            width=_width(found, table.share_of(rank)),
            is_number=_is_right(found),
            is_wide=found.is_main or (found.kind == "words" and found.weight > 1),
            is_groupable=False,
        )


def _cell(table: ReportTable, rank: int, row: ReportRow) -> str:
    found = table.columns[rank]
    # An empty cell would be read as one that is missing.
    return (
        words.total_told(found, row.cells[rank]) or NO_BREAK
        if _is_total(table, row)
        else words.told(found, row.cells[rank])
    )


def _width(found: ReportColumn, share: int) -> int:
    """In characters, the least: words share what room is left, the longest taking the most."""
    return max(_LEAST_WIDTH, share // _LINES) if found.kind == "words" else _WIDTHS[found.kind]


def _tone(table: ReportTable, row: ReportRow) -> str:
    return "total" if _is_total(table, row) else ""


def _is_total(table: ReportTable, row: ReportRow) -> bool:
    return row.cells is table.total


def _is_right(found: ReportColumn) -> bool:
    return found.kind in ("money", "count", "number", "rate")


def _figures(figures: tuple[ReportFigure, ...]) -> QWidget:
    """Figures side by side, each in its frame."""
    flow, made = Flow(), QWidget()
    has_notes = any(each.note for each in figures)
    for each in figures:
        labels = [text(each.label, "muted"), text(each.told, "heading")]
        if has_notes:
            # All of one height.
            labels.append(text(each.note or NO_BREAK, "small"))
        flow.addWidget(frame("card", column(*labels, gap=2), (12, 8, 12, 8)))
    made.setLayout(flow)
    return made
