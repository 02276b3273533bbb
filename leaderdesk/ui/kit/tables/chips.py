"""The filters in force, each in words on a button that takes it away: a list never looks empty without saying why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.readings import shown_value
from leaderdesk.ui.kit.tables.shape import Filter

_TOLD = 3


class Chips(QWidget):
    """Shown only while something is filtered or grouped."""

    def __init__(self, lines: LineModel) -> None:
        super().__init__()
        self._lines = lines
        self._flow = Flow()
        self.setLayout(self._flow)
        self.chips: list[QPushButton] = []
        lines.looked.connect(self._show)
        self._show()

    def words(self) -> list[str]:
        """What the chips say."""
        return [each.text() for each in self.chips]

    def _show(self) -> None:
        had_focus = any(each.hasFocus() for each in self.chips)
        for each in self.chips:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.chips = []
        for wanted in self._lines.filters:
            described = self._lines.columns[self._lines.place_of(wanted.column)]
            self._add(self._told(described, wanted), partial(self._lines.filter_column, wanted.column, None))
        if self._lines.group:
            title = self._lines.columns[self._lines.place_of(self._lines.group)].title
            self._add(self.tr("Groupé par\u00a0: {}").format(title), lambda: self._lines.group_by(""))
        if self._lines.filters:
            self._add(self.tr("Effacer les filtres"), self._lines.clear_filters, look="link", icon_name="")
        self.setVisible(bool(self.chips))
        if had_focus and self.chips:
            self.chips[0].setFocus()

    def _add(self, words: str, act: Callable[[], object], look: str = "chip", icon_name: str = "close") -> None:
        made = button(words.replace("&", "&&"), look, icon_name)
        if look == "chip":
            made.setAccessibleName(self.tr("Retirer le filtre «\u00a0{}\u00a0»").format(words))
            made.setToolTip(made.accessibleName())
        made.clicked.connect(lambda _: act())
        self.chips.append(made)
        self._flow.addWidget(made)

    def _told(self, described: Column, wanted: Filter) -> str:
        if wanted.values is None:
            return f"{described.title}\u00a0: {self._range(described, wanted)}"
        names = sorted(value or self._lines.unknown for value in wanted.values)
        told = ", ".join(names) if len(names) <= _TOLD else self.tr("{} valeurs").format(len(names))
        if wanted.is_excluding:
            return self.tr("{}\u00a0: sauf {}").format(described.title, told)
        return f"{described.title}\u00a0: {told or self.tr('rien')}"

    def _range(self, described: Column, wanted: Filter) -> str:
        low, high = (shown_value(described.kind, each) for each in (wanted.low, wanted.high))
        is_day = described.kind == "day"
        if low and high:
            return (self.tr("du {} au {}") if is_day else self.tr("de {} à {}")).format(low, high)
        if low:
            return (self.tr("à partir du {}") if is_day else self.tr("au moins {}")).format(low)
        return (self.tr("jusqu’au {}") if is_day else self.tr("au plus {}")).format(high)
