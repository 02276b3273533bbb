"""Builds the page of the review: where one is, which dossiers, the dossier itself, and the summary."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.reviews.dossier import DossierCard
from leaderdesk.ui.reviews.summary import Summary
from leaderdesk.ui.reviews.walk import Walk
from leaderdesk.words.formats import number


class ReviewView(QWidget):
    """Title and place, the ways to go on, and what is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.place = text("", "heading")
        self.previous = button(self.tr("&Précédent"), "", "previous")
        self.previous.setToolTip(self.tr("Dossier précédent (Page préc.)"))
        self.following = button(self.tr("&Suivant"), "primary", "next")
        self.following.setToolTip(self.tr("Dossier suivant (Page suiv.)"))
        self.skip = button(self.tr("Passer, y re&venir à la fin"))
        self.skip.setToolTip(self.tr("Passer ce dossier\u00a0: il revient après les autres (Ctrl+Page suiv.)"))
        self.people = ChoiceField({}, characters=18)
        self.people_label = text(self.tr("S&uivis par"))
        self.people_label.setBuddy(self.people)
        self.people.setAccessibleName(self.tr("Dossiers suivis par"))
        self.late = button(self.tr("&En retard seulement"), "toggle")
        self.late.setCheckable(True)
        self.day = button(self.tr("&Bilan du jour"), "toggle", "history")
        self.day.setCheckable(True)
        self.card = DossierCard(desk)
        self.summary = Summary()
        self.everybody = button(self.tr("Montrer tous les dossiers ouverts"), "primary")
        self.nothing = Empty(
            "reviews",
            self.tr("Aucun dossier à passer en revue"),
            self.tr(
                "La revue fait défiler un par un les dossiers ouverts, les plus urgents d’abord\u00a0: ce qui bloque, "
                "ce qu’il faut demander, la prochaine étape. Créez un dossier, ou élargissez le choix."
            ),
            self.everybody,
        )
        self.area, self.day_area = _scrolled(self.card), _scrolled(self.summary)
        self._lay_out()

    def show_side(self, name: str) -> None:
        """Bring the dossier, the summary of the day or the word for nothing to the front."""
        sides: dict[str, QWidget] = {"dossier": self.area, "summary": self.day_area, "nothing": self.nothing}
        self.stack.setCurrentWidget(sides[name])

    def say_place(self, walk: Walk) -> None:
        """Say how far the review has come."""
        total = len(walk.keys)
        now = total if walk.is_over else walk.place
        words = self.tr("{} sur {}").format(number(now), number(total)) if total else ""
        if walk.current is not None and walk.is_second_round:
            words = self.tr("{} (passé tout à l’heure)").format(words)
        self.place.setText(words)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for each in (self.area, self.day_area, self.nothing):
            self.stack.addWidget(each)
        who = QWidget()
        who.setLayout(row(self.people_label, self.people, gap=8))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(text(self.tr("Revue des projets"), "title"), None, self.place))
        inside.addLayout(Flow(self.previous, self.following, self.skip, None, who, self.late, self.day))
        inside.addWidget(self.stack, 1)


def _scrolled(card: QWidget) -> QScrollArea:
    """What stands under the title, from the same edge."""
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 12, 0)
    inside.addWidget(card)
    area = QScrollArea()
    area.setProperty("look", "page")
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(holder)
    return area
