"""Builds the page of comparisons: which dossiers, and the table of what they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.heads import DossierHead
from leaderdesk.ui.comparisons.side_by_side import SideBySide
from leaderdesk.ui.kit.controls import EDGE, button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow

MOST = 4
_NAME = 36


class ComparisonView(QWidget):
    """Title, the dossiers chosen, and the table."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.adding = ChoiceField({}, characters=28)
        self.adding.setAccessibleName(self.tr("Ajouter un dossier à la comparaison"))
        self.adding.setPlaceholderText(self.tr("Numéro, titre ou porteur"))
        self.added = text(self.tr("A&jouter un dossier"), "strong")
        self.added.setBuddy(self.adding)
        self.differing = button(self.tr("Différences &seulement"), "toggle")
        self.differing.setCheckable(True)
        self.copy = button(self.tr("&Copier le tableau"), "", "copy")
        self.choose = button(self.tr("Chercher un dossier"), "primary", "search")
        self.empty = Empty(
            "comparisons",
            self.tr("Choisissez de deux à quatre dossiers"),
            self.tr(
                "Ils apparaîtront côte à côte\u00a0: projet, coûts, plan de financement, éligibilité, note, trésorerie."
                " Cherchez-les ici, ou choisissez-les dans la liste des dossiers, puis «\u00a0Comparer\u00a0»."
            ),
            self.choose,
        )
        self.table = SideBySide()
        self.chosen: list[QPushButton] = []
        self._cards: list[QFrame] = []
        self._lay_out()

    def show_choices(self, choices: Mapping[int, str], *, is_full: bool) -> None:
        """What may be added."""
        self.adding.set_choices(choices)
        self.adding.setEnabled(not is_full)
        self.added.setEnabled(not is_full)

    def show_dossiers(self, heads: Sequence[DossierHead]) -> None:
        """The dossiers that are compared, each with what opens it and what takes it away."""
        for each in self._cards:
            self.flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.chosen = []
        self._cards = [self._card(head) for head in heads]
        for each in self._cards:
            self.flow.addWidget(each)
        self.cards.setVisible(bool(heads))
        for each_button in (self.differing, self.copy):
            each_button.setEnabled(len(heads) > 1)
        self.stack.setCurrentWidget(self.table if len(heads) > 1 else self.empty)

    def _card(self, head: DossierHead) -> QFrame:
        name = f"{head.number} · {head.title}"
        # A number alone says nothing to who compares.
        short = shorten(name, _NAME, placeholder="…")
        opening = button(short.replace("&", "&&"), "link")
        opening.setToolTip(self.tr("Ouvrir le dossier {}").format(name))
        opening.setAccessibleName(opening.toolTip())
        opening.clicked.connect(lambda: self.opened.emit(head.id))
        removing = button("", "quiet", "close")
        removing.setToolTip(self.tr("Ne plus comparer le dossier {}").format(head.number))
        removing.setAccessibleName(removing.toolTip())
        removing.clicked.connect(lambda: self.removed.emit(head.id))
        self.chosen.append(removing)
        made = QFrame()
        made.setProperty("look", "card")
        inside = row(opening, removing, gap=2)
        inside.setContentsMargins(4, 2, 4, 2)
        made.setLayout(inside)
        return made

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.table)
        self.cards = QWidget()
        self.flow = Flow()
        self.cards.setLayout(self.flow)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(text(self.tr("Comparer des dossiers"), "title"), None))
        inside.addLayout(Flow(self.added, self.adding, None, self.differing, self.copy))
        inside.addWidget(self.cards)
        inside.addWidget(self.stack, 1)
