"""Builds the notes of a point: the result above, how they are typed, the cell in hand in words, and the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms.remark import Remark
from leaderdesk.ui.kit.unseen import Area, Stack
from leaderdesk.ui.sittings.live.notes.differences import DifferencesView
from leaderdesk.ui.sittings.live.notes.finding import FindBox
from leaderdesk.ui.sittings.live.notes.grid import NotesGrid
from leaderdesk.ui.sittings.live.notes.model import NotesModel
from leaderdesk.ui.sittings.live.notes.result import ResultCard
from leaderdesk.ui.sittings.live.notes.spreads import SpreadsView

# The letter that shows each face, typed anywhere on the panel.
FACES = {"first": "S", "second": "D", "spreads": "E", "differences": "X"}


class NotesView(QWidget):
    """Exposes its parts; `face_chosen` names what is wished in front."""

    face_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.nothing = text("", "heading", is_wrapped=True)
        # Leads to a point whose notes can be typed.
        self.go_next = button("", "primary", "next")
        self.card = ResultCard()
        self.model = NotesModel()
        self.grid = NotesGrid(self.model)
        self.grid.setAccessibleName(self.tr("Notes"))
        self.spreads, self.differences = SpreadsView(), DifferencesView()
        self.faces = self._made_faces()
        self.way = button(self.tr("Critères (C)"), "tab")
        self.way.setCheckable(True)
        self.way.setToolTip(self.tr("Saisir critère par critère au lieu de fiche par fiche (C)"))
        self.way.setAccessibleDescription(self.way.toolTip())
        self.search = button(self.tr("Trouver (F)"), "tab")
        self.search.setToolTip(self.tr("Trouver la fiche de quelqu’un par son nom (F)"))
        self.search.setAccessibleDescription(self.search.toolTip())
        self.give = button(self.tr("Reprendre ses notes (R)"), "tab")
        self.give.setToolTip(self.tr("Noter en séance ce que ce membre, présent, avait envoyé (R)"))
        self.give.setAccessibleDescription(self.give.toolTip())
        self.give.hide()
        self.finding = FindBox()
        self.here = text("", "strong", is_wrapped=True)
        self.beside = text("", "muted", is_wrapped=True)
        self.remark = Remark()
        self.told = text("", "small", is_wrapped=True)
        self.stack = Stack()
        for face in (self.grid, self.spreads, self.differences):
            self.stack.add(face)
        self.inside = QWidget()
        # Where letters are large, what is above the grid scrolls away.
        self.area = Area()
        self._lay_out()

    def show_face(self, name: str) -> None:
        """Bring a face to the front."""
        front = {"spreads": self.spreads, "differences": self.differences}.get(name, self.grid)
        self.stack.bring(front)
        for each, made in self.faces.items():
            made.setChecked(each == name)
        for part in (self.here, self.told, self.way, self.search):
            part.setVisible(front is self.grid)
        if front is not self.grid:
            self.beside.hide()
            self.remark.hide()
            self.give.hide()

    def keep_in_sight(self) -> None:
        """Scroll to the cell in hand, where the page is higher than its room."""
        if not self.area.verticalScrollBar().maximum():
            return
        rect = self.grid.visualRect(self.grid.currentIndex())
        at = self.grid.viewport().mapTo(self.inside, rect.center())
        self.area.ensureVisible(at.x(), at.y(), 0, rect.height())

    def _made_faces(self) -> dict[str, QPushButton]:
        named = {
            "first": self.tr("Saisie"),
            "second": self.tr("Double"),
            "spreads": self.tr("Écarts"),
            "differences": self.tr("Différences"),
        }
        told = {
            "first": self.tr("Saisir les notes"),
            "second": self.tr("Saisir les fiches papier une seconde fois, sans voir la première"),
            "spreads": self.tr("Lire les écarts avant le débat"),
            "differences": self.tr("Départager les deux saisies"),
        }
        made = {name: button(f"{words} ({FACES[name]})", "tab") for name, words in named.items()}
        for name, each in made.items():
            each.setCheckable(True)
            each.setToolTip(told[name])
            each.setAccessibleDescription(told[name])
            each.clicked.connect(lambda _=False, name=name: self.face_chosen.emit(name))
        made["differences"].hide()
        return made

    def _lay_out(self) -> None:
        row = QWidget()
        row.setLayout(Flow(*self.faces.values(), self.way, self.search, self.give))
        self.area.setProperty("look", "bare")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        nothing = QWidget()
        nothing.setLayout(Flow(self.go_next))
        around.addWidget(self.nothing)
        around.addWidget(nothing)
        around.addWidget(self.area, 1)
        around.addStretch(0)
        inside = QVBoxLayout(self.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for part in (self.card, row, self.finding, self.here, self.beside, self.remark):
            inside.addWidget(part)
        inside.addWidget(self.stack, 1)
        inside.addWidget(self.told)
