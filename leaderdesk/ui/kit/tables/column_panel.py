"""What can be done with one column: sort, group, move, hide, and choose the values or the range it lets through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.tables.popup import Popup
from leaderdesk.ui.kit.tables.range_choice import RangeChoice
from leaderdesk.ui.kit.tables.shape import Sort
from leaderdesk.ui.kit.tables.value_choice import ValueChoice


class ColumnPanel(Popup):
    """Opened by the arrow of a title, or by Alt+Down in the table; what is chosen is applied at once."""

    def __init__(self, table: Grid, described: Column) -> None:
        super().__init__(table, described.title)
        self._table, self._column = table, described
        is_range = described.kind in ("amount", "count", "day")
        self.choice = RangeChoice(table.lines, described) if is_range else ValueChoice(table.lines, described)
        self.buttons: dict[str, QPushButton] = {}
        self._add("up", self._sort_words()[0], lambda: self._sort(is_descending=False))
        self._add("down", self._sort_words()[1], lambda: self._sort(is_descending=True))
        if described.is_groupable:
            is_grouped = table.lines.group == described.name
            words = self.tr("Ne plus grouper") if is_grouped else self.tr("Grouper par cette colonne")
            self._add("group", words, lambda: table.lines.group_by("" if is_grouped else described.name))
        self._add("left", self.tr("Déplacer à gauche"), lambda: table.places.move(described.name, -1))
        self._add("right", self.tr("Déplacer à droite"), lambda: table.places.move(described.name, 1))
        self._add("hide", self.tr("Masquer cette colonne"), lambda: table.places.show(described.name, is_shown=False))
        self._lay_out()

    def focus_first(self) -> QWidget:
        """Where one types at once what to let through."""
        return self.choice.first

    def _lay_out(self) -> None:
        inside = column(text(self._column.title, "strong"), self.choice, gap=8)
        order = column(*(self.buttons[name] for name in self.buttons), gap=2)
        self.setLayout(row(inside, order, gap=16))
        margins = self.layout()
        if margins is not None:
            margins.setContentsMargins(14, 12, 14, 12)
        order.addStretch(1)

    def _add(self, name: str, words: str, act: Callable[[], object]) -> None:
        made = button(words, "item")
        made.clicked.connect(lambda: self._do(act))
        self.buttons[name] = made

    def _do(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()

    def _sort(self, *, is_descending: bool) -> None:
        self._table.lines.sort_by([Sort(self._column.name, is_descending)])

    def _sort_words(self) -> tuple[str, str]:
        if self._column.kind == "day":
            return self.tr("Trier du plus ancien au plus récent"), self.tr("Trier du plus récent au plus ancien")
        if self._column.is_right:
            return self.tr("Trier du plus petit au plus grand"), self.tr("Trier du plus grand au plus petit")
        return self.tr("Trier de A à Z"), self.tr("Trier de Z à A")
