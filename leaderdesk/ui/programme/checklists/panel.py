"""The parameters of one automatic check: a form and its tables, made from the shape of its rule."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.cells import Cell, editor_of
from leaderdesk.ui.programme.checklists.shapes import RuleShape, RuleShapes
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.ui.programme.section import ALL_LETTERS


class RulePanel(QWidget):
    """`changed(rule)`: what the rule would become."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rule: Any = None
        self.form: Form | None = None
        self.lists: dict[str, Rows] = {}
        self._key: object = None
        self._is_read_only = False
        self._cells: dict[str, Cell] = {}
        self._shapes = RuleShapes(self)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(16)

    def show_rule(self, key: object, rule: object) -> None:
        """Show a rule; what is being typed in the same one stays."""
        is_same = key == self._key and type(rule) is type(self.rule)
        if not is_same:
            self.commit()
        if type(rule) is not type(self.rule):
            self._build(self._shapes.of(rule))
        self._key, self.rule = key, rule
        if self.form is not None:
            values = {name: cell.typed_of(rule) for name, cell in self._cells.items()}
            if is_same:
                self.form.show(values)
            else:
                self.form.open(values)
        for name, rows in self.lists.items():
            rows.show_rows(getattr(rule, name))

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.form is not None:
            self.form.commit()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let the parameters be read."""
        self._is_read_only = is_read_only
        if self.form is not None:
            self.form.set_read_only(is_read_only)
        for rows in self.lists.values():
            rows.set_read_only(is_read_only)

    def _build(self, shape: RuleShape) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.form, self.lists, self._cells = None, {}, {cell.name: cell for cell in shape.fields}
        if shape.fields:
            self.form = Form([_field(cell) for cell in shape.fields], taken=ALL_LETTERS, columns=1)
            self.form.edited.connect(self._take)
            self._inside.addWidget(self.form)
        for each in shape.lists:
            rows = Rows(each.title, each.cells, each.make, help=each.help)
            rows.changed.connect(partial(self._take_rows, each.name))
            self.lists[each.name] = rows
            self._inside.addWidget(rows)
        if not shape.fields and not shape.lists:
            self._inside.addWidget(text(self.tr("Ce contrôle n’a rien à régler."), "muted", is_wrapped=True))
        self.set_read_only(self._is_read_only)

    def _take(self, name: str, value: object) -> None:
        if self.rule is not None:
            self.changed.emit(self._cells[name].put(self.rule, value))

    def _take_rows(self, name: str, rows: tuple[Any, ...]) -> None:
        if self.rule is not None:
            self.changed.emit(replace(self.rule, **{name: rows}))


def _field(cell: Cell) -> Field:
    is_wide = cell.kind in ("many", "words")
    editor = partial(editor_of, cell.kind, cell.choices, cell.empty)
    return Field(cell.name, cell.title, editor, is_wide=is_wide, is_optional=cell.kind != "many" and cell.blank is None)
