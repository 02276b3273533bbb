"""The list behind a table: filters, sorts and groups prepared lines, resets the view; no proxy (measured too slow)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.slices import Slices
from leaderdesk.ui.kit.tables.arrangement import STEPS, Arrangement, Rows, Step
from leaderdesk.ui.kit.tables.cell_words import LEFT, RIGHT, TONE_ROLE, CellWords
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.ui.kit.tables.renewing import changed_rows, renewed
from leaderdesk.ui.kit.tables.shape import Filter, Shape, Sort

__all__ = ["TONE_ROLE", "LineModel"]

_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
# So many lines are arranged at once: nobody could tell it from less.
_FEW = 2_000

_Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractTableModel):
    """Lines under columns, as filtered, sorted and grouped by the user."""

    looked = Signal()
    # What is shown is not yet what was asked for: the rows are being worked out, and come with `modelReset`.
    begun = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.is_sortable = True
        self.is_editable = False
        # The lines that are not typed in: they say what the others come to.
        self.locked: frozenset[object] = frozenset()
        # Nobody looks for words in what has no box for them.
        self.is_searched = True
        # False until lines were given, be there none: before, nobody knows yet how many there are.
        self.is_read = False
        self._words = CellWords(columns, self)
        self.unknown, self.flags_raised = self._words.unknown, self._words.flags
        self._rows = Arrangement(columns)
        self._work, self._readying = Slices(self), Slices(self, pause=20)
        self._since: Step | None = None
        self._is_held = self._is_renewed = False
        self._pending: Sequence[Line] | None = None

    # What is shown

    @property
    def total(self) -> int:
        """How many lines there are without the filter."""
        return len(self._rows.all)

    @property
    def wanted(self) -> str:
        """The words looked for."""
        return self._rows.wanted

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters of the columns."""
        return self._rows.filters

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The keys of the order."""
        return self._rows.sorts

    @property
    def group(self) -> str:
        """The column whose values stand as headings, if any."""
        return self._rows.group

    @property
    def shown_count(self) -> int:
        """How many lines are let through, in folded groups too."""
        return self._rows.count()

    @property
    def is_filtered(self) -> bool:
        """True while some lines may be left out."""
        return bool(self.wanted.strip() or self.filters or self._rows.predicate)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace all lines; while a cell is being edited they wait."""
        self.is_read = True
        if self._is_held:
            self._pending = lines
            return
        self._rows.all = lines
        self._arrange("lines")

    def renew_lines(self, lines: Sequence[Line]) -> None:
        """The same, of lines whose items say all there is to show: where none came or moved, only what changed is."""
        if self._is_held or self.is_arranging or len(lines) != self.total:
            self.show_lines(lines)
        else:
            self._rows.all = renewed(self._rows.all, lines)
            self._arrange("lines", is_renewed=True)

    @property
    def is_arranging(self) -> bool:
        """True while what is shown is not yet what was asked for."""
        return self._work.is_busy

    def finish(self) -> None:
        """Show now what was asked for, whatever it takes."""
        self._work.finish()

    def hold(self, *, is_held: bool) -> None:
        """Keep the lines as they are for a while; what came meanwhile is shown afterwards."""
        self._is_held = is_held
        pending, self._pending = (self._pending, None) if not is_held else (None, self._pending)
        if pending is not None:
            self.show_lines(pending)

    # How it is looked at

    def filter(self, wanted: str) -> None:
        """Show the lines that hold these words."""
        if wanted != self.wanted:
            self._rows.wanted = wanted
            self._arrange("words")

    def filter_column(self, name: str, wanted: Filter | None) -> None:
        """Put one column's filter in the place of the one it had."""
        others = tuple(each for each in self.filters if each.column != name)
        self.set_filters((*others, wanted) if wanted else others)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """Show what these filters let through."""
        self._rows.filters = tuple(filters)
        self._arrange("filters")
        self.looked.emit()

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """What a built-in view lets through, asked of each item."""
        self._rows.predicate = predicate
        self._arrange("filters")

    def clear_filters(self) -> None:
        """Show every line again."""
        self._rows.wanted, self._rows.predicate = "", None
        self.set_filters(())

    def take_look(self, look: Shape) -> None:
        """Filter, order and group so, in one go; what is None stays as it is."""
        rows = self._rows
        rows.wanted, rows.filters = look.words, look.filters
        rows.sorts = rows.sorts if look.sorts is None else look.sorts
        rows.group = rows.group if look.group is None else look.group
        rows.folded_groups = set()
        self._arrange("lines")
        self.looked.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_by((Sort(self.columns[column].name, order == Qt.SortOrder.DescendingOrder),))

    def sort_by(self, sorts: Sequence[Sort]) -> None:
        """Order by several columns, the first one first."""
        self._rows.sorts = tuple(sorts)
        self._arrange("lines")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.looked.emit()

    def group_by(self, name: str) -> None:
        """Put the lines under the values of one column, or under none."""
        self._rows.group, self._rows.folded_groups = name, set()
        self._arrange("lines")
        self.looked.emit()

    def fold(self, text: str, *, is_folded: bool) -> None:
        """Hide or show the lines of one group."""
        if (text in self._rows.folded_groups) != is_folded:
            self._rows.folded_groups ^= {text}
            self._arrange("words")

    def flag(self, identity: object, name: str, raw: str, problem: str) -> None:
        """Keep a text that could not be read in its cell, with what is expected; an empty text lifts the flag."""
        if raw:
            self.flags_raised[identity, name] = raw, problem
        else:
            self.flags_raised.pop((identity, name), None)
        row = self.row_of(identity)
        if row is not None:
            index = self.index(row, self.place_of(name))
            self.dataChanged.emit(index, index)

    # Where things are

    def place_of(self, name: str) -> int:
        """Where a column stands in the model."""
        return self._rows.place_of(name)

    def entry(self, row: int) -> Line | Heading:
        """What is shown in a row."""
        return self._rows.shown[row]

    def line(self, row: int) -> Line | None:
        """The line shown in a row, unless it is a heading."""
        found = self._rows.shown[row] if 0 <= row < len(self._rows.shown) else None
        return found if isinstance(found, Line) else None

    def is_open(self, row: int) -> bool:
        """True for a line that may be typed in."""
        line = self.line(row)
        return line is not None and line.identity not in self.locked

    def grouped_lines(self) -> list[tuple[str, list[Line]]]:
        """Every line that is let through, under the text of its group; those of folded groups too."""
        found = self._rows.grouped()
        return [(text or (self.unknown if self.group else ""), lines) for text, lines in found]

    def row_of(self, identity: object) -> int | None:
        """Where a line is shown, if the filter lets it through."""
        return self._rows.row_of(identity)

    def problem_at(self, index: _Index) -> str:
        """Why what was typed in a cell could not be read, if so."""
        line = self.line(index.row())
        return self._words.flag_of(line, index.column())[1] if line else ""

    def values_of(self, name: str) -> list[tuple[str, int]]:
        """Each text of a column with its count, among the lines that the other filters let through."""
        return self._rows.values_of(name)

    # What Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows.shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        if not (self.is_editable and index.isValid() and self.columns[index.column()].is_editable):
            return plain
        return plain | Qt.ItemFlag.ItemIsEditable if self.is_open(index.row()) else plain

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, place = self._rows.shown[index.row()], index.column()
        if isinstance(entry, Heading):
            title = self.columns[self.place_of(self.group)].title
            return self._words.heading_data(entry, place, role, title)
        return self._words.line_data(entry, place, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            # What its room cuts is read under the pointer.
            line = self.line(section) if role in (_Role.DisplayRole, _Role.ToolTipRole) else None
            return line.text(0) if line and line.columns else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case _Role.DisplayRole:
                return column.title + (self._rows.mark_of(column.name) if self.is_sortable else "")
            case _Role.TextAlignmentRole:
                return RIGHT if column.is_right else LEFT
            case _Role.AccessibleTextRole:
                is_filtered = any(each.column == column.name for each in self.filters)
                return self.tr("{}, filtrée").format(column.title) if is_filtered else column.title
        return None

    def _arrange(self, since: Step, *, is_renewed: bool = False) -> None:
        """Show what is asked for; of many lines, the work is done in slices and what was shown stays meanwhile."""
        self._is_renewed = is_renewed
        since = min((since, self._since or since), key=STEPS.index)
        self._since = since
        self._readying.stop()
        self._work.begin(self._rows.steps(since), self._take)
        if len(self._rows.all) <= _FEW:
            self._work.finish()
        elif self._work.is_busy:
            self.begun.emit()

    def _take(self, rows: Rows) -> None:
        self._since = None
        changed = changed_rows(self._rows.shown, rows.shown) if self._is_renewed else None
        if changed is None:
            self.beginResetModel()
        self._rows.take(rows)
        if changed is None:
            self.endResetModel()
        for row in changed or ():
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        if self.is_searched and len(self._rows.all) > _FEW:
            self._readying.begin(self._rows.readying(), lambda _: None)
