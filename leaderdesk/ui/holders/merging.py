"""Two records of one holder: which is kept, what moves to it, what is filled in, what is given up; then one gesture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.holders import MergePlan
from leaderdesk.ui.holders.columns import HolderColumns
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.words.holders import say_moved

_FEW = 12


class Merging(QWidget):
    """Shows a plan: it decides nothing and writes nothing."""

    swapped = Signal()
    accepted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.moved = text("", is_wrapped=True)
        self.hint = text(
            self.tr("Les champs vides du porteur gardé sont complétés. L’autre va à la corbeille, et tout s’annule."),
            "muted",
            is_wrapped=True,
        )
        self.swap = button(self.tr("Garder l’autre"), "", "update")
        self.accept = button(self.tr("Fusionner"), "primary", "check")
        self.leave = button(self.tr("Ne pas fusionner"))
        self.lines = LineModel(HolderColumns(self).merged(), self)
        self.table = Table(self.lines, self.tr("Champs qui diffèrent"))
        self.same = text(self.tr("Aucun champ ne diffère."), "muted")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for each in (self.title, self.moved, self.hint):
            inside.addWidget(each)
        inside.addLayout(Flow(self.accept, self.swap, self.leave))
        inside.addWidget(self.table)
        inside.addWidget(self.same)
        inside.addStretch(1)
        self.swap.clicked.connect(self.swapped)
        self.accept.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.left)
        self.setFocusProxy(self.accept)

    def show_plan(self, plan: MergePlan) -> None:
        """Show what merging would do."""
        words = self.tr("Garder «\u00a0{}\u00a0» et y fusionner «\u00a0{}\u00a0»\u202f?")
        self.title.setText(words.format(plan.kept, plan.merged))
        self.moved.setText(say_moved(plan))
        self.lines.show_lines(lines_of(self.lines.columns, plan.fields, lambda each: each.name))
        self.table.setVisible(bool(plan.fields))
        self.table.show_rows(min(len(plan.fields), _FEW))
        self.same.setVisible(not plan.fields)
