"""The entries of a table as services take them; called on the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from leaderdesk.ui.parts.entries import Entry

if TYPE_CHECKING:
    from leaderdesk.services.edits import RowEdit

Stored = Callable[[str, Any], Any]


def row_edits(entries: Sequence[Entry], stored: Stored | None = None) -> list[RowEdit]:
    """Each entry, its values as they are stored."""
    from leaderdesk.services.edits import RowEdit

    def fields(entry: Entry) -> dict[str, Any]:
        return {name: stored(name, value) if stored else value for name, value in entry.fields.items()}

    return [RowEdit(entry.key, fields(entry), entry.is_removed) for entry in entries]
