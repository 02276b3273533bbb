"""The record of a call: saved field by field, its grid frozen, its publication proved, its register kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.calls import CallFile, CallSheet, DepositRow
from leaderdesk.ui.beginnings import BegunForm
from leaderdesk.ui.calls import works
from leaderdesk.ui.calls.fields import publication_of, rules_of
from leaderdesk.ui.calls.record_view import CallRecordView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.parts.record_pane import RecordPane
from leaderdesk.ui.records import BoundForm
from leaderdesk.words.calls import say_counts, say_phase
from leaderdesk.words.formats import capital, day

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class CallPane(RecordPane):
    """Decides what the record of a call does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = CallRecordView(self._now, self._today)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.bind(BegunForm(desk, self.view.form, "call", works.saving, self._making))
        self._published = BoundForm(desk, self.view.published, "call_publication", works.saving)
        self._drafts = CellDrafts(desk, self.view.deposits, "deposit")
        self._copies = QTemporaryDir()
        self.setFocusProxy(self.view.form.cells["title"].widget)
        self._connect()

    def reading(self, key: int) -> Callable[[OpenBase], works.Known]:
        return works.reading(key)

    def values(self, sheet: works.Known) -> Mapping[str, Any]:
        self._offer(sheet.fiches, sheet.grids)
        return rules_of(sheet.sheet)

    def first_values(self) -> Mapping[str, Any]:
        self.desk.ask(works.offered, lambda offered: self._offer(*offered))
        return {}

    def show_sheet(self, sheet: works.Known | None) -> None:
        view = self.view
        view.sections.show_only("rules", is_alone=sheet is None)
        if sheet is None:
            view.title.setText(self.tr("Nouvel appel à projets"))
            view.told.setText(self.tr("L’intitulé suffit\u00a0: tout le reste peut venir plus tard."))
            view.freeze.hide()
            view.frozen.hide()
            return
        call = sheet.sheet
        view.title.setText(call.row.title)
        view.told.setText(self._told(call))
        self._show_grid(call)
        view.closes_at = None if call.row.is_backwards else call.row.closes_at
        view.deposits.show_lines(view.deposits.lines_for(call.row.id, call.deposits))
        self._drafts.restore()
        self._published.open(call.row.id, publication_of(call))
        view.files.show_lines(lines_of(view.files.model.columns, call.attachments, lambda each: each.id))
        view.sections.show_count("deposits", len(call.deposits))
        self._enable()

    def leave(self) -> None:
        self._published.leave()
        super().leave()

    def set_read_only(self, *, is_read_only: bool) -> None:
        view = self.view
        for form in (view.form, view.published):
            form.set_read_only(is_read_only)
        view.deposits.set_read_only(is_read_only=is_read_only)
        view.drop.set_read_only(is_read_only=is_read_only)
        view.hint.setVisible(not is_read_only)
        view.freeze.setEnabled(not is_read_only)

    def focus_part(self, part: str) -> None:
        if part in self.view.sections.sections:
            self.view.sections.show_section(part)
            self.view.sections.buttons[part].setFocus()

    # What the user does

    def _connect(self) -> None:
        view = self.view
        view.form.edited.connect(self._on_edited)
        view.freeze.clicked.connect(self._freeze)
        view.deposits.wished.connect(self._change_deposits)
        view.deposits.picked.connect(lambda _: self._enable())
        view.become.clicked.connect(self._become)
        view.visit.clicked.connect(self._visit)
        view.deposits.table.opened.connect(lambda _: self._visit())
        view.remove.clicked.connect(self._remove)
        view.copy.clicked.connect(self._copy)
        view.drop.dropped.connect(self._attach)
        view.files.table.opened.connect(self._open_file)
        view.open_file.clicked.connect(lambda: self._open_file(view.files.selected_items()[0]))
        view.detach.clicked.connect(self._detach)
        view.files.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def _on_edited(self, name: str, value: object) -> None:
        if value is None and name == "title":
            # It may have been refused, and said so: what stands in the base is shown.
            self.refresh()

    def _freeze(self) -> None:
        if self.key:
            self.desk.act(works.freezing(self.key), self.undoing.after(self.tr("La grille est figée.")))

    def _change_deposits(self, entries: Sequence[Entry]) -> None:
        first = {"holder_name": self.tr("Déposant à préciser"), "received_at": self._now()}
        named = [replace(each, fields={**first, **each.fields}) if not each.key else each for each in entries]
        if self.key:
            self.desk.act(works.changing(self.key, named))

    def _remove(self) -> None:
        chosen = self.view.deposits.removals()
        if self.key and chosen:
            told = self.tr("Dépôt retiré du registre.")
            self.desk.act(works.changing(self.key, chosen), self.undoing.after(told))

    def _become(self) -> None:
        deposit: DepositRow | None = self.view.deposits.current
        if deposit is not None and deposit.dossier_id is None:
            told = self.tr("Le dossier de {} est créé.").format(deposit.holder_name)
            self.desk.act(works.becoming(deposit.id), self.undoing.after(told))

    def _visit(self) -> None:
        deposit: DepositRow | None = self.view.deposits.current
        if deposit is not None and deposit.dossier_id is not None:
            self.visit_wished.emit(Visit("dossiers", deposit.dossier_id))

    def _copy(self) -> None:
        table, model = self.view.deposits.table, self.view.deposits.model
        # The last line is where the next deposit is typed.
        last = model.rowCount() - (2 if self.can_write else 1)
        if last >= 0:
            table.select_block((0, last), (0, len(model.columns) - 1))
            table.copy(has_titles=True)
            table.setFocus()

    def _attach(self, files: Sequence[Path]) -> None:
        if self.key:
            told = self.tr("{} est joint à l’appel.").format(", ".join(each.name for each in files))
            self.desk.act(works.attaching(self.key, files), self.undoing.after(told))

    def _open_file(self, each: CallFile) -> None:
        folder = Path(self._copies.path()) / each.digest[:12]
        self.desk.ask(works.copying(each.id, folder), open_with_system)

    def _detach(self) -> None:
        for each in self.view.files.selected_items()[:1]:
            self._take_off(each)

    def _take_off(self, each: CallFile) -> None:
        told = self.tr("{} retiré de l’appel.").format(each.name)
        self.desk.act(works.detaching(each.id), self.undoing.after(told))

    # What is shown

    def _now(self) -> datetime:
        """As the clock on the wall says, to the minute."""
        now = self.desk.around.clock().astimezone().replace(tzinfo=None)
        return now.replace(second=0, microsecond=0)

    def _today(self) -> date:
        return self._now().date()

    def _making(self, values: Mapping[str, Any]) -> Callable[[OpenBase], int]:
        known = {name: value for name, value in values.items() if value is not None}
        return works.making({"title": self.tr("Appel à intituler"), **known})

    def _told(self, call: CallSheet) -> str:
        said = f"{capital(say_phase(call.row, self._now()))}. {capital(say_counts(call.row))}"
        return said + self.tr("\nÀ la corbeille.") if call.row.is_binned else said

    def _show_grid(self, call: CallSheet) -> None:
        is_frozen = call.grid_frozen_on is not None
        self.view.freeze.setVisible(call.grid_version_id is not None and not is_frozen)
        self.view.frozen.setVisible(is_frozen)
        words = self.tr("Grille figée le {}\u00a0: la changer en fait une nouvelle version.")
        self.view.frozen.setText(words.format(day(call.grid_frozen_on)) if is_frozen else "")

    def _enable(self) -> None:
        deposit: DepositRow | None = self.view.deposits.current
        has_dossier = deposit is not None and deposit.dossier_id is not None
        has_keyboard = self.view.become.hasFocus()
        # One or the other: there is no room for both beside the list.
        self.view.visit.setVisible(has_dossier)
        self.view.become.setVisible(not has_dossier)
        self.view.become.setEnabled(self.can_write and deposit is not None and not has_dossier)
        self.view.visit.setEnabled(has_dossier)
        if has_keyboard and has_dossier:
            self.view.visit.setFocus()
        has_file = bool(self.view.files.table.selected_lines())
        self.view.open_file.setEnabled(has_file)
        self.view.detach.setEnabled(self.can_write and has_file)

    def _offer(self, fiches: Mapping[int, str], grids: Mapping[int, str]) -> None:
        self.view.form.editor("fiche_id").set_choices(fiches)  # type: ignore[attr-defined]  # a ChoiceField
        self.view.form.editor("grid_version_id").set_choices(grids)  # type: ignore[attr-defined]  # same
