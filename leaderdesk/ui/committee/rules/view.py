"""Builds the rules: model, quorum, majorities, fields; and the example beside them, or below where room lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from leaderdesk.ui.committee.rules.example import ExamplePart
from leaderdesk.ui.committee.rules.fields import RuleFields
from leaderdesk.ui.committee.rules.tables import RuleColumns
from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import EDGE, button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.words import committee_rules as words

_WIDEST = 150
_BOTH = 205
# Letters of the menus and of the page.
_TAKEN = "FDAISBGM"


class RulesView(ArrangingWidget):
    """Everything of the rules."""

    def __init__(self) -> None:
        super().__init__()
        columns = RuleColumns(self)
        self.preset = ChoiceField(words.presets(), 32)
        self.preset.setAccessibleName(self.tr("Modèle de règles"))
        self.label = text(self.tr("&Modèle de règles"), "strong")
        self.label.setBuddy(self.preset)
        self.about = text("", "muted", is_wrapped=True)
        self.versions = text("", "small", is_wrapped=True)
        self.problems = Sentences(self.tr("Ce qui empêche d’enregistrer"))
        self.give_up = button(self.tr("Abandonner ces modifications"))
        self.give_up.hide()
        self.quorum = EntryTable(columns.quorum(), self.tr("Règles de quorum"), self.tr("Ajouter une règle…"))
        self.remove = self.quorum.add_action(self.tr("Retirer la règle"), "close", "Ctrl+Del")
        self.majorities = Listing(columns.majorities(), self.tr("Majorités"), Empty("list", "", ""), is_editable=True)
        self.majorities.hide_tools()
        self.majorities.views.hide()
        self.majorities.table.setSortingEnabled(False)
        self.majorities.model.sort_by(())
        self.form = Form(RuleFields(self).fields(), taken=_TAKEN)
        self.example = ExamplePart()
        self._lay_out()
        self.setFocusProxy(self.preset)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the rules be read, not changed; the example answers all the same."""
        self.preset.set_read_only(is_read_only)
        self.quorum.set_read_only(is_read_only=is_read_only)
        self.majorities.model.is_editable = not is_read_only
        self.form.set_read_only(is_read_only)

    def _lay_out(self) -> None:
        votes = self.tr("Une décision qui n’est pas réglée suit la majorité simple des votes. Aucun texte n’en fixe.")
        rules = self.tr(
            "Toutes doivent être remplies pour chaque projet\u00a0: celles des sièges et des présents pour siéger, "
            "celles des votants pour voter."
        )
        self._below, self._beside = QVBoxLayout(), QVBoxLayout()
        self._first = column(
            row(self.label, self.preset, None),
            self.about,
            self.versions,
            self.problems,
            row(self.give_up, None),
            text(self.tr("Quorum"), "heading"),
            text(rules, "small", is_wrapped=True),
            self.quorum,
            self._below,
            text(self.tr("Majorités"), "heading"),
            text(votes, "small", is_wrapped=True),
            self.majorities,
            self.form,
        )
        self._first.addStretch(1)
        self._side = scrolled(column(self._beside, None), _WIDEST)
        around = QHBoxLayout(self)
        around.setContentsMargins(EDGE, 4, EDGE, 14)
        around.setSpacing(24)
        around.addWidget(scrolled(self._first, _WIDEST, is_centred=False), 7)
        around.addWidget(self._side, 4)
        self._is_beside: bool | None = None
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.width() >= self.fontMetrics().averageCharWidth() * _BOTH
        if has_room == self._is_beside:
            return
        self._is_beside = has_room
        where: QBoxLayout = self._beside if has_room else self._below
        where.addWidget(self.example)
        self._side.setVisible(has_room)
