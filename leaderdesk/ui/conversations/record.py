"""The record of a conversation: begun by who calls, saved field by field, done, oriented, made a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.beginnings import BegunForm
from leaderdesk.ui.conversations.fields import NEEDED, stored, values_of
from leaderdesk.ui.conversations.record_view import ConversationRecordView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.record_pane import RecordPane
from leaderdesk.words.formats import day
from leaderdesk.words.orientations import fits
from leaderdesk.words.phrases import spaced

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class Known:
    """A conversation, and what its lists offer."""

    row: ConversationRow
    communes: tuple[Commune, ...]
    fiches: Mapping[int, str]
    holders: Mapping[int, str]


class ConversationPane(RecordPane):
    """Decides what the record of a conversation does."""

    orientation_wished = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ConversationRecordView(self._today)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.bind(BegunForm(desk, self.view.form, "conversation", _saving, self._making))
        self.setFocusProxy(self.view.form.cells["caller"].widget)
        self.view.form.edited.connect(self._on_edited)
        self.view.orient.clicked.connect(lambda: self.orientation_wished.emit(self.key))
        self.view.finish.clicked.connect(self._finish)
        self.view.become.clicked.connect(self.become_dossier)
        self.view.visit.clicked.connect(self._visit)

    def reading(self, key: int) -> Callable[[OpenBase], Known]:
        def work(base: OpenBase) -> Known:
            from leaderdesk.services.conversations import read_conversation

            row = read_conversation(base, key)
            return Known(row, *_offered(base))

        return work

    def values(self, sheet: Known) -> Mapping[str, Any]:
        self._offer(sheet.communes, sheet.fiches, sheet.holders)
        return values_of(sheet.row)

    def first_values(self) -> Mapping[str, Any]:
        self.desk.ask(_offered, lambda offered: self._offer(*offered))
        return {"held_on": self._today()}

    def show_sheet(self, sheet: Known | None) -> None:
        view = self.view
        view.doing.setVisible(sheet is not None)
        if sheet is None:
            view.caller.setText(self.tr("Nouvel échange"))
            view.told.setText(self.tr("Écrivez qui appelle, puis Entrée\u00a0: c’est enregistré au fur et à mesure."))
            return
        row = sheet.row
        view.caller.setText(row.caller)
        view.told.setText(self._told(row))
        view.finish.setVisible(row.due_on is not None or row.done_on is not None)
        view.finish.setText(self.tr("C’&est fait") if row.done_on is None else self.tr("À r&efaire"))
        view.become.setVisible(row.dossier_id is None)
        view.visit.setVisible(row.dossier_id is not None)
        view.visit.setText(self.tr("Ouvrir le dossier {}").format(row.dossier or ""))
        for each in (view.finish, view.become):
            each.setEnabled(self.can_write)

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.form.set_read_only(is_read_only)

    def become_dossier(self) -> None:
        """Make a dossier of the conversation."""
        self.view.form.commit()
        key = self.key

        def work(base: OpenBase) -> object:
            from leaderdesk.services.conversations import become_dossier

            return become_dossier(base, key or 0)

        if key:
            self.desk.act(work, self.undoing.after(self.tr("Le dossier est créé, avec son porteur et cet échange.")))

    def _today(self) -> date:
        return self.desk.around.today()

    def _on_edited(self, name: str, value: object) -> None:
        if value is None and name == "caller":
            # It was refused, and said so: who called stands again.
            self.refresh()

    def _finish(self) -> None:
        if self.sheet is None:
            return
        key, on = self.sheet.row.id, None if self.sheet.row.done_on else self._today()

        def work(base: OpenBase) -> object:
            from leaderdesk.services.conversations import finish_conversation

            return finish_conversation(base, key, on)

        words = self.tr("C’est noté\u00a0: fait.") if on else self.tr("C’est noté\u00a0: à refaire.")
        self.desk.act(work, self.undoing.after(words))

    def _visit(self) -> None:
        if self.sheet is not None and self.sheet.row.dossier_id is not None:
            self.visit_wished.emit(Visit("dossiers", self.sheet.row.dossier_id))

    def _making(self, values: Mapping[str, Any]) -> Callable[[OpenBase], int]:
        unnamed = self.tr("Appelant à préciser")
        known = {name: stored(name, value) for name, value in values.items() if value is not None}

        def work(base: OpenBase) -> int:
            from leaderdesk.services.conversations import ConversationDraft, add_conversation

            return add_conversation(base, ConversationDraft(**{"caller": unnamed, **known}))  # type: ignore[arg-type]

        return work

    def _told(self, row: ConversationRow) -> str:
        parts = [self.tr("Noté le {} par {}").format(day(row.held_on), row.author)]
        if row.done_on:
            parts.append(self.tr("fait le {}").format(day(row.done_on)))
        elif row.due_on:
            words = (
                self.tr("à rappeler le {}, en retard") if row.is_late(self._today()) else self.tr("à rappeler le {}")
            )
            parts.append(words.format(day(row.due_on)))
        said = " · ".join(parts)
        if row.fits:
            said += f"\n{fits(row.fits)}"  # type: ignore[arg-type]  # one of the codes of the base
        if row.is_binned:
            said += self.tr("\nÀ la corbeille.")
        return spaced(said)

    def _offer(self, communes: tuple[Commune, ...], fiches: Mapping[int, str], holders: Mapping[int, str]) -> None:
        form = self.view.form
        form.editor("commune").set_communes(communes)  # type: ignore[attr-defined]  # a CommuneField
        form.editor("fiche_id").set_choices(fiches)  # type: ignore[attr-defined]  # a ChoiceField
        form.editor("holder_id").set_choices(holders)  # type: ignore[attr-defined]  # same


def _offered(base: OpenBase) -> tuple[tuple[Commune, ...], dict[int, str], dict[int, str]]:
    """What the lists of the form offer."""
    from leaderdesk.services.communes import known_communes
    from leaderdesk.services.conversations import read_ground
    from leaderdesk.services.holders import list_holders

    fiches = {fiche.id: f"{fiche.code} {fiche.title}" for fiche in read_ground(base).fiches}
    return known_communes(base), fiches, {row.id: row.name for row in list_holders(base) if not row.is_binned}


def _saving(key: int, name: str, value: object) -> Callable[[OpenBase], Any]:
    def work(base: OpenBase) -> object:
        from leaderdesk.services.conversations import edit_conversation
        from leaderdesk.services.done import done

        if value is None and name in NEEDED:
            return done(None, "conversations")
        return edit_conversation(base, key, **{name: stored(name, value)})

    return work
