"""What begins a sitting, under what was typed of it: the points that another one left, and the gesture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from leaderdesk.domain.sittings.plans import SittingRow
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.words.formats import counted


@dataclass(frozen=True, slots=True)
class Left:
    """A sitting, and how many points it left."""

    sitting: SittingRow
    count: int


class Beginning(QWidget):
    """Nothing is written before `make` is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.carry = ChoiceField({}, 40)
        words = self.tr("Reprendre les points laissés par une séance")
        self.carry.setAccessibleName(words)
        label = text(words, "strong")
        label.setBuddy(self.carry)
        self._carrying = QWidget()
        self._carrying.setLayout(column(label, row(self.carry, None), gap=4))
        self.make = button(self.tr("Créer la séance"), "primary", "check")
        self.make.setToolTip(self.tr("Créer la séance (Ctrl+Entrée)"))
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        self.setLayout(column(self._carrying, self.problem, row(self.make, None)))

    def offer(self, found: Sequence[Left]) -> None:
        """The sittings whose points may be taken up."""
        said = {
            each.sitting.id: self.tr("{}\u00a0: {}").format(
                each.sitting.title, counted(each.count, self.tr("point"), self.tr("points"))
            )
            for each in found
        }
        self.carry.set_choices(said)
        self._carrying.setVisible(bool(said))
