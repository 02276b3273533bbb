"""What is done to the notes of a dossier, as jobs for the base's thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made


def noted(key: int, today: date, values: Mapping[str, Any], base: OpenBase) -> Made:
    """Leave a note on a dossier."""
    from leaderdesk.services.dossiers import add_note

    return add_note(base, key, values["text"], today, values["asked_of"], values["due_on"])


def edited(note: int, values: Mapping[str, Any], base: OpenBase) -> Done:
    """Change a note."""
    from leaderdesk.services.dossiers import edit_note

    return edit_note(base, note, **values)


def ended(note: int, on: date | None, base: OpenBase) -> Done:
    """Say on which day what a note asks was done, or that it is not."""
    from leaderdesk.services.dossiers import finish_note

    return finish_note(base, note, on)


def removed(note: int, base: OpenBase) -> Done:
    """Take a note off its dossier."""
    from leaderdesk.services.dossiers import remove_note

    return remove_note(base, note)
