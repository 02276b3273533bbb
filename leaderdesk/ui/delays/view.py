"""Builds the page of delays: what to measure, the drawing, and the cases behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from leaderdesk.domain.claims.courses import WHOLE
from leaderdesk.ui.delays.columns import CaseColumns
from leaderdesk.ui.kit.controls import EDGE, button, column, row, text
from leaderdesk.ui.kit.drawing_panel import DrawingPanel
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.words import delays as words

_UPPER, _LOWER = 3, 2
EVERY = ""


class DelaysView(QWidget):
    """Three ways to look: what was measured, what still runs, how many come to the end."""

    mode_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.modes = self._made_modes()
        self.mode = "measured"
        self.by = self._choice({"stage": self.tr("étape"), "year": self.tr("année de début"), **self._funder()}, 18)
        self.stage = self._choice(words.STAGES, 34)
        self.funder = self._choice({EVERY: self.tr("tous")}, 16)
        self.year = self._choice({EVERY: self.tr("toutes")}, 10)
        self.stage.show_value(WHOLE)
        self.asked = {
            self.by: self._asked(self.tr("&Par"), self.by),
            self.stage: self._asked(self.tr("É&tape"), self.stage),
            self.funder: self._asked(self.tr("Finance&ur"), self.funder),
            self.year: self._asked(self.tr("A&nnée"), self.year),
        }
        self.rests_on = text("", "muted", is_wrapped=True)
        self.doubts = text("", "muted", is_wrapped=True)
        self.panel = DrawingPanel(self.tr("Délais mesurés"), is_tall=True)
        self.empty = Empty(
            "delays",
            self.tr("Aucun délai à mesurer"),
            self.tr(
                "Les délais viennent des dates des dossiers et de leurs demandes de paiement, ou du tableau de la"
                " Région repris par la page Classeurs."
            ),
        )
        self.behind = text("", "heading", is_wrapped=True)
        self.close_list = button(self.tr("Fermer la li&ste"), "quiet", "close")
        nobody = Empty("dossiers", self.tr("Aucun cas"), self.tr("Rien n’est en cours pour ce choix."))
        self.cases = Listing(CaseColumns(self).cases(), self.tr("Cas derrière le dessin"), nobody)
        self.cases.sort_by("whole", is_descending=True)
        none = Empty("dossiers", self.tr("Aucun dossier"), self.tr("Aucun dossier n’est arrivé à cette étape."))
        self.dossiers = Listing(CaseColumns(self).dossiers(), self.tr("Dossiers arrivés à l’étape"), none)
        self._lay_out()
        self.show_mode("measured")

    def show_mode(self, mode: str) -> None:
        """Bring one way to look, with what it asks."""
        self.mode = mode
        for name, made in self.modes.items():
            made.setChecked(name == mode)
        self.panel.drawing.setAccessibleName(self.tr("Entonnoir") if mode == "funnel" else self.tr("Délais mesurés"))
        self.upper.setVisible(mode != "running")
        self.show_list(is_shown=mode == "running")
        self.fit_choices()

    def show_list(self, *, is_shown: bool) -> None:
        """The cases behind a mark; the drawing has the whole room until somebody asks for them."""
        self.below.setVisible(is_shown)
        self.close_list.setVisible(self.mode != "running")

    def fit_choices(self) -> None:
        """Only what changes something is asked."""
        is_grouped = self.by.value() != "stage"
        asked = {
            "measured": [self.by, *([self.stage] if is_grouped else []), self.funder, self.year],
            "running": [self.funder, self.year],
            "funnel": [self.year],
        }[self.mode]
        for field, pair in self.asked.items():
            pair.setVisible(field in asked)

    def show_choices(self, funders: Mapping[str, str], years: Mapping[str, str]) -> None:
        """The funders and the years that the base knows."""
        self.funder.set_choices({EVERY: self.tr("tous"), **funders})
        self.year.set_choices({EVERY: self.tr("toutes"), **years})

    def say(self, rests_on: str, doubts: str) -> None:
        """What the treasuries make of it, and what was left out."""
        for label, said in ((self.rests_on, rests_on), (self.doubts, doubts)):
            label.setText(said)
            label.setVisible(bool(said))

    def _made_modes(self) -> dict[str, QPushButton]:
        names = {
            "measured": self.tr("Délais &mesurés"),
            "running": self.tr("En &cours"),
            "funnel": self.tr("Ent&onnoir"),
        }
        made = {name: button(said, "view") for name, said in names.items()}
        for name, each in made.items():
            each.setCheckable(True)
            each.clicked.connect(lambda _=False, name=name: self.mode_chosen.emit(name))
        return made

    def _funder(self) -> dict[str, str]:
        return {"funder": self.tr("financeur")}

    def _choice(self, choices: Mapping[str, str], characters: int) -> ChoiceField:
        made = ChoiceField(choices, characters=characters)
        made.show_value(next(iter(choices)))
        return made

    def _asked(self, words: str, field: ChoiceField) -> QWidget:
        """A field with its words, that stay together."""
        label, made = text(words, "strong"), QWidget()
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        made.setLayout(row(label, field, gap=8))
        return made

    def _lay_out(self) -> None:
        self.stack = Stack()
        for each in (self.panel, self.empty):
            self.stack.add(each)
        self.lists = Stack()
        for listing in (self.cases, self.dossiers):
            self.lists.add(listing)
        self.upper, self.below = QWidget(), QWidget()
        self.upper.setLayout(column(self.rests_on, self.doubts, self.stack, gap=6))
        head = row(self.behind, self.close_list)
        head.setStretch(0, 1)
        self.below.setLayout(column(head, self.lists, gap=6))
        self.halves = QSplitter(Qt.Orientation.Vertical)
        for part, share in ((self.upper, _UPPER), (self.below, _LOWER)):
            self.halves.addWidget(part)
            self.halves.setStretchFactor(self.halves.count() - 1, share)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(14)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 14, EDGE, 12)
        inside.setSpacing(8)
        inside.addLayout(Flow(text(self.tr("Délais"), "title"), *self.modes.values()))
        inside.addLayout(Flow(*self.asked.values()))
        inside.addWidget(self.halves, 1)
