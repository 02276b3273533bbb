"""A sheet as the file has it, each row with what it was taken for: where a table is pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.workbooks.cells import Row, Sheet
from leaderdesk.domain.workbooks.tables import Table as FoundTable
from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.words import formats
from leaderdesk.words import workbook_sheets as words
from leaderdesk.words.workbooks import column_letters

# More rows than anybody looks through: beyond, the rows of the tables alone are shown.
_MOST = 3_000
# How many rows say how wide a column is, and its bounds in characters.
_LOOKED, _NARROWEST, _WIDEST = 60, 7, 34
_SIGNS = {"heading": "▸", "dossier": "✓", "cofunder": "+"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet and what it was taken for."""

    number: int
    taken_for: str
    cells: Row

    def text(self, column: int) -> str:
        """What the cell of a column shows."""
        return words.cell(self.cells[column - 1]) if column <= len(self.cells) else ""


class SheetLook(QWidget):
    """One sheet at a time; its table is made anew, as each sheet has its own columns."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table: Table | None = None
        self.sheet: Sheet | None = None
        self._shown: tuple[QWidget, ...] = ()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows chosen."""
        return [line.item.number for line in self.table.selected_lines()] if self.table is not None else []

    def show_sheet(self, sheet: Sheet, tables: list[FoundTable]) -> None:
        """Show a sheet with what was found there; the keyboard stays on its row."""
        lines = [*_rows(sheet, tables)]
        if self.table is None or self.sheet is None or self.sheet.name != sheet.name:
            self._make_table(sheet, _widths(lines))
        self.sheet = sheet
        if self.table is not None:
            model = self.table.lines
            model.show_lines([Line(model.columns, each, each.number) for each in lines])
            model.finish()

    def go_to(self, number: int) -> None:
        """Put the keyboard on a row of the sheet."""
        row = self.table.lines.row_of(number) if self.table is not None else None
        if self.table is not None and row is not None:
            self.table.go_to(row, 0)

    def focus_main(self) -> None:
        """The keyboard on the cells: not a focus proxy, which leads Tab astray where its order was set."""
        if self.table is not None:
            self.table.setFocus()

    def _make_table(self, sheet: Sheet, widths: Sequence[int]) -> None:
        before, has_focus = self._shown, self.table is not None and self.table.hasFocus()
        model = LineModel(SheetColumns(self).all(widths), self)
        model.is_searched = False
        model.sort_by(())
        self.table = Table(model, self.tr("Cellules de la feuille {}").format(sheet.name))
        self.table.setSortingEnabled(False)
        model.modelReset.connect(self.table.select_first)
        self.table.chosen.connect(self.pointed)
        self._shown = (self.table, InFull(self.table))
        for each, stretch in zip(self._shown, (1, 0), strict=True):
            self._inside.addWidget(each, stretch)
        # Now, or Qt would show it in a moment, and the keyboard could not be put there before.
        self.table.show()
        if has_focus:
            self.table.setFocus()
        for old in before:
            self._inside.removeWidget(old)
            old.hide()
            old.deleteLater()
        in_reading_order(self)


class SheetColumns(QObject):
    """The rank of the row, what it was taken for, then the columns of the sheet by their letters."""

    def all(self, widths: Sequence[int]) -> list[Column]:
        """The columns of the sheet, as wide as these, in characters."""
        letters = [
            Column(f"c{place}", column_letters(place), partial(_text, place), tone=_tone, width=width, is_wide=True)
            for place, width in enumerate(widths, 1)
        ]
        return [
            Column("row", self.tr("Ligne"), lambda row: formats.number(row.number), is_number=True, width=7),
            Column("taken_for", self.tr("Prise pour"), lambda row: _said(row.taken_for), tone=_tone, width=18),
            *letters,
        ]


def _widths(lines: list[SheetRow]) -> list[int]:
    """As wide as most of what the first rows hold."""
    wide = max((len(each.cells) for each in lines), default=0)
    looked = lines[:_LOOKED]
    longest = (sorted(len(row.text(place)) for row in looked) for place in range(1, wide + 1))
    return [min(max(_NARROWEST, lengths[len(lengths) * 9 // 10]), _WIDEST) for lengths in longest]


def _text(place: int, row: SheetRow) -> str:
    # A cell that is empty in the file says nothing: it is no value that is missing.
    return row.text(place) or formats.NO_BREAK


def _tone(row: SheetRow) -> str:
    return "" if row.taken_for in _SIGNS else "muted"


def _said(taken_for: str) -> str:
    sign = _SIGNS.get(taken_for, "–" if taken_for else "")
    return f"{sign} {words.taken_for(taken_for)}".strip()


def _rows(sheet: Sheet, tables: list[FoundTable]) -> Iterator[SheetRow]:
    known = _taken_for(tables)
    is_long = len(sheet.rows) > _MOST
    for number, cells in enumerate(sheet.rows, 1):
        if not is_long or number <= _MOST or known.get(number, "dossier") != "dossier":
            yield SheetRow(number, known.get(number, "outside" if any(cells) else "blank"), cells)


def _taken_for(tables: list[FoundTable]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for table in tables:
        found |= {each.row: each.why for each in table.left_out}
        found |= dict.fromkeys(range(table.layout.first_header, table.layout.last_header + 1), "heading")
        for group in table.groups:
            found |= dict.fromkeys(group.beneath, "cofunder")
            found[group.row] = "dossier"
    return found
