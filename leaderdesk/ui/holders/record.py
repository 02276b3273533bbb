"""The record of a holder: saves each field, its people and its aids, finds its look-alikes, merges two records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.cash.together import Together
from leaderdesk.domain.holders import HolderDossier, HolderSheet, MergePlan, SimilarHolder
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.beginnings import BegunForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.holders import works
from leaderdesk.ui.holders.fields import values_of
from leaderdesk.ui.holders.record_view import HolderRecordView
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.record_pane import RecordPane
from leaderdesk.words.formats import counted, money
from leaderdesk.words.holders import legal_kinds
from leaderdesk.words.phrases import spaced

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_PAUSE = 250
_LOOKED_AT = frozenset({"name", "siret", "commune"})


class HolderPane(RecordPane):
    """Decides what the record of a holder does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = HolderRecordView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.bind(BegunForm(desk, self.view.form, "holder", works.saving, self._making, is_at_once=False))
        self.setFocusProxy(self.view.form.cells["name"].widget)
        self._said: dict[str, Any] = {}
        self._plan: MergePlan | None = None
        self._drafts = (
            CellDrafts(desk, self.view.contacts, "contact"),
            CellDrafts(desk, self.view.small_aids.rows, "aid"),
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look_for_similar)
        self._connect()

    def reading(self, key: int) -> Callable[[OpenBase], works.Known]:
        return works.reading(key)

    def values(self, sheet: works.Known) -> Mapping[str, Any]:
        return values_of(sheet[0])

    def show_sheet(self, sheet: works.Known | None) -> None:
        view = self.view
        if sheet is None or self._plan is None:
            view.show_whole()
        view.sections.show_only("form", is_alone=sheet is None)
        view.make.setVisible(sheet is None)
        if sheet is None:
            self._said = {}
            view.name.setText(self.tr("Nouveau porteur"))
            view.told.setText(self.tr("Le nom suffit\u00a0: tout le reste peut venir plus tard."))
            view.similar.show_similar((), can_merge=False)
            return
        holder, communes = sheet
        view.form.editor("commune").set_communes(communes)  # type: ignore[attr-defined]  # a CommuneField
        view.name.setText(holder.name)
        view.told.setText(self._told(holder))
        self._show_parts(holder)
        self._read_cash(holder.id)
        self._said = {"name": holder.name, "siret": holder.siret, "commune": holder.commune}
        self._look_for_similar()

    def open(self, key: int) -> None:
        self._plan = None
        super().open(key)

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.form.set_read_only(is_read_only)
        self.view.contacts.set_read_only(is_read_only=is_read_only)
        self.view.small_aids.rows.set_read_only(is_read_only=is_read_only)

    def focus_part(self, part: str) -> None:
        if part in self.view.sections.sections:
            self.view.sections.show_section(part)
            self.view.sections.buttons[part].setFocus()
        elif part in self.view.form.cells:
            self.view.sections.show_section("form")
            self.view.form.focus_field(part)

    def look_at_merge(self, kept_id: int, merged_id: int) -> None:
        """Show what making one of two holders would do."""
        self.desk.ask(works.planning(kept_id, merged_id), self._show_plan)

    # What the user does

    def _connect(self) -> None:
        view = self.view
        view.form.tried.connect(self._on_tried)
        view.form.edited.connect(self._on_edited)
        view.dossiers.table.opened.connect(self._open_dossier)
        view.contacts.wished.connect(self._change_contacts)
        view.remove_contact.clicked.connect(lambda: self._change_contacts(view.contacts.removals()))
        view.small_aids.rows.wished.connect(self._change_aids)
        view.small_aids.remove.clicked.connect(lambda: self._change_aids(view.small_aids.rows.removals()))
        view.make.clicked.connect(self.bound.make)
        view.make_now.activated.connect(self._make_now)
        view.similar.open_wished.connect(self._open_similar)
        view.similar.merge_wished.connect(lambda other: self.look_at_merge(self.key or 0, other))
        view.conversations.table.opened.connect(lambda row: self.visit_wished.emit(Visit("conversations", row.id)))
        view.merging.accepted.connect(self._merge)
        view.merging.swapped.connect(self._swap)
        view.merging.left.connect(self._leave_merge)

    def _on_edited(self, name: str, value: object) -> None:
        self._on_tried(name, value)
        if value is None and name == "name":
            # It was refused, and said so: the name stands again.
            self.refresh()

    def _on_tried(self, name: str, value: object) -> None:
        if name in _LOOKED_AT:
            self._said[name] = value.name if isinstance(value, Commune) else value
            self._pause.start()

    def _look_for_similar(self) -> None:
        key = self.key
        if key is not None:
            self.desk.ask(works.resembling(key, dict(self._said)), lambda found: self._show_similar(key, found))

    def _show_similar(self, key: int, found: tuple[SimilarHolder, ...]) -> None:
        if key == self.key:
            self.view.similar.show_similar(found, can_merge=bool(key) and self.can_write)

    def _read_cash(self, key: int) -> None:
        def show(found: Together) -> None:
            if key == self.key:
                self.view.balances.show_together(found)

        self.desk.ask(works.reading_cash(key), show)

    def _make_now(self) -> None:
        if self.is_new:
            self.bound.make()

    def _open_similar(self, key: int) -> None:
        # What was typed is already there, in the record that opens.
        self.bound.give_up()
        self.visit_wished.emit(Visit("holders", key))

    def _open_dossier(self, row: HolderDossier) -> None:
        self.visit_wished.emit(Visit("dossiers", row.id))

    def _change_contacts(self, entries: Sequence[Entry]) -> None:
        unnamed = self.tr("Nom à préciser")
        named = [replace(each, fields={"name": unnamed, **each.fields}) if not each.key else each for each in entries]
        if self.key:
            self._change(works.changing_contacts(self.key, named), entries, self.tr("Contact retiré."))

    def _change_aids(self, entries: Sequence[Entry]) -> None:
        if self.key:
            self._change(works.changing_aids(self.key, entries), entries, self.tr("Aide retirée."))

    def _change(self, work: Callable[[OpenBase], Done], entries: Sequence[Entry], removed: str) -> None:
        is_removal = any(each.is_removed for each in entries)
        self.desk.act(work, self.undoing.after(removed) if is_removal else None)

    # Merging

    def _show_plan(self, plan: MergePlan) -> None:
        self._plan = plan
        self.view.merging.show_plan(plan)
        self.view.show_merging()

    def _swap(self) -> None:
        if self._plan is not None:
            self.look_at_merge(self._plan.merged_id, self._plan.kept_id)

    def _leave_merge(self) -> None:
        self._plan = None
        self.view.show_whole()
        self.setFocus()

    def _merge(self) -> None:
        plan, self._plan = self._plan, None
        if plan is None:
            return

        def merged(_: object) -> None:
            self.undoing.tell(self.tr("Deux porteurs fusionnés en un."))
            self.visit_wished.emit(Visit("holders", plan.kept_id))

        self.view.show_whole()
        self.desk.act(works.merging(plan), merged)

    def _making(self, values: Mapping[str, Any]) -> Callable[[OpenBase], int]:
        return works.making({**values, "name": values["name"] or self.tr("Porteur à nommer")})

    # What is shown

    def _told(self, holder: HolderSheet) -> str:
        kept = [each for each in holder.dossiers if not each.is_binned]
        european = sum(each.european for each in kept)
        parts = [legal_kinds().get(holder.legal_kind or "", self.tr("Forme juridique non renseignée"))]
        parts += [holder.commune] if holder.commune else []
        parts += [counted(len(kept), "dossier", "dossiers")]
        parts += [self.tr("{} de FEADER").format(money(european))] if european else []
        said = " · ".join(parts)
        if holder.merged:
            said += self.tr("\nRéunit aussi\u00a0: {}.").format(", ".join(holder.merged))
        if holder.is_binned:
            said += self.tr("\nÀ la corbeille.")
        return spaced(said)

    def _show_parts(self, holder: HolderSheet) -> None:
        view = self.view
        for listing, rows in ((view.dossiers, holder.dossiers), (view.conversations, holder.conversations)):
            listing.show_lines(lines_of(listing.model.columns, rows, lambda row: row.id))
        view.contacts.show_lines(view.contacts.lines_for(holder.id, holder.contacts))
        view.small_aids.show_counts(holder.id, holder.de_minimis, holder.aids)
        for drafts in self._drafts:
            drafts.restore()
        for name, count in (
            ("dossiers", len(holder.dossiers)),
            ("contacts", len(holder.contacts)),
            ("conversations", len(holder.conversations)),
        ):
            view.sections.show_count(name, count)
