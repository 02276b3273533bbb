"""Builds the record of a sitting in preparation: its head, its tabs, and what begins a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.sittings.plan.sitting import SittingTab
from leaderdesk.ui.sittings.plan.tabs import TAKEN, TabPlace


class Holder(QWidget):
    """The place of a tab until it is built."""

    def __init__(self) -> None:
        super().__init__()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)

    def put(self, made: QWidget) -> None:
        """Put the tab in its place."""
        inside = self.layout()
        if inside is not None:
            inside.addWidget(made)


class PlanView(QWidget):
    """Everything of one sitting before it opens."""

    def __init__(self, desk: Desk, places: Sequence[TabPlace]) -> None:
        super().__init__()
        self.title = text("", "title", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        self.take_up = button("", "primary", "next")
        self.first = SittingTab(desk, TAKEN)
        self.holders = {place.name: Holder() for place in places}
        self.sections = Sections(
            [
                Section("sitting", self.tr("&Séance"), self.first),
                *(Section(place.name, place.words, self.holders[place.name]) for place in places),
            ]
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 12, 18, 12)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.told)
        inside.addLayout(row(self.take_up, None))
        inside.addWidget(self.sections, 1)
