"""Builds the tab of the GAL's own file: where the ceiling stands, then its parts, one in front at a time."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.running.ceilings import Ceiling
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.claim import ClaimPart
from leaderdesk.ui.dossiers.record.running.columns import RunningColumns
from leaderdesk.ui.dossiers.record.running.part import RunningPart
from leaderdesk.ui.dossiers.record.running.sheet import SheetPart
from leaderdesk.ui.dossiers.record.running.tables import ReckonedPart, TeamPart
from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words import running as words


class RunningView(QWidget):
    """`part_chosen(name)` tells which part comes to the front."""

    part_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = RunningColumns(self, desk.around.today)
        self.ceiling = Sentences(self.tr("Plafond des frais de fonctionnement et d’animation"))
        self.sheet = SheetPart(desk, self.columns)
        self.pay = ReckonedPart(
            *(desk, self.columns.pay()),
            ("payroll", self.tr("Salaires"), self.tr("Nouveau mois…"), self.tr("Retirer le mois")),
            attrgetter("pay.id"),
            self.tr("Un mois par ligne et par personne, d’après le bulletin de paie. Un tableau se colle (Ctrl+V)."),
        )
        self.missions = ReckonedPart(
            *(desk, self.columns.missions()),
            ("mission", self.tr("Déplacements"), self.tr("Nouveau déplacement…"), self.tr("Retirer le déplacement")),
            attrgetter("row.id"),
            self.tr("Un déplacement par ligne. Sans coût du kilomètre, celui des réglages ou le barème compte."),
        )
        self.claim = ClaimPart(desk, self.columns)
        self.team = TeamPart(desk, self.columns)
        self.parts: dict[str, RunningPart] = {
            "sheets": self.sheet,
            "pay": self.pay,
            "missions": self.missions,
            "claim": self.claim,
            "team": self.team,
        }
        self.buttons: dict[str, QPushButton] = {}
        self.name = "sheets"
        self._stack = Stack()
        self._lay_out()

    @property
    def part(self) -> RunningPart:
        """The part in front."""
        return self.parts[self.name]

    def bring(self, name: str) -> None:
        """Bring a part to the front."""
        self.name = name
        for each, made in self.buttons.items():
            made.setChecked(each == name)
        self._stack.bring(self.parts[name])

    def show_ceiling(self, ceiling: Ceiling) -> None:
        """Above all parts, what is near the ceiling or past it; the whole of it under the claim."""
        self.claim.show_ceiling(ceiling)
        signs = {"near": "warning", "passed": "error"}
        self.ceiling.say([Said(signs[each.standing], words.say_in_short(each, ceiling)) for each in ceiling.told])

    def leave(self) -> None:
        """Save what is being typed."""
        for each in self.parts.values():
            each.leave()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        for each in self.parts.values():
            each.set_read_only(is_read_only=is_read_only)

    def _lay_out(self) -> None:
        titles = {
            "sheets": self.tr("Temps"),
            "pay": self.tr("Salaires"),
            "missions": self.tr("Déplacements"),
            "claim": self.tr("Demande annuelle"),
            "team": self.tr("Équipe"),
        }
        for name, title in titles.items():
            made = self.buttons[name] = button(title, "view")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, name=name: self.part_chosen.emit(name))
            self._stack.add(self.parts[name])
        head = QWidget()
        head.setLayout(Flow(*self.buttons.values()))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for each in (self.ceiling, head):
            inside.addWidget(each)
        inside.addWidget(self._stack, 1)
        self.bring(self.name)
