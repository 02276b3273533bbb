"""The holder of a new dossier: one already known, found as one types, or the name of a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leaderdesk.domain.text import composed, folded
from leaderdesk.domain.typed.readings import Reading, plain
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.lists import ListedField


class HolderField(ListedField):
    """Its value is the key of a holder, or a name that no holder bears yet."""

    marks_first = False

    def __init__(self, characters: int = 40) -> None:
        self._labels: dict[int, str] = {}
        writing = Writing(self._named, lambda value: self._labels.get(value, str(value)))
        super().__init__(writing, characters)

    def choices(self) -> Sequence[tuple[Any, str]]:
        return tuple(self._labels.items())

    def set_holders(self, holders: Mapping[int, str]) -> None:
        """Those who are known by now."""
        self._labels.clear()
        self._labels.update(holders)

    def is_known(self, text: str) -> bool:
        """True when a holder bears this name."""
        return any(folded(label) == folded(text) for label in self._labels.values())

    def _named(self, text: str) -> Reading[Any]:
        bare = composed(plain(text))
        if not bare:
            return Reading()
        known = [key for key, label in self._labels.items() if folded(label) == folded(bare)]
        return Reading(known[0] if known else bare)
