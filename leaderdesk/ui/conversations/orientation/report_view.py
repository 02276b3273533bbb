"""Shows a report: the answer in its frame, then each part under its title; texts change in place as one types."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leaderdesk.ui.conversations.orientation.report import Report
from leaderdesk.ui.kit.controls import Picture, column, scrolled, text
from leaderdesk.ui.kit.fields.line import show_look

_WIDEST = 90


class ReportView(QWidget):
    """One label per part, made once."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.sentence = text("", "word", is_wrapped=True)
        self._picture = Picture("information", 22)
        self.verdict = QFrame()
        line = QHBoxLayout(self.verdict)
        line.setContentsMargins(14, 10, 14, 10)
        line.setSpacing(10)
        line.addWidget(self._picture)
        line.addWidget(self.sentence, 1)
        self.parts: dict[str, QLabel] = {}
        self._heads: dict[str, QLabel] = {}
        below = column(self.verdict, gap=6)
        for name, title in titles.items():
            self._heads[name], self.parts[name] = text(title, "heading", is_wrapped=True), text("", is_wrapped=True)
            self.parts[name].setAccessibleName(title)
            self.parts[name].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            below.addSpacing(8)
            below.addWidget(self._heads[name])
            below.addWidget(self.parts[name])
        below.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        # Longer than the window: the arrows read it to its end.
        self.area = scrolled(below, _WIDEST)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("type", "read")
        self.area.setAccessibleName(self.tr("Ce qui en découle"))
        inside.addWidget(self.area)

    def show_report(self, report: Report) -> None:
        """Show what follows from the answers."""
        show_look(self.verdict, report.look)
        self._picture.show_icon(report.look)
        self.sentence.setText(report.sentence)
        show_look(self.sentence, "")
        told = {part.name: part.lines for part in report.parts}
        for name, label in self.parts.items():
            lines = told.get(name, ())
            label.setText("\n".join(f"–\u00a0{line}" for line in lines))
            for each in (label, self._heads[name]):
                each.setVisible(bool(lines))
