"""The record of a member: saves each field, places, ties, declarations; notes and lifts interests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.committee.attendance import counts_of
from leaderdesk.ui.beginnings import BegunForm
from leaderdesk.ui.committee.members import works
from leaderdesk.ui.committee.members.fields import values_of
from leaderdesk.ui.committee.members.record_view import MemberRecordView
from leaderdesk.ui.committee.waiting import WaitingForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.record_pane import RecordPane
from leaderdesk.words import seats as words
from leaderdesk.words.phrases import spaced

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class MemberPane(RecordPane):
    """Decides what the record of a member does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = MemberRecordView(desk)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.bind(BegunForm(desk, self.view.form, "member", works.saving, self._making, is_at_once=False))
        self.setFocusProxy(self.view.form.cells["name"].widget)
        self._drafts = (CellDrafts(desk, self.view.ties, "tie"), CellDrafts(desk, self.view.declarations, "declared"))
        self._shown: int | None = None
        # What waits in its forms is asked of the next base anew.
        desk.leaving.connect(self._leave_base)
        self._connect()

    def reading(self, key: int) -> Callable[[OpenBase], works.Known]:
        return works.reading(key)

    def values(self, sheet: works.Known) -> Mapping[str, Any]:
        return values_of(sheet.file)

    def show_sheet(self, sheet: works.Known | None) -> None:
        view = self.view
        view.sections.show_only("form", is_alone=sheet is None)
        view.make.setVisible(sheet is None)
        if sheet is None:
            self._shown = None
            view.name.setText(self.tr("Nouveau membre"))
            view.told.setText(self.tr("Le nom suffit\u00a0: tout le reste peut venir plus tard."))
            return
        line = sheet.file.line
        if self._shown != line.id:
            self._shown = line.id
            view.places.open_for(line.id)
            view.interests.open_for(line.id)
        view.form.editor("commune").set_communes(sheet.communes)  # type: ignore[attr-defined]  # a CommuneField
        view.name.setText(line.name)
        current = [words.say_place(each) for each in line.current]
        told = " ; ".join(current) or self.tr("Aucune place aujourd’hui.")
        view.told.setText(spaced(self.tr("{} (à la corbeille)").format(told) if line.is_binned else told))
        self._show_parts(sheet)

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.form.set_read_only(is_read_only)
        for part in (self.view.places, self.view.ties, self.view.declarations, self.view.interests):
            part.set_read_only(is_read_only=is_read_only)

    def focus_part(self, part: str) -> None:
        if part in self.view.sections.sections:
            self.view.sections.show_section(part)
            self.view.sections.buttons[part].setFocus()

    def _connect(self) -> None:
        view = self.view
        view.make.clicked.connect(self.bound.make)
        view.form.edited.connect(self._on_edited)
        view.make_now.activated.connect(self._make_now)
        view.places.given.connect(self._give)
        view.places.corrected.connect(lambda edits: self._act(works.changing_places, edits))
        view.places.removed.connect(lambda keys: self._act(works.removing_places, keys, self.tr("Place retirée.")))
        view.ties.wished.connect(self._change_ties)
        view.remove_tie.clicked.connect(lambda: self._change_ties(view.ties.removals()))
        view.declarations.wished.connect(lambda entries: self._act(works.changing_declarations, entries))
        view.remove_declaration.clicked.connect(
            lambda: self._act(
                works.changing_declarations, view.declarations.removals(), self.tr("Déclaration retirée.")
            )
        )
        view.interests.declared.connect(self._declare)
        view.interests.lifted.connect(self._lift)

    def _leave_base(self) -> None:
        self._shown = None

    def _act(self, work: Callable[[int, Any], Callable[[OpenBase], Any]], what: object, words_said: str = "") -> None:
        if self.key and what:
            done = self.undoing.after(words_said)
            self.desk.act(work(self.key, what), done)

    def _on_edited(self, name: str, value: object) -> None:
        if value is None and name == "name":
            # It was refused, and said so: the name stands again.
            self.refresh()

    def _make_now(self) -> None:
        if self.is_new:
            self.bound.make()

    def _making(self, values: Mapping[str, Any]) -> Callable[[OpenBase], int]:
        return works.making({**values, "name": values["name"] or self.tr("Membre à nommer")})

    def _give(self, values: Mapping[str, Any]) -> None:
        said, key = self.tr("{}\u00a0: place donnée.").format(words.roles()[values["role"]]), self.key
        if key:
            self.desk.act(works.giving(key, values), lambda _: self._tell_done(key, said, self.view.places.waiting))

    def _change_ties(self, entries: Sequence[Entry]) -> None:
        unnamed = self.tr("À préciser")
        named = [replace(each, fields={"name": unnamed, **each.fields}) if not each.key else each for each in entries]
        is_removal = any(each.is_removed for each in entries)
        self._act(works.changing_ties, named, self.tr("Lien retiré.") if is_removal else "")

    def _declare(self, dossier: int, reason: str) -> None:
        key = self.key
        if key:
            said = self.tr("Intérêt noté\u00a0: cette personne sortira de la salle pour ce dossier.")
            waiting = self.view.interests.waiting
            self.desk.act(works.declaring(key, dossier, reason), lambda _: self._tell_done(key, said, waiting))

    def _tell_done(self, key: int, said: str, waiting: WaitingForm) -> None:
        waiting.begin_again(key)
        self.undoing.tell(said)

    def _lift(self, interest: int, reason: str) -> None:
        self.desk.act(works.lifting(interest, reason), self.undoing.after(self.tr("Intérêt levé.")))

    def _show_parts(self, known: works.Known) -> None:
        view, file = self.view, known.file
        view.places.show_places(file.line.places, known.seats)
        view.ties.show_lines(view.ties.lines_for(file.line.id, file.ties))
        view.declarations.show_lines(view.declarations.lines_for(file.line.id, file.declarations))
        view.interests.show_lines(file.interests, known.dossiers)
        view.attended.setText(words.say_attendance(counts_of(file.attendance)))
        view.attended.setVisible(bool(file.attendance))
        view.attendance.show_lines(
            lines_of(view.attendance.model.columns, file.attendance, lambda each: each.sitting_id)
        )
        for drafts in self._drafts:
            drafts.restore()
        for name, count in (
            ("ties", len(file.ties)),
            ("interests", file.line.interests),
            ("attendance", len(file.attendance)),
        ):
            view.sections.show_count(name, count)
