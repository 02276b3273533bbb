"""Builds the point: its opening, who left for it, what the project is, its hearing, its text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.following import FocusFollower
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
        # When it opened, and who left for it.
        self.running = text("", "strong", is_wrapped=True)
        self.facts = FactsBox()
        self.hearing = HearingBox(conduct, clock)
        self.texts = TextsBox(conduct)
        self.close_point = button(self.tr("Clore le &point"))
        self.go_next = button("", "", "next")
        self.inside = QWidget()
        # What is done comes before what is read.
        self.inside.setLayout(column(self.opening, self.running, self.hearing, self.facts, self.texts, gap=10))
        below = QWidget()
        below.setLayout(Flow(self.go_next, self.close_point))
        self.area = scrolled(column(self.problem, self.nothing, self.inside, None, gap=10), _WIDEST, is_centred=False)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        FocusFollower(self.area)
        inside.addWidget(self.area, 1)
        # In sight whatever is scrolled.
        inside.addWidget(below)


class FactsBox(QFrame):
    """What the project is, as its dossier presents it: in a few lines, to be said aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.summary = text("", is_wrapped=True)
        self.money = text("", "strong", is_wrapped=True)
        self.origin = text("", "muted", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(4)
        for part in (self.summary, self.money, self.origin):
            inside.addWidget(part)

    def show_point(self, point: PointSheet) -> None:
        """Show a project; other points have nothing to show here."""
        self.setVisible(point.point.kind == "project")
        facts, decision = point.facts, point.decision
        sums = {self.tr("Demandé"): facts.asked}
        if decision.has_money:
            sums = {self.tr("Coût total"): decision.total_cost, self.tr("éligible"): decision.eligible}
            sums |= {self.tr("demandé"): facts.asked, self.tr("au plus selon les règles"): decision.cap}
        self.money.setText(", ".join(f"{name}\u00a0: {_money(value)}" for name, value in sums.items()) + ".")
        told = (
            self.tr("Porteur\u00a0: {}").format(facts.holder or formats.MISSING),
            self.tr("fiche-action\u00a0: {}").format(facts.fiche or formats.MISSING),
            self.tr("communes\u00a0: {}").format(facts.communes or formats.MISSING),
            self.tr("dépôt\u00a0: {}").format(formats.day(facts.received_on) or formats.MISSING),
        )
        self.origin.setText(f"{', '.join(told)}.")
        self.summary.setText(facts.summary)
        self.summary.setVisible(bool(facts.summary))


def _money(value: Fraction | None) -> str:
    return formats.MISSING if value is None else money(value)
