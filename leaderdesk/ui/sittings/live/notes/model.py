"""The grid of notes for Qt: sheets by criteria, or one sheet read downwards; only what changed is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from leaderdesk.domain.sittings.gestures import CONSENSUS
from leaderdesk.domain.typed.note_keys import written
from leaderdesk.ui.sittings.live.notes.drafts import Draft, Drafts, Place
from leaderdesk.ui.sittings.live.notes.lines import Line
from leaderdesk.words import sitting_notes as words
from leaderdesk.words.numbers import decimal

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.scores import Cell, CriterionResult

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NONE = QModelIndex()


class NotesModel(QAbstractTableModel):
    """Cells of the sheets with what is being typed over them; one sheet alone goes downwards, beside its scale."""

    def __init__(self) -> None:
        super().__init__()
        self.keying = 1
        self.criteria: tuple[CriterionResult, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.drafts = Drafts()
        # One sheet for all, its criteria one below the other.
        self.is_upright = False

    def show_lines(self, criteria: Sequence[CriterionResult], lines: Sequence[Line], keying: int) -> bool:
        """Show these sheets; true where it is another grid, or other people."""
        is_same = self._shape() == _shape_of(criteria, lines, keying)
        before = self.lines
        if is_same:
            self.criteria, self.lines = tuple(criteria), tuple(lines)
            for place, (old, new) in enumerate(zip(before, self.lines, strict=True)):
                if old.cells != new.cells:
                    changed = (one != other for one, other in zip(old.cells, new.cells, strict=True))
                    self._tell_cells(place, [rank for rank, is_other in enumerate(changed) if is_other])
            return False
        self.beginResetModel()
        self.keying, self.criteria, self.lines = keying, tuple(criteria), tuple(lines)
        self.is_upright = len(self.lines) == 1 and self.lines[0].member == CONSENSUS
        self.endResetModel()
        return True

    def tell_place(self, place: Place) -> None:
        """A cell is to be painted again, with what its sheet says of itself."""
        if place.keying != self.keying:
            return
        names, keys = [each.member for each in self.lines], [each.key for each in self.criteria]
        if place.member in names and place.criterion in keys:
            self._tell_cells(names.index(place.member), [keys.index(place.criterion)])

    def _tell_cells(self, line: int, criteria: Sequence[int]) -> None:
        # One by one: for a range of them, Qt paints the whole grid again.
        for each in criteria:
            index = self.index_of(line, each)
            self.dataChanged.emit(index, index)
        if not self.is_upright:
            left = self.index(line, len(self.criteria))
            self.dataChanged.emit(left, left)

    # Where things are

    def index_of(self, line: int, criterion: int) -> QModelIndex:
        """Where the note of a sheet on a criterion stands."""
        return self.index(criterion, 0) if self.is_upright else self.index(line, criterion)

    def line_at(self, index: _Index) -> int:
        """Whose sheet an index is of."""
        return 0 if self.is_upright else index.row()

    def criterion_at(self, index: _Index) -> int:
        """Which criterion an index is of; past the last, none."""
        return index.row() if self.is_upright else index.column()

    def is_cell(self, index: _Index) -> bool:
        """True for a note, false for what stands beside them."""
        if not index.isValid():
            return False
        return index.column() == 0 if self.is_upright else index.column() < len(self.criteria)

    def place_at(self, index: _Index) -> Place:
        """What a cell is of."""
        line, criterion = self.lines[self.line_at(index)], self.criteria[self.criterion_at(index)]
        return Place(self.keying, line.member, criterion.key)

    def cell_at(self, index: _Index) -> Cell:
        """The cell as it is in the base."""
        return self.lines[self.line_at(index)].cells[self.criterion_at(index)]

    def draft_at(self, index: _Index) -> Draft | None:
        """What is typed over it."""
        return self.drafts.at(self.place_at(index))

    def is_to_do(self, line: int, criterion: int) -> bool:
        """True while nothing is typed that the base has or will have."""
        each = self.lines[line]
        draft = self.drafts.at(Place(self.keying, each.member, self.criteria[criterion].key))
        if draft is not None:
            return draft.state != "sent"
        # Somebody who is there after all fills a sheet anew.
        return (each.is_early and not each.takes_early) or each.cells[criterion].state == "to_do"

    def left_of(self, line: int) -> int:
        """How many notes of a sheet are still to be typed."""
        return sum(self.is_to_do(line, place) for place in range(len(self.criteria)))

    # What Qt asks

    def rowCount(self, parent: _Index = _NONE) -> int:
        if parent.isValid():
            return 0
        return len(self.criteria) if self.is_upright else len(self.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        if parent.isValid() or not self.lines:
            return 0
        return 2 if self.is_upright else len(self.criteria) + 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if role not in {_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole}:
            return None
        if role == _Role.DisplayRole or not self.is_cell(index):
            return self.text_at(index)
        return self._spoken(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role not in {_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Vertical and not self.is_upright:
            return self._named(self.lines[section])
        if not self.is_upright and section == len(self.criteria):
            return self.tr("Reste")
        if self.is_upright and orientation == Qt.Orientation.Horizontal:
            return self.tr("Note") if section == 0 else self.tr("Barème")
        criterion = self.criteria[section]
        titled = f"{section + 1}. {criterion.title}"
        if self.is_upright or role != _Role.DisplayRole:
            return titled
        return f"{section + 1}\n/{decimal(criterion.maximum)}"

    def text_at(self, index: _Index) -> str:
        """What stands in a cell, or beside them."""
        return self._shown(index) if self.is_cell(index) else self._beside(index)

    def _shape(self) -> tuple[object, ...]:
        return _shape_of(self.criteria, self.lines, self.keying)

    def _shown(self, index: _Index) -> str:
        line, draft = self.lines[self.line_at(index)], self.draft_at(index)
        if draft is not None:
            return f"{draft.text}\u202f?" if draft.state == "wrong" else draft.text
        cell = self.cell_at(index)
        if line.is_blank:
            # Said once for the whole sheet, in its first cell.
            return words.away(line.away) if self.criterion_at(index) == 0 else ""
        if cell.state == "to_do":
            return ""
        told = written(cell.note) if cell.state != "recused" else ""
        return f"≠\u202f{told}" if cell.differs and told else told

    def _spoken(self, index: _Index) -> str:
        line, draft = self.lines[self.line_at(index)], self.draft_at(index)
        criterion = self.criteria[self.criterion_at(index)]
        where = f"{words.name_of(line.member)}, {criterion.title}"
        if draft is not None and draft.state == "wrong":
            return f"{where}\u00a0: {draft.why or words.off_scale(draft.text, criterion)}"
        if draft is not None:
            return f"{where}\u00a0: {draft.text}"
        if line.is_blank:
            return f"{where}\u00a0: {words.away(line.away)}"
        return f"{where}\u00a0: {words.cell(self.cell_at(index))}"

    def _beside(self, index: _Index) -> str:
        if self.is_upright:
            criterion = self.criteria[index.row()]
            return words.scale(criterion.maximum, criterion.levels)
        line = self.lines[index.row()]
        return str(self.left_of(index.row())) if line.is_open and not line.is_blank else ""

    def _named(self, line: Line) -> str:
        told = [words.name_of(line.member)]
        if line.is_early:
            told.append(self.tr("reçue avant"))
        elif not line.has_voice and line.is_open:
            told.append(self.tr("sans voix"))
        return ", ".join(told)


def _shape_of(criteria: Sequence[CriterionResult], lines: Sequence[Line], keying: int) -> tuple[object, ...]:
    """What makes a grid the same one as before."""
    return (
        keying,
        tuple((each.key, each.title, each.maximum, each.levels) for each in criteria),
        tuple((each.member, each.away, each.is_early, each.has_voice) for each in lines),
    )
