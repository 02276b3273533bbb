"""Builds the convocation: the people with a button for each answer, and beside them what the answers let expect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import Area
from leaderdesk.ui.sittings.plan.invited.columns import InvitedColumns
from leaderdesk.ui.sittings.plan.invited.detail import AnswerDetail
from leaderdesk.ui.sittings.plan.invited.forecast import ForecastPanel
from leaderdesk.ui.sittings.plan.invited.sending import SendingBox
from leaderdesk.words.rounds import say_sendings

if TYPE_CHECKING:
    from leaderdesk.services.rounds.awaited import Sendings

# In characters of the text's size: under this, what is to be expected stands below the people.
_BESIDE = 130
_PEOPLE, _EXPECTED = 50, 50
_FEWEST_ROWS = 8


class InvitedView(ArrangingWidget):
    """The parts, side by side where there is room."""

    def __init__(self, today: Callable[[], date], taken: str) -> None:
        super().__init__()
        columns = InvitedColumns(self)
        self.counts = text("", "strong", is_wrapped=True)
        self.sent = text("", is_wrapped=True)
        self.files = button(self.tr("Voir les fichiers reçus"), "quiet", "open")
        self.sent_row = QWidget()
        sent_row = row(self.sent, self.files)
        sent_row.setStretch(0, 1)
        self.sent_row.setLayout(sent_row)
        self.sent_row.hide()
        self.listing = Listing(columns.people(), self.tr("Personnes convoquées"), self._nobody())
        self.listing.model.sort_by(())
        self.answers: dict[str, QPushButton] = {
            "coming": button(self.tr("Oui (O)"), "quiet"),
            "absent": button(self.tr("Non (N)"), "quiet"),
            "replaced": button(self.tr("Suppléant (S)"), "quiet"),
            "proxy": button(self.tr("Pouvoir (P)"), "quiet"),
            "unsure": button(self.tr("Peut-être (touche ?)"), "quiet"),
        }
        self.clear = button(self.tr("Effacer la réponse (Suppr)"), "quiet")
        self.more = button(self.tr("Heures, remarque… (Entrée)"), "quiet")
        self.send = button(self.tr("Noter l’envoi de la convocation…"))
        self.sending = SendingBox(today, taken)
        self.detail = AnswerDetail(taken)
        self.forecast = ForecastPanel()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(4, 2, 10, 8)
        self._both.setSpacing(18)
        self._both.addWidget(self._people(), _PEOPLE)
        self._both.addWidget(self._expected(), _EXPECTED)
        self._area = Area()
        self._area.setProperty("look", "page")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget(self._area.viewport())
        self._area.setWidget(holder)
        holder.setLayout(self._both)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        head = row(self.counts, self.send)
        head.setStretch(0, 1)
        inside.addLayout(head)
        inside.addWidget(self.sending)
        inside.addWidget(self._area, 1)

    def show_sendings(self, sendings: Sendings | None) -> None:
        """How many sent their notes, and who did not; nothing of it while nobody did."""
        if sendings is not None:
            self.sent.setText(say_sendings(len(sendings.on), sendings.awaited))
        self.sent_row.setVisible(sendings is not None)

    def minimumSizeHint(self) -> QSize:
        # The parts scroll: they never make the window larger.
        return QSize(1, 1)

    def _people(self) -> QWidget:
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(Flow(*self.answers.values()))
        inside.addWidget(self.listing, 1)
        inside.addLayout(Flow(self.more, self.clear))
        return made

    def _expected(self) -> QWidget:
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.sent_row)
        inside.addWidget(self.detail)
        inside.addWidget(self.forecast)
        inside.addStretch(1)
        return made

    def _nobody(self) -> Empty:
        return Empty(
            "committee",
            self.tr("Le comité n’a personne ce jour-là"),
            self.tr("Les sièges et les mandats se tiennent à la page Comité."),
        )

    def _arrange(self) -> None:
        if not hasattr(self, "_both"):
            return
        has_room = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(direction)
        rows = self.listing.table.verticalHeader().defaultSectionSize() * _FEWEST_ROWS
        self.listing.setMinimumHeight(rows)
