"""From one bound to another, for amounts, counts and days; applied as soon as what is typed can be read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.readings import Readings, shown_value
from leaderdesk.ui.kit.tables.shape import Filter


class RangeChoice(QWidget):
    """Two bounds, both optional, both included."""

    def __init__(self, lines: LineModel, described: Column) -> None:
        super().__init__()
        self._lines, self._column = lines, described
        self._readings = Readings(self)
        now = next((each for each in lines.filters if each.column == described.name), None)
        self.low, self.high = QLineEdit(), QLineEdit()
        self.low.setText(shown_value(described.kind, now.low) if now else "")
        self.high.setText(shown_value(described.kind, now.high) if now else "")
        self.first = self.low
        self.problem = text("", "problem", is_wrapped=True)
        self.clear = button(self.tr("&Effacer ce filtre"))
        self.setLayout(column(*self._labelled(), self.problem, row(self.clear, None), None, gap=8))
        for each in (self.low, self.high):
            each.textEdited.connect(self._apply)
        self.clear.clicked.connect(self._clear)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 34, super().sizeHint().height())

    def _labelled(self) -> list[QWidget]:
        if self._column.kind == "day":
            titles = self.tr("&Du (compris)"), self.tr("&Au (compris)")
        else:
            titles = self.tr("&De"), self.tr("&À")
        made: list[QWidget] = []
        for title, edit in zip(titles, (self.low, self.high), strict=True):
            label = QLabel(title)
            label.setBuddy(edit)
            edit.setAccessibleName(f"{self._column.title} {title.replace('&', '').lower()}")
            made += [label, edit]
        return made

    def _apply(self) -> None:
        typed = [self._readings.read_kind(self._column.kind, each.text()) for each in (self.low, self.high)]
        problem = next((each.problem for each in typed if each.problem), "")
        self.problem.setText(problem)
        if problem:
            return
        low, high = typed[0].value, typed[1].value
        has_bound = low is not None or high is not None
        wished = Filter(self._column.name, low=low, high=high) if has_bound else None
        self._lines.filter_column(self._column.name, wished)

    def _clear(self) -> None:
        self.low.clear()
        self.high.clear()
        self._apply()
