"""A form tied to one record of the base: a field is saved when it is left, what is being typed is kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.forms import Form

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

# Given the record's key, a field and its new value: the work that saves it.
Saving = Callable[[int, str, Any], "Callable[[OpenBase], Any]"]


def saving_dossier(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    """What saves a field of a dossier as it is typed."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.dossiers import edit_dossier

        return edit_dossier(base, key, **{name: value})

    return work


class BoundForm(QObject):
    """Shows one record after another; `kind` names them in the drafts (`dossier:123:title`)."""

    def __init__(
        self, desk: Desk, form: Form, kind: str, saving: Saving, saved: Callable[[Any], None] | None = None
    ) -> None:
        super().__init__(form)
        self._saved = saved
        self._desk, self._form, self._kind, self._saving = desk, form, kind, saving
        self._key: int | None = None
        form.edited.connect(self._save)
        form.typed.connect(self._keep_draft)
        desk.leaving.connect(self.leave)

    @property
    def key(self) -> int | None:
        """The record shown."""
        return self._key

    def open(self, key: int, values: Mapping[str, Any]) -> None:
        """Show a record: what was typed in the one before is saved, what is unfinished in this one comes back."""
        if key == self._key:
            self._form.show(values)
            return
        self.leave()
        self._key = key
        self._form.open(values, {})
        self._desk.ask(self._reading_drafts, lambda drafts: self._show_drafts(key, drafts))

    def leave(self) -> None:
        """Save what is being typed; no record is shown any more."""
        if self._key is not None:
            self._form.commit()
            self._form.tell_drafts()
        self._key = None

    def _reading_drafts(self, base: OpenBase) -> dict[str, str]:
        from leaderdesk.services.asides import drafts

        return drafts(base)

    def _show_drafts(self, key: int, drafts: Mapping[str, str]) -> None:
        if key != self._key:
            return
        start = f"{self._kind}:{key}:"
        own = {place.removeprefix(start): raw for place, raw in drafts.items() if place.startswith(start)}
        if own:
            self._form.show_drafts(own)

    def _save(self, name: str, value: object) -> None:
        if self._key is not None:
            self._desk.act(self._saving(self._key, name, value), self._saved)

    def _keep_draft(self, name: str, raw: str | None) -> None:
        state = self._desk.state
        if self._key is None or state is None or state.facts.is_read_only:
            return
        place = f"{self._kind}:{self._key}:{name}"

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft, keep_draft

            if raw is None:
                forget_draft(base, place)
            else:
                keep_draft(base, place, raw)

        self._desk.ask(work, lambda _: None)
