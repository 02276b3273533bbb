"""The values of a column with their counts, to tick; a search box narrows them as one types."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from leaderdesk.domain.text import folded
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.shape import Filter
from leaderdesk.words.formats import counted

_MOST = 300
_ROWS = 9
_TEXT = Qt.ItemDataRole.UserRole
_TICKED, _BARE = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class _Search(QLineEdit):
    """Down goes to the values; Enter keeps only those found, and leaves the rest to the panel."""

    def __init__(self, choice: ValueChoice) -> None:
        super().__init__()
        self._choice = choice

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._choice.values.setFocus()
            self._choice.values.setCurrentRow(max(0, self._choice.values.currentRow()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self._choice.keep_found()
            event.ignore()
        else:
            super().keyPressEvent(event)


class ValueChoice(QWidget):
    """Applied as one ticks."""

    def __init__(self, lines: LineModel, described: Column) -> None:
        super().__init__()
        self._lines, self._column = lines, described
        self._values = lines.values_of(described.name)
        self._ticked = self._let_through()
        self.search = self.first = _Search(self)
        self.search.setPlaceholderText(self.tr("Chercher une valeur"))
        self.search.setAccessibleName(self.tr("Chercher une valeur de «\u00a0{}\u00a0»").format(described.title))
        self.values = QListWidget()
        self.values.setAccessibleName(self.tr("Valeurs de «\u00a0{}\u00a0»").format(described.title))
        self.values.setProperty("look", "values")
        self.all = button(self.tr("&Tout cocher"))
        self.none = button(self.tr("T&out décocher"))
        self.more = text("", "small", is_wrapped=True)
        self.setLayout(column(self.search, self.values, self.more, row(self.all, self.none, None), gap=8))
        self.search.textChanged.connect(self._show)
        self.values.itemChanged.connect(self._tick)
        self.all.clicked.connect(lambda: self._tick_found(is_ticked=True))
        self.none.clicked.connect(lambda: self._tick_found(is_ticked=False))
        self._show()

    def keep_found(self) -> None:
        """Let through what the search found, and nothing else."""
        self._ticked = {value for value, _ in self._found()}
        self._apply()

    def sizeHint(self) -> QSize:
        rows = min(_ROWS, len(self._values))
        spare = max(0, rows * self.values.sizeHintForRow(0) - self.values.minimumSizeHint().height())
        return QSize(
            self.fontMetrics().averageCharWidth() * 38,
            self.minimumSizeHint().height() + spare + self.fontMetrics().height(),
        )

    def _let_through(self) -> set[str]:
        texts = {value for value, _ in self._values}
        now = next((each for each in self._lines.filters if each.column == self._column.name), None)
        if now is None or now.values is None:
            return texts
        return texts - now.values if now.is_excluding else texts & now.values

    def _found(self) -> list[tuple[str, int]]:
        words = folded(self.search.text()).split()
        return [each for each in self._values if all(word in folded(each[0] or self._lines.unknown) for word in words)]

    def _show(self) -> None:
        found = self._found()
        self.values.blockSignals(True)
        self.values.clear()
        for value, count in found[:_MOST]:
            item = QListWidgetItem(f"{value or self._lines.unknown}\u2002({count})")
            item.setData(_TEXT, value)
            item.setCheckState(_TICKED if value in self._ticked else _BARE)
            self.values.addItem(item)
        self.values.blockSignals(False)
        left = len(found) - _MOST
        others = counted(left, self.tr("autre valeur"), self.tr("autres valeurs"))
        self.more.setText(self.tr("… et {}\u00a0: cherchez.").format(others) if left > 0 else "")
        self.more.setVisible(left > 0)

    def _tick(self, item: QListWidgetItem) -> None:
        value = str(item.data(_TEXT))
        if item.checkState() == _TICKED:
            self._ticked.add(value)
        else:
            self._ticked.discard(value)
        self._apply()

    def _tick_found(self, *, is_ticked: bool) -> None:
        found = {value for value, _ in self._found()}
        self._ticked = self._ticked | found if is_ticked else self._ticked - found
        self._show()
        self._apply()

    def _apply(self) -> None:
        texts = {value for value, _ in self._values}
        name = self._column.name
        if self._ticked >= texts:
            wished = None
        elif len(self._ticked) > len(texts) - len(self._ticked):
            # What appears later is let through too, as it was not asked to be left out.
            wished = Filter(name, frozenset(texts - self._ticked), is_excluding=True)
        else:
            wished = Filter(name, frozenset(self._ticked))
        self._lines.filter_column(name, wished)
