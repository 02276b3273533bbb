"""A note being written during the review: kept as a draft at every word, left on its dossier with one key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.sheets.reviews import Ask
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.fields import DayField, NotesField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words.comparisons import say_asked

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Made

_NAMES = ("text", "asked_of", "due_on")


class Noting(QObject):
    """The form of a new note, for one dossier after the other."""

    said = Signal(object)

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._key: int | None = None
        self._number = ""
        self._undoing = Undoing(desk, self.said, self)
        form.typed.connect(lambda name, _: self._keep(name))
        form.edited.connect(lambda name, _: self._keep(name))
        desk.leaving.connect(self._put_away)

    def open(self, key: int, number: str) -> None:
        """Ready for a note on another dossier; the one begun on the dossier before is left there."""
        if key == self._key:
            return
        self.leave()
        self._key, self._number = key, number
        self._form.open({})
        self._desk.ask(_drafts, lambda found: self._resume(key, found))

    def begin(self, ask: Ask) -> None:
        """The note that says what is asked of whom; the day remains to be said."""
        self._form.editor("asked_of").take(ask.of)
        if not self._form.editor("text").raw().strip():
            self._form.editor("text").take(say_asked(ask))
        self._form.focus_field("due_on")

    def leave(self) -> None:
        """Leave the note on its dossier, if anything was written."""
        self._form.commit()
        key, values = self._key, self._form.values()
        if key is None or not values["text"]:
            return
        if self._form.problems():
            self._warn()
            return
        number, on = self._number, self._desk.around.today()

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.asides import forget_draft
            from leaderdesk.services.dossiers import add_note

            made = add_note(base, key, values["text"], on, values["asked_of"], values["due_on"])
            for name in _NAMES:
                forget_draft(base, _place(key, name))
            return made

        self._form.open({})
        self._desk.act(work, lambda _: self._tell(number))

    def leave_or_say(self) -> None:
        """The same, asked for: what keeps it from being left has the keyboard."""
        self._form.commit()
        problem = self._form.first_problem()
        if problem is not None or not self._form.values()["text"]:
            self._form.focus_field(problem or "text")
        else:
            self.leave()

    def _tell(self, number: str) -> None:
        self._undoing.tell(self.tr("Note laissée sur le dossier {}.").format(number))

    def _warn(self) -> None:
        words = self.tr("Dossier {}\u00a0: la note attend, sa date n’a pas pu être lue.").format(self._number)
        self.said.emit(Message("warning", words))

    def _resume(self, key: int, found: Mapping[str, str]) -> None:
        own = {name: found[_place(key, name)] for name in _NAMES if _place(key, name) in found}
        if key != self._key or any(self._form.editor(name).is_pending for name in _NAMES):
            return
        for name in ("text", "asked_of"):
            self._form.editor(name).show_value(own.get(name))
        self._form.show_drafts({name: raw for name, raw in own.items() if name == "due_on"})

    def _keep(self, name: str) -> None:
        state = self._desk.state
        if self._key is None or state is None or state.facts.is_read_only:
            return
        place, raw = _place(self._key, name), self._form.editor(name).raw()

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft, keep_draft

            if raw.strip():
                keep_draft(base, place, raw)
            else:
                forget_draft(base, place)

        self._desk.ask(work, lambda _: None)

    def _put_away(self) -> None:
        """The base leaves: what is begun waits as a draft."""
        for name in _NAMES:
            if self._form.editor(name).raw().strip():
                self._keep(name)
        self._key = None


class NoteFields(QObject):
    """The fields of a new note."""

    def all(self, desk: Desk) -> list[Field]:
        """What was said or done, of whom something is asked, and for when."""
        return [
            Field("text", self.tr("&Nouvelle note"), partial(NotesField, 2, 8), is_wide=True),
            Field("asked_of", self.tr("De&mandé à"), is_optional=True, width=24),
            Field("due_on", self.tr("Pour &le"), partial(DayField, desk.around.today), is_optional=True),
        ]


def _place(key: int, name: str) -> str:
    return f"review_note:{key}:{name}"


def _drafts(base: OpenBase) -> dict[str, str]:
    from leaderdesk.services.asides import drafts

    return drafts(base)
