"""Builds the record of a holder: its head, its look-alikes, and its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from leaderdesk.ui.holders.columns import HolderColumns
from leaderdesk.ui.holders.fields import HolderFields
from leaderdesk.ui.holders.lookalikes import LookAlikes
from leaderdesk.ui.holders.merging import Merging
from leaderdesk.ui.holders.small_aids import SmallAids
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.parts.balances import Balances
from leaderdesk.ui.parts.entries import EntryTable

_WIDEST = 110
_MOST_PEOPLE = 12
# Letters of the menus, of the list and of the parts.
_TAKEN = "FDAINCMRLTHSOEGPV"


class HolderRecordView(QWidget):
    """Everything of one holder."""

    def __init__(self) -> None:
        super().__init__()
        columns = HolderColumns(self)
        self.name = text("", "title", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        self.similar = LookAlikes()
        self.make = button(self.tr("Créer le porteur"), "primary", "new")
        self.make.setToolTip(self.tr("Ctrl+Entrée"))
        self.make.setAccessibleDescription(self.make.toolTip())
        self.make_now = QShortcut(QKeySequence("Ctrl+Return"), self)
        self.make_now.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.form = Form(HolderFields(self).fields(), taken=_TAKEN)
        self.dossiers = Listing(columns.dossiers(), self.tr("Dossiers du porteur"), self._no_dossier())
        self.dossiers.hide_tools()
        self.dossiers.sort_by("number", is_descending=True)
        self.contacts = EntryTable(
            columns.contacts(), self.tr("Contacts"), self.tr("Ajouter un contact…"), most_rows=_MOST_PEOPLE
        )
        self.remove_contact = self.contacts.add_action(self.tr("Retirer le contact"), "close", "Ctrl+Del")
        self.small_aids = SmallAids()
        self.conversations = Listing(columns.conversations(), self.tr("Échanges du porteur"), self._no_conversation())
        self.conversations.hide_tools()
        self.conversations.sort_by("held_on", is_descending=True)
        self.balances = Balances()
        self.sections = Sections(
            [
                Section("form", self.tr("Fic&he"), _page(column(self.form))),
                Section("dossiers", self.tr("Dossier&s"), self.dossiers),
                Section("contacts", self.tr("C&ontacts"), _page(column(self.contacts, None))),
                Section("de_minimis", self.tr("D&e minimis"), _page(column(self.small_aids))),
                Section("treasury", self.tr("Trésorerie des &projets"), _page(column(self.balances, None))),
                Section("conversations", self.tr("Échan&ges"), self.conversations),
            ]
        )
        self.merging = Merging()
        whole = QWidget()
        whole.setLayout(column(self.name, self.told, self.similar, self.sections, row(self.make, None), gap=8))
        self.stack, self._whole = Stack(), whole
        self.stack.add(whole)
        self.stack.add(self.merging)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 12, 18, 12)
        inside.addWidget(self.stack)

    def show_whole(self) -> None:
        """Show the record."""
        self.stack.bring(self._whole)

    def show_merging(self) -> None:
        """Show what a merge would do, with the keyboard on it."""
        self.stack.bring(self.merging)
        self.merging.setFocus()

    def _no_dossier(self) -> Empty:
        return Empty("dossiers", self.tr("Aucun dossier"), self.tr("Ce que ce porteur demandera apparaîtra ici."))

    def _no_conversation(self) -> Empty:
        return Empty(
            "people", self.tr("Aucun échange"), self.tr("Les appels et visites notés à son nom apparaîtront ici.")
        )


def _page(inside: QVBoxLayout) -> QScrollArea:
    return scrolled(inside, _WIDEST, is_centred=False)
