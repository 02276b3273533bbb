"""A form that waits for a button: what stands in it is kept aside for its owner until the button was pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.forms import Form

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


class WaitingForm(QObject):
    """`kind` names the drafts (`place:12:role`); the values a form begins with are kept nowhere."""

    def __init__(self, desk: Desk, form: Form, kind: str) -> None:
        super().__init__(form)
        self._desk, self._form, self._kind = desk, form, kind
        self._owner: int | None = None
        self._begins: Mapping[str, Any] = {}
        form.edited.connect(lambda name, _: self._keep(name))
        form.typed.connect(self._keep)
        desk.leaving.connect(self.leave)

    def open(self, owner: int, begins: Mapping[str, Any]) -> None:
        """Stand for somebody: the form begins anew, then what was left in it for them comes back."""
        if owner == self._owner:
            return
        self.leave()
        self._owner, self._begins = owner, begins
        self._form.open(begins, {})
        self._desk.ask(self._reading, lambda drafts: self._show(owner, drafts))

    def begin_again(self, owner: int, **kept: object) -> None:
        """The button did what was asked of somebody: nothing waits for them any more, whoever is shown by now."""
        if owner == self._owner:
            self._form.open({**self._begins, **kept}, {})
        self._desk.ask(self._forgetting(owner), lambda _: None)

    def leave(self) -> None:
        """Nobody is shown any more; what is half typed is kept."""
        if self._owner is not None:
            self._form.tell_drafts()
        self._owner = None

    def _reading(self, base: OpenBase) -> dict[str, str]:
        from leaderdesk.services.asides import drafts

        return drafts(base)

    def _show(self, owner: int, drafts: Mapping[str, str]) -> None:
        start = f"{self._kind}:{owner}:"
        own = {place.removeprefix(start): raw for place, raw in drafts.items() if place.startswith(start)}
        if owner != self._owner or not own:
            return
        self._form.show_drafts(own)
        for name in self._form.cells.keys() & own.keys():
            editor = self._form.editor(name)
            if len(editor.answers) == 1:
                editor.take(editor.answers[0].value)

    def _keep(self, name: str, raw: str | None = None) -> None:
        state = self._desk.state
        if self._owner is None or state is None or state.facts.is_read_only:
            return
        place, text = f"{self._kind}:{self._owner}:{name}", raw or self._form.editor(name).raw()

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft, keep_draft

            if text:
                keep_draft(base, place, text)
            else:
                forget_draft(base, place)

        self._desk.ask(work, lambda _: None)

    def _forgetting(self, owner: int) -> Any:  # noqa: ANN401 - a work for the base's thread
        start = f"{self._kind}:{owner}:"

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import drafts, forget_draft

            for place in drafts(base):
                if place.startswith(start):
                    forget_draft(base, place)

        return work
