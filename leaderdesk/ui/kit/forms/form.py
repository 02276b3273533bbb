"""A form made from a table of fields: lays them out, tells what is edited, and what is typed so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpacerItem, QVBoxLayout, QWidget

from leaderdesk.ui.kit.fields import Editor
from leaderdesk.ui.kit.forms.cell import Cell, heading
from leaderdesk.ui.kit.forms.fields import Field, with_letters
from leaderdesk.ui.theme.looks import BODY_POINTS

_DRAFT_PAUSE = 800
_BETWEEN_FIELDS, _BETWEEN_GROUPS, _BETWEEN_COLUMNS = 16, 24, 32
# What a column needs to be worth having.
_COLUMN_CHARACTERS = 36


class Form(QWidget):
    """Fields in one or two columns, or more where they are short: each has room for so many characters.

    `edited(name, value)`: to be kept. `typed(name, raw)`: a draft to keep aside, None when there is none any more.
    `tried(name, value)`: what the text being typed says so far, for what is computed live.
    """

    edited = Signal(str, object)
    typed = Signal(str, object)
    tried = Signal(str, object)

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        taken: Iterable[str] = (),
        columns: int = 2,
        characters: int = _COLUMN_CHARACTERS,
    ) -> None:
        super().__init__()
        self._most_columns, self._columns, self._characters = columns, 0, characters
        self._typing: dict[str, str] = {}
        self._told: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE)
        self._pause.timeout.connect(self.tell_drafts)
        labels = with_letters([field.label for field in fields], taken)
        optional = self.tr("(facultatif)")
        self.cells = {field.name: Cell(field, label, optional) for field, label in zip(fields, labels, strict=True)}
        self._grids: list[tuple[QGridLayout, list[Cell]]] = []
        self._gaps: list[QSpacerItem] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._build_groups()
        for name, cell in self.cells.items():
            self._listen(name, cell)
        self._space()
        self._lay_out(1)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self.cells[name].editor

    def values(self) -> dict[str, Any]:
        """The last readable value of every field."""
        return {name: cell.editor.value() for name, cell in self.cells.items()}

    def open(self, values: Mapping[str, Any], drafts: Mapping[str, str] | None = None) -> None:
        """Show another record from its first field to its last; `commit` before, what stood there is replaced."""
        self._pause.stop()
        self._typing.clear()
        self._told.clear()
        for name, cell in self.cells.items():
            cell.editor.show_value(values.get(name))
        self.show_drafts(drafts or {})
        self._check()

    def show(self, values: Mapping[str, Any] | None = None) -> None:
        """Show the same record anew: what is being typed, or waits to be corrected, stays."""
        if values is None:
            super().show()
            return
        for name in self.cells.keys() & values.keys():
            self.editor(name).refresh_value(values[name])
        self._check()

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        """Show texts that were typed and never became values; what is being typed by now is newer."""
        for name in [name for name in self.cells if name in drafts and not self.editor(name).is_pending]:
            self._told.add(name)
            self.editor(name).show_text(drafts[name])
            if not self.editor(name).is_pending:
                self._forget_draft(name)

    def commit(self) -> None:
        """Read what is being typed, as when a field is left."""
        for cell in self.cells.values():
            cell.editor.commit()

    def tell_drafts(self) -> None:
        """Say at once what has been typed and not read."""
        self._pause.stop()
        for name, raw in list(self._typing.items()):
            self._told.add(name)
            self.typed.emit(name, raw)
        self._typing.clear()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let the form be read, not changed; fields that are always so stay so."""
        for cell in self.cells.values():
            cell.set_read_only(is_read_only or cell.field.is_read_only)

    def focus_field(self, name: str) -> None:
        """Bring the keyboard to a field, as Tab would."""
        widget = self.cells[name].widget
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def focus_first(self) -> None:
        """Bring the keyboard to the first field."""
        self.focus_field(next(iter(self.cells)))

    def problems(self) -> dict[str, str]:
        """The fields whose text cannot be read, with what is expected."""
        return {name: cell.editor.problem for name, cell in self.cells.items() if cell.editor.problem}

    def flags(self) -> dict[str, str]:
        """The fields whose value is odd, with what their rule says."""
        return {name: cell.flag for name, cell in self.cells.items() if cell.flag}

    def first_problem(self) -> str | None:
        """The first field whose text cannot be read, or else the first whose value is odd."""
        return next(iter(self.problems()), None) or next(iter(self.flags()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._columns_in(event.size().width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()
            self._lay_out(self._columns_in(self.width()))

    def _build_groups(self) -> None:
        for group, cells in groupby(self.cells.values(), lambda cell: cell.field.group):
            if self._grids:
                self._gaps.append(QSpacerItem(0, 0))
                self._inside.addSpacerItem(self._gaps[-1])
            if group:
                self._inside.addWidget(heading(group))
            grid = QGridLayout()
            self._inside.addLayout(grid)
            self._grids.append((grid, list(cells)))
        self._inside.addStretch(1)

    def _listen(self, name: str, cell: Cell) -> None:
        editor = cell.editor
        editor.edited.connect(partial(self._on_edited, name))
        editor.typing.connect(partial(self._on_typing, name))
        editor.tried.connect(partial(self.tried.emit, name))
        editor.unread.connect(partial(self._on_unread, name))
        editor.doubted.connect(partial(self._on_unread, name))
        editor.restored.connect(partial(self._forget_draft, name))
        cell.remark.answered.connect(partial(self._on_answered, cell))
        if isinstance(cell.widget, QLineEdit):
            cell.widget.returnPressed.connect(cell.widget.focusNextChild)

    def _on_edited(self, name: str, value: object) -> None:
        self._check()
        self.edited.emit(name, value)
        self._forget_draft(name)

    def _on_typing(self, name: str, raw: str) -> None:
        self._typing[name] = raw
        self._pause.start()

    def _on_unread(self, name: str, raw: str) -> None:
        self._typing.pop(name, None)
        self._told.add(name)
        self.typed.emit(name, raw)

    def _on_answered(self, cell: Cell, value: object) -> None:
        # The buttons go: the keyboard leaves them first, for the field that follows.
        cell.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        cell.editor.take(value)
        cell.widget.focusNextChild()

    def _forget_draft(self, name: str) -> None:
        self._typing.pop(name, None)
        if name in self._told:
            self._told.discard(name)
            self.typed.emit(name, None)

    def _check(self) -> None:
        values = self.values()
        for cell in self.cells.values():
            cell.check(values)

    def _columns_in(self, width: int) -> int:
        digit = self.fontMetrics().horizontalAdvance("0")
        room = (width + self._scaled(_BETWEEN_COLUMNS)) // (digit * self._characters + self._scaled(_BETWEEN_COLUMNS))
        return max(1, min(room, self._most_columns))

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, cells in self._grids:
            for cell in cells:
                grid.removeWidget(cell)
            _fill(grid, cells, columns)
            for column in range(self._most_columns):
                grid.setColumnStretch(column, 1 if column < columns else 0)

    def _space(self) -> None:
        heading_gap = self._scaled(_BETWEEN_FIELDS) // 2
        self._inside.setSpacing(heading_gap)
        for gap in self._gaps:
            # The layout's own spacing stands on both sides of it.
            gap.changeSize(0, max(self._scaled(_BETWEEN_GROUPS) - heading_gap * 2, 0))
        for grid, _ in self._grids:
            grid.setVerticalSpacing(self._scaled(_BETWEEN_FIELDS))
            grid.setHorizontalSpacing(self._scaled(_BETWEEN_COLUMNS))
        self._inside.invalidate()

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self.font().pointSizeF() / BODY_POINTS)


def _fill(grid: QGridLayout, cells: Sequence[Cell], columns: int) -> None:
    """From left to right, then down; a wide field has its line."""
    line, column = 0, 0
    for cell in cells:
        if cell.field.is_wide and column:
            line, column = line + 1, 0
        span = columns if cell.field.is_wide else 1
        cell.stand_beside(columns > 1 and not cell.field.is_wide)
        grid.addWidget(cell, line, column, 1, span)
        column += span
        if column >= columns:
            line, column = line + 1, 0
