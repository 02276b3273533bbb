"""A form that may begin with no record: a field that is left makes one, or else the gesture that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.records import BoundForm, Saving

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

# What stands for the key of a record that is not there yet.
NEW = 0
# Given all that is known: the work that makes the record and returns its key.
Making = Callable[[Mapping[str, Any]], "Callable[[OpenBase], int]"]


class BegunForm(BoundForm):
    """Opened on `NEW`, it keeps what is typed as drafts until the record is made: at the first value, or by `make`."""

    begun = Signal(object)

    def __init__(
        self, desk: Desk, form: Form, kind: str, saving: Saving, making: Making, *, is_at_once: bool = True
    ) -> None:
        super().__init__(desk, form, kind, saving)
        self._making = making
        self._is_at_once = is_at_once
        # Filled on the base's thread: what is edited before the window hears of the record goes to it too.
        self._made: list[int] = []

    def open(self, key: int, values: Mapping[str, Any]) -> None:
        if key == NEW and self._key != NEW:
            self.leave()
            self._made = []
        super().open(key, values)

    def make(self) -> None:
        """Make the record of what stands in the form."""
        self._form.commit()
        if self._key == NEW and not self._made:
            self._desk.act(self._beginning("", None), lambda _: self._adopt())

    def give_up(self) -> None:
        """Make nothing of what was typed for a record that is not there yet."""
        if self._key == NEW:
            self._form.open({}, {})
            self._desk.ask(self._forgetting(), lambda _: None)
            self._key = None

    def _save(self, name: str, value: object) -> None:
        if self._key != NEW:
            super()._save(name, value)
        elif self._is_waiting:
            # Nothing is made yet: a value is still a draft.
            self._keep_draft(name, None)
        elif value is not None or self._made:
            self._desk.act(self._beginning(name, value), lambda _: self._adopt())

    def _keep_draft(self, name: str, raw: str | None) -> None:
        if self._is_waiting and raw is None:
            raw = self._form.editor(name).raw() or None
        super()._keep_draft(name, raw)

    def _show_drafts(self, key: int, drafts: Mapping[str, str]) -> None:
        super()._show_drafts(key, drafts)
        if self._is_waiting:
            for editor in [cell.editor for cell in self._form.cells.values()]:
                if len(editor.answers) == 1:
                    editor.take(editor.answers[0].value)

    @property
    def _is_waiting(self) -> bool:
        """True while what is typed is kept for a gesture to come."""
        return self._key == NEW and not self._is_at_once and not self._made

    def _beginning(self, name: str, value: object) -> Callable[[OpenBase], Any]:
        made, saving = self._made, self._saving
        making = self._making(self._form.values() | ({name: value} if name else {}))

        def work(base: OpenBase) -> object:
            if made:
                return saving(made[0], name, value)(base) if name else made[0]
            key = making(base)
            made.append(int(key))
            return key

        return work

    def _adopt(self) -> None:
        """The record is there: what goes on being typed is its own."""
        if self._key == NEW and self._made:
            self._key = self._made[0]
            self._desk.ask(self._forgetting(), lambda _: None)
            self.begun.emit(self._key)

    def _forgetting(self) -> Callable[[OpenBase], None]:
        start = f"{self._kind}:{NEW}:"

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import drafts, forget_draft

            for place in drafts(base):
                if place.startswith(start):
                    forget_draft(base, place)

        return work
