"""A drawing to be explored: what the pointed mark stands for written above it, and the same figures as a table.

Ctrl+T, or the button, puts the table in the place of the drawing and back; a page that has its own table is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.drawings.shapes import Figure, Figures, Mark
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.drawing import Draw, DrawingBox
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing

_ROWS = 14
_WIDTHS = (28, 14)
_WIDEST = 150
_AROUND = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table, and what it opens."""

    rank: int
    cells: tuple[Figure, ...]
    key: str


class DrawingPanel(QWidget):
    """Shows one drawing after the other, or their figures."""

    opened = Signal(str)
    # Ctrl+T, where the page shows the figures itself.
    table_wished = Signal()

    def __init__(
        self, name: str, parent: QWidget | None = None, *, has_table: bool = True, is_tall: bool = False
    ) -> None:
        super().__init__(parent)
        self._name = name
        # Where a page shows the figures itself, twice would be once too much.
        self._has_table = has_table
        self.drawing = DrawingBox(name, is_explored=True)
        self.drawing.opened.connect(self.opened)
        self.drawing.pointed.connect(self._tell)
        self.told = text("", "small", is_wrapped=True)
        self.as_table = button("", "quiet", "workbooks")
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._switch)
        self.listing: Listing | None = None
        self._columns: tuple[str, ...] = ()
        shortcut = QShortcut(QKeySequence("Ctrl+T"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.as_table.click if has_table else self.table_wished)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(6)
        above = row(self.told, self.as_table)
        above.setStretch(0, 1)
        self._inside.addLayout(above)
        # A tall drawing scrolls below what is said of it.
        self._area = scrolled(column(self.drawing, None), _WIDEST, is_centred=False) if is_tall else None
        self._picture = self._area or self.drawing
        self._inside.addWidget(self._picture, 1 if is_tall else 0)
        self._tell(None)
        self._name_button()
        self.show_drawing(None)

    @property
    def is_table(self) -> bool:
        """Whether the figures stand in the place of the drawing."""
        return self.as_table.isChecked()

    def show_drawing(self, draw: Draw | None) -> None:
        """Show another drawing, or none."""
        self.drawing.show_drawing(draw)
        self.as_table.setVisible(self._figures is not None)
        self.as_table.setEnabled(self._figures is not None)
        self._tell(None)
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)
        if self.is_table:
            self._fill()

    @property
    def _figures(self) -> Figures | None:
        return self.drawing.drawing.figures if self._has_table and self.drawing.drawing else None

    def _tell(self, mark: Mark | None) -> None:
        hint = self.tr("Flèches ou souris\u00a0: lire chaque valeur.") if self.drawing.marks else ""
        self.told.setText("" if self.is_table else mark.said if mark else hint)
        if mark and self._area is not None and self.drawing.hasFocus():
            place = self.drawing.place_of(mark)
            self._area.ensureVisible(place.x(), place.y(), _AROUND, _AROUND)

    def _switch(self) -> None:
        had_focus = self.drawing.hasFocus() or (self.listing is not None and self.listing.table.hasFocus())
        self._name_button()
        if self.is_table:
            self._fill()
        if self.listing is not None:
            self.listing.setVisible(self.is_table)
        self._picture.setVisible(not self.is_table)
        self._tell(None)
        if had_focus:
            (self.listing.table if self.is_table and self.listing else self.drawing).setFocus()

    def _name_button(self) -> None:
        self.as_table.setText(self.tr("Dessin") if self.is_table else self.tr("Tableau"))
        shown = self.tr("Les mêmes chiffres dessinés (Ctrl+T)")
        asked = self.tr("Les mêmes chiffres en tableau (Ctrl+T)")
        self.as_table.setToolTip(shown if self.is_table else asked)
        self.as_table.setAccessibleName(f"{self.as_table.text()}\u00a0: {self._name}")

    def _fill(self) -> None:
        figures = self._figures
        if figures is None:
            return
        if self.listing is None or self._columns != figures.columns:
            self._make(figures)
        assert self.listing is not None  # noqa: S101 - as it was made
        keys = figures.keys or ("",) * len(figures.rows)
        rows = [_Row(rank, *each) for rank, each in enumerate(zip(figures.rows, keys, strict=True))]
        self.listing.show_lines(lines_of(self.listing.model.columns, rows, lambda each: each.rank))
        self.listing.table.show_rows(min(max(len(rows), 1), _ROWS))

    def _make(self, figures: Figures) -> None:
        """A table for these columns, in the place of the former one."""
        if self.listing is not None:
            self._inside.removeWidget(self.listing)
            self.listing.deleteLater()
        self._columns = figures.columns
        made = Listing(_columns_of(figures), self._name, Empty("list", "", ""))
        made.hide_tools()
        made.table.opened.connect(self._open)
        made.setVisible(self.is_table)
        # In the place of a tall drawing, at its top.
        self._inside.addWidget(made, 0 if self._area is None else 1, Qt.AlignmentFlag.AlignTop)
        self.listing = made

    def _open(self, item: _Row) -> None:
        if item.key:
            self.opened.emit(item.key)


def _columns_of(figures: Figures) -> list[Column]:
    return [_column(figures, rank) for rank in range(len(figures.columns))]


def _column(figures: Figures, rank: int) -> Column:
    """Figures stand on the right and sort by what they are worth."""
    is_number = any(row[rank].value is not None for row in figures.rows)
    title = figures.columns[rank]
    return Column(
        f"figure_{rank}",
        title,
        lambda row: row.cells[rank].text,
        # What is no figure keeps the order it is drawn in.
        key=(lambda row: row.cells[rank].value) if is_number else (lambda row: row.rank) if rank == 0 else None,
        width=max(_WIDTHS[min(rank, 1)], len(title) + 2),
        is_number=is_number and rank > 0,
        is_groupable=False,
    )
