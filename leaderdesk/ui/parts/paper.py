"""A page that is longer than its room: as wide as it, scrolled to what the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QTableView, QWidget

from leaderdesk.ui.kit.unseen import Area


class Paper(Area):
    """Holds a layout, and brings its parts in sight."""

    def __init__(self, inside: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(self.viewport())
        self.setWidget(holder)
        inside.setContentsMargins(2, 4, 12, 16)
        # Last: each part is then given its place, and its looks, once.
        holder.setLayout(inside)


def keep_cell_in_sight(table: QTableView, *, is_entered: bool = False) -> None:
    """Scroll what is around a table to the cell that the keyboard is on: the table itself is shown whole."""
    paper, cell = _paper_around(table), table.visualRect(table.currentIndex())
    page = paper.widget() if paper is not None else None
    if paper is None or page is None:
        return
    middle = table.viewport().mapTo(page, cell.center()).y()
    room, bar = paper.viewport().height(), paper.verticalScrollBar()
    # With the titles and the buttons above the first cell, where there is room.
    above = max(cell.height(), min(4 * cell.height(), room // 2 - cell.height()))
    first, last = middle - above, middle + cell.height()
    if is_entered and last <= room:
        # What stands above the table is read first.
        bar.setValue(0)
    elif last > bar.value() + room:
        bar.setValue(last - room)
    elif first < bar.value():
        bar.setValue(max(0, first))


def bring_table_in_sight(table: QTableView) -> None:
    """Scroll to a table that the keyboard comes to: with its title and all of it where there is room, else its top."""
    paper = _paper_around(table)
    page = paper.widget() if paper is not None else None
    if paper is None or page is None:
        return
    bar, room = paper.verticalScrollBar(), paper.viewport().height()
    line = table.fontMetrics().lineSpacing()
    top = table.mapTo(page, table.rect().topLeft()).y() - 2 * line
    bottom = table.mapTo(page, table.rect().bottomLeft()).y() + line // 2
    if top < bar.value() or bottom > bar.value() + room:
        bar.setValue(min(top, bottom - room) if bottom - top <= room and top > bar.value() else top)
    keep_cell_in_sight(table)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll to a part of the page."""
    paper = _paper_around(widget)
    if paper is not None:
        paper.ensureWidgetVisible(widget, 0, widget.fontMetrics().height())


def _paper_around(widget: QWidget) -> Paper | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Paper):
        around = around.parentWidget()
    return around
