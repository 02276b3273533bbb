"""Builds the record of a member: the card, the places, the ties, the declarations, the interests, the sittings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from leaderdesk.ui.committee.members.columns import MemberColumns
from leaderdesk.ui.committee.members.fields import MemberFields
from leaderdesk.ui.committee.members.interests import InterestsPart
from leaderdesk.ui.committee.members.places import PlacesPart
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.parts.entries import EntryTable

_WIDEST, _MOST_ROWS = 110, 12
# Letters of the menus, of the page, of the list and of the parts.
_TAKEN = "FDAISBGTNMCRLEPO"


class MemberRecordView(QWidget):
    """Everything of one person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns = MemberColumns(self)
        self.name = text("", "title", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        self.make = button(self.tr("Créer le membre"), "primary", "new")
        self.make.setToolTip(self.tr("Ctrl+Entrée"))
        self.make.setAccessibleDescription(self.make.toolTip())
        self.make_now = QShortcut(QKeySequence("Ctrl+Return"), self)
        self.make_now.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.form = Form(MemberFields(self).member(), taken=_TAKEN)
        self.places = PlacesPart(desk, _TAKEN)
        self.ties = EntryTable(columns.ties(), self.tr("Liens"), self.tr("Ajouter un lien…"), most_rows=_MOST_ROWS)
        self.remove_tie = self.ties.add_action(self.tr("Retirer le lien"), "close", "Ctrl+Del")
        self.declarations = EntryTable(
            columns.declarations(), self.tr("Déclarations"), self.tr("Ajouter…"), most_rows=_MOST_ROWS
        )
        self.remove_declaration = self.declarations.add_action(self.tr("Retirer la déclaration"), "close", "Ctrl+Del")
        self.interests = InterestsPart(desk, _TAKEN)
        self.attended = text("", "strong", is_wrapped=True)
        self.attendance = Listing(columns.attendance(), self.tr("Présences"), self._no_sitting())
        self.attendance.hide_tools()
        self.attendance.sort_by("held_on", is_descending=True)
        self.sections = Sections(self._sections())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 18, 12)
        inside.addLayout(column(self.name, self.told, self.sections, row(self.make, None), gap=8))

    def _sections(self) -> list[Section]:
        ties = self.tr("Ils servent à proposer les intérêts possibles à chaque ordre du jour.")
        declarations = self.tr("La déclaration d’intérêts signée chaque année\u00a0: une ligne par an.")
        return [
            Section("form", self.tr("Fich&e"), _page(column(self.form))),
            Section("places", self.tr("&Places"), _page(column(self.places))),
            Section("ties", self.tr("&Liens"), _page(column(text(ties, "small", is_wrapped=True), self.ties, None))),
            Section(
                *("declarations", self.tr("Déclarati&ons")),
                _page(column(text(declarations, "small", is_wrapped=True), self.declarations, None)),
            ),
            Section("interests", self.tr("Intérêts"), _page(column(self.interests))),
            Section("attendance", self.tr("Présences"), _held(column(self.attended, self.attendance))),
        ]

    def _no_sitting(self) -> Empty:
        return Empty(
            "committee", self.tr("Aucune séance tenue"), self.tr("Les présences viennent des gestes notés en séance.")
        )


def _page(inside: QVBoxLayout) -> QScrollArea:
    return scrolled(inside, _WIDEST, is_centred=False)


def _held(inside: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(inside)
    return made
