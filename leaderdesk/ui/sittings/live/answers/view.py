"""Builds a consultation: its terms, the answers seat by seat, its quorum, its count and what it came to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.following import FocusFollower
from leaderdesk.ui.sittings.live.votes.motions import TAKEN, MotionForm
from leaderdesk.ui.sittings.live.votes.sayings import LongRows, SayingButtons
from leaderdesk.words import sitting_answers as words

_WIDEST = 110
_WAY = "way"


class AnswersView(QWidget):
    """Exposes its parts."""

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self.nothing = text("", "heading", is_wrapped=True)
        self.problem = text("", "problem", is_wrapped=True)
        self.terms = text("", is_wrapped=True)
        self.told = text("", "strong", is_wrapped=True)
        self.quorum = text("", is_wrapped=True)
        self.awaited = text("", is_wrapped=True)
        self.rows = LongRows(self.tr("Sièges consultés"))
        self.suppleant = button(self.tr("Titulaire ou suppléant (S)"), "view")
        self.buttons = SayingButtons(self.rows, self.suppleant)
        way = Field(_WAY, self.tr("Réponses reçues par"), lambda: ChoiceField(words.ways(), 24), is_optional=True)
        self.form = Form([way], taken=TAKEN, columns=1)
        self.motion = MotionForm(conduct)
        self.count = button(self.tr("Compter les réponses (Entrée)"), "primary", "check")
        self.card = VerdictCard()
        self.go_on = button(self.tr("Décider (F7)"), "primary", "next")
        self.inside = QWidget()
        self._lay_out()

    @property
    def way(self) -> str:
        """How the answers being typed came."""
        self.form.commit()
        return str(self.form.editor(_WAY).value() or "")

    def let(self, *, may_answer: bool, may_count: bool) -> None:
        """What may be done now."""
        self.buttons.setEnabled(may_answer)
        self.form.set_read_only(not may_answer)
        self.count.setEnabled(may_count)

    def _lay_out(self) -> None:
        on, below = QWidget(), QWidget()
        on.setLayout(Flow(self.go_on))
        below.setLayout(Flow(self.count))
        parts = (self.problem, self.card, on, self.terms, self.told, self.quorum, self.form, self.buttons)
        inside = column(*parts, gap=8)
        inside.addWidget(self.rows, 1)
        for part in (self.motion, self.awaited, below):
            inside.addWidget(part)
        self.inside.setLayout(inside)
        whole = column(self.nothing, gap=8)
        whole.addWidget(self.inside, 1)
        area = scrolled(whole, _WIDEST, is_centred=False)
        FocusFollower(area)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        for part in (self.nothing, self.problem, self.card, self.go_on):
            part.hide()
