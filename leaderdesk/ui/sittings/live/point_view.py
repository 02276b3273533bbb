"""Builds the point: its opening, who left for it, what the project is, its hearing, its text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.hearing import HearingBox
from leaderdesk.ui.sittings.live.opening import OpeningBox
from leaderdesk.ui.sittings.live.texts import TextsBox
from leaderdesk.words import formats
from leaderdesk.words.phrases import money

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.points import PointSheet

_WIDEST = 110


class PointView(QWidget):
    """Everything of the point, that scrolls where it is long."""

    def __init__(self, conduct: Conduct, clock: Clock) -> None:
        super().__init__()
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        self.nothing = text("", "heading", is_wrapped=True)
        self.opening = OpeningBox(conduct)
        self.since, self.left = text("", "strong", is_wrapped=True), text("", is_wrapped=True)
        self.running = QWidget()
        self.running.setLayout(column(self.since, self.left, gap=4))
        self.facts = FactsBox()
        self.hearing = HearingBox(conduct, clock)
        self.texts = TextsBox(conduct)
        self.close_point = button(self.tr("Clore le &point"))
        self.go_next = button(self.tr("Point sui&vant (Ctrl+Page suiv.)"), "", "next")
        self.inside = QWidget()
        self.inside.setLayout(column(self.opening, self.running, self.facts, self.hearing, self.texts, gap=12))
        below = QWidget()
        below.setLayout(Flow(self.go_next, self.close_point))
        self.area = scrolled(
            column(self.problem, self.nothing, self.inside, below, None, gap=12), _WIDEST, is_centred=False
        )
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.area)


class FactsBox(QFrame):
    """What the project is, as its dossier presents it: figures first, then its summary."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._names = {
            "holder": self.tr("Porteur"),
            "fiche": self.tr("Fiche-action"),
            "communes": self.tr("Communes"),
            "received": self.tr("Déposé le"),
            "total": self.tr("Coût total"),
            "eligible": self.tr("Dépenses éligibles"),
            "asked": self.tr("Demandé au fonds"),
            "cap": self.tr("Au plus, selon les règles"),
        }
        self.values = {name: text("", "strong", is_wrapped=True) for name in self._names}
        self.summary = text("", is_wrapped=True)
        grid = QFormLayout()
        grid.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        self._labels: dict[str, QLabel] = {}
        for name, words in self._names.items():
            self._labels[name] = text(words, "muted")
            grid.addRow(self._labels[name], self.values[name])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(8)
        inside.addLayout(grid)
        inside.addWidget(self.summary)

    def show_point(self, point: PointSheet) -> None:
        """Show a project; other points have nothing to show here."""
        self.setVisible(point.point.kind == "project")
        facts, decision = point.facts, point.decision
        told = {
            "holder": facts.holder,
            "fiche": facts.fiche,
            "communes": facts.communes,
            "received": formats.day(facts.received_on),
            "total": _money(decision.total_cost) if decision.has_money else "",
            "eligible": _money(decision.eligible) if decision.has_money else "",
            "asked": _money(facts.asked),
            "cap": _money(decision.cap) if decision.has_money else "",
        }
        for name, words in told.items():
            self.values[name].setText(words or formats.MISSING)
        self.summary.setText(facts.summary)
        self.summary.setVisible(bool(facts.summary))


def _money(value: Fraction | None) -> str:
    return "" if value is None else money(value)
