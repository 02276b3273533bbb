"""Builds the record of a call: its head, its rules, its register, its publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.calls.columns import CallColumns
from leaderdesk.ui.calls.fields import CallFields
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.files import DropZone

_WIDEST = 110
_MOST_DEPOSITS = 14
_MOST_FILES = 6
# Letters of the menus, of the list and of the parts.
_TAKEN = "FDAINCMRLTGEP"


class CallRecordView(QWidget):
    """Everything of one call."""

    def __init__(self, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        super().__init__()
        # What the column of delays looks at: the call shown.
        self.closes_at: datetime | None = None
        columns, fields = CallColumns(now, self), CallFields(self)
        self.title = text("", "title", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        self.form = Form(fields.rules(today), taken=_TAKEN)
        self.frozen = text("", "muted", is_wrapped=True)
        self.freeze = button(self.tr("Figer la grille"), "", "lock")
        self.deposits = self._register(columns)
        self.published = Form(fields.publication(today), taken=_TAKEN)
        self.drop = DropZone(
            self.tr("Déposez ici la preuve de publication ou le règlement."), self.tr("Choisir un fichier…")
        )
        self.files = Listing(columns.files(), self.tr("Fichiers de l’appel"), self._no_file())
        self.files.hide_tools()
        self.files.table.show_rows(_MOST_FILES)
        self.open_file = button(self.tr("Ouvrir le fichier"), "quiet", "open")
        self.detach = button(self.tr("Retirer le fichier"), "quiet", "close")
        for each in (self.open_file, self.detach):
            self.files.tools.addWidget(each)
        self.sections = Sections(
            [
                Section("rules", self.tr("Règlement et &grille"), self._rules()),
                Section("deposits", self.tr("R&egistre des dépôts"), self._deposits()),
                Section("publication", self.tr("&Publication"), self._publication()),
            ]
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 12, 18, 12)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.told)
        inside.addWidget(self.sections, 1)

    def _register(self, columns: CallColumns) -> EntryTable:
        made = EntryTable(
            columns.deposits(lambda: self.closes_at),
            self.tr("Registre des dépôts"),
            self.tr("Inscrire un dépôt…"),
            most_rows=_MOST_DEPOSITS,
            is_wide=True,
        )
        self.become = made.add_action(self.tr("Créer le dossier"), "dossiers", "Ctrl+Shift+Return")
        self.remove = made.add_action(self.tr("Retirer le dépôt"), "close", "Ctrl+Del")
        self.visit = button(self.tr("Ouvrir le dossier"), "quiet", "next")
        self.visit.setToolTip(self.tr("Ctrl+Entrée"))
        self.copy = button(self.tr("Copier le registre"), "quiet", "copy")
        for each in (self.visit, self.copy):
            made.tools.addWidget(each)
        return made

    def _rules(self) -> QWidget:
        return scrolled(column(self.form, row(self.freeze, self.frozen, None)), _WIDEST, is_centred=False)

    def _deposits(self) -> QWidget:
        self.hint = text(
            self.tr("Un nom écrit sur la dernière ligne est inscrit à l’instant présent, que vous pouvez corriger."),
            "muted",
            is_wrapped=True,
        )
        made = QWidget()
        made.setLayout(column(self.hint, self.deposits, None, gap=8))
        return made

    def _publication(self) -> QWidget:
        return scrolled(column(self.published, self.drop, self.files, None), _WIDEST, is_centred=False)

    def _no_file(self) -> Empty:
        return Empty(
            "open", self.tr("Aucun fichier"), self.tr("La preuve de publication et le règlement se gardent ici.")
        )
