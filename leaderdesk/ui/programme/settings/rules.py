"""Rules kept as one setting, as a form of their cells: what makes no sense is flagged, and waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.cells import Cell, editor_of
from leaderdesk.ui.programme.section import ALL_LETTERS
from leaderdesk.words import settings as words
from leaderdesk.words.programmes import problem_of


class RulesPart(QWidget):
    """`changed(rules)`: what they would become."""

    changed = Signal(object)

    def __init__(self, code: str, rules: Any, problems: Callable[[Any], Sequence[Problem]]) -> None:  # noqa: ANN401 - any rules
        super().__init__()
        self.rules, self._problems = rules, problems
        self._cells = {cell.name: cell for cell in self._shape()}
        self.form = Form([self._field(cell) for cell in self._cells.values()], taken=ALL_LETTERS)
        self.setLayout(
            column(
                text(self.tr("{}\u00a0*").format(words.label(code)), "heading", is_wrapped=True),
                text(words.help_text(code), "small", is_wrapped=True),
                self.form,
                gap=12,
            )
        )
        self.form.edited.connect(self._take)

    def show_rules(self, rules: Any) -> None:  # noqa: ANN401 - of the same kind
        """Show these; what is being typed stays."""
        self.rules = rules
        self.form.show({name: cell.typed_of(rules) for name, cell in self._cells.items()})

    def set_read_only(self, is_read_only: bool) -> None:
        """Let them be read."""
        self.form.set_read_only(is_read_only)

    def _shape(self) -> list[Cell]:
        raise NotImplementedError

    def _take(self, name: str, value: object) -> None:
        rules = self._cells[name].put(self.rules, value)
        if not self._problems(rules):
            self.changed.emit(rules)

    def _flag(self, name: str, value: Any, _: Mapping[str, Any]) -> str | None:  # noqa: ANN401 - of the kind of the cell
        rules = self._cells[name].put(self.rules, value)
        said = [problem_of(each.code, each.data) for each in self._problems(rules) if each.place == name]
        return f"{said[0][0].upper()}{said[0][1:]}." if said else None

    def _field(self, cell: Cell) -> Field:
        editor: Any = partial(editor_of, cell.kind, cell.choices, cell.empty)
        is_optional = cell.blank is None
        return Field(cell.name, cell.title, editor, is_optional=is_optional, rule=partial(self._flag, cell.name))
