"""The tab « Projet »: what the project is, its tags, its notes, and the dossiers that look like it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.known_words import offer
from leaderdesk.ui.dossiers.lookalikes import Lookalikes
from leaderdesk.ui.dossiers.neighbours import Found, seek
from leaderdesk.ui.dossiers.record.area import TabArea
from leaderdesk.ui.dossiers.record.note_works import edited, ended, noted, removed
from leaderdesk.ui.dossiers.record.notes import NotesPanel
from leaderdesk.ui.dossiers.record.project_fields import TAKEN, ProjectFields, regimes, values_of
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.dossiers.record.tags import TagsRow
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.dossiers import WholeDossier
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.choices import Choices
    from leaderdesk.services.done import Done

_NEEDED = frozenset({"title", "number", "holder_id"})
_WIDEST = 110


class ProjectTab(Tab):
    """Everything typed here is kept when it is left."""

    topics = frozenset({"dossiers", "holders", "programme", "calls"})
    help_page = "dossiers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._undoing = Undoing(desk, self.said, self)
        self._sought: dict[str, Any] = {}
        # The note that somebody wishes to see before the dossier is read.
        self.form = Form(ProjectFields(self._today, self).all(), taken=TAKEN)
        self.bound = BoundForm(desk, self.form, "dossier", _saving)
        self.tags = TagsRow()
        self.notes = NotesPanel(self._today)
        self.lookalikes = Lookalikes(self.tr("Aucun autre dossier ne ressemble à celui-ci."))
        self._area = TabArea(
            column(
                self.form,
                text(self.tr("Étiquettes"), "heading"),
                self.tags,
                text(self.tr("Notes"), "heading"),
                self.notes,
                text(self.tr("Dossiers voisins"), "heading"),
                self.lookalikes,
                None,
            ),
            _WIDEST,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._area)
        self._connect()

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> tuple[WholeDossier, Choices]:
            from leaderdesk.services.choices import read_choices
            from leaderdesk.services.dossiers import read_whole_dossier

            return read_whole_dossier(base, key), read_choices(base)

        self.desk.ask(work, lambda found: self._show(key, *found))

    def leave(self) -> None:
        self.bound.leave()
        self.notes.clear()

    def focus_first(self) -> None:
        self.focus_part("title")

    def focus_part(self, part: str) -> None:
        if part in self.form.cells:
            self.form.focus_field(part)
            self._area.keep_in_sight()
        elif part.partition(":")[0] == "notes":
            super().focus_part(part)

    def go_to(self, part: str) -> None:
        """On one note; where it is gone, or none is meant, where notes are written."""
        row = part.partition(":")[2]
        if not (row.isdigit() and self.notes.enter(int(row))):
            self.notes.form.focus_first()
            self._area.keep_in_sight()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.form.set_read_only(is_read_only)
        self.tags.set_read_only(is_read_only=is_read_only)
        self.notes.set_read_only(is_read_only=is_read_only)

    def _show(self, key: int, whole: WholeDossier, choices: Choices) -> None:
        if key != self.key:
            return
        record = whole.record
        self._offer("holder_id", choices.holders, {record.holder_id: whole.holder.name})
        self._offer("fiche_id", choices.fiches, {record.fiche_id: whole.fiche.title if whole.fiche else ""})
        self._offer("person_id", choices.people, {record.person_id: whole.person})
        self._offer("call_id", choices.calls, {record.call_id: whole.call})
        self._offer("regime", regimes(choices.regimes), regimes([record.regime] if record.regime else []))
        offer(self.form.editor("theme"), choices.themes, self.tr("Thèmes connus"))
        self.bound.open(key, values_of(record, list(self.form.cells)))
        self.tags.show_tags(whole.tags, choices.tags)
        self.notes.show_notes(whole.notes)
        self._area.put_in_order()
        self._area.keep_in_sight()
        self.end_showing(key)
        self._seek_lookalikes(key, whole)

    def _offer(self, name: str, choices: Mapping[Any, str], current: Mapping[Any, str | None]) -> None:
        """What is in the bin is offered no more, but the dossier that has it still says it."""
        editor = self.form.editor(name)
        if isinstance(editor, ChoiceField):
            editor.set_choices({key: words or "" for key, words in current.items() if key is not None} | dict(choices))

    def _seek_lookalikes(self, key: int, whole: WholeDossier) -> None:
        record = whole.record
        known = {
            "title": record.title,
            "description": record.summary or "",
            "holder": whole.holder.name,
            "siret": whole.holder.siret or "",
            "communes": _parted(record.communes),
            "themes": _parted(record.theme),
            "starts_on": record.starts_on,
            "ends_on": record.ends_on,
            "besides": key,
        }
        # Read again meanwhile, it is asked again with what is known by then.
        self._sought = known
        seek(self.desk, known, lambda: key == self.key and self._sought is known, self._show_lookalikes)

    def _show_lookalikes(self, found: Found) -> None:
        self.lookalikes.show_found(found)
        self._area.put_in_order()

    def _connect(self) -> None:
        self.lookalikes.chosen.connect(lambda key: self.visit_wished.emit(Visit("dossiers", key, "project")))
        self.tags.put_wished.connect(self._put_tag)
        self.tags.removal_wished.connect(self._remove_tag)
        self.notes.add_wished.connect(self._add_note)
        self.notes.edit_wished.connect(lambda note, values: self._edit_note(partial(edited, note, values)))
        self.notes.end_wished.connect(lambda note, is_done: self._edit_note(partial(ended, note, self._end(is_done))))
        self.notes.removal_wished.connect(
            lambda note: self._edit_note(partial(removed, note), self.tr("Note retirée."))
        )

    def _put_tag(self, tag: str) -> None:
        self.desk.act(partial(_tagged, self.key or 0, tag))

    def _remove_tag(self, tag: str) -> None:
        said = self.tr("Étiquette «\u00a0{}\u00a0» retirée.").format(tag)
        self.desk.act(partial(_untagged, self.key or 0, tag), self._undoing.after(said))

    def _add_note(self, values: Mapping[str, Any]) -> None:
        self.desk.act(partial(noted, self.key or 0, self._today(), values))

    def _edit_note(self, work: Callable[[OpenBase], Done], said: str = "") -> None:
        self.desk.act(work, self._undoing.after(said))

    def _end(self, is_done: bool) -> date | None:
        return self._today() if is_done else None

    def _today(self) -> date:
        return self.desk.around.today()


def _saving(key: int, name: str, value: Any) -> Callable[[OpenBase], Done]:  # noqa: ANN401 - of the field
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.dossiers import edit_dossier

        if value is None and name in _NEEDED:
            raise Refusal("name_needed")
        stored = Fraction(value, RATE_UNIT) if name == "inside_share" and value is not None else value
        return edit_dossier(base, key, **{name: stored})

    return work


def _tagged(key: int, tag: str, base: OpenBase) -> Done:
    from leaderdesk.services.dossiers import add_tag

    return add_tag(base, [key], tag)


def _untagged(key: int, tag: str, base: OpenBase) -> Done:
    from leaderdesk.services.dossiers import remove_tag

    return remove_tag(base, [key], tag)


def _parted(words: str | None) -> list[str]:
    return [part.strip() for part in (words or "").split(",") if part.strip()]
